/* decision_count.c - the days of the term to decide, and those on which it stands still. */
#include "law/decision_count.h"

struct str
pause_reason_code(enum pause_reason reason)
{
    static const struct str codes[] = {
        [PAUSE_NONE] = S_INIT(""),
        [PAUSE_CONSENT] = S_INIT("instemming"),
        [PAUSE_APPLICANT] = S_INIT("aanvrager"),
        [PAUSE_FORCE] = S_INIT("overmacht"),
        [PAUSE_ABROAD] = S_INIT("buitenland"),
    };
    check((size_t)reason < PAUSE_COUNT);
    return codes[reason];
}

enum { LAST_WEEKS_DAYS = 42 };

/* ---- when time stands still ---- */

static void
span_add(struct spans *s, int32_t from, int32_t until)
{
    if (until < from)
        return;
    check(s->count < DECISION_STOPS_MAX);
    size_t at = s->count++;
    for (; at > 0 && s->at[at - 1].from > from; at--)
        s->at[at] = s->at[at - 1];
    s->at[at] = (struct span){from, until};
}

static void
spans_join(struct spans *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->count; i++) {
        struct span *last = count > 0 ? &s->at[count - 1] : NULL;
        if (last == NULL || s->at[i].from > last->until)
            s->at[count++] = s->at[i];
        else if (s->at[i].until > last->until)
            last->until = s->at[i].until;
    }
    s->count = count;
}

/* Days of spans from `from` to `until`, both included. */
static int
spans_days(const struct spans *s, int32_t from, int32_t until)
{
    int days = 0;
    for (size_t i = 0; i < s->count; i++) {
        int32_t first = s->at[i].from > from ? s->at[i].from : from;
        int32_t last = s->at[i].until < until ? s->at[i].until : until;
        days += last >= first ? last - first + 1 : 0;
    }
    return days;
}

bool
decision_repaired(const struct decision_repair *r)
{
    return r->repaired.known && (!r->until.known || r->repaired.date.day <= r->until.date.day);
}

struct date
decision_repair_end(const struct decision_repair *r)
{
    return decision_repaired(r) ? r->repaired.date : r->until.date;
}

static void
repair_spans(const struct decision_facts *f, const struct reading *r, struct spans *ret)
{
    for (size_t i = 0; i < f->repair_count; i++) {
        const struct decision_repair *repair = &f->repairs[i];
        int late_max = decision_repaired(repair) ? 1 : 2;
        int late = r->late_days < late_max ? r->late_days : late_max;
        span_add(ret, repair->asked.day + 1, decision_repair_end(repair).day - 1 + late);
    }
}

void
reading_spans(const struct decision_facts *f, const struct reading *r, struct spans *ret)
{
    repair_spans(f, r, ret);
    for (size_t i = 0; i < f->pause_count; i++)
        span_add(ret, f->pauses[i].from.day, f->pauses[i].until.day);
    spans_join(ret);
}

void
decision_submitted_add(struct decision_facts *f, struct date submitted, struct date received)
{
    int year = date_civil(received).year;
    struct date end = date_of(date_civil(submitted).year, 12, 31);

    if (date_between(submitted, end) < LAST_WEEKS_DAYS) {
        f->last_weeks = true;
        return;
    }
    for (size_t i = 0; i < f->year_count; i++)
        if (f->years[i] == year)
            return;
    check(f->year_count < DECISION_YEARS_MAX);
    f->years[f->year_count++] = year;
}

/* ---- counting ---- */

bool
reading_lengthens(const struct decision_facts *f, const struct reading *r)
{
    return r->year ? r->lengthened : term_atw_applies(f->length, f->unit) && !r->one_term;
}

static struct date
first_day(const struct decision_facts *f, const struct reading *r)
{
    return r->year ? f->received.date : f->start;
}

struct date
reading_plain_end(const struct decision_facts *f, const struct reading *r)
{
    return r->year ? date_of(r->year, 12, 31) : term_raw_end(first_day(f, r), f->length, f->unit);
}

struct date
spans_run_on(const struct spans *s, struct date from, int days)
{
    struct date end = date_plus(from, days);
    for (size_t i = 0; i < s->count; i++) {
        struct span span = s->at[i];
        if (span.from <= from.day)
            span.from = from.day + 1;
        if (span.from > end.day)
            break;
        if (span.until >= span.from)
            end = date_plus(end, span.until - span.from + 1);
    }
    return end;
}

struct date
spans_extended_end(const struct calendar *cal, const struct spans *s, struct date raw)
{
    for (;;) {
        struct date extended = term_extended_day(cal, raw);
        struct date end = spans_run_on(s, raw, date_between(raw, extended));
        if (end.day == extended.day)
            return end;
        raw = end;
    }
}

struct date
reading_raw_end(const struct calendar *cal, const struct decision_facts *f, const struct reading *r,
                const struct spans *s)
{
    const struct date start = first_day(f, r);
    int days = date_between(start, reading_plain_end(f, r));
    struct spans early = {0};

    if (r->before_counts) {
        repair_spans(f, r, &early);
        spans_join(&early);
        days += spans_days(&early, INT32_MIN, f->start.day);
    }
    struct date first = spans_run_on(s, start, days);
    if (f->postponed_weeks == 0)
        return first;
    if (r->from_extended && reading_lengthens(f, r))
        return spans_run_on(s, spans_extended_end(cal, s, first), 7 * f->postponed_weeks);
    return spans_run_on(s, start, days + 7 * f->postponed_weeks);
}

struct date
reading_end(const struct calendar *cal, const struct decision_facts *f, const struct reading *r)
{
    struct spans s = {0};
    reading_spans(f, r, &s);
    struct date raw = reading_raw_end(cal, f, r, &s);
    return reading_lengthens(f, r) ? spans_extended_end(cal, &s, raw) : raw;
}

bool
decision_in_weeks(const struct decision_facts *f)
{
    return f->year_count == 0 || f->last_weeks;
}

struct reading
reading_first(const struct calendar *cal, const struct decision_facts *f)
{
    struct reading first = {.year = decision_in_weeks(f) ? 0 : f->years[0]};
    for (size_t i = 0; i < f->year_count; i++) {
        const struct reading other = {.year = f->years[i]};
        if (reading_end(cal, f, &other).day < reading_end(cal, f, &first).day)
            first = other;
    }
    return first;
}

struct date
decision_last(const struct calendar *cal, const struct decision_facts *facts)
{
    const struct reading first = reading_first(cal, facts);
    struct date end = reading_end(cal, facts, &first);
    bool later = facts->agreed_until.known && facts->agreed_until.date.day > end.day;
    return later ? facts->agreed_until.date : end;
}

void
decision_came_late(const struct calendar *cal, struct decision_facts *f, struct date object_end,
                   struct date received)
{
    struct decision_facts letter = *f;

    letter.start = object_end;
    letter.year_count = 0;
    f->late = (struct maybe_date){true, received};
    f->from_late = !f->sent_on && decision_last(cal, &letter).day < received.day;
    f->start = f->from_late ? received : object_end;
}
