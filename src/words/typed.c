/* typed.c - from a folded word back to how somebody wrote it. */
#include "words/fold.h"

/* Between white space a text has words with what stands around them: "(dövüyor)!". */
static bool
is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '/';
}

static bool
is_ascii_mark(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

static struct str
bare(struct str run)
{
    while (run.len && is_ascii_mark(run.ptr[0]))
        run = str_slice(run, 1, run.len);
    while (run.len && is_ascii_mark(run.ptr[run.len - 1]))
        run = str_slice(run, 0, run.len - 1);
    return run;
}

struct str
word_as_typed(struct arena *mem, struct str text, struct str folded)
{
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        for (end = at; end < text.len && !is_blank(text.ptr[end]); end++)
            continue;
        struct str run = bare(str_slice(text, at, end));
        if (run.len && str_eq(fold(mem, run), folded))
            return run;
    }
    return folded;
}
