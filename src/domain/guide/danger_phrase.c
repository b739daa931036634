/* danger_phrase.c - takes phrases apart and looks for them among the words of a text. */
#include "domain/guide/danger_phrase.h"

#include "base/check.h"
#include "danger_words.h"
#include "words/slip.h"

enum { NEAR_WORDS = 15 }; /* how far the words on both sides of & are from each other at most */

static const struct str group_kind = S_INIT("group");

struct danger_phrase
danger_phrase_parse(struct str s)
{
    struct danger_phrase phrase = {.exception = str_starts(s, S("-"))};
    struct str rest = phrase.exception ? str_slice(s, 1, s.len) : s;
    struct str part;
    while (phrase.count < DANGER_ELEMENTS_MAX && str_cut(&rest, ' ', &part)) {
        struct danger_element *element = &phrase.elements[phrase.count++];
        struct str after = part.len > 0 ? str_slice(part, 1, part.len) : part;
        if (str_eq(part, S("..")))
            element->kind = ELEMENT_GAP;
        else if (str_eq(part, S("&")))
            element->kind = ELEMENT_NEAR;
        else if (str_eq(part, S("...")))
            element->kind = ELEMENT_REST;
        else if (str_eq(part, S(".")))
            element->kind = ELEMENT_END;
        else if (str_starts(part, S("+")))
            *element = (struct danger_element){ELEMENT_WITH, after};
        else if (str_starts(part, S("!")))
            *element = (struct danger_element){ELEMENT_WITHOUT, after};
        else
            *element = (struct danger_element){ELEMENT_WORD, part};
    }
    return phrase;
}

size_t
danger_group_count(void)
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
    if (str_starts(alternative, S("*")))
        return str_ends(word, str_slice(alternative, 1, alternative.len));
    return str_eq(word, alternative) || is_spelled_so(alternative, word) ||
           word_is_slip(alternative, word);
}

static struct str
group_words(size_t group)
{
    struct str phrase = danger_words_rows[group].phrase;

    return str_slice(phrase, str_find_byte(phrase, '=') + 1, phrase.len);
}

bool
danger_group_words(struct str name, struct str *ret)
{
    size_t group;

    if (!group_find(name, &group))
        return false;
    *ret = group_words(group);
    return true;
}

static bool
word_matches(struct str alternatives, const struct danger_text *text, size_t at)
{
    struct str alternative;
    size_t group;
    while (str_cut(&alternatives, '|', &alternative)) {
        if (str_starts(alternative, S("@"))) {
            if (group_find(str_slice(alternative, 1, alternative.len), &group) &&
                text->groups[group].at[at])
                return true;
        } else if (alternative_matches(alternative, text->words[at].text))
            return true;
    }
    return false;
}

/* A phrase that is looked for within one part of the text. */
struct search {
    const struct danger_phrase *phrase;
    const struct danger_text *text;
    const size_t *parts; /* the sentence or run of each word */
    size_t part;
};

static bool elements_match(const struct search *s, size_t from, size_t at, size_t *ret);

static bool
is_inside(const struct search *s, size_t at)
{
    return at < s->text->count && s->parts[at] == s->part;
}

/* What comes after &, before or after `at`; *ret is never before `at`. */
static bool
elements_near(const struct search *s, size_t from, size_t at, size_t *ret)
{
    size_t first = at > NEAR_WORDS ? at - NEAR_WORDS : 0;
    for (size_t i = first; i < at + NEAR_WORDS && i < s->text->count; i++) {
        size_t end;
        if (is_inside(s, i) && elements_match(s, from, i, &end)) {
            *ret = end > at ? end : at;
            return true;
        }
    }
    return false;
}

static bool
elements_after_gap(const struct search *s, size_t from, size_t at, size_t *ret)
{
    for (size_t skipped = 0; skipped <= DANGER_GAP_WORDS; skipped++)
        if (elements_match(s, from, at + skipped, ret))
            return true;
    return false;
}

/* To the end of the sentence, or to where the writer goes on about himself. */
static size_t
rest_end(const struct search *s, size_t at)
{
    const struct danger_text *text = s->text;

    while (is_inside(s, at) &&
           (at == 0 || text->clauses[at] == text->clauses[at - 1] || !text->own[at]))
        at++;
    return at;
}

/* The words from `at` on against the elements from `from` on. Gaps are tried from short to long;
 * recursion is as deep as a phrase has elements. *ret is the end of the match. */
static bool
elements_match(const struct search *s, size_t from, size_t at, size_t *ret)
{
    for (; from < s->phrase->count; from++) {
        const struct danger_element *element = &s->phrase->elements[from];
        switch (element->kind) {
        case ELEMENT_WORD:
            if (!is_inside(s, at) || !word_matches(element->alternatives, s->text, at))
                return false;
            at++;
            break;
        case ELEMENT_END:
            if (is_inside(s, at))
                return false;
            break;
        case ELEMENT_REST:
            at = rest_end(s, at);
            break;
        case ELEMENT_NEAR:
            return elements_near(s, from + 1, at, ret);
        case ELEMENT_GAP:
            return elements_after_gap(s, from + 1, at, ret);
        case ELEMENT_WITH:
        case ELEMENT_WITHOUT:
            break; /* looked for anywhere */
        }
    }
    *ret = at;
    return true;
}

