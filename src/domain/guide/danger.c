/* danger.c - looks for the phrases of data/danger_words.csv in what a resident typed. */
#include "domain/guide/danger.h"

#include "base/check.h"
#include "danger_words.h"
#include "words/fold.h"
#include "words/slip.h"

#define TEXT_BYTES 20000
#define ELEMENTS_MAX 12
#define GAP_WORDS 4
#define NEAR_WORDS 15 /* how far the words on both sides of & are from each other at most */
#define SPAN_WORDS (ELEMENTS_MAX * (GAP_WORDS + 1)) /* no phrase is longer than this */
#define BUCKETS 1024
#define GROUPS_MAX 64

enum element_kind { ELEMENT_WORD, ELEMENT_GAP, ELEMENT_NEAR, ELEMENT_REST, ELEMENT_END };

struct element {
    enum element_kind kind;
    struct str alternatives; /* of ELEMENT_WORD, with | between */
};

struct phrase {
    bool exception;
    struct element elements[ELEMENTS_MAX];
    size_t count;
};

/* The words of a text, which of them begin alike, and which belong to which group: thousands of
 * phrases are looked for in every text, and nearly all need a word that is not there. */
struct words {
    const struct word *words;
    size_t count;
    uint32_t first[BUCKETS]; /* the first word of the bucket and one; 0: none */
    uint32_t *next;          /* the same for the word after this one */
    struct group_hits {
        bool *at; /* is this word of the group? */
        bool any;
    } groups[GROUPS_MAX];
};

/* The kind of exceptions that hold for all kinds, and of rows that name a group of words. */
static const struct str any_kind = S_INIT("any");
static const struct str group_kind = S_INIT("group");

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

/* Too long a phrase is cut; danger_phrase_valid() refuses it, and a test asks that of the whole
 * list. */
static struct phrase
phrase_parse(struct str s)
{
    struct phrase phrase = {.exception = str_starts(s, S("-"))};
    struct str rest = phrase.exception ? str_slice(s, 1, s.len) : s;
    struct str part;
    while (phrase.count < ELEMENTS_MAX && str_cut(&rest, ' ', &part)) {
        struct element *element = &phrase.elements[phrase.count++];
        if (str_eq(part, S("..")))
            element->kind = ELEMENT_GAP;
        else if (str_eq(part, S("&")))
            element->kind = ELEMENT_NEAR;
        else if (str_eq(part, S("...")))
            element->kind = ELEMENT_REST;
        else if (str_eq(part, S(".")))
            element->kind = ELEMENT_END;
        else
            *element = (struct element){ELEMENT_WORD, part};
    }
    return phrase;
}

/* The groups are the first rows of the list: "child=baby|peuter". */
static size_t
group_count(void)
{
    size_t count = 0;
    while (count < danger_words_rows_count && str_eq(danger_words_rows[count].kind, group_kind))
        count++;
    return count;
}

static bool
group_find(struct str name, size_t *ret)
{
    for (size_t row = 0; row < danger_words_rows_count; row++) {
        struct str phrase = danger_words_rows[row].phrase;
        if (!str_eq(danger_words_rows[row].kind, group_kind))
            return false;
        if (phrase.len > name.len && phrase.ptr[name.len] == '=' && str_starts(phrase, name)) {
            *ret = row;
            return true;
        }
    }
    return false;
}

static struct str
without_d_and_t(struct str s)
{
    while (s.len > 3 && (s.ptr[s.len - 1] == 'd' || s.ptr[s.len - 1] == 't'))
        s.len--;
    return s;
}

static bool
is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* Who is afraid does not look a spelling up: "hij bedreigd", "waar kan ik slape". */
static bool
is_spelled_so(struct str meant, struct str word)
{
    struct str stem = without_d_and_t(meant);
    if (meant.len > 3 && word.len > 3 && stem.len < meant.len &&
        str_eq(stem, without_d_and_t(word)) && without_d_and_t(word).len < word.len)
        return true;
    return meant.len > 3 && str_ends(meant, S("en")) && !is_vowel(meant.ptr[meant.len - 3]) &&
           str_eq(str_slice(meant, 0, meant.len - 1), word);
}

static bool
word_begins(struct str stem, struct str word)
{
    return str_starts(word, stem) || word_is_slip(stem, str_slice(word, 0, stem.len - 1)) ||
           word_is_slip(stem, str_slice(word, 0, stem.len)) ||
           word_is_slip(stem, str_slice(word, 0, stem.len + 1));
}

static bool
alternative_matches(struct str alternative, struct str word)
{
    if (str_ends(alternative, S("*")))
        return word_begins(str_slice(alternative, 0, alternative.len - 1), word);
    return str_eq(word, alternative) || is_spelled_so(alternative, word) ||
           word_is_slip(alternative, word);
}

