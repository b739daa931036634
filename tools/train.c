/* train.c - makes the model that words/model.h reads, from examples. Run by the build.
 *
 *     train EXAMPLES.tsv MODEL MODEL.S
 *
 * EXAMPLES.tsv is what tools/examples.py writes; MODEL.S is what makes the linker take MODEL along.
 * Each class is a logistic regression of its own by liblinear: is this text about this topic? And
 * of all texts: does a term run, is there danger? The same examples give the same bytes:
 * liblinear's random numbers begin where they always do. */
#include <linear.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "words/features.h"

enum { LIMIT_BYTES = 64 * 1024 * 1024, COLUMNS = 4 };
static const double penalty = 4.0; /* liblinear's C: chosen on examples left out */

struct example {
    struct features features;
    int64_t topic, second; /* as numbered in the first line; -1: none */
    bool deadline, crisis, phrase;
};
struct examples {
    struct example *at;
    size_t count, texts; /* phrases come after the texts */
};

static int64_t
number_of(struct str cell)
{
    int64_t number = -1;

    check(cell.len == 0 || str_int(cell, &number));
    return number;
}

static struct example
example_read(struct arena *mem, struct str line)
{
    struct str cells[COLUMNS];
    size_t count = 0;

    for (size_t c = 0; c < COLUMNS; c++) {
        size_t end = c + 1 < COLUMNS ? str_find_byte(line, '\t') : line.len;
        cells[c] = str_slice(line, 0, end);
        line = end < line.len ? str_slice(line, end + 1, line.len) : S("");
    }
    struct word *words = words_split(mem, fold(mem, cells[3]), &count);
    return (struct example){.features = features_of(mem, words, count),
                            .topic = number_of(cells[0]),
                            .second = number_of(cells[1]),
                            .deadline = str_eq(cells[2], S("deadline")),
                            .crisis = str_eq(cells[2], S("crisis")),
                            .phrase = str_eq(cells[2], S("phrase"))};
}

static struct examples
examples_read(struct arena *mem, struct str text)
{
    struct examples ret = {.at = arena_new(mem, struct example, text.len / 8 + 1)};

    while (text.len > 0) {
        size_t end = str_find_byte(text, '\n');
        if (end > 0) {
            ret.at[ret.count] = example_read(mem, str_slice(text, 0, end));
            ret.texts += !ret.at[ret.count++].phrase;
        }
        text = end < text.len ? str_slice(text, end + 1, text.len) : S("");
    }
    return ret;
}

/* ln((1 + texts) / (1 + texts with it)) + 1: what stands everywhere says little. */
static float *
rarity_of(struct arena *mem, const struct examples *examples)
{
    float *seen = arena_new(mem, float, FEATURE_BUCKETS);

    memset(seen, 0, FEATURE_BUCKETS * sizeof *seen);
    for (size_t i = 0; i < examples->count; i++)
        for (size_t f = 0; f < examples->at[i].features.count; f++)
            seen[examples->at[i].features.at[f].bucket] += 1;
    for (size_t b = 0; b < FEATURE_BUCKETS; b++)
        seen[b] = logf((1 + (float)examples->count) / (1 + seen[b])) + 1;
    return seen;
}

static struct feature_node *
nodes_of(struct arena *mem, const struct features *features)
{
    struct feature_node *nodes = arena_new(mem, struct feature_node, features->count + 2);

    for (size_t i = 0; i < features->count; i++)
        nodes[i] = (struct feature_node){(int)features->at[i].bucket + 1, features->at[i].value};
    nodes[features->count] = (struct feature_node){FEATURE_BUCKETS + 1, 1}; /* the bias */
    nodes[features->count + 1] = (struct feature_node){-1, 0};
    return nodes;
}

static bool
is_of(const struct example *example, size_t class, size_t topics)
{
    if (class < topics)
        return example->topic == (int64_t) class || example->second == (int64_t) class;
    return class == topics ? example->deadline : example->crisis;
}

/* Of each topic the share of its texts in which a term runs, with a few of the usual kind added:
 * few texts say little. 0 for the classes that are no topic. */
static float *
terms_of(struct arena *mem, const struct examples *examples, size_t classes)
{
    const float usual_with = 2, usual = 15;
    float *ret = arena_new(mem, float, classes);

    for (size_t c = 0; c < classes - 2; c++) {
        float with = usual_with, all = usual;
        for (size_t i = 0; i < examples->texts; i++)
            if (examples->at[i].topic == (int64_t)c) {
                all += 1;
                with += examples->at[i].deadline;
            }
        ret[c] = with / all;
    }
    return ret;
}

static void
silence(const char *text)
{
    (void)text;
}

