/* urgency.h - how soon somebody must act. */
#ifndef DOMAIN_GUIDE_URGENCY_H
#define DOMAIN_GUIDE_URGENCY_H

enum urgency { URGENCY_NONE, URGENCY_DEADLINE, URGENCY_CRISIS };

#endif