static bool
word_matches(struct str alternatives, const struct words *words, size_t at)
{
    struct str alternative;
    size_t group;
    while (str_cut(&alternatives, '|', &alternative)) {
        if (str_starts(alternative, S("@"))) {
            if (group_find(str_slice(alternative, 1, alternative.len), &group) &&
                words->groups[group].at[at])
                return true;
        } else if (alternative_matches(alternative, words->words[at].text))
            return true;
    }
    return false;
}

static bool elements_match(const struct phrase *phrase, size_t from, const struct words *words,
                           size_t at, size_t sentence, size_t *ret);

/* What comes after &, before or after `at`; *ret is never before `at`. */
static bool
elements_near(const struct phrase *phrase, size_t from, const struct words *words, size_t at,
              size_t sentence, size_t *ret)
{
    size_t first = at > NEAR_WORDS ? at - NEAR_WORDS : 0;
    for (size_t i = first; i < at + NEAR_WORDS && i < words->count; i++) {
        size_t end;
        if (words->words[i].sentence == sentence &&
            elements_match(phrase, from, words, i, sentence, &end)) {
            *ret = end > at ? end : at;
            return true;
        }
    }
    return false;
}

/* The words from `at` on, all of one sentence, against the elements from `from` on. Gaps are tried
 * from short to long; recursion is as deep as a phrase has elements. *ret is the end of the
 * match. */
static bool
elements_match(const struct phrase *phrase, size_t from, const struct words *words, size_t at,
               size_t sentence, size_t *ret)
{
    for (; from < phrase->count; from++) {
        const struct element *element = &phrase->elements[from];
        bool in_sentence = at < words->count && words->words[at].sentence == sentence;
        if (element->kind == ELEMENT_END && in_sentence)
            return false;
        if (element->kind == ELEMENT_WORD) {
            if (!in_sentence || !word_matches(element->alternatives, words, at))
                return false;
            at++;
        }
        while (element->kind == ELEMENT_REST && at < words->count &&
               words->words[at].sentence == sentence)
            at++;
        if (element->kind == ELEMENT_NEAR)
            return elements_near(phrase, from + 1, words, at, sentence, ret);
        if (element->kind == ELEMENT_GAP) {
            for (size_t skipped = 0; skipped <= GAP_WORDS; skipped++) {
                if (elements_match(phrase, from + 1, words, at + skipped, sentence, ret))
                    return true;
            }
            return false;
        }
    }
    *ret = at;
    return true;
}

static bool
phrase_matches_at(const struct phrase *phrase, const struct words *words, size_t at, size_t *ret)
{
    return elements_match(phrase, 0, words, at, words->words[at].sentence, ret);
}

/* By the first two bytes: all words that an alternative can match are in its bucket, because a stem
 * has at least three letters. */
static size_t
bucket_of(unsigned char first, unsigned char second)
{
    return (first * 37u + second) % BUCKETS;
}

static size_t
word_bucket(struct str word)
{
    const unsigned char *bytes = (const unsigned char *)word.ptr;
    return bucket_of(bytes[0], word.len > 1 ? bytes[1] : 0);
}

static void
groups_mark(struct arena *mem, struct words *words)
{
    size_t count = group_count();

    check(count <= GROUPS_MAX);
    for (size_t group = 0; group < count; group++) {
        struct str rest = danger_words_rows[group].phrase, alternative;
        struct group_hits *hits = &words->groups[group];
        hits->at = arena_new(mem, bool, words->count + 1);
        rest = str_slice(rest, str_find_byte(rest, '=') + 1, rest.len);
        while (str_cut(&rest, '|', &alternative)) {
            size_t at = alternative.len > 0 ? words->first[word_bucket(alternative)] : 0;
            for (; at != 0; at = words->next[at - 1])
                if (alternative_matches(alternative, words->words[at - 1].text))
                    hits->at[at - 1] = hits->any = true;
        }
    }
}

static struct words
words_of(struct arena *mem, struct str text)
{
    struct words words = {.count = 0};
    words.words = words_split(mem, fold(mem, str_slice(text, 0, TEXT_BYTES)), &words.count);
    words.next = arena_new(mem, uint32_t, words.count);
    for (size_t at = words.count; at-- > 0;) {
        uint32_t *first = &words.first[word_bucket(words.words[at].text)];
        words.next[at] = *first;
        *first = (uint32_t)(at + 1);
    }
    groups_mark(mem, &words);
    return words;
}

/* Can it be one of the words? */
static bool
alternative_may_match(struct str alternative, const struct words *words)
{
    size_t group;

    if (alternative.len == 0)
        return false;
    switch (alternative.ptr[0]) {
    case '.':
    case '&':
        return true; /* no word, but a gap or an end */
    case '@':
        return group_find(str_slice(alternative, 1, alternative.len), &group) &&
               words->groups[group].any;
    default:
        return words->first[word_bucket(alternative)] != 0;
    }
}

/* May all words of the phrase be in the text? Before it is taken apart, because this is asked of
 * the whole list for every text. */
