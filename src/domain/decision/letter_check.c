/* letter_check.c - puts together what is found in a letter, each at its place. */
#include "domain/decision/letter_check.h"

#include "domain/decision/letter_parts.h"
#include "domain/guide/readable.h"
#include "law/decrees.h"
#include "words/personal.h"

enum { WRAPPED_BYTES = 40, CLAUSE_AFTER = 2, CLAUSE_REACH = 8 };

/* Found in the whole text at once, and then handed out from its beginning to its end. */
struct places {
    struct number_found *at;
    size_t count, room, next;
};

struct looking {
    struct cx cx; /* a fault of the law is no fault of the letter */
    const struct letter *letter;
    struct str text; /* masked; lines that were wrapped are joined; as long as the letter */
    struct places numbers, blanks;
    struct letter_report report;
    size_t finding_room, sentence_room;
};

struct str
letter_kind_code(enum letter_kind kind)
{
    static const struct str codes[LETTER_KIND_COUNT] = {
        [LETTER_LONG_SENTENCE] = S_INIT("long_sentence"),
        [LETTER_DIFFICULT] = S_INIT("difficult"),
        [LETTER_LONG_WORD] = S_INIT("long_word"),
        [LETTER_PASSIVE] = S_INIT("passive"),
        [LETTER_BSN] = S_INIT("bsn"),
        [LETTER_BLANK] = S_INIT("blank"),
        [LETTER_WRONG_WEEKS] = S_INIT("wrong_weeks"),
        [LETTER_WRONG_START] = S_INIT("wrong_start"),
        [LETTER_WRONG_DAY] = S_INIT("wrong_day"),
        [LETTER_NO_DATE] = S_INIT("no_date"),
        [LETTER_NO_TEAM] = S_INIT("no_team"),
        [LETTER_NO_PHONE] = S_INIT("no_phone"),
        [LETTER_NO_CLAUSE] = S_INIT("no_clause"),
        [LETTER_NO_TERM] = S_INIT("no_term"),
        [LETTER_NO_BODY] = S_INIT("no_body"),
        [LETTER_NO_WAY] = S_INIT("no_way"),
        [LETTER_HARD] = S_INIT("hard"),
        [LETTER_LONG_MEAN] = S_INIT("long_mean"),
        [LETTER_EMPTY] = S_INIT("empty"),
    };
    check((size_t)kind < LETTER_KIND_COUNT);
    return codes[kind];
}

/* ---- the text as it is read ---- */

/* A line end inside a sentence becomes a space: what is pasted is often wrapped. */
static struct str
lines_joined(struct arena *mem, struct str text)
{
    char *joined = arena_new(mem, char, text.len + 1);
    size_t line = 0;

    for (size_t i = 0; i < text.len; i++) {
        joined[i] = text.ptr[i];
        if (text.ptr[i] != '\n' || i == 0)
            continue;
        bool wrapped = i - line >= WRAPPED_BYTES && i + 1 < text.len && text.ptr[i + 1] >= 'a' &&
                       text.ptr[i + 1] <= 'z' && str_find_byte(S(".!?:;"), text.ptr[i - 1]) == 5;
        if (wrapped)
            joined[i] = ' ';
        line = i + 1;
    }
    return (struct str){joined, text.len};
}

static size_t
line_of(struct str text, size_t at)
{
    size_t line = 1;

    for (size_t i = 0; i < at; i++)
        line += text.ptr[i] == '\n';
    return line;
}

/* ---- collecting ---- */

static struct letter_finding *
finding_add(struct looking *l, enum letter_kind kind, size_t from, size_t to)
{
    struct letter_report *report = &l->report;

    if (report->finding_count == l->finding_room) {
        size_t room = l->finding_room ? l->finding_room * 2 : 32;
        struct letter_finding *more = arena_new(l->cx.mem, struct letter_finding, room);
        if (report->finding_count)
            memcpy(more, report->findings, report->finding_count * sizeof *more);
        report->findings = more;
        l->finding_room = room;
    }
    report->findings[report->finding_count] =
        (struct letter_finding){.kind = kind,
                                .line = to > from ? line_of(l->letter->text, from) : 0,
                                .from = from,
                                .to = to,
                                .word = S(""),
                                .say = S("")};
    return &report->findings[report->finding_count++];
}

