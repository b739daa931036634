/* understand.c - topics by the model, danger by its list, help by the topics. */
#include "domain/guide/understand.h"

#include <string.h>

#include "base/check.h"
#include "base/text.h"
#include "domain/map/kind.h"
#include "words/language.h"
#include "words/model.h"
#include "words/personal.h"

enum { TEXT_BYTES = 20000, PART_WORDS_MIN = 3 };
/* Chosen on examples left out: below LIKELY a topic is a guess; a sure one stands out as well. */
static const float likely = 0.06f, sure = 0.5f, stands_out = 2.0f, dangerous = 0.45f,
                   in_part = 0.4f;
/* A word that stands in one example of nineteen ("niet", "mijn") is no reason to a reader. */
static const float rare = 3.95f;
/* A word that does not lead to the topic by itself ("stopt", "bijna") is none either, nor is what
 * only says how much or whom. */
static const float carries = 0.6f;
static const struct str no_reasons[] = {
    S_INIT("meer"), S_INIT("euro"), S_INIT("euros"), S_INIT("hij"),    S_INIT("hem"),
    S_INIT("zij"),  S_INIT("haar"), S_INIT("man"),   S_INIT("mannen"), S_INIT("vrouw"),
    S_INIT("he"),   S_INIT("him"),  S_INIT("she")};

struct str
urgency_code(enum urgency urgency)
{
    static const struct str codes[] = {S_INIT("none"), S_INIT("deadline"), S_INIT("crisis")};
    return codes[urgency];
}

struct str
understood_question(enum understanding outcome)
{
    static const struct str questions[] = {
        [UNDERSTOOD_SURE] = S_INIT(""),
        [UNDERSTOOD_SEVERAL] = T_INIT("Waar gaat het het meest over?"),
        [UNDERSTOOD_NOT] = T_INIT("Kunt u iets meer vertellen? Van wie kwam er een brief, of wat "
                                  "gebeurde er?"),
    };
    return questions[outcome];
}

size_t
understood_topic_ids(const struct understood *understood, struct str ret[UNDERSTOOD_TOPICS_MAX])
{
    const struct understood_topic *topics = understood->topics;
    size_t count = 0;

    if (understood->outcome == UNDERSTOOD_NOT)
        return 0;
    while (count < understood->topic_count && topics[count].score * 3 >= topics[0].score) {
        ret[count] = topics[count].topic.id;
        count++;
    }
    return count;
}

/* A text as the reasons are taken from it; what each word says alone is judged once, when it is
 * asked. */
struct reasons {
    struct arena *mem;
    struct str typed;
    const struct model *model;
    const struct features *features;
    const struct word *words;
    size_t count;
    float **alone;
};

static bool
word_carries(const struct reasons *r, size_t i, size_t class)
{
    for (size_t a = 0; a < sizeof no_reasons / sizeof *no_reasons; a++)
        if (str_eq(r->words[i].text, no_reasons[a]))
            return false;
    if (r->alone[i] == NULL) {
        r->alone[i] = arena_new(r->mem, float, MODEL_CLASSES_MAX);
        model_judge_word(r->mem, r->model, r->words[i].text, r->alone[i]);
    }
    return r->alone[i][class] >= carries;
}

/* What each word added, as far as it can be a reason: 0 for the others. What adds less than an
 * eighth of all says nothing to a reader. */
static float *
reasons_weigh(const struct reasons *r, size_t class)
{
    float *each = arena_new(r->mem, float, r->count + 1);
    float total = 0;

    model_explain(r->model, r->features, class, r->count, each);
    for (size_t i = 0; i < r->count; i++) {
        if (each[i] > 0 && r->model->rarity[bucket_of_word(r->mem, r->words[i].text)] < rare)
            each[i] = 0;
        total += each[i] > 0 ? each[i] : 0;
    }
    for (size_t i = 0; i < r->count; i++)
        if (each[i] <= 0 || each[i] < total / 8 || !word_carries(r, i, class))
            each[i] = 0;
    return each;
}

