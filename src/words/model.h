/* model.h - the trained classifier: a weight for each bucket of features and each class.
 *
 * The classes are the topics in the order of data/topics.csv, and behind them "a term is running"
 * and "danger". Each is a logistic regression on its own, trained at build time by tools/train.c
 * on the examples in content/<language>/find/; nothing is learned from residents. */
#ifndef WORDS_MODEL_H
#define WORDS_MODEL_H

#include "words/features.h"

enum { MODEL_CLASSES_MAX = 64 };

struct model {
    size_t classes;
    const float *rarity;        /* [FEATURE_BUCKETS], for features_weigh */
    const float *bias;          /* [classes] */
    const float *scale;         /* [classes]: what one step of a weight is worth */
    const float *terms;         /* [classes]: the share of its examples in which a term runs */
    const signed char *weights; /* [FEATURE_BUCKETS][classes] */
};

/* The model that is compiled in. */
struct model model_own(void);
/* What tools/train.c writes; false when the bytes are no model. They must outlive *ret. */
bool model_read(struct bytes bytes, struct model *ret);

/* The probability of each class, 0 to 1, each for itself. Weighs the features first. */
void model_judge(const struct model *model, struct features *features,
                 float ret[MODEL_CLASSES_MAX]);
/* How much each word added to a class; `word_count` values. */
void model_explain(const struct model *model, const struct features *features, size_t class,
                   size_t word_count, float *ret);
/* The same for a text that is this word alone. What leads nowhere by itself ("altijd", "morgen")
 * carries no class, whatever it adds beside other words. */
void model_judge_word(struct arena *mem, const struct model *model, struct str folded_word,
                      float ret[MODEL_CLASSES_MAX]);

#endif
