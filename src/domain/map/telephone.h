/* telephone.h - when a telephone number is answered. Not when one can come by: the hours of a
 * service with a place are those of the place. */
#ifndef DOMAIN_MAP_TELEPHONE_H
#define DOMAIN_MAP_TELEPHONE_H

#include "domain/map/schedule.h"

/* Of a national number, whatever stands between its digits (data/national_numbers.csv). False: not
 * known. */
bool telephone_hours(struct arena *mem, struct str number, struct hours *ret);
/* "Telefoon: dag en nacht", "Telefoon: ma-vr 9.00-18.00 uur"; empty when not known. */
struct str telephone_said(struct arena *mem, enum language language, struct str number);
/* OPEN_UNKNOWN when not known. */
struct open_state telephone_state(struct cx *cx, struct str number);
/* When to try again, of a number whose hours are not known and outside those of offices (working
 * days, 9 to 17); else empty. */
struct str telephone_try_again(struct cx *cx, enum language language);

#endif
