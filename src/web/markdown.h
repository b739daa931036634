/* markdown.h - Markdown of editors to the HTML of our pages. The one door to md4c.
 *
 * Raw HTML is off, images are left out, links go to own paths ("/volg"), https, tel: and mailto:
 * only, and telephone numbers can be pressed. A text that is a page of its own begins with its h1.
 */
#ifndef WEB_MARKDOWN_H
#define WEB_MARKDOWN_H

#include "web/out.h"

/* Never fails: what is no Markdown is text. */
struct html markdown_html(struct arena *mem, enum language language, struct str markdown);

#endif
