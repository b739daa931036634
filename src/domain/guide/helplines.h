/* helplines.h - national telephone numbers as a page shows them. */
#ifndef DOMAIN_GUIDE_HELPLINES_H
#define DOMAIN_GUIDE_HELPLINES_H

#include "domain/guide/danger.h"
#include "domain/guide/understand.h"
#include "web/out.h"

struct helpline {
    struct str number, name, purpose;
    struct str written; /* for who cannot call; may be empty */
    struct str hours;   /* when it is answered; empty when not known */
    struct url call;
};
struct helpline_list {
    struct helpline *at;
    size_t count;
    bool life;   /* somebody's life may be in danger: 112 or 113 is among them */
    bool hide;   /* others may not see that somebody reads this: the page can be left at once */
    bool doctor; /* somebody is very ill or hurt */
};
/* What to put above them; msgid. */
struct str helplines_title(const struct helpline_list *list);

/* Those for the dangers that the text speaks of, most urgent first: by the list of danger.h, else
 * by the topic (id, may be empty) when that is violence, else the general ones when the whole
 * resembles texts of people in danger (understand.h). None when nothing speaks of danger. */
struct helpline_list helplines_for_text(struct arena *mem, struct str text, struct str topic,
                                        enum language language);
/* For what they would be; PERIL_TERM when a term may be running. */
enum peril peril_of(struct arena *mem, struct str text, struct str topic);
/* The same of a text that was looked at already. */
struct helpline_list helplines_for_understood(struct arena *mem,
                                              const struct understood *understood, struct str topic,
                                              enum language language);
enum peril peril_of_understood(const struct understood *understood, struct str topic);
/* By id of data/national_numbers.csv, in the order asked; unknown ids are left out. */
struct helpline_list helplines_named(struct arena *mem, size_t count, const struct str *ids,
                                     enum language language);
/* The same of "112|veilig_thuis". */
struct helpline_list helplines_listed(struct arena *mem, struct str ids, enum language language);

#endif
