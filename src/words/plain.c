/* plain.c - sentences, words, syllables and passives of a Dutch text, as tools/plain.py has them.
 */
#include "words/plain.h"

#include "words/phrase.h"

#include "base/text.h"
#include "words/fold.h"

struct word_list {
    struct str *at;
    size_t count, room;
};

struct reading {
    struct arena *mem;
    const struct plain_words *difficult;
    struct str *difficult_low; /* the same words in lower case */
    struct plain_report report;
    size_t finding_room, sentence_room;
    struct word_list explained; /* so far, in lower case */
    int64_t syllables;
};

/* ---- characters ---- */

static bool
is_letter(uint32_t point)
{
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
           (point > 127 && point_is_letter(point));
}

static bool
is_digit(uint32_t point)
{
    return (point >= '0' && point <= '9') || (point > 127 && point_is_digit(point));
}

/* Of a run as regular expressions call it a word. */
static bool
is_run(uint32_t point)
{
    return is_letter(point) || is_digit(point) || point == '_';
}

static bool
is_space(uint32_t point)
{
    return (point >= 0x09 && point <= 0x0D) || (point >= 0x1C && point <= 0x20) || point == 0x85 ||
           point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
           point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F ||
           point == 0x3000;
}

static uint32_t
point_at(struct str s, size_t at)
{
    return at < s.len ? utf8_next(s, &at) : 0;
}

static struct str
lower(struct arena *mem, struct str s)
{
    struct text t = text_open(mem, s.len + 4);

    for (size_t at = 0; at < s.len;)
        text_add_point(&t, point_lower(utf8_next(s, &at)));
    return text_str(&t);
}

/* Without white space of any script at either end. */
static struct str
trim(struct str s)
{
    size_t from = s.len, to = 0;

    for (size_t at = 0; at < s.len;) {
        size_t before = at;
        if (is_space(utf8_next(s, &at)))
            continue;
        from = before < from ? before : from;
        to = at;
    }
    return from < to ? str_slice(s, from, to) : S("");
}

/* ---- words ---- */

static void
list_add(struct arena *mem, struct word_list *list, struct str word)
{
    if (list->count == list->room) {
        size_t room = list->room ? list->room * 2 : 32;
        struct str *more = arena_new(mem, struct str, room);
        if (list->count)
            memcpy(more, list->at, list->count * sizeof *more);
        list->at = more;
        list->room = room;
    }
    list->at[list->count++] = word;
}

static bool
list_has(const struct word_list *list, struct str word)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->at[i], word))
            return true;
    return false;
}

/* Letters, also joined by an apostrophe or a hyphen: "zo'n", "e-mail". */
static bool
word_next(struct str s, size_t *at, struct str *ret)
{
    size_t from = *at, next, end;

    for (;; from = next) {
        if (from >= s.len)
            return false;
        next = from;
        if (is_letter(utf8_next(s, &next)))
            break;
    }
    for (end = next; end < s.len;) {
        uint32_t point = utf8_next(s, &next);
        bool joins = point == '\'' || point == 0x2019 || point == '-';
        if (!is_letter(point) && !(joins && is_letter(point_at(s, next))))
            break;
        end = next;
    }
    *at = end;
    *ret = str_slice(s, from, end);
    return true;
}

static bool
starts_vowel(struct str word, size_t *at)
{
    static const struct str vowels[] = {
        S_INIT("aai"), S_INIT("ooi"), S_INIT("oei"), S_INIT("eeu"), S_INIT("ieu"), S_INIT("ij"),
        S_INIT("aa"),  S_INIT("ee"),  S_INIT("oo"),  S_INIT("uu"),  S_INIT("oe"),  S_INIT("ie"),
        S_INIT("ei"),  S_INIT("eu"),  S_INIT("ui"),  S_INIT("au"),  S_INIT("ou"),  S_INIT("a"),
        S_INIT("e"),   S_INIT("i"),   S_INIT("o"),   S_INIT("u"),   S_INIT("y"),   S_INIT("à"),
        S_INIT("á"),   S_INIT("â"),   S_INIT("ä"),   S_INIT("è"),   S_INIT("é"),   S_INIT("ê"),
        S_INIT("ë"),   S_INIT("ì"),   S_INIT("í"),   S_INIT("î"),   S_INIT("ï"),   S_INIT("ò"),
        S_INIT("ó"),   S_INIT("ô"),   S_INIT("ö"),   S_INIT("ù"),   S_INIT("ú"),   S_INIT("û"),
        S_INIT("ü")};
    struct str rest = str_slice(word, *at, word.len);

    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (str_starts(rest, vowels[i])) {
            *at += vowels[i].len;
            return true;
        }
    return false;
}