bool
danger_phrase_at(const struct danger_phrase *phrase, const struct danger_text *text, size_t at,
                 size_t *ret)
{
    const size_t *parts = phrase->exception ? text->runs : text->sentences;
    const struct search search = {phrase, text, parts, parts[at]};

    return elements_match(&search, 0, at, ret);
}

bool
danger_phrase_is_wide(const struct danger_phrase *phrase)
{
    for (size_t i = 0; i < phrase->count; i++)
        if (phrase->elements[i].kind == ELEMENT_NEAR)
            return true;
    return false;
}

static bool
stands_anywhere(struct str alternatives, const struct danger_text *text)
{
    for (size_t at = 0; at < text->count; at++)
        if (word_matches(alternatives, text, at))
            return true;
    return false;
}

bool
danger_phrase_fits(const struct danger_phrase *phrase, const struct danger_text *text)
{
    for (size_t i = 0; i < phrase->count; i++) {
        const struct danger_element *element = &phrase->elements[i];
        if (element->kind >= ELEMENT_WITH &&
            stands_anywhere(element->alternatives, text) != (element->kind == ELEMENT_WITH))
            return false;
    }
    return true;
}

/* By the first two bytes: all words that an alternative can match are in its bucket, because a stem
 * has at least three letters. */
static size_t
bucket_of(unsigned char first, unsigned char second)
{
    return (first * 37u + second) % DANGER_BUCKETS;
}

size_t
danger_word_bucket(struct str word)
{
    const unsigned char *bytes = (const unsigned char *)word.ptr;
    return bucket_of(bytes[0], word.len > 1 ? bytes[1] : 0);
}

static void
groups_mark(struct arena *mem, struct danger_text *text)
{
    size_t count = danger_group_count();

    check(count <= DANGER_GROUPS_MAX);
    for (size_t group = 0; group < count; group++) {
        struct str rest = group_words(group), alternative;
        struct danger_group *hits = &text->groups[group];
        hits->at = arena_new(mem, bool, text->count + 1);
        while (str_cut(&rest, '|', &alternative)) {
            size_t at = alternative.len > 0 ? text->first[danger_word_bucket(alternative)] : 0;
            for (; at != 0; at = text->next[at - 1])
                if (alternative_matches(alternative, text->words[at - 1].text))
                    hits->at[at - 1] = hits->any = true;
        }
    }
}

const struct danger_group *
danger_text_group(const struct danger_text *text, struct str name)
{
    size_t group;
    bool known = group_find(name, &group);

    check(known);
    return &text->groups[group];
}

/* Is one of these bytes between two words? The texts of both point into one folded text. */
static bool
between_has(struct str before, struct str after, struct str bytes)
{
    for (const char *p = before.ptr + before.len; p < after.ptr; p++)
        if (str_find_byte(bytes, *p) < bytes.len)
            return true;
    return false;
}

static bool
three_dots_between(struct str before, struct str after)
{
    const char *from = before.ptr + before.len;
    struct str between = {from, (size_t)(after.ptr - from)};

    return str_find(between, S("...")) < between.len;
}

static void
clauses_mark(struct arena *mem, struct danger_text *text)
{
    const struct danger_group *joins = danger_text_group(text, S("voegwoord"));
    const struct danger_group *writer = danger_text_group(text, S("schrijver"));
    const struct word *words = text->words;
    size_t begin = 0;

    text->own = arena_new(mem, bool, text->count);
    for (size_t at = 1; at < text->count; at++) {
        bool ended = words[at].sentence != words[at - 1].sentence;
        bool goes_on = ended && three_dots_between(words[at - 1].text, words[at].text);
        text->sentences[at] = words[at].sentence;
        text->runs[at] = text->runs[at - 1] + (ended && !goes_on);
        text->clauses[at] = text->clauses[at - 1] +
                            (ended || joins->at[at] ||
                             between_has(words[at - 1].text, words[at].text, S(",:()\n\"")));
    }
    for (size_t at = 0; at < text->count; at++) {
        if (text->clauses[at] != text->clauses[begin])
            begin = at;
        for (size_t i = begin; writer->at[at] && i < text->count &&
                               text->clauses[i] == text->clauses[begin] && !text->own[i];
             i++)
            text->own[i] = true;
    }
}

