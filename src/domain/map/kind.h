/* kind.h - topics and kinds of help, as the map knows them: the tables of data/, by id. The guide
 * stands above the map and tells more about topics. */
#ifndef DOMAIN_MAP_KIND_H
#define DOMAIN_MAP_KIND_H

#include "base/arena.h"
#include "base/str.h"
#include "i18n/i18n.h"

struct topics_row;

/* NULL when there is no such topic. */
const struct topics_row *kind_topic(struct str id);
/* The topic that somebody names by id or by its Dutch name, in any case; NULL when there is none.
 */
const struct topics_row *kind_topic_typed(struct str typed);
/* Is the municipality the other party, as a rule (data/topics_independence.csv)? */
bool kind_topic_against_municipality(struct str id);
/* May who comes for it be in danger, so that numbers go before its help? */
bool kind_topic_of_danger(struct str id);
/* Or does it happen that somebody is? */
bool kind_topic_may_be_danger(struct str id);
struct str kind_topic_name(struct str id, enum language language); /* the id when unknown */
bool kind_help_known(struct str id);
struct str kind_help_name(struct str id, enum language language); /* the id when unknown */
/* The national number for a kind of help: the row of data/national_numbers.csv that has its id, or
 * the one that is named for it; empty when there is none. */
struct str kind_help_number(struct str help_type);
/* A language by its code, in words ("ar" is Arabisch); the code when it is not known. */
struct str kind_language_name(struct str code, enum language language);
/* The codes of the languages that are known, Dutch first. */
size_t kind_language_count(void);
struct str kind_language_code(size_t i);

#endif