static int64_t
syllables_of(struct str low)
{
    int64_t count = 0;

    for (size_t at = 0; at < low.len;)
        if (starts_vowel(low, &at))
            count++;
        else
            (void)utf8_next(low, &at);
    return count > 0 ? count : 1;
}

/* ---- the passive ---- */

static bool
is_worden(struct str low)
{
    static const struct str forms[] = {S_INIT("wordt"), S_INIT("worden"), S_INIT("werd"),
                                       S_INIT("werden"), S_INIT("geworden")};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_eq(low, forms[i]))
            return true;
    return false;
}

/* Is there room, after the first `from` characters of `count`, for two more and an ending? */
static bool
ends_as_participle(struct str low, size_t count, size_t from)
{
    return ((str_ends(low, S("d")) || str_ends(low, S("t"))) && count >= from + 3) ||
           (str_ends(low, S("en")) && count >= from + 4);
}

/* "betaald", "verhoogt", "opgezegd": by its shape, so "gisteren" is none and "geen" is too short.
 */
static bool
is_participle(struct str low)
{
    static const struct str fronts[] = {S_INIT("be"), S_INIT("ver"), S_INIT("ont"), S_INIT("her")};
    size_t count = utf8_count(low), at = 0;

    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
        if (str_starts(low, fronts[i]) && ends_as_participle(low, count, fronts[i].len))
            return true;
    for (size_t before = 0; before <= 6 && at < low.len; before++) {
        if (str_starts(str_slice(low, at, low.len), S("ge")) &&
            ends_as_participle(low, count, before + 2))
            return true;
        (void)utf8_next(low, &at);
    }
    return false;
}

static bool
is_passive(struct arena *mem, struct str sentence)
{
    bool worden = false, participle = false;

    for (size_t at = 0; at < sentence.len;) {
        size_t from = at, end = at;
        while (end < sentence.len && is_run(utf8_next(sentence, &at)))
            end = at;
        if (end == from)
            continue;
        struct str low = lower(mem, str_slice(sentence, from, end));
        if (is_worden(low))
            worden = true;
        else
            participle = participle || is_participle(low);
    }
    return worden && participle;
}

/* ---- lines and sentences ---- */

/* The end of an address behind a link, "](...)", that begins at `at`; 0: none. */
static size_t
link_end(struct str line, size_t at)
{
    if (!str_starts(str_slice(line, at, line.len), S("](")))
        return 0;
    size_t close = str_find_byte(str_slice(line, at, line.len), ')');
    return at + close < line.len ? at + close + 1 : 0;
}

/* The end of the mark of a list, heading or quotation in front of the line; 0: none. */
static size_t
front_end(struct str line)
{
    const struct str marks = S("-#>");
    size_t at = 0, next = 0;

    while (at < line.len && is_space(utf8_next(line, &next)))
        at = next;
    size_t from = at;
    while (at < line.len && line.ptr[at] >= '0' && line.ptr[at] <= '9')
        at++;
    if (at > from && at < line.len && line.ptr[at] == '.')
        at++;
    else
        for (at = from; at < line.len && str_find_byte(marks, line.ptr[at]) < marks.len;)
            at++;
    next = at;
    return at > from && at < line.len && is_space(utf8_next(line, &next)) ? next : 0;
}

/* A line without the marks of Markdown: each becomes a space. */
static struct str
bare(struct arena *mem, struct str line)
{
    const struct str marks = S("#*[]|>");
    struct text t = text_open(mem, line.len + 1);

    for (size_t at = 0; at < line.len;) {
        size_t end = link_end(line, at);
        if (!end && at == 0)
            end = front_end(line);
        if (!end && str_find_byte(marks, line.ptr[at]) < marks.len)
            end = at + 1;
        if (end) {
            text_add_byte(&t, ' ');
            at = end;
        } else
            text_add_byte(&t, line.ptr[at++]);
    }
    return text_str(&t);
}

/* How many bytes of "{name" stand at `at`; 0 when there is no name. */
static size_t
name_len(struct str s, size_t at)
{
    size_t end = at + 1, next = end;

    if (s.ptr[at] != '{')
        return 0;
    while (end < s.len && is_run(utf8_next(s, &next)))
        end = next;
    return end > at + 1 ? end - at : 0;
}

/* "{hier:de uitleg}" becomes its words; with `values`, "{dag}" goes. */
static struct str
without_holes(struct arena *mem, struct str s, bool values)
{
    if (str_find_byte(s, '{') == s.len)
        return s;
    struct text t = text_open(mem, s.len);
    for (size_t at = 0; at < s.len;) {
        size_t end = at + name_len(s, at);
        size_t close = end + str_find_byte(str_slice(s, end, s.len), '}');
        if (values && end > at && close == end && close < s.len)
            at = close + 1;
        else if (!values && end > at && close < s.len && s.ptr[end] == ':') {
            text_add(&t, str_slice(s, end + 1, close));
            at = close + 1;
        } else
            text_add_byte(&t, s.ptr[at++]);
    }
    return text_str(&t);
}