static struct letter_sentence *
sentence_add(struct looking *l, size_t from, size_t to)
{
    struct letter_report *report = &l->report;

    if (report->sentence_count == l->sentence_room) {
        size_t room = l->sentence_room ? l->sentence_room * 2 : 64;
        struct letter_sentence *more = arena_new(l->cx.mem, struct letter_sentence, room);
        if (report->sentence_count)
            memcpy(more, report->sentences, report->sentence_count * sizeof *more);
        report->sentences = more;
        l->sentence_room = room;
    }
    report->sentences[report->sentence_count] =
        (struct letter_sentence){.line = line_of(l->letter->text, from),
                                 .from = from,
                                 .to = to,
                                 .text = str_slice(l->text, from, to),
                                 .finding = report->finding_count};
    return &report->sentences[report->sentence_count++];
}

/* ---- places ---- */

/* The gate gives a sentence without marks, with spaces for them: its characters stand in the text
 * in that order. Where it begins and ends, from `at` on. */
static bool
place_of(struct str text, size_t at, struct str sentence, size_t *ret_from, size_t *ret_to)
{
    size_t from = text.len, to = at;

    for (size_t i = 0; i < sentence.len; i++) {
        char c = sentence.ptr[i];
        if (c == ' ' || c == '\t')
            continue;
        while (at < text.len && text.ptr[at] != c)
            at++;
        if (at == text.len)
            return false;
        from = at < from ? at : from;
        to = ++at;
    }
    *ret_from = from;
    *ret_to = to;
    return to > from && from < text.len;
}

static void
word_place(const struct looking *l, const struct letter_sentence *sentence, struct str word,
           size_t *ret_from, size_t *ret_to)
{
    size_t at = str_find(sentence->text, word);
    bool there = at < sentence->text.len;

    *ret_from = there ? sentence->from + at : sentence->from;
    *ret_to = there ? sentence->from + at + word.len : sentence->to;
    check(*ret_to <= l->text.len);
}

/* ---- one sentence ---- */

static void
gate_findings(struct looking *l, const struct plain_report *gate, const struct plain_sentence *from,
              size_t sentence)
{
    for (size_t f = from->finding; f < from->finding + from->finding_count; f++) {
        const struct plain_finding *found = &gate->findings[f];
        struct letter_sentence at = l->report.sentences[sentence];
        size_t begin = at.from, end = at.to;
        enum letter_kind kind = found->kind == PLAIN_LONG_SENTENCE ? LETTER_LONG_SENTENCE
                                : found->kind == PLAIN_DIFFICULT   ? LETTER_DIFFICULT
                                                                   : LETTER_LONG_WORD;
        if (found->word.len)
            word_place(l, &at, found->word, &begin, &end);
        struct letter_finding *to = finding_add(l, kind, begin, end);
        to->word = found->word;
        to->say = found->say;
        to->number = found->number;
    }
    if (from->passive)
        finding_add(l, LETTER_PASSIVE, l->report.sentences[sentence].from,
                    l->report.sentences[sentence].to);
}

/* "[adres]", on one line. */
static bool
blank_next(struct str text, size_t *at, struct number_found *ret)
{
    for (size_t from = *at; from < text.len; from++) {
        size_t end = from + 1;
        if (text.ptr[from] != '[')
            continue;
        while (end < text.len && text.ptr[end] != ']' && text.ptr[end] != '\n')
            end++;
        bool closed = end < text.len && text.ptr[end] == ']';
        if (closed && end > from + 1) {
            *ret = (struct number_found){from, end + 1};
            *at = end + 1;
            return true;
        }
        from = end; /* nothing on this line closes one, or there is nothing in it */
    }
    *at = text.len;
    return false;
}

typedef bool next_place(struct str text, size_t *at, struct number_found *ret);

static void
places_find(struct looking *l, next_place *next, struct str text, struct places *ret)
{
    struct number_found found;

    for (size_t at = 0; next(text, &at, &found);) {
        if (ret->count == ret->room) {
            size_t room = ret->room ? ret->room * 2 : 16;
            struct number_found *more = arena_new(l->cx.mem, struct number_found, room);
            if (ret->count)
                memcpy(more, ret->at, ret->count * sizeof *more);
            ret->at = more;
            ret->room = room;
        }
        ret->at[ret->count++] = found;
    }
}

/* Those that begin before `to` and were not taken yet. */
static void
places_take(struct looking *l, enum letter_kind kind, struct places *places, size_t to)
{
    for (; places->next < places->count && places->at[places->next].from < to; places->next++)
        finding_add(l, kind, places->at[places->next].from, places->at[places->next].to);
}

static void
numbers_and_blanks(struct looking *l, size_t to)
{
    places_take(l, LETTER_BSN, &l->numbers, to);
    places_take(l, LETTER_BLANK, &l->blanks, to);
}