static bool
phrase_may_match(struct str phrase, const struct words *words)
{
    struct str element, alternative;

    while (str_cut(&phrase, ' ', &element)) {
        bool may = false;
        while (!may && str_cut(&element, '|', &alternative))
            may = alternative_may_match(alternative, words);
        if (!may)
            return false;
    }
    return true;
}

/* Does an exception of this kind, or of any, share a word with the words from..to? */
static bool
is_excepted(struct str kind, const struct words *words, size_t from, size_t to)
{
    for (size_t row = 0; row < danger_words_rows_count; row++) {
        const struct danger_words_row *words_row = &danger_words_rows[row];
        if (words_row->phrase.ptr[0] != '-' ||
            !(str_eq(words_row->kind, kind) || str_eq(words_row->kind, any_kind)) ||
            !phrase_may_match(str_slice(words_row->phrase, 1, words_row->phrase.len), words))
            continue;
        struct phrase exception = phrase_parse(words_row->phrase);
        for (size_t at = from > SPAN_WORDS ? from - SPAN_WORDS : 0; at < to; at++) {
            size_t end;
            if (phrase_matches_at(&exception, words, at, &end) && end > from)
                return true;
        }
    }
    return false;
}

static bool
found_at(struct str kind, const struct phrase *phrase, const struct words *words, size_t at)
{
    size_t end;
    return phrase_matches_at(phrase, words, at, &end) && !is_excepted(kind, words, at, end);
}

/* Does the text have the phrase, beginning with one of its first alternatives? */
static bool
phrase_found(struct str kind, const struct phrase *phrase, const struct words *words)
{
    struct str alternatives = phrase->elements[0].alternatives, alternative;
    size_t group;
    while (str_cut(&alternatives, '|', &alternative)) {
        if (str_starts(alternative, S("@"))) {
            bool known = group_find(str_slice(alternative, 1, alternative.len), &group);
            for (size_t at = 0; known && words->groups[group].any && at < words->count; at++)
                if (words->groups[group].at[at] && found_at(kind, phrase, words, at))
                    return true;
            continue;
        }
        size_t at = alternative.len > 0 ? words->first[word_bucket(alternative)] : 0;
        for (; at != 0; at = words->next[at - 1])
            if (found_at(kind, phrase, words, at - 1))
                return true;
    }
    return false;
}

bool
danger_find(struct arena *mem, struct str text, struct danger *ret)
{
    struct danger found = {.kinds = 0};
    struct words words = words_of(mem, text);
    for (size_t row = 0; row < danger_words_rows_count && words.count > 0; row++) {
        enum danger_kind kind;
        if (!phrase_may_match(danger_words_rows[row].phrase, &words))
            continue;
        struct phrase phrase = phrase_parse(danger_words_rows[row].phrase);
        if (phrase.exception || str_eq(danger_words_rows[row].kind, group_kind))
            continue;
        bool known = danger_kind_parse(danger_words_rows[row].kind, &kind);
        check(known);
        if ((found.kinds & DANGER_BIT(kind)) != 0 ||
            !phrase_found(kind_codes[kind], &phrase, &words))
            continue;
        found.kinds |= DANGER_BIT(kind);
        found.phrases[kind] = danger_words_rows[row].phrase;
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

/* One or more words with | between, each a group or of letters and digits, with a * only at its
 * end. */
static bool
alternatives_valid(struct arena *mem, struct str alternatives)
{
    struct str one;
    while (str_cut(&alternatives, '|', &one)) {
        size_t count, group;
        if (str_starts(one, S("@")) && group_find(str_slice(one, 1, one.len), &group))
            continue;
        bool stem = str_ends(one, S("*"));
        struct str letters = stem ? str_slice(one, 0, one.len - 1) : one;
        struct word *words = words_split(mem, letters, &count);
        if (count != 1 || words[0].text.len != letters.len)
            return false;
        /* A short stem begins half the dictionary. */
        if (stem && utf8_count(letters) < 3)
            return false;
    }
    return true;
}

bool
danger_phrase_valid(struct arena *mem, struct str phrase)
{
    if (!utf8_valid(phrase) || !str_eq(fold(mem, phrase), phrase))
        return false;
    struct phrase parsed = phrase_parse(phrase);
    if (parsed.count == 0 || parsed.count == ELEMENTS_MAX ||
        parsed.elements[0].kind != ELEMENT_WORD)
        return false;
    size_t near = 0;
    for (size_t i = 0; i < parsed.count; i++) {
        enum element_kind kind = parsed.elements[i].kind;
        near += kind == ELEMENT_NEAR;
        bool last = i + 1 == parsed.count;
        if (((kind == ELEMENT_GAP || kind == ELEMENT_NEAR) &&
             (last || parsed.elements[i + 1].kind != ELEMENT_WORD)) ||
            (kind == ELEMENT_END && !last) || near > 1 ||
            (kind == ELEMENT_REST && !(last && i > 0 && parsed.exception)) ||
            (kind == ELEMENT_WORD && !alternatives_valid(mem, parsed.elements[i].alternatives)))
            return false;
    }
    return true;
}