/* Cuts at white space behind . ! ? or : but not behind "d.d." */
static bool
sentence_next(struct str line, size_t *at, struct str *ret)
{
    size_t from = *at;
    uint32_t before = 0;

    if (from > line.len)
        return false;
    for (size_t next = from; next < line.len;) {
        size_t end = next;
        uint32_t point = utf8_next(line, &next);
        bool ends = before == '!' || before == '?' || before == ':' ||
                    (before == '.' && !ends_shortened(str_slice(line, from, end)));
        if (is_space(point) && ends) {
            *ret = str_slice(line, from, end);
            for (end = next; end < line.len && is_space(utf8_next(line, &next));)
                end = next;
            *at = end;
            return true;
        }
        before = point;
    }
    *ret = str_slice(line, from, line.len);
    *at = line.len + 1;
    return true;
}

/* ---- findings ---- */

static struct plain_finding *
finding_add(struct reading *r, enum plain_kind kind, size_t line, struct str sentence)
{
    struct plain_report *report = &r->report;

    if (report->finding_count == r->finding_room) {
        size_t room = r->finding_room ? r->finding_room * 2 : 16;
        struct plain_finding *more = arena_new(r->mem, struct plain_finding, room);
        if (report->finding_count)
            memcpy(more, report->findings, report->finding_count * sizeof *more);
        report->findings = more;
        r->finding_room = room;
    }
    report->findings[report->finding_count] = (struct plain_finding){
        .kind = kind, .line = line, .sentence = sentence, .word = S(""), .say = S("")};
    return &report->findings[report->finding_count++];
}

static void
sentence_add(struct reading *r, const struct plain_sentence *sentence)
{
    struct plain_report *report = &r->report;

    if (report->sentence_count == r->sentence_room) {
        size_t room = r->sentence_room ? r->sentence_room * 2 : 64;
        struct plain_sentence *more = arena_new(r->mem, struct plain_sentence, room);
        if (report->sentence_count)
            memcpy(more, report->sentences, report->sentence_count * sizeof *more);
        report->sentences = more;
        r->sentence_room = room;
    }
    report->sentences[report->sentence_count++] = *sentence;
}

static const struct plain_word *
difficult_find(const struct reading *r, struct str low)
{
    for (size_t i = r->difficult->count; i-- > 0;) /* the last row of a word counts */
        if (str_eq(r->difficult_low[i], low))
            return &r->difficult->at[i];
    return NULL;
}

/* Words that stand in the law, on the letter at hand or in the name of who helps. */
static bool
is_known_long(struct str low)
{
    static const struct str known[] = {S_INIT("burgerservicenummer"), S_INIT("toegankelijkheid"),
                                       S_INIT("toegankelijkheidsverklaring"),
                                       S_INIT("postcodegegevens")};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_eq(known[i], low))
            return true;
    return false;
}

static void
word_judge(struct reading *r, size_t line, struct str sentence, struct str word)
{
    struct str low = lower(r->mem, word);
    size_t letters = utf8_count(word);
    bool explained = list_has(&r->explained, low);
    const struct plain_word *difficult = explained ? NULL : difficult_find(r, low);

    if (difficult) {
        struct plain_finding *found = finding_add(r, PLAIN_DIFFICULT, line, sentence);
        found->word = word;
        found->say = difficult->plain;
    } else if (letters > PLAIN_LETTERS_MAX && !is_known_long(low) && !explained &&
               str_find_byte(word, '-') == word.len) {
        struct plain_finding *found = finding_add(r, PLAIN_LONG_WORD, line, sentence);
        found->word = word;
        found->number = (int64_t)letters;
    }
}

/* Is every word of it explained? */
static bool
is_explained(const struct reading *r, struct str phrase)
{
    struct str word;

    for (size_t at = 0; word_next(phrase, &at, &word);)
        if (!list_has(&r->explained, word))
            return false;
    return true;
}

/* What is difficult as words together: once in a sentence. */
static void
phrases_judge(struct reading *r, size_t line, struct str sentence, struct str words)
{
    const struct str low = str_lower(r->mem, words);

    for (size_t i = 0; i < r->difficult->count; i++) {
        const struct str phrase = r->difficult_low[i];
        if (str_find_byte(phrase, ' ') == phrase.len || is_explained(r, phrase))
            continue;
        const size_t from = phrase_in(low, phrase);
        if (from == low.len)
            continue;
        struct plain_finding *found = finding_add(r, PLAIN_DIFFICULT, line, sentence);
        found->word = str_slice(words, from, from + phrase.len);
        found->say = r->difficult->at[i].plain;
    }
}

