/* step_said.c - a step of a term as a sentence. */
#include "domain/guide/step_said.h"

#include "base/text.h"

struct str
step_said(struct arena *mem, enum language language, const struct term_step *step)
{
    const struct tr_arg args[] = {{S("day"), date_in_words(mem, language, step->date)},
                                  {S("other"), date_in_words(mem, language, step->other)},
                                  {S("n"), str_of_int(mem, step->n)},
                                  {S("reason"), tr(language, step->reason)}};

    return tr_fill(mem, tr(language, step->why), sizeof args / sizeof *args, args);
}
