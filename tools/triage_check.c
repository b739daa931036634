/* triage_check.c - every path of a file, and the tests that stand beside its questions. */
#include "base/text.h"
#include "triage.h"

struct walking {
    struct arena *mem;
    const struct triage_area *area;
    struct paths *paths;
    bool *question_seen, *end_seen;
    bool too_deep;
};

static void
step_walk(struct walking *w, struct triage_step step, size_t depth)
{
    if (step.ends) {
        w->end_seen[step.at] = true;
        w->paths->all++;
        w->paths->fallback += str_eq(w->area->ends[step.at].topic, S("overig_sociaal"));
        return;
    }
    const struct triage_question *question = &w->area->questions[step.at];
    w->question_seen[step.at] = true;
    if (depth == TRIAGE_DEPTH_MAX) { /* a circle ends here too */
        w->too_deep = true;
        return;
    }
    for (size_t i = 0; i < question->count; i++)
        step_walk(w, question->answers[i].go, depth + 1);
    step_walk(w, question->unknown, depth + 1);
}

static bool
fault_at(struct walking *w, struct yaml_fault *fault, const struct yaml *where, struct str what,
         struct str more)
{
    *fault = (struct yaml_fault){where->line, str_join(w->mem, what, more)};
    return false;
}

/* Where this answer leads; false when the question does not have it. */
static bool
answer_follow(const struct triage_question *question, struct str say, struct triage_step *ret)
{
    if (str_eq(say, S("?"))) {
        *ret = question->unknown;
        return true;
    }
    for (size_t i = 0; i < question->count; i++)
        if (str_eq(question->answers[i].say, say)) {
            *ret = question->answers[i].go;
            return true;
        }
    return false;
}

static bool
test_run(struct walking *w, const struct yaml *test, struct str *ret_end, struct yaml_fault *fault)
{
    const struct yaml *answers = yaml_get(test, S("answers")), *end = yaml_get(test, S("end"));
    struct triage_step step = w->area->start;

    if (!answers || answers->kind != YAML_LIST || !end || end->kind != YAML_TEXT ||
        test->count != 2)
        return fault_at(w, fault, test, S("a test has `answers` and `end`"), S(""));
    for (size_t i = 0; i < answers->count; i++) {
        struct str say = answers->at[i].text;
        if (step.ends)
            return fault_at(w, fault, &answers->at[i], S("no question is left for: "), say);
        if (!answer_follow(&w->area->questions[step.at], say, &step))
            return fault_at(w, fault, &answers->at[i], S("the question has no answer: "), say);
    }
    if (!step.ends)
        return fault_at(w, fault, test, S("this test does not reach an end: "), end->text);
    *ret_end = w->area->ends[step.at].id;
    if (!str_eq(*ret_end, end->text))
        return fault_at(w, fault, test, S("this test ends in: "), *ret_end);
    return true;
}

static bool
tests_run(struct walking *w, const struct yaml *root, struct yaml_fault *fault)
{
    const struct yaml *tests = yaml_get(root, S("tests")), *ends = yaml_get(root, S("ends"));
    bool *tested = arena_new(w->mem, bool, w->area->end_count + 1);

    if (!tests || tests->kind != YAML_LIST)
        return fault_at(w, fault, root, S("is missing here: tests"), S(""));
    for (size_t i = 0; i < tests->count; i++) {
        struct str end;
        if (!test_run(w, &tests->at[i], &end, fault))
            return false;
        for (size_t e = 0; e < w->area->end_count; e++)
            tested[e] = tested[e] || str_eq(w->area->ends[e].id, end);
    }
    for (size_t e = 0; e < w->area->end_count; e++)
        if (!tested[e])
            return fault_at(w, fault, &ends->at[e], S("no test ends here: "), w->area->ends[e].id);
    return true;
}

bool
triage_file_check(struct arena *mem, const struct triage_area *area, const struct yaml *root,
                  struct paths *paths, struct yaml_fault *fault)
{
    struct walking w = {.mem = mem,
                        .area = area,
                        .paths = paths,
                        .question_seen = arena_new(mem, bool, area->question_count + 1),
                        .end_seen = arena_new(mem, bool, area->end_count + 1)};
    const struct yaml *questions = yaml_get(root, S("questions")),
                      *ends = yaml_get(root, S("ends"));

    step_walk(&w, area->start, 0);
    if (w.too_deep)
        return fault_at(&w, fault, questions, S("a path has more than three questions"), S(""));
    for (size_t i = 0; i < area->question_count; i++)
        if (!w.question_seen[i])
            return fault_at(&w, fault, &questions->at[i], S("nothing leads to this question: "),
                            area->questions[i].id);
    for (size_t i = 0; i < area->end_count; i++)
        if (!w.end_seen[i])
            return fault_at(&w, fault, &ends->at[i], S("nothing leads to this end: "),
                            area->ends[i].id);
    return tests_run(&w, root, fault);
}