/* The words that did most for the class, in the order of the text. */
static struct str
why_of(const struct reasons *r, size_t class)
{
    const struct word *words = r->words;
    size_t count = r->count;
    float *each = reasons_weigh(r, class);
    struct text why = text_open(r->mem, 64);
    float least = 0;

    for (size_t round = 0; round < WHY_WORDS_MAX; round++) { /* the value of the third word */
        float most = 0;
        for (size_t i = 0; i < count; i++)
            if (each[i] > most && (round == 0 || each[i] < least))
                most = each[i];
        least = most > 0 ? most : least;
    }
    for (size_t i = 0, shown = 0; i < count && shown < WHY_WORDS_MAX; i++) {
        if (each[i] <= 0 || each[i] < least)
            continue;
        bool twice = false;
        for (size_t before = 0; before < i; before++)
            twice = twice || (each[before] > 0 && str_eq(words[before].text, words[i].text));
        if (twice)
            continue;
        if (shown++ > 0)
            text_add(&why, S(", "));
        text_add(&why, word_as_typed(r->mem, r->typed, words[i].text));
    }
    return text_str(&why);
}

/* Words and what the model says of them. */
struct judged {
    struct word *words;
    size_t count;
    struct features features;
    float scores[MODEL_CLASSES_MAX];
    bool of_its_own[MODEL_CLASSES_MAX]; /* is a part of the text clearly about it? */
    struct term_guess guess;
};

static void
topics_take(struct understood *ret, const struct judged *judged,
            size_t classes[UNDERSTOOD_TOPICS_MAX])
{
    const float *scores = judged->scores;

    for (size_t t = 0; t < topic_count(); t++) {
        size_t at = ret->topic_count;
        while (at > 0 && scores[classes[at - 1]] < scores[t])
            at--;
        if (at == UNDERSTOOD_TOPICS_MAX || scores[t] < likely / 4)
            continue;
        if (ret->topic_count < UNDERSTOOD_TOPICS_MAX)
            ret->topic_count++;
        for (size_t i = ret->topic_count - 1; i > at; i--)
            classes[i] = classes[i - 1];
        classes[at] = t;
    }
    for (size_t i = 0; i < ret->topic_count; i++)
        ret->topics[i] = (struct understood_topic){.topic = topic_at(classes[i]),
                                                   .score = scores[classes[i]],
                                                   .of_its_own = judged->of_its_own[classes[i]]};
}

static void
help_add(struct understood *ret, struct str id, float score)
{
    size_t at = 0;

    while (at < ret->help_count && !str_eq(ret->help[at].id, id))
        at++;
    if (at == ret->help_count) {
        if (at == UNDERSTOOD_HELP_MAX)
            return;
        ret->help[ret->help_count++] = (struct understood_help){id, 0};
    }
    score += ret->help[at].score;
    for (; at > 0 && ret->help[at - 1].score < score; at--)
        ret->help[at] = ret->help[at - 1];
    ret->help[at] = (struct understood_help){id, score};
}

/* The first help of the likeliest topic first; help that several topics name rises. */
static void
help_take(struct understood *ret)
{
    for (size_t i = 0; i < ret->topic_count; i++) {
        struct str rest = ret->topics[i].topic.first_help, id;
        float worth = ret->topics[i].score;
        while (str_cut(&rest, '|', &id)) {
            help_add(ret, id, worth);
            worth *= 0.8f;
        }
    }
}

static enum understanding
outcome_of(const struct understood *understood)
{
    const struct understood_topic *topics = understood->topics;

    if (understood->topic_count == 0 || topics[0].score < likely)
        return UNDERSTOOD_NOT;
    if (topics[0].score < sure)
        return UNDERSTOOD_SEVERAL;
    for (size_t i = 1; i < understood->topic_count; i++)
        if (topics[i].of_its_own || topics[0].score < stands_out * topics[i].score)
            return UNDERSTOOD_SEVERAL;
    return UNDERSTOOD_SURE;
}

/* How often a term runs with topics as likely as these; with none of them, as often as ever. */
static float
terms_share(const struct model *model, const float scores[MODEL_CLASSES_MAX])
{
    const float other = 0.05F, usual = 0.14F;
    float sum = other * usual, all = other;

    for (size_t t = 0; t < topic_count(); t++) {
        sum += scores[t] * model->terms[t];
        all += scores[t];
    }
    return sum / all;
}

static bool
has_question(struct str text)
{
    return str_find_byte(text, '?') < text.len || str_find(text, S("\xD8\x9F")) < text.len;
}