/* ---- the clause on objecting ---- */

struct clause {
    bool there, term, body, way;
};

/* The day after the decision was sent (Awb 6:8(1)); of a tax the date on it (AWR 22j). A decision
 * that goes out on its own date may name that date. */
static bool
begins_right(const struct looking *l, enum letter_start start)
{
    const struct maybe_date dated = l->report.dated, sent = l->letter->sent;

    if (start == LETTER_FROM_RECEIPT)
        return false;
    return l->letter->objection == DECISION_TAX || !dated.known || !sent.known ||
           dated.date.day == sent.date.day;
}

static void
begins_judge(struct looking *l, const struct letter_sentence *sentence, struct str low)
{
    struct letter_begin begin;

    for (size_t at = 0; letter_begin_next(low, &at, &begin);)
        if (!begins_right(l, begin.start))
            finding_add(l, LETTER_WRONG_START, sentence->from + begin.from,
                        sentence->from + begin.to)
                ->word = str_slice(sentence->text, begin.from, begin.to);
}

static void
terms_judge(struct looking *l, const struct letter_sentence *sentence, struct str low,
            struct clause *clause)
{
    struct letter_term term;
    struct letter_last last;

    for (size_t at = 0; letter_term_next(low, &at, &term);) {
        clause->term = true;
        if (term.right)
            continue;
        struct letter_finding *found = finding_add(
            l, LETTER_WRONG_WEEKS, sentence->from + term.from, sentence->from + term.to);
        found->word = str_slice(sentence->text, term.from, term.to);
    }
    for (size_t at = 0; letter_last_next(low, &at, &last);) {
        int off = l->report.last.known ? date_between(l->report.last.date, last.day) : 0;
        clause->term = true;
        if (off == 0 || (last.day_after_too && off == -1))
            continue;
        struct letter_finding *found =
            finding_add(l, LETTER_WRONG_DAY, sentence->from + last.from, sentence->from + last.to);
        found->day = last.day;
        found->right = l->report.last.date;
    }
}

/* `reach`: so many sentences more belong to the clause when it is asked to whom and how. */
static void
clause_judge(struct looking *l, size_t sentence, int *after, int *reach, struct clause *clause)
{
    const struct letter_sentence at = l->report.sentences[sentence];
    struct str low = str_lower(l->cx.mem, at.text);
    bool term_known = l->letter->objection == DECISION_AWB || l->letter->objection == DECISION_TAX;
    size_t mark = 0; /* of a list, or a number */
    while (mark < low.len && (low.ptr[mark] == '-' || low.ptr[mark] == '*' || low.ptr[mark] == ' '))
        mark++;
    bool in = letter_in_clause(str_slice(low, mark, low.len), *after > 0);

    if (in && str_find(low, S("bezwa")) < low.len) {
        *after = CLAUSE_AFTER;
        *reach = CLAUSE_REACH;
        clause->there = true;
    } else {
        *after -= *after > 0;
        *reach -= *reach > 0;
    }
    if (*reach > 0 || in) {
        clause->body = clause->body || letter_names_body(low);
        clause->way = clause->way || letter_names_way(low);
    }
    if (in && term_known && !letter_of_authority(low)) {
        terms_judge(l, &at, low, clause);
        begins_judge(l, &at, low);
    }
}

/* ---- the whole ---- */

/* From..to of each sentence of the gate, with what stands around it on its line: marks, digits. */
static struct number_found *
sentence_places(struct looking *l, const struct plain_report *gate, size_t *ret_count)
{
    struct number_found *places =
        arena_new(l->cx.mem, struct number_found, gate->sentence_count + 1);
    size_t count = 0, at = 0;

    for (size_t i = 0; i < gate->sentence_count; i++) {
        size_t from, to;
        if (!place_of(l->text, at, gate->sentences[i].text, &from, &to))
            break;
        while (from > at && l->text.ptr[from - 1] != '\n')
            from--;
        while (l->text.ptr[from] == ' ')
            from++;
        at = to;
        places[count++] = (struct number_found){from, to};
    }
    for (size_t i = 0; i < count; i++) {
        size_t next = i + 1 < count ? places[i + 1].from : l->text.len;
        while (places[i].to < next && l->text.ptr[places[i].to] != '\n')
            places[i].to++;
    }
    *ret_count = count;
    return places;
}

