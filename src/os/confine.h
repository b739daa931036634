/* confine.h - the powers that the process gives up for good. */
#ifndef OS_CONFINE_H
#define OS_CONFINE_H

/* No program that it starts, or is made to start, gets more rights than it has. The rest is for the
 * supervisor: deploy/elkedeur.service. */
void confine(void);

#endif
