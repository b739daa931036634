/* danger.c - looks for the phrases of data/danger_words.csv in what a resident typed. */
#include "domain/guide/danger.h"

#include "base/check.h"
#include "danger_words.h"
#include "domain/guide/danger_rows.h"
#include "words/fold.h"

enum { TEXT_BYTES = 20000 };

/* Rows that are no phrases of danger: exceptions for all kinds, groups of words, signs that
 * something is long past, and signs that it is not. */
static const struct str any_kind = S_INIT("any");
static const struct str past_kind = S_INIT("past");
static const struct str still_kind = S_INIT("still");

static const struct str kind_codes[DANGER_KINDS] = {
    [DANGER_VIOLENCE] = S_INIT("violence"),
    [DANGER_SUICIDE] = S_INIT("suicide"),
    [DANGER_HOMELESS_TONIGHT] = S_INIT("homeless_tonight"),
    [DANGER_NO_ENERGY_FOOD] = S_INIT("no_energy_food"),
    [DANGER_CHILD] = S_INIT("child_danger"),
    [DANGER_ARRESTED] = S_INIT("arrested"),
    [DANGER_FIRE] = S_INIT("fire"),
    [DANGER_MEDICAL] = S_INIT("medical"),
};

struct str
danger_kind_code(enum danger_kind kind)
{
    check((size_t)kind < DANGER_KINDS);
    return kind_codes[kind];
}

enum peril
danger_peril(unsigned kinds)
{
    const unsigned needs = DANGER_BIT(DANGER_HOMELESS_TONIGHT) | DANGER_BIT(DANGER_NO_ENERGY_FOOD) |
                           DANGER_BIT(DANGER_MEDICAL);

    return kinds == 0 ? PERIL_NONE : kinds & ~needs ? PERIL_DANGER : PERIL_NEED;
}

bool
danger_kind_parse(struct str code, enum danger_kind *ret)
{
    for (size_t kind = 0; kind < DANGER_KINDS; kind++) {
        if (str_eq(kind_codes[kind], code)) {
            *ret = (enum danger_kind)kind;
            return true;
        }
    }
    return false;
}

/* Does the phrase share a word with the words from..to? */
static bool
overlaps(struct str row_phrase, const struct danger_text *text, size_t from, size_t to)
{
    struct danger_phrase phrase = danger_phrase_parse(row_phrase);
    size_t first = from > DANGER_SPAN_WORDS ? from - DANGER_SPAN_WORDS : 0, end;

    for (size_t at = first; at < to; at++)
        if (danger_phrase_at(&phrase, text, at, &end) && end > from)
            return danger_phrase_fits(&phrase, text);
    return false;
}

/* A text, the rows that can stand in it, and by number of the run (danger_phrase.h) whether it
 * tells of long ago. */
struct reading {
    struct danger_text text;
    struct danger_rows rows;
    bool *past;
};

/* Is there an exception of this kind, or of any, for the words from..to? */
static bool
is_excepted(struct str kind, const struct reading *reading, size_t from, size_t to)
{
    for (size_t i = 0; i < reading->rows.count; i++) {
        const struct danger_words_row *row = &danger_words_rows[reading->rows.at[i]];
        if (row->phrase.ptr[0] == '-' && (str_eq(row->kind, kind) || str_eq(row->kind, any_kind)) &&
            overlaps(row->phrase, &reading->text, from, to))
            return true;
    }
    return false;
}

/* ---- what is long past ---- */

/* "Dat is twaalf jaar geleden": the sentence before is meant. */
static bool
points_back(const struct danger_text *text, size_t at)
{
    const struct danger_group *that = danger_text_group(text, S("dat"));

    while (at > 0 && text->runs[at - 1] == text->runs[at])
        at--;
    return that->at[at];
}

/* "Twaalf jaar geleden" tells when; "komt hij vrij" that it may begin again: then nothing is past.
 */
