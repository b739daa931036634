/* urgency.c - weighs the signs that a term runs. */
#include "domain/guide/urgency.h"

#include <math.h>

#include "term_words.h"
#include "words/signs.h"

/* Fitted on our own sentences (content/.../find), each judged by a model that had not seen it
 * (decision 0015), but for `of_called`, which is set higher: who is summoned has a date.
 * `stands_out` is what it takes when words speak against a term. */
static const float bias = 1.14F, of_model = 0.89F, of_share = 0.83F, of_decides = 0.60F,
                   of_term = 0.52F, of_both = 0.32F, of_called = 0.80F, of_question = -0.76F;
static const float runs = -2.2F, stands_out = 0.5F;

static bool
says(struct str kind, const struct word *words, size_t count)
{
    for (size_t row = 0; row < term_words_rows_count; row++)
        if (str_eq(term_words_rows[row].kind, kind) &&
            signs_stand(term_words_rows[row].words, words, count))
            return true;
    return false;
}

static float
odds(float probability)
{
    const float least = 0.0001F;

    probability = fminf(fmaxf(probability, least), 1 - least);
    return logf(probability / (1 - probability));
}

bool
urgency_term_runs(const struct term_guess *guess, const struct word *words, size_t count)
{
    bool decides = says(S("decides"), words, count), term = says(S("term"), words, count);
    bool called = says(S("called"), words, count);
    bool against = !decides && !term && !called &&
                   (says(S("asks"), words, count) || says(S("private"), words, count) ||
                    says(S("applies"), words, count));
    float sum = bias + of_model * odds(guess->model) + of_share * odds(guess->share);

    sum += (decides ? of_decides : 0) + (term ? of_term : 0) + (decides && term ? of_both : 0);
    sum += (called ? of_called : 0) + (guess->asks ? of_question : 0);
    return sum >= (against ? stands_out : runs);
}

struct str
urgency_court_letter(const struct word *words, size_t count)
{
    bool called = says(S("court"), words, count) ||
                  (says(S("judge"), words, count) && says(S("term"), words, count));

    if (!called)
        return S("");
    return says(S("accused"), words, count) ? S("verdachte") : S("dagvaarding");
}
