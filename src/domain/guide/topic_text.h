/* topic_text.h - a page about a topic (content/<language>/topics/<topic>.md) or a life event
 * (situations/<slug>.md).
 *
 *     owner: redactie
 *     checked: 2026-11-28
 *     topics: scheiding|alimentatie    (of a life event)
 *     numbers: 112|veilig_thuis        (of data/national_numbers.csv; shown first)
 *     (an empty line)
 *     # Title
 *     A statement for residents.
 *     § Awb 6:7
 *
 * A line that begins with the section sign names where the statement above it stands in the law:
 * who keeps the text and professionals see it, residents do not. The same holds for the part under
 * "## Voor hulpverleners". */
#ifndef DOMAIN_GUIDE_TOPIC_TEXT_H
#define DOMAIN_GUIDE_TOPIC_TEXT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

struct topic_text {
    struct str body;  /* Markdown */
    struct str title; /* the first heading; empty when there is none */
    struct str owner, topics, numbers;
    struct date checked;
    bool has_checked;
};

/* Any text: what is no head is body. With `sources` each becomes a line "Bron: Awb 6:7". */
void topic_text_read(struct arena *mem, struct str text, bool sources, struct topic_text *ret);

#endif