/* A new part begins with a sentence, or after what joins two of them. */
static bool
part_ends(const struct word *words, size_t at, size_t count)
{
    static const struct str joins[] = {S_INIT("en"),    S_INIT("maar"), S_INIT("want"),
                                       S_INIT("omdat"), S_INIT("and"),  S_INIT("but"),
                                       S_INIT("ve"),    S_INIT("ama"),  S_INIT("ale")};

    if (at == count || (at > 0 && words[at].sentence != words[at - 1].sentence))
        return true;
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
        if (str_eq(words[at].text, joins[i]))
            return true;
    return false;
}

/* A text may tell of two problems, which drown each other when it is judged as one: what a part of
 * it says clearly counts by half. */
static void
parts_judge(struct arena *mem, const struct model *model, struct judged *ret)
{
    const struct word *words = ret->words;
    const size_t count = ret->count;
    float part[MODEL_CLASSES_MAX];

    for (size_t from = 0, at = 0; at <= count; at++) {
        if (!part_ends(words, at, count))
            continue;
        if (at - from >= PART_WORDS_MIN && at - from < count) {
            struct features features = features_of(mem, words + from, at - from);
            model_judge(model, &features, part);
            for (size_t t = 0; t < topic_count(); t++) {
                ret->of_its_own[t] = ret->of_its_own[t] || part[t] >= sure;
                if (part[t] * in_part > ret->scores[t])
                    ret->scores[t] = part[t] * in_part;
            }
        }
        from = at;
    }
}

static void
words_judge(struct arena *mem, const struct model *model, struct judged *ret)
{
    ret->features = features_of(mem, ret->words, ret->count);
    model_judge(model, &ret->features, ret->scores);
    ret->guess.model = ret->scores[topic_count()];
    ret->guess.share = terms_share(model, ret->scores);
    parts_judge(mem, model, ret);
}

/* A BSN says who a text is about, and not what: topics are those of the other words, when these say
 * something. Only the word, without a number, may be the matter itself ("ik heb een bsn nodig voor
 * werk"): there the other words must be clear. */
static void
topics_judge(struct arena *mem, const struct model *model, struct str folded,
             const struct judged *whole, struct judged *ret)
{
    float most = 0;

    *ret = (struct judged){0};
    ret->words = words_beside_bsn(mem, folded, &ret->count);
    if (ret->count > 0 && ret->count < whole->count) {
        words_judge(mem, model, ret);
        for (size_t t = 0; t < topic_count(); t++)
            most = ret->scores[t] > most ? ret->scores[t] : most;
    }
    if (most < (bsn_in(folded) ? likely : sure))
        *ret = *whole;
}

/* What only resembles danger and is clearly about a bailiff or a mortgage, is none. */
static bool
may_be_danger(const struct understood *understood)
{
    return understood->topic_count == 0 || understood->topics[0].score < sure ||
           kind_topic_may_be_danger(understood->topics[0].topic.id);
}

struct understood
understand(struct arena *mem, struct str text)
{
    struct understood ret = {0};
    struct model model = model_own();
    struct judged whole = {0}, topics;
    size_t classes[UNDERSTOOD_TOPICS_MAX];

    check(model.classes == topic_count() + 2);
    text = str_slice(text, 0, text.len < TEXT_BYTES ? text.len : TEXT_BYTES);
    struct str folded = fold(mem, text);
    whole.words = words_split(mem, folded, &whole.count);
    ret.language = language_of_text(mem, text, whole.words, whole.count);
    words_judge(mem, &model, &whole);
    topics_judge(mem, &model, folded, &whole, &topics);
    const struct judged *urgent = bsn_in(folded) ? &topics : &whole;
    struct term_guess guess = urgent->guess;
    guess.asks = has_question(text);
    struct reasons reasons = {mem,
                              text,
                              &model,
                              &topics.features,
                              topics.words,
                              topics.count,
                              arena_new(mem, float *, topics.count + 1)};
    if (topics.count > 0)
        topics_take(&ret, &topics, classes);
    for (size_t i = 0; i < ret.topic_count; i++)
        ret.topics[i].why = why_of(&reasons, classes[i]);
    help_take(&ret);
    ret.outcome = outcome_of(&ret);
    ret.letter = urgency_court_letter(whole.words, whole.count);
    if (whole.count > 0 && urgency_term_runs(&guess, whole.words, whole.count))
        ret.urgency = URGENCY_DEADLINE;
    if (danger_find(mem, text, &ret.danger) ||
        (whole.count > 0 && urgent->scores[topic_count() + 1] >= dangerous && may_be_danger(&ret)))
        ret.urgency = URGENCY_CRISIS;
    return ret;
}
