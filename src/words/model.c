/* model.c - sums of weights; the bytes of the model are linked in (tools/train.c). */
#include "words/model.h"

#include <math.h>
#include <string.h>

#include "base/check.h"

/* "elkmodl2", the number of classes as a 64-bit number, then the parts in the order of the struct.
 */
enum { HEAD_BYTES = 16 };

bool
model_read(struct bytes bytes, struct model *ret)
{
    uint64_t classes;

    if (bytes.len < HEAD_BYTES || memcmp(bytes.ptr, "elkmodl2", 8) != 0)
        return false;
    memcpy(&classes, bytes.ptr + 8, sizeof classes);
    if (classes == 0 || classes > MODEL_CLASSES_MAX ||
        bytes.len != HEAD_BYTES + FEATURE_BUCKETS * (sizeof(float) + classes) +
                         3 * classes * sizeof(float) ||
        (uintptr_t)bytes.ptr % sizeof(float) != 0)
        return false;
    const float *numbers = (const float *)(const void *)(bytes.ptr + HEAD_BYTES);
    *ret = (struct model){
        .classes = classes,
        .rarity = numbers,
        .bias = numbers + FEATURE_BUCKETS,
        .scale = numbers + FEATURE_BUCKETS + classes,
        .terms = numbers + FEATURE_BUCKETS + 2 * classes,
        .weights = (const signed char *)(numbers + FEATURE_BUCKETS + 3 * classes),
    };
    return true;
}

struct model
model_own(void)
{
    extern const unsigned char model_bytes[];
    extern const uint64_t model_bytes_len;
    struct model model;

    bool good = model_read((struct bytes){model_bytes, model_bytes_len}, &model);
    check(good);
    return model;
}

void
model_judge(const struct model *model, struct features *features, float ret[MODEL_CLASSES_MAX])
{
    float sums[MODEL_CLASSES_MAX] = {0};

    features_weigh(features, model->rarity);
    for (size_t i = 0; i < features->count; i++) {
        const signed char *row = &model->weights[features->at[i].bucket * model->classes];
        for (size_t c = 0; c < model->classes; c++)
            sums[c] += features->at[i].value * (float)row[c];
    }
    for (size_t c = 0; c < model->classes; c++)
        ret[c] = 1 / (1 + expf(-(model->bias[c] + model->scale[c] * sums[c])));
}

void
model_explain(const struct model *model, const struct features *features, size_t class,
              size_t word_count, float *ret)
{
    size_t o = 0;

    check(class < model->classes);
    memset(ret, 0, word_count * sizeof *ret);
    for (size_t i = 0; i < features->count; i++) {
        const struct feature *f = &features->at[i];
        size_t from = o;
        while (o < features->occurrence_count && features->occurrences[o].bucket == f->bucket)
            o++;
        float each = f->value * model->scale[class] *
                     (float)model->weights[f->bucket * model->classes + class] / (float)(o - from);
        for (size_t j = from; j < o; j++)
            if (features->occurrences[j].word < word_count)
                ret[features->occurrences[j].word] += each;
    }
}

void
model_judge_word(struct arena *mem, const struct model *model, struct str folded_word,
                 float ret[MODEL_CLASSES_MAX])
{
    struct word word = {.text = folded_word};
    struct features features = features_of(mem, &word, 1);

    model_judge(model, &features, ret);
}
