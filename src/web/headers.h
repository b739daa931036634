/* headers.h - the headers that protect whoever reads a page: on every answer, the same everywhere.
 */
#ifndef WEB_HEADERS_H
#define WEB_HEADERS_H

#include "base/arena.h"
#include "base/str.h"

struct header {
    struct str name, value;
};
struct header_list {
    struct header *at;
    size_t count;
};

/* `parents`: origins, with a space between, that may show this page in a frame; empty: nobody may.
 */
struct header_list security_headers(struct arena *mem, struct str parents);
/* Is this an origin that may be named there: https://host[:port], or http:// on this machine, and
 * nothing behind it? In small letters. */
bool frame_parent_plausible(struct str origin);

#endif