static void
past_mark(struct arena *mem, struct reading *reading)
{
    const struct danger_text *text = &reading->text;
    bool still = false;

    reading->past = arena_new(mem, bool, text->count + 1);
    for (size_t i = 0; i < reading->rows.count && !still; i++) {
        const struct danger_words_row *row = &danger_words_rows[reading->rows.at[i]];
        bool tells = str_eq(row->kind, past_kind);
        if (!tells && !str_eq(row->kind, still_kind))
            break; /* they stand before all phrases */
        struct danger_phrase phrase = danger_phrase_parse(row->phrase);
        size_t at = danger_phrase_start(&phrase, text, 0), end;
        for (; at < text->count; at = danger_phrase_start(&phrase, text, at + 1)) {
            if (!danger_phrase_at(&phrase, text, at, &end))
                continue;
            still = still || !tells;
            reading->past[text->runs[at]] = true;
            if (text->runs[at] > 0 && points_back(text, at))
                reading->past[text->runs[at] - 1] = true;
        }
    }
    if (still)
        reading->past = arena_new(mem, bool, text->count + 1);
}

/* Told as past, and of long ago: its clauses have a word of what was ("sloeg", "ben mishandeld")
 * and none of what is ("wil", "weer", "gisteren"). */
static bool
is_past(const struct reading *reading, size_t from, size_t to)
{
    const struct danger_text *text = &reading->text;
    const struct danger_group *was = danger_text_group(text, S("was"));
    const struct danger_group *is = danger_text_group(text, S("nu"));
    bool told = false;

    if (!reading->past[text->runs[from]])
        return false;
    while (from > 0 && text->clauses[from - 1] == text->clauses[from])
        from--;
    while (to < text->count && text->clauses[to] == text->clauses[to - 1])
        to++;
    for (size_t at = from; at < to; at++) {
        told = told || was->at[at];
        if (is->at[at])
            return false;
    }
    return told;
}

/* ---- all together ---- */

static bool
phrase_found(struct str kind, const struct danger_phrase *phrase, const struct reading *reading)
{
    const struct danger_text *text = &reading->text;
    size_t at = danger_phrase_start(phrase, text, 0), end;

    for (; at < text->count; at = danger_phrase_start(phrase, text, at + 1))
        if (danger_phrase_at(phrase, text, at, &end) &&
            !is_past(reading, at, danger_phrase_is_wide(phrase) ? at + 1 : end) &&
            !is_excepted(kind, reading, at, end))
            return true;
    return false;
}

bool
danger_find(struct arena *mem, struct str typed, struct danger *ret)
{
    struct danger found = {.kinds = 0};
    struct reading reading = {.text =
                                  danger_text_of(mem, fold(mem, str_slice(typed, 0, TEXT_BYTES)))};

    reading.rows = danger_rows_for(mem, &reading.text);
    past_mark(mem, &reading);
    for (size_t i = 0; i < reading.rows.count; i++) {
        const struct danger_words_row *row = &danger_words_rows[reading.rows.at[i]];
        enum danger_kind kind;
        if (row->phrase.ptr[0] == '-' || !danger_kind_parse(row->kind, &kind) ||
            (found.kinds & DANGER_BIT(kind)) != 0)
            continue;
        struct danger_phrase phrase = danger_phrase_parse(row->phrase);
        if (!phrase_found(kind_codes[kind], &phrase, &reading))
            continue;
        found.kinds |= DANGER_BIT(kind);
        found.phrases[kind] = row->phrase;
    }
    if (found.kinds == 0)
        return false;
    *ret = found;
    return true;
}

static bool
number_is_for(const struct national_numbers_row *number, unsigned kinds)
{
    struct str rest = number->dangers;
    struct str code;
    while (rest.len > 0 && str_cut(&rest, '|', &code)) {
        enum danger_kind kind;
        bool known = danger_kind_parse(code, &kind);
        check(known);
        if ((kinds & DANGER_BIT(kind)) != 0)
            return true;
    }
    return false;
}

size_t
danger_numbers(unsigned kinds, size_t max, const struct national_numbers_row **ret)
{
    size_t count = 0;
    /* The rows are in order of urgency. */
    for (size_t row = 0; row < national_numbers_rows_count && count < max; row++) {
        if (number_is_for(&national_numbers_rows[row], kinds))
            ret[count++] = &national_numbers_rows[row];
    }
    return count;
}
