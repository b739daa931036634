/* step_said.c - a step of a term as a sentence. */
#include "domain/guide/step_said.h"

#include "base/text.h"

/* One week is not "1 weken", and no day is not "0 dagen". */
static const struct {
    struct str many; /* msgid, as the law has it */
    int64_t n;
    struct str one;
} singular[] = {
    {S_INIT("De gemeente heeft dat met {n} weken uitgesteld. Dat is tot en met {day}."), 1,
     T_INIT("De gemeente heeft dat met 1 week uitgesteld. Dat is tot en met {day}.")},
    {S_INIT("Er komen {n} dagen bij. Dat is tot en met {day}."), 1,
     T_INIT("Er komt 1 dag bij. Dat is tot en met {day}.")},
    {S_INIT("Er komen {n} dagen bij. Dat is tot en met {day}."), 0,
     T_INIT("Er komt geen dag bij. Het blijft {day}.")},
};

static struct str
counted(const struct term_step *step)
{
    for (size_t i = 0; i < sizeof singular / sizeof *singular; i++)
        if (step->n == singular[i].n && str_eq(step->why, singular[i].many))
            return singular[i].one;
    return step->why;
}

struct str
step_said(struct arena *mem, enum language language, const struct term_step *step)
{
    const struct tr_arg args[] = {{S("day"), date_in_words(mem, language, step->date)},
                                  {S("other"), date_in_words(mem, language, step->other)},
                                  {S("n"), str_of_int(mem, step->n)},
                                  {S("reason"), tr(language, step->reason)}};

    return tr_fill(mem, tr(language, counted(step)), sizeof args / sizeof *args, args);
}
