/* missed.c - counting words that found nothing. */
#include "domain/guide/missed.h"

#include "base/date.h"
#include "crypto/keys.h"
#include "words/model.h"

/* A word that stands in one example of nineteen ("niet", "mijn") tells an editor nothing. */
static const float telling = 3.95f;

/* 202611; `back` months before that of the call. */
static int64_t
month_of(const struct cx *cx, int back)
{
    struct civil today = date_civil(date_in_amsterdam(cx->now_ms));
    int64_t months = (int64_t)today.year * 12 + today.month - 1 - back;

    return months / 12 * 100 + months % 12 + 1;
}

static bool
tells(struct arena *mem, const struct model *model, struct str word)
{
    enum { LETTERS_LEAST = 3, BYTES_MAX = 48 };

    if (word.len < LETTERS_LEAST || word.len > BYTES_MAX)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] >= '0' && word.ptr[i] <= '9') /* a number may be of somebody */
            return false;
    return model->rarity[bucket_of_word(mem, word)] >= telling;
}

static enum outcome
word_note(struct cx *cx, int64_t month, struct str word)
{
    struct bytes hash = keyed_hash(cx, "missed_word", word);
    int64_t searches;

    TRY(sql_missed_add(cx, month, hash, &searches));
    return searches == MISSED_LEAST ? sql_missed_name(cx, month, hash, word) : OK;
}

enum outcome
missed_note(struct cx *cx, struct str text)
{
    struct model model = model_own();
    size_t count, noted = 0;
    struct word *words = words_split(cx->mem, fold(cx->mem, text), &count);

    for (size_t i = 0; i < count && noted < MISSED_WORDS_MAX; i++) {
        bool twice = false;
        for (size_t before = 0; before < i; before++)
            twice = twice || str_eq(words[before].text, words[i].text);
        if (twice || !tells(cx->mem, &model, words[i].text))
            continue;
        TRY(word_note(cx, month_of(cx, 0), words[i].text));
        noted++;
    }
    return OK;
}

enum outcome
missed_list(struct cx *cx, struct missed_row_list *ret)
{
    return sql_missed_words(cx, month_of(cx, MISSED_MONTHS), MISSED_SHOWN, ret);
}

enum outcome
missed_purge(struct cx *cx, int64_t *ret)
{
    return sql_missed_end(cx, month_of(cx, MISSED_MONTHS), month_of(cx, 0), ret);
}
