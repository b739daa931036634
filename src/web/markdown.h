/* markdown.h - Markdown of editors to the HTML of our pages. The one door to md4c.
 *
 * Raw HTML is off, images are left out, links go to own paths ("/volg"), to a part of the page
 * ("#deel-geld"), https, tel: and mailto: only, and telephone numbers can be pressed. A text that
 * is a page of its own begins with its h1.
 */
#ifndef WEB_MARKDOWN_H
#define WEB_MARKDOWN_H

#include "web/out.h"

/* Never fails: what is no Markdown is text. */
struct html markdown_html(struct arena *mem, enum language language, struct str markdown);

/* The parts of a long text, each with its h2, to jump to. */
struct markdown_part {
    struct str title, id;
};
struct markdown_part_list {
    struct markdown_part *at;
    size_t count;
};
/* The same, with an id at each h2. Once on a page: the ids of two texts could be the same. */
struct html markdown_html_parts(struct arena *mem, enum language language, struct str markdown,
                                struct markdown_part_list *ret);

#endif
