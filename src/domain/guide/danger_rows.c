/* danger_rows.c - leaves out by the first letters of words, before phrases are taken apart. */
#include "domain/guide/danger_rows.h"

#include "base/check.h"
#include "danger_words.h"
#include "os/thread.h"

enum { ROWS_MAX = 8192, BITS = 256, ELEMENTS = 2 };

/* How words begin, a bit for each beginning. */
struct beginnings {
    uint64_t bits[BITS / 64];
};

/* What the first elements of each row need; made once, when the first text is looked at. */
static struct {
    struct mutex lock;
    bool made;
    struct beginnings needs[ROWS_MAX][ELEMENTS];
} held = {.lock = MUTEX_INIT};

static void
beginning_add(struct beginnings *beginnings, struct str word)
{
    size_t bucket = danger_word_bucket(word) % BITS;

    beginnings->bits[bucket / 64] |= UINT64_C(1) << bucket % 64;
}

static void
all_add(struct beginnings *beginnings)
{
    memset(beginnings, 0xff, sizeof *beginnings);
}

/* One element: words with | between, some of them groups or known only by their end. */
static void
words_add(struct beginnings *beginnings, struct str words)
{
    struct str word, of_group;

    while (str_cut(&words, '|', &word)) {
        if (word.len == 0 || word.ptr[0] == '*')
            all_add(beginnings);
        else if (word.ptr[0] == '@' && danger_group_words(str_slice(word, 1, word.len), &of_group))
            while (str_cut(&of_group, '|', &word))
                beginning_add(beginnings, word);
        else
            beginning_add(beginnings, word);
    }
}

static void
row_make(size_t row)
{
    const struct danger_phrase phrase = danger_phrase_parse(danger_words_rows[row].phrase);
    size_t count = 0;

    for (size_t i = 0; i < phrase.count && count < ELEMENTS; i++)
        if (phrase.elements[i].kind == ELEMENT_WORD || phrase.elements[i].kind == ELEMENT_WITH)
            words_add(&held.needs[row][count++], phrase.elements[i].alternatives);
    for (; count < ELEMENTS; count++)
        all_add(&held.needs[row][count]);
}

static void
rows_make(void)
{
    mutex_lock(&held.lock);
    check(danger_words_rows_count <= ROWS_MAX);
    for (size_t row = 0; !held.made && row < danger_words_rows_count; row++)
        row_make(row);
    held.made = true;
    mutex_unlock(&held.lock);
}

static bool
meet(const struct beginnings *a, const struct beginnings *b)
{
    uint64_t both = 0;

    for (size_t i = 0; i < BITS / 64; i++)
        both |= a->bits[i] & b->bits[i];
    return both != 0;
}

/* Of an exception, what it is an exception for. */
static struct str
row_phrase(size_t row)
{
    struct str phrase = danger_words_rows[row].phrase;

    return str_starts(phrase, S("-")) ? str_slice(phrase, 1, phrase.len) : phrase;
}

struct danger_rows
danger_rows_for(struct arena *mem, const struct danger_text *text)
{
    struct danger_rows rows = {arena_new(mem, uint16_t, danger_words_rows_count), 0};
    struct beginnings here = {{0}};

    rows_make();
    for (size_t at = 0; at < text->count; at++)
        beginning_add(&here, text->words[at].text);
    for (size_t row = danger_group_count(); row < danger_words_rows_count; row++)
        if (meet(&held.needs[row][0], &here) && meet(&held.needs[row][1], &here) &&
            danger_phrase_may_match(row_phrase(row), text))
            rows.at[rows.count++] = (uint16_t)row;
    return rows;
}
