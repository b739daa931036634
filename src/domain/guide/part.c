/* part.c - looks for the words of parts. */
#include "domain/guide/part.h"

#include "topic_parts.h"
#include "words/fold.h"

static bool
says(struct str folded, struct str words)
{
    for (struct str one; str_cut(&words, '|', &one);)
        if (str_find(folded, one) < folded.len)
            return true;
    return false;
}

/* The first part that a name says is its own: "seksueel geweld" is no help after any violence. */
bool
part_fits(struct arena *mem, struct str topic, struct str text, struct str service_name)
{
    struct str folded_text = fold(mem, text), folded_name = fold(mem, service_name);
    bool of_part = false, fits = false, speaks = false;

    for (size_t i = 0; i < topic_parts_rows_count; i++) {
        const struct topic_parts_row *part = &topic_parts_rows[i];
        if (!str_eq(part->topic, topic))
            continue;
        bool said = says(folded_text, part->words);
        speaks = speaks || said;
        if (!of_part && says(folded_name, part->words)) {
            of_part = true;
            fits = said;
        }
    }
    return !of_part || !speaks || fits;
}
