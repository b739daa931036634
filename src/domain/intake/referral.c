/* referral.c - who entered a question for a resident, and what they may see of it. */
#include "domain/intake/referral.h"

#include "domain/people/people.h"
#include "domain/privacy/privacy.h"

enum outcome
referral_add(struct cx *cx, const struct asked *asked, struct str told_text, enum language language,
             bool told)
{
    TRY(need(cx, PERMISSION_REFER));
    TRY(consent_add(cx, asked->municipality, asked->question, S("consent-refer"), told_text,
                    language_code(language), told));
    return sql_referral_add(cx, asked->municipality, asked->question, cx->who.organisation,
                            cx->who.professional, told, cx->now_ms);
}

enum outcome
referral_list(struct cx *cx, struct referral_place after, struct referral_row_list *ret)
{
    TRY(need(cx, PERMISSION_REFER));
    if (after.at_ms == 0)
        after = (struct referral_place){INT64_MAX, INT64_MAX};
    return sql_referral_list(cx, cx->who.organisation, after.at_ms, after.question,
                             REFERRAL_PAGE + 1, ret);
}