static void
sentence_judge(struct reading *r, size_t line, struct str text, bool heading)
{
    struct plain_sentence sentence = {
        .line = line, .text = trim(text), .heading = heading, .finding = r->report.finding_count};
    struct str words = without_holes(r->mem, text, true), word;

    for (size_t at = 0; word_next(words, &at, &word);)
        sentence.words++;
    if (sentence.words == 0)
        return;
    if (sentence.words > PLAIN_WORDS_MAX)
        finding_add(r, PLAIN_LONG_SENTENCE, line, sentence.text)->number = sentence.words;
    for (size_t at = 0; word_next(words, &at, &word);)
        word_judge(r, line, sentence.text, word);
    phrases_judge(r, line, sentence.text, words);
    sentence.passive = !heading && is_passive(r->mem, text);
    sentence.finding_count = r->report.finding_count - sentence.finding;
    sentence_add(r, &sentence);
}

/* For the figures of the whole text. */
static void
sentence_count(struct reading *r, struct str sentence)
{
    int64_t words = 0;
    struct str word;

    for (size_t at = 0; word_next(sentence, &at, &word); words++)
        r->syllables += syllables_of(lower(r->mem, word));
    if (words == 0)
        return;
    r->report.words += words;
    r->report.counted++;
    r->report.passive += is_passive(r->mem, sentence);
}

/* What stands between two stars is explained from here on. */
static void
explained_add(struct reading *r, struct str line)
{
    for (size_t at = 0; at < line.len;) {
        size_t from = at + str_find_byte(str_slice(line, at, line.len), '*') + 1;
        if (from > line.len)
            return;
        size_t end = from + str_find_byte(str_slice(line, from, line.len), '*');
        if (end >= line.len)
            return;
        struct str part = str_slice(line, from, end), word;
        for (size_t in = 0; word_next(part, &in, &word);)
            list_add(r->mem, &r->explained, lower(r->mem, word));
        at = part.len ? end + 1 : from; /* two stars beside each other: the second may begin */
    }
}

static void
line_judge(struct reading *r, size_t number, struct str line)
{
    struct str words = bare(r->mem, line), holes = without_holes(r->mem, words, false), sentence;
    bool heading = str_starts(line, S("#"));

    explained_add(r, line);
    for (size_t at = 0; sentence_next(holes, &at, &sentence);)
        sentence_judge(r, number, sentence, heading);
    for (size_t at = 0; !heading && sentence_next(words, &at, &sentence);)
        sentence_count(r, sentence);
}

static void
whole_judge(struct reading *r)
{
    struct plain_report *report = &r->report;

    if (report->words == 0) {
        finding_add(r, PLAIN_EMPTY, 1, S(""));
        return;
    }
    report->mean = (double)report->words / (double)report->counted;
    report->flesch =
        206.84 - 77.0 * (double)r->syllables / (double)report->words - 0.93 * report->mean;
    if (report->flesch < PLAIN_FLESCH_MIN)
        finding_add(r, PLAIN_HARD, 1, S(""))->number = (int64_t)report->flesch;
    if (report->mean > PLAIN_MEAN_MAX)
        finding_add(r, PLAIN_LONG_MEAN, 1, S(""))->number = (int64_t)report->mean;
    if (report->passive * 100 > PLAIN_PASSIVE_PERCENT * report->counted)
        finding_add(r, PLAIN_PASSIVE, 1, S(""))->number = report->passive;
}

/* The lines before the first empty one, when they are a head. */
static size_t
head_lines(struct str text)
{
    size_t lines = 0;

    if (!str_starts(text, S("owner:")) && !str_starts(text, S("checked:")) &&
        !str_starts(text, S("topics:")))
        return 0;
    for (struct str line; str_cut(&text, '\n', &line); lines++)
        if (line.len == 0)
            return lines;
    return 0;
}

void
plain_read(struct arena *mem, struct str text, const struct plain_words *difficult,
           struct plain_report *ret)
{
    const struct str section_sign = S("\xC2\xA7");
    struct reading r = {.mem = mem,
                        .difficult = difficult,
                        .difficult_low = arena_new(mem, struct str, difficult->count + 1)};
    struct str rest = utf8_repair(mem, text), line;
    size_t head = head_lines(rest), number = 0;

    for (size_t i = 0; i < difficult->count; i++)
        r.difficult_low[i] = lower(mem, difficult->at[i].word);
    while (str_cut(&rest, '\n', &line))
        if (++number > head && trim(line).len > 0 && !str_starts(line, section_sign))
            line_judge(&r, number, line);
    whole_judge(&r);
    *ret = r.report;
}
