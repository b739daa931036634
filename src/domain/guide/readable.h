/* readable.h - the readability gate with the difficult words of data/jargon_nl.csv. */
#ifndef DOMAIN_GUIDE_READABLE_H
#define DOMAIN_GUIDE_READABLE_H

#include "words/plain.h"

/* A Dutch text for residents, with or without head. */
void readable(struct arena *mem, struct str text, struct plain_report *ret);

#endif