/* The weights of one class, the bias last; the caller frees them. */
static double *
class_train(struct problem *problem, const struct examples *examples, size_t class, size_t topics)
{
    size_t positive = 0, count = class < topics ? examples->count : examples->texts;

    problem->l = (int)count; /* a phrase says nothing about urgency */
    for (size_t i = 0; i < count; i++) {
        problem->y[i] = is_of(&examples->at[i], class, topics) ? 1 : -1;
        positive += problem->y[i] > 0;
    }
    int labels[] = {1, -1};
    /* Few against many: those few weigh more, but not so much that all is called theirs. */
    double balance[] = {positive == 0 ? 1 : sqrt((double)(count - positive) / (double)positive), 1};
    struct parameter parameter = {.solver_type = L2R_LR_DUAL,
                                  .eps = 0.05,
                                  .C = penalty,
                                  .nr_weight = 2,
                                  .weight_label = labels,
                                  .weight = balance};
    double *weights = calloc(FEATURE_BUCKETS + 1, sizeof *weights);
    check(weights != NULL);
    if (positive == 0) {
        weights[FEATURE_BUCKETS] = -9;
        return weights;
    }
    srand(1);
    struct model *model = train(problem, &parameter);
    double sign = model->label[0] == 1 ? 1 : -1; /* the weights are those of the first label seen */
    for (size_t b = 0; b <= FEATURE_BUCKETS; b++)
        weights[b] = sign * model->w[b];
    free_and_destroy_model(&model);
    return weights;
}

static bool
model_write(const char *path, size_t classes, const float *rarity, const float *terms,
            double *const *weights)
{
    FILE *file = fopen(path, "wb");
    float *bias = calloc(classes, sizeof *bias), *scale = calloc(classes, sizeof *scale);
    signed char *row = calloc(classes, 1);
    uint64_t number = classes;

    check(file != NULL && bias != NULL && scale != NULL && row != NULL);
    for (size_t c = 0; c < classes; c++) {
        double most = 1e-9;
        for (size_t b = 0; b < FEATURE_BUCKETS; b++)
            most = fmax(most, fabs(weights[c][b]));
        bias[c] = (float)weights[c][FEATURE_BUCKETS];
        scale[c] = (float)(most / 127);
    }
    fwrite("elkmodl2", 8, 1, file);
    fwrite(&number, sizeof number, 1, file);
    fwrite(rarity, sizeof *rarity, FEATURE_BUCKETS, file);
    fwrite(bias, sizeof *bias, classes, file);
    fwrite(scale, sizeof *scale, classes, file);
    fwrite(terms, sizeof *terms, classes, file);
    for (size_t b = 0; b < FEATURE_BUCKETS; b++) {
        for (size_t c = 0; c < classes; c++)
            row[c] = (signed char)lrint(weights[c][b] / (double)scale[c]);
        fwrite(row, 1, classes, file);
    }
    free(bias);
    free(scale);
    free(row);
    bool failed = ferror(file) != 0;
    return fclose(file) == 0 && !failed;
}

/* Nothing but the linker reads it: `model_bytes` and how many there are, `model_bytes_len`. */
static bool
assembly_write(const char *path, const char *model)
{
    FILE *file = fopen(path, "w");

    if (file == NULL)
        return false;
    fprintf(file,
            "    .section .rodata\n    .balign 16\n    .global model_bytes, "
            "model_bytes_len\nmodel_bytes:\n"
            "    .incbin \"%s\"\n1:\n    .balign 8\nmodel_bytes_len:\n    .quad 1b - model_bytes\n"
            "    .section .note.GNU-stack,\"\",%%progbits\n",
            model);
    return fclose(file) == 0;
}

static struct str
file_text(struct arena *mem, const char *path)
{
    char *bytes = arena_new(mem, char, LIMIT_BYTES);
    FILE *file = fopen(path, "rb");
    size_t len = file != NULL ? fread(bytes, 1, LIMIT_BYTES, file) : 0;

    if (file != NULL)
        (void)fclose(file);
    return (struct str){bytes, len};
}

static bool
trained(struct arena *mem, struct str text, const char *path)
{
    int64_t topics = 0; /* in the first line */
    size_t line = str_find_byte(text, '\n');

    if (!str_int(str_slice(text, 0, line), &topics) || topics <= 0)
        return false;
    struct examples examples = examples_read(mem, str_slice(text, line, text.len));
    float *rarity = rarity_of(mem, &examples);
    size_t classes = (size_t)topics + 2;
    struct problem problem = {.n = FEATURE_BUCKETS + 1,
                              .y = arena_new(mem, double, examples.count + 1),
                              .x = arena_new(mem, struct feature_node *, examples.count + 1),
                              .bias = -1};
    double **weights = arena_new(mem, double *, classes);

    set_print_string_function(silence);
    for (size_t i = 0; i < examples.count; i++) {
        features_weigh(&examples.at[i].features, rarity);
        problem.x[i] = nodes_of(mem, &examples.at[i].features);
    }
    for (size_t c = 0; c < classes; c++)
        weights[c] = class_train(&problem, &examples, c, (size_t)topics);
    bool written = model_write(path, classes, rarity, terms_of(mem, &examples, classes), weights);
    for (size_t c = 0; c < classes; c++)
        free(weights[c]);
    return written;
}

int
main(int argc, char **argv)
{
    struct arena *mem = arena_open();
    bool good = argc == 4 && trained(mem, file_text(mem, argv[1]), argv[2]) &&
                assembly_write(argv[3], argv[2]);

    arena_close(mem);
    if (!good)
        fputs("train EXAMPLES.tsv MODEL MODEL.S\n", stderr);
    return good ? 0 : 1;
}
