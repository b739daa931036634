/* overlay.h - layered texts: the embedded base, and edits over it.
 *
 * The base (content/<language>/texts/<key>.md; a key with a folder, "topics/schulden", stands in
 * that folder) never changes at run time. An edit is a row for a
 * municipality, doorway or region; the narrowest wins, then the language falls back to Dutch. An
 * edit remembers the base it was made over, so that a changed base makes it show as stale. */
#ifndef DOMAIN_GUIDE_OVERLAY_H
#define DOMAIN_GUIDE_OVERLAY_H

#include "base/cx.h"
#include "domain/guide/overlay.sql.h"
#include "i18n/i18n.h"

/* Where the reader is; 0 for what does not apply. */
struct text_place {
    int64_t municipality, doorway, region;
};

struct text_found {
    struct str body; /* Markdown */
    enum language language;
    bool edited, stale;
};

/* NOT_FOUND when there is no text with this key in any language. */
NODISCARD enum outcome text_find(struct cx *cx, const struct text_place *place, struct str key,
                                 enum language language, struct text_found *ret);
/* The keys of the Dutch base in a folder ("situations" gives "situations/scheiden", ...), by name;
 * at most `max`. They live as long as the program. */
size_t text_base_keys(struct str folder, size_t max, struct str *ret);
/* Sets an edit; scope "municipality", "doorway" or "region". */
NODISCARD enum outcome text_edit_set(struct cx *cx, struct str scope, int64_t scope_id,
                                     struct str key, enum language language, struct str body);

#endif