struct danger_text
danger_text_of(struct arena *mem, struct str folded)
{
    struct danger_text text = {.count = 0};

    text.words = words_split(mem, folded, &text.count);
    text.next = arena_new(mem, uint32_t, text.count);
    text.sentences = arena_new(mem, size_t, text.count + 1);
    text.runs = arena_new(mem, size_t, text.count + 1);
    text.clauses = arena_new(mem, size_t, text.count + 1);
    for (size_t at = text.count; at-- > 0;) {
        uint32_t *first = &text.first[danger_word_bucket(text.words[at].text)];
        text.next[at] = *first;
        *first = (uint32_t)(at + 1);
    }
    groups_mark(mem, &text);
    clauses_mark(mem, &text);
    return text;
}

/* Can it be one of the words? */
static bool
alternative_may_match(struct str alternative, const struct danger_text *text)
{
    size_t group;

    if (alternative.len == 0)
        return false;
    switch (alternative.ptr[0]) {
    case '.':
    case '&':
    case '*':
    case '!':
        return true; /* no word, but a gap or an end, or one that is known by its end */
    case '+':
        return alternative_may_match(str_slice(alternative, 1, alternative.len), text);
    case '@':
        return group_find(str_slice(alternative, 1, alternative.len), &group) &&
               text->groups[group].any;
    default:
        return text->first[danger_word_bucket(alternative)] != 0;
    }
}

bool
danger_phrase_may_match(struct str phrase, const struct danger_text *text)
{
    struct str element, alternative;

    while (str_cut(&phrase, ' ', &element)) {
        bool may = false;
        while (!may && str_cut(&element, '|', &alternative))
            may = alternative_may_match(alternative, text);
        if (!may)
            return false;
    }
    return true;
}

/* The first word from `from` on that begins like it. */
static size_t
alternative_start(struct str alternative, const struct danger_text *text, size_t from)
{
    size_t group;

    if (str_starts(alternative, S("@"))) {
        if (!group_find(str_slice(alternative, 1, alternative.len), &group) ||
            !text->groups[group].any)
            return text->count;
        while (from < text->count && !text->groups[group].at[from])
            from++;
        return from;
    }
    size_t at = alternative.len > 0 ? text->first[danger_word_bucket(alternative)] : 0;
    while (at != 0 && at - 1 < from)
        at = text->next[at - 1];
    return at != 0 ? at - 1 : text->count;
}

size_t
danger_phrase_start(const struct danger_phrase *phrase, const struct danger_text *text, size_t from)
{
    struct str alternatives = phrase->elements[0].alternatives, alternative;
    size_t first = text->count;

    while (str_cut(&alternatives, '|', &alternative)) {
        size_t at = alternative_start(alternative, text, from);
        first = at < first ? at : first;
    }
    return first;
}

/* One or more words with | between, each a group or of letters and digits, with a * only at its end
 * or, where `may_end` says so, at its begin. */
static bool
alternatives_valid(struct arena *mem, struct str alternatives, bool may_end)
{
    struct str one;
    while (str_cut(&alternatives, '|', &one)) {
        size_t count, group;
        if (str_starts(one, S("@")) && group_find(str_slice(one, 1, one.len), &group))
            continue;
        bool stem = str_ends(one, S("*")), end = may_end && str_starts(one, S("*"));
        struct str letters = str_slice(one, end ? 1 : 0, stem ? one.len - 1 : one.len);
        struct word *words = words_split(mem, letters, &count);
        if (count != 1 || words[0].text.len != letters.len)
            return false;
        /* A short stem begins half the dictionary. */
        if ((stem || end) && (utf8_count(letters) < 3 || (stem && end)))
            return false;
    }
    return true;
}

static bool
element_valid(struct arena *mem, const struct danger_phrase *phrase, size_t at, size_t shape)
{
    const struct danger_element *element = &phrase->elements[at];
    bool last = at + 1 == shape;

    switch (element->kind) {
    case ELEMENT_GAP:
    case ELEMENT_NEAR:
        return !last && phrase->elements[at + 1].kind == ELEMENT_WORD;
    case ELEMENT_END:
        return last;
    case ELEMENT_REST:
        return last && at > 0 && phrase->exception;
    case ELEMENT_WORD:
        return alternatives_valid(mem, element->alternatives, at > 0 || phrase->exception);
    case ELEMENT_WITH:
    case ELEMENT_WITHOUT:
        return at >= shape && phrase->exception &&
               alternatives_valid(mem, element->alternatives, true);
    }
    return false;
}

bool
danger_phrase_valid(struct arena *mem, struct str phrase)
{
    if (!utf8_valid(phrase) || !str_eq(fold(mem, phrase), phrase))
        return false;
    struct danger_phrase parsed = danger_phrase_parse(phrase);
    size_t shape = parsed.count, near = 0;
    while (shape > 0 && parsed.elements[shape - 1].kind >= ELEMENT_WITH)
        shape--;
    if (shape == 0 || parsed.count == DANGER_ELEMENTS_MAX ||
        parsed.elements[0].kind != ELEMENT_WORD)
        return false;
    for (size_t i = 0; i < parsed.count; i++) {
        near += parsed.elements[i].kind == ELEMENT_NEAR;
        if (near > 2 || !element_valid(mem, &parsed, i, shape))
            return false;
    }
    return true;
}
