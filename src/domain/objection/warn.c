/* warn.c - no day passes in silence. */
#include "domain/objection/warn.h"

#include "base/text.h"
#include "domain/objection/count.h"
#include "i18n/i18n.h"
#include "law/decrees.h"
#include "net/mail_site.h"

enum { COMING_AT_ONCE = 500, PEOPLE_AT_ONCE = 20, OFFICE_OPENS = 8 * 60, OFFICE_CLOSES = 18 * 60 };
/* The last: the day passed, but perhaps the term stands still. Its row has the level before. */
enum level { LEVEL_COMING = 1, LEVEL_PASSED, LEVEL_STANDING };

/* "9901.123.20780.1.107.h": question, day, level, whom; h: handles, c: coordinates. */
static struct str
subject_of(struct cx *cx, const struct procedure_coming_row *row, enum level level, int64_t whom,
           char as)
{
    const int64_t parts[] = {row->municipality, row->question, row->next_day, (int64_t)level, whom};
    struct text t = text_open(cx->mem, 80);

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        text_add_int(&t, parts[i]);
        text_add_byte(&t, '.');
    }
    text_add_byte(&t, as);
    return text_str(&t);
}

static enum outcome
tell(struct cx *cx, const struct procedure_coming_row *row, enum level level, int64_t whom, char as)
{
    if (whom == 0)
        return OK;
    return job_add(cx, objection_warning_job.kind, subject_of(cx, row, level, whom, as),
                   cx->now_ms);
}

static enum outcome
tell_all(struct cx *cx, const struct procedure_coming_row *row, enum level level)
{
    struct procedure_coordinators_row_list coordinators;
    struct procedure_handlers_row_list handlers = {0};

    TRY(tell(cx, row, level, row->professional, 'h'));
    TRY(tell(cx, row, level, row->substitute, 'h'));
    if (row->professional == 0 || level == LEVEL_PASSED)
        TRY(sql_procedure_handlers(cx, row->organisation, PEOPLE_AT_ONCE, &handlers));
    for (size_t i = 0; i < handlers.count; i++)
        if (handlers.at[i].professional != row->professional &&
            handlers.at[i].professional != row->substitute)
            TRY(tell(cx, row, level, handlers.at[i].professional, 'h'));
    TRY(sql_procedure_coordinators(cx, row->municipality, PEOPLE_AT_ONCE, &coordinators));
    for (size_t i = 0; i < coordinators.count; i++)
        TRY(tell(cx, row, level, coordinators.at[i].professional, 'c'));
    return OK;
}

static enum outcome
warn_one(struct cx *cx, const struct calendar *calendar, struct date today,
         const struct procedure_coming_row *row, int64_t *warned)
{
    struct procedure_setting_get_row setting;
    int64_t fresh;

    TRY(objection_setting(cx, row->municipality, &setting));
    struct date near = workday_plus(calendar, WORKDAY_OFFICE, today, (int)setting.warn_workdays);
    if (row->next_day > near.day)
        return OK;
    enum level level = row->next_day < today.day ? LEVEL_PASSED : LEVEL_COMING;
    TRY(sql_procedure_warning_add(cx, row->municipality, row->question, row->next_what,
                                  row->next_day, (int64_t)level, cx->now_ms, &fresh));
    if (fresh == 0)
        return OK;
    *warned += 1;
    if (level == LEVEL_PASSED && !objection_too_late(row->next_what, row->next_day, today))
        level = LEVEL_STANDING;
    return tell_all(cx, row, level);
}

enum outcome
objection_warn(struct cx *cx, int64_t *ret)
{
    enum { WARN_MOST = 10 };
    const struct calendar calendar = calendar_of(cx);
    const struct date today = date_in_amsterdam(cx->now_ms);
    const int minutes = minutes_in_amsterdam(cx->now_ms);
    struct procedure_coming_row_list rows;
    int64_t warned = 0;

    *ret = 0;
    if (!workday_is(&calendar, WORKDAY_OFFICE, today) || minutes < OFFICE_OPENS ||
        minutes >= OFFICE_CLOSES)
        return OK;
    struct date far = workday_plus(&calendar, WORKDAY_OFFICE, today, WARN_MOST);
    TRY(sql_procedure_coming(cx, today.day, far.day, COMING_AT_ONCE, &rows));
    for (size_t i = 0; i < rows.count; i++)
        TRY(warn_one(cx, &calendar, today, &rows.at[i], &warned));
    *ret = warned;
    return OK;
}

/* ---- the mail ---- */

struct warning {
    int64_t municipality, question, day, level, whom;
    bool coordinates;
};

static bool
subject_read(struct str subject, struct warning *ret)
{
    int64_t *parts[] = {&ret->municipality, &ret->question, &ret->day, &ret->level, &ret->whom};
    struct str part;

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (!str_cut(&subject, '.', &part) || !str_int(part, parts[i]))
            return false;
    ret->coordinates = str_eq(subject, S("c"));
    return true;
}

struct warning_words {
    struct str subject, text; /* msgid */
};

static struct warning_words
words_of(int64_t level)
{
    if (level == LEVEL_PASSED)
        return (struct warning_words){
            T("Er is een termijn voorbij"),
            T("Dag {naam},\n\nEr is een termijn voorbij: {dag}. Er moet vandaag iemand iets "
              "doen.\nKijk in de lijst:\n\n{link}\n\nU kunt niet antwoorden op deze e-mail.\n")};
    if (level == LEVEL_STANDING)
        return (struct warning_words){
            T("Er staat misschien een termijn stil"),
            T("Dag {naam},\n\nEen termijn staat misschien stil. Zonder die stilstand was {dag} de "
              "laatste dag. Kijk na of de tijd echt stilstaat, en vul het einde in zodra u dat "
              "weet.\nKijk in de lijst:\n\n{link}\n\nU kunt niet antwoorden op deze e-mail.\n")};
    return (struct warning_words){
        T("Er loopt een termijn af"),
        T("Dag {naam},\n\nEr loopt een termijn af: {dag}.\nKijk in de lijst:\n\n{link}\n\nU kunt "
          "niet antwoorden op deze e-mail.\n")};
}

static enum outcome
warning_read(struct cx *cx, struct str subject, void **plan)
{
    struct mail *mail = arena_new(cx->mem, struct mail, 1);
    struct procedure_mail_to_row to;
    struct warning warning = {0};

    if (!subject_read(subject, &warning))
        return INVALID;
    if (mail_site_get()->server.len == 0)
        return NOT_FOUND;
    TRY(sql_procedure_mail_to(cx, warning.whom, &to));
    struct str day = date_in_words(cx->mem, LANGUAGE_NL, (struct date){(int32_t)warning.day});
    struct str link = str_join(cx->mem, mail_site_get()->address,
                               warning.coordinates ? S("/beheer/bezwaren") : S("/werk/bezwaar"));
    struct tr_arg args[] = {{S("naam"), to.name}, {S("dag"), day}, {S("link"), link}};
    const struct warning_words words = words_of(warning.level);
    *mail = (struct mail){
        .from = mail_site_get()->from,
        .to = to.email,
        .subject = words.subject,
        .text = tr_fill(cx->mem, words.text, 3, args),
        .id = str_join(cx->mem, S("termijn."), subject, S("@elkedeur")),
        .language = language_code(LANGUAGE_NL),
    };
    *plan = mail;
    return OK;
}

const struct job_kind objection_warning_job = {S_INIT("mail_objection_warning"), warning_read,
                                               mail_site_perform};
