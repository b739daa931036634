/* sms.c - who may get a text message, and what it says. */
#include "domain/contact/sms.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/contact/contact.sql.h"
#include "domain/contact/planned.h"
#include "domain/intake/bound.h"
#include "domain/intake/hand_over.h"
#include "domain/intake/number_said.h"
#include "net/notify.h"
#include "words/reach.h"

enum { DAYS_AFTER_MOST = 1, REFERENCE_BYTES = 16 };

enum outcome
sms_number(struct cx *cx, const struct question_state *state, struct str *ret)
{
    struct callback_of_row wish;
    struct number_said_list list;
    struct number_said said;
    struct contact contact;
    int64_t refused;

    *ret = S("");
    if (!notify_on() || state->peril == PERIL_DANGER || str_eq(state->stage, S("closed")))
        return OK;
    const struct question_id id = state->id;
    TRY(sql_callback_of(cx, id.municipality, id.question, state->organisation, &wish));
    TRY(sql_call_refused(cx, id.municipality, id.question, &refused));
    TRY(contact_of_holder(cx, state, &contact));
    const bool wished = wish.part.len > 0;
    if (refused || wish.sealed.len || (wished && !wish.voicemail) || contact.mind.text.len)
        return OK;
    TRY(numbers_said(cx, state->organisation, &list));
    if (number_said(cx, &list, id, contact.phone.text, &said) && said.careful)
        return OK;
    (void)phone_mobile(cx->mem, contact.phone.text, ret);
    return OK;
}

enum outcome
sms_may(struct cx *cx, struct question_id id, bool *ret)
{
    struct question_state state;
    struct str number;

    TRY(question_here(cx, id, &state));
    TRY(sms_number(cx, &state, &number));
    *ret = number.len > 0;
    return OK;
}

/* ---- asked for ---- */

/* What a job is about: who, since when, and the moment of the call. */
struct about {
    int64_t municipality, question, asked_ms, day, minutes, called;
};

/* "9901.123.1790000000000.20780.870.0" */
static enum outcome
sms_add(struct cx *cx, const struct about *about, struct str detail)
{
    const int64_t parts[] = {about->municipality, about->question, about->asked_ms,
                             about->day,          about->minutes,  about->called};
    const struct question_id id = {about->municipality, about->question};
    struct text subject = text_open(cx->mem, 80);
    bool may;

    TRY(sms_may(cx, id, &may));
    if (!may)
        return OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (i)
            text_add_byte(&subject, '.');
        text_add_int(&subject, parts[i]);
    }
    TRY(job_add(cx, sms_job.kind, text_str(&subject), cx->now_ms));
    return question_happened(cx, id, S("sms"), detail, cx->who.organisation, S(""));
}

enum outcome
sms_ahead(struct cx *cx, struct question_id id, struct date day, int64_t minutes)
{
    return sms_add(
        cx, &(struct about){id.municipality, id.question, cx->now_ms, day.day, minutes, false},
        S("ahead"));
}

enum outcome
sms_called(struct cx *cx, struct question_id id, struct str call_outcome)
{
    if (!str_eq(call_outcome, call_outcome_code(CALL_NO_ANSWER)) &&
        !str_eq(call_outcome, call_outcome_code(CALL_VOICEMAIL)))
        return OK;
    return sms_add(cx,
                   &(struct about){id.municipality, id.question, cx->now_ms,
                                   date_in_amsterdam(cx->now_ms).day,
                                   minutes_in_amsterdam(cx->now_ms), true},
                   S("called"));
}

/* ---- the job ---- */

static bool
subject_read(struct str subject, struct about *ret)
{
    int64_t *parts[] = {&ret->municipality, &ret->question, &ret->asked_ms,
                        &ret->day,          &ret->minutes,  &ret->called};
    struct str part;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!str_cut(&subject, '.', &part) || !str_int(part, parts[i]))
            return false;
    return true;
}

static bool
too_late(struct cx *cx, const struct about *about)
{
    const int64_t today = date_in_amsterdam(cx->now_ms).day;

    if (about->called)
        return today > about->day + DAYS_AFTER_MOST;
    return today > about->day || (today == about->day && about->minutes &&
                                  minutes_in_amsterdam(cx->now_ms) >= about->minutes);
}

static struct str
called_said(struct cx *cx, enum language language, const struct about *about, struct str phone)
{
    const struct date day = {(int32_t)about->day};
    const struct tr_arg when[] = {
        {S("dag"), date_in_words(cx->mem, language, day)},
        {S("tijd"), clock_in_words(cx->mem, language, amsterdam_ms(day, (int)about->minutes))}};
    const struct tr_arg number = {S("nummer"), phone};
    struct str said = tr_fill(
        cx->mem, tr(language, T("Wij belden u op {dag} om {tijd}. Wij spraken u niet.")), 2, when);

    if (phone.len == 0)
        return said;
    return str_join(
        cx->mem, said, S(" "),
        tr_fill(cx->mem, tr(language, T("U mag ons ook bellen: {nummer}.")), 1, &number));
}

static struct str
words_of(struct cx *cx, enum language language, const struct about *about, struct str phone)
{
    const struct planned_call call = {
        .known = true, .day = {(int32_t)about->day}, .minutes = about->minutes};

    return str_join(cx->mem,
                    about->called ? called_said(cx, language, about, phone)
                                  : call_ahead_said(cx, language, &call, phone),
                    S(" "), tr(language, T("U kunt niet antwoorden op deze sms.")));
}

static enum outcome
sms_read(struct cx *cx, struct str subject, void **plan)
{
    struct sms *sms = arena_new(cx->mem, struct sms, 1);
    struct text reference = text_open(cx->mem, 2 * REFERENCE_BYTES);
    enum language language = LANGUAGE_NL;
    struct question_state state;
    struct about about;

    if (!subject_read(subject, &about))
        return INVALID;
    TRY(question_state_get(cx, (struct question_id){about.municipality, about.question}, &state));
    TRY(sms_number(cx, &state, &sms->to));
    if (sms->to.len == 0 || too_late(cx, &about))
        return NOT_FOUND;
    language_parse(state.language, &language);
    text_add_hex(&reference, (struct bytes){keyed_hash(cx, "sms", subject).ptr, REFERENCE_BYTES});
    sms->text = words_of(cx, language, &about, state.organisation_phone);
    sms->reference = text_str(&reference);
    *plan = sms;
    return OK;
}

const struct job_kind sms_job = {S_INIT("sms"), sms_read, notify_send};