/* Lines without words between the sentences: only digits, or a blank. */
static void
stray_judge(struct looking *l, size_t to)
{
    size_t first = l->report.finding_count;

    numbers_and_blanks(l, to);
    if (l->report.finding_count == first)
        return;
    size_t from = l->report.findings[first].from;
    for (size_t i = first; i < l->report.finding_count; i++)
        from = l->report.findings[i].from < from ? l->report.findings[i].from : from;
    struct letter_sentence *line = sentence_add(l, from, to);
    line->text = str_trim(line->text);
    line->finding = first;
    line->finding_count = l->report.finding_count - first;
}

static void
sentences_judge(struct looking *l, const struct plain_report *gate, struct clause *clause)
{
    size_t count;
    struct number_found *places = sentence_places(l, gate, &count);
    int after = 0, reach = 0;

    for (size_t i = 0; i < count; i++) {
        stray_judge(l, places[i].from);
        size_t index = l->report.sentence_count;
        sentence_add(l, places[i].from, places[i].to)->heading = gate->sentences[i].heading;
        gate_findings(l, gate, &gate->sentences[i], index);
        numbers_and_blanks(l, places[i].to);
        clause_judge(l, index, &after, &reach, clause);
        l->report.sentences[index].finding_count =
            l->report.finding_count - l->report.sentences[index].finding;
    }
    stray_judge(l, l->text.len);
}

static void
whole_judge(struct looking *l, const struct plain_report *gate, const struct clause *clause)
{
    struct str low = str_lower(l->cx.mem, l->text);
    bool needs = l->letter->objection != DECISION_NONE;

    l->report.of_letter = l->report.finding_count;
    if (gate->words == 0) {
        finding_add(l, LETTER_EMPTY, 0, 0);
        return;
    }
    if (!l->report.dated.known)
        finding_add(l, LETTER_NO_DATE, 0, 0);
    if (!letter_names_team(low))
        finding_add(l, LETTER_NO_TEAM, 0, 0);
    if (!letter_has_phone(l->letter->text))
        finding_add(l, LETTER_NO_PHONE, 0, 0);
    if (needs && !clause->there)
        finding_add(l, LETTER_NO_CLAUSE, 0, 0);
    if (needs && clause->there && !clause->term && l->letter->objection != DECISION_OTHER)
        finding_add(l, LETTER_NO_TERM, 0, 0);
    if (needs && clause->there && !clause->body)
        finding_add(l, LETTER_NO_BODY, 0, 0);
    if (needs && clause->there && !clause->way)
        finding_add(l, LETTER_NO_WAY, 0, 0);
    for (size_t i = 0; i < gate->finding_count; i++) {
        const struct plain_finding *found = &gate->findings[i];
        if (found->kind == PLAIN_HARD)
            finding_add(l, LETTER_HARD, 0, 0)->number = found->number;
        else if (found->kind == PLAIN_LONG_MEAN)
            finding_add(l, LETTER_LONG_MEAN, 0, 0)->number = found->number;
    }
}

static struct maybe_date
last_day(struct looking *l)
{
    struct calendar calendar = calendar_of(&l->cx);
    struct maybe_date day = l->letter->sent.known ? l->letter->sent : l->report.dated;
    struct objection_facts facts = {0};
    struct term *term = arena_new(l->cx.mem, struct term, 1);

    if (!day.known || !decision_objection_term(l->letter->objection, &facts.kind))
        return (struct maybe_date){0};
    if (facts.kind == OBJECTION_TAX && l->report.dated.known)
        facts.dated = l->report.dated;
    else
        facts.published = day;
    bool known = objection_term(&l->cx, &calendar, &facts, term) == OK;
    return (struct maybe_date){known, known ? term->last : (struct date){0}};
}

void
letter_check(struct cx *cx, const struct letter *letter, struct letter_report *ret)
{
    struct letter own = *letter;
    struct looking l = {.cx = *cx, .letter = &own};
    struct plain_report gate;
    struct clause clause = {0};

    own.text = utf8_repair(cx->mem, letter->text);
    l.text = lines_joined(cx->mem, bsn_masked(cx->mem, own.text));
    readable(cx->mem, l.text, &gate);
    l.report.flesch = gate.flesch;
    l.report.mean = gate.mean;
    l.report.words = gate.words;
    l.report.counted = gate.counted;
    l.report.passive = gate.passive;
    l.report.dated = letter_own_date(own.text);
    l.report.last = last_day(&l);
    places_find(&l, bsn_next, own.text, &l.numbers);
    places_find(&l, blank_next, l.text, &l.blanks);
    sentences_judge(&l, &gate, &clause);
    whole_judge(&l, &gate, &clause);
    *ret = l.report;
}
