/* count.h - within objection: from the rows of events to the dates that hold, and back into the
 * columns that lists sort on. */
#ifndef DOMAIN_OBJECTION_COUNT_H
#define DOMAIN_OBJECTION_COUNT_H

#include "base/text.h"
#include "domain/objection/objection.h"

/* Events that the law knows nothing of: what was tried. */
#define EVENT_CALLED S("gebeld")           /* code: enum call_outcome; n: enum day_part */
#define EVENT_CALL_NEXT S("bellen_daarna") /* code: objection_nexts; until: again by */
#define EVENT_REOPENED S("heropend")       /* code: objection_agains */
#define EVENT_SENT S("verstuurd")          /* code: of a letter; n: 1 to the representative */
/* Of applications only. A talk that is planned is EVENT_TALK: n its minutes, code how. */
#define EVENT_TALKED S("gesproken")       /* code: application_results */
#define EVENT_NO_TALK S("zonder_gesprek") /* code: application_silences */
#define EVENT_CALL_WISH S("belwens")      /* n: 1 the resident wants no call, 0 may be called */

struct str objection_kind_word(enum procedure_kind kind);
enum procedure_kind objection_kind_of(struct str code);
/* Tax has terms of its own (AWR 22j, Gemeentewet 236(2)). The topic alone does not say whose. */
enum objection_kind objection_matter(struct str topic, struct str law);

/* Those that were not replaced and did happen. */
struct procedure_event_row_list events_valid(struct arena *mem,
                                             const struct procedure_event_row_list *all);
/* Is the row at `at` of a withdrawal that was taken back, or of taking it back? Together they are
 * nothing. */
bool event_undid_itself(const struct procedure_event_row_list *valid, size_t at);
/* What the rows are of. */
struct replayed {
    enum procedure_kind kind;
    enum objection_kind matter;
    bool withdrawing; /* the resident may still come back: the withdrawal does not count yet */
    int64_t length;   /* to decide, of another law; 0: none */
    struct str unit;  /* weeks, months */
};
struct replayed replayed_of(const struct procedure_row *row, struct str topic);
/* What follows from these rows on the day of cx->now_ms. */
NODISCARD enum outcome events_replay(struct cx *cx, const struct replayed *of,
                                     const struct procedure_event_row_list *valid,
                                     const struct procedure **ret);

/* Does a withdrawal count as the law takes it? `row` is not stored yet. INVALID about "day" or
 * "how", with what to do. */
NODISCARD enum outcome withdrawal_check(struct cx *cx, const struct objection *o,
                                        const struct procedure_event_row *row);

/* Row, events, roads, dates and story; who may read them was asked by the caller. */
NODISCARD enum outcome objection_load(struct cx *cx, struct question_id id, struct objection *ret);
/* The same, for cx->who who may change it: CONFLICT with a sentence once it has ended. */
NODISCARD enum outcome objection_open(struct cx *cx, struct question_id id, struct objection *ret);
/* Counts again and writes the columns and the promise to the resident. After each change. */
NODISCARD enum outcome objection_recount(struct cx *cx, struct question_id id);
/* One more row; *ret its number. CONFLICT when there are too many. */
NODISCARD enum outcome event_row_add(struct cx *cx, struct question_id id,
                                     const struct procedure_event_row_list *all,
                                     const struct procedure_event_row *row);

/* Which day comes first; day 0: none. Of what ended only the penalty must still be set (4:18). Of
 * days that passed the last day to decide goes before all others, also before an earlier one; from
 * a week before it, it goes before a call that is late. */
struct next_day {
    int32_t day;
    struct str what;
    bool first; /* of the law, and passed: it stands above what only runs out */
};
struct next_day objection_next(const struct objection *o, int32_t call_day, struct date today);
/* The call or talk that is late too, beside what comes first; day 0: none. */
struct next_day objection_also_late(struct str next_what, int64_t call_day, bool application,
                                    struct date today);
/* What to do first: what the resident wrote or did is read before deciding, and they are asked
 * which road they want. A call, and what is too late, goes before that. */
struct to_do {
    struct next_day next;
    struct str road; /* empty: not chosen */
    int64_t call_day;
    bool may_choose, news; /* may_choose: no application */
};
struct str objection_to_do(const struct to_do *of, struct date today);
/* Is it a day of our own (a call, a talk), or one of the law? */
bool objection_own_day(struct str what);
/* Is it too late on `today`? Not while perhaps the term stands still. */
bool objection_too_late(struct str what, int64_t day, struct date today);
/* The last day to call; 0: spoken, or not any more. */
int32_t objection_call_day(const struct cx *cx, const struct objection *o, int64_t workdays);
/* The day by which to call for the first time what came on day `received`. */
int32_t objection_call_until(const struct cx *cx, int64_t received, int64_t workdays);

/* The last day to go to court, or to object, against what was decided on that day. */
NODISCARD enum outcome appeal_last_day(struct cx *cx, struct date decided, struct date *ret);
/* Sets o->appeal_told. */
NODISCARD enum outcome appeal_told_read(struct cx *cx, struct objection *o);
/* INVALID about "told": see objection_decide. */
NODISCARD enum outcome appeal_told_check(struct cx *cx, const struct objection *o,
                                         const struct objection_ending *ending);

/* What the letter lacks is filled in with what was typed at the end, and kept: see
 * objection_decide. */
NODISCARD enum outcome formal_complete(struct cx *cx, const struct objection *o,
                                       const struct objection_ending *ending);
/* INVALID about "repairing": see objection_decide. */
NODISCARD enum outcome repair_runs_check(struct cx *cx, const struct objection *o,
                                         const struct objection_ending *ending);
/* Until then the resident hears that a complaint is left (Awb 9:8(3)). */
struct date complaint_refuse_by(const struct cx *cx, const struct objection *o);
/* What was typed as the court of a decision is proposed next time: see objection_court. */
NODISCARD enum outcome court_remember(struct cx *cx, int64_t municipality, struct str court);
void formal_write(struct text *t, const struct objection_formal *formal);
struct objection_formal formal_read(struct arena *mem, struct str fields);
struct str story_write(struct cx *cx, const struct objection_story *story);
struct objection_story story_read(struct cx *cx, struct str fields);

/* INVALID about the field: not given, to come, or over ten years ago. */
NODISCARD enum outcome day_needed(struct cx *cx, struct str field, struct maybe_date day);
NODISCARD enum outcome day_plausible(struct cx *cx, struct str field, struct maybe_date day);

#endif
