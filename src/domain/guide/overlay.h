/* overlay.h - layered texts: the embedded base, and what editors laid over it.
 *
 * The base (content/<language>/texts/<key>.md; a key with a folder, "topics/schulden", stands in
 * that folder) never changes at run time. A layer belongs to a municipality, doorway or region; of
 * what is published for a reader the narrowest wins (a region serves all its municipalities), then
 * the language falls back to Dutch. A version remembers the base it was made over, so that a
 * changed base makes it show as stale. How versions come to be published: editing.h.
 *
 * An addition ("topics/schulden~local") has no base. It stands beneath the shared text, which goes
 * on to follow the base: for what is local, such as consultation hours. */
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
    struct str body; /* Markdown; of a topic or life event with its head, see topic_text.h */
    enum language language;
    bool edited, stale;
};

/* NOT_FOUND when there is no text with this key in any language. */
NODISCARD enum outcome text_find(struct cx *cx, const struct text_place *place, struct str key,
                                 enum language language, struct text_found *ret);

/* The key of the addition to a text; the other way, and whether it is one. */
struct str text_local_key(struct arena *mem, struct str key);
bool text_is_local(struct str key);
struct str text_shared_key(struct str key);
/* Municipalities of the doorway that have an addition to this text of their own, by name. */
NODISCARD enum outcome text_local_places(struct cx *cx, struct str key, int64_t doorway,
                                         struct text_local_place_row_list *ret);

/* The embedded base; false when it has no such text in this language. */
bool text_base(struct cx *cx, struct str key, enum language language, struct str *ret);
/* What a version remembers of it; of an addition and of what has no base, that of nothing. */
struct str text_base_hash(struct cx *cx, struct str key, enum language language);
/* The keys of the Dutch base in a folder ("situations" gives "situations/scheiden", ...; "texts"
 * gives keys without folder), by name; at most `max`. They live as long as the program. */
size_t text_base_keys(struct str folder, size_t max, struct str *ret);

/* Lays a text that nobody wrote: by the program itself, for the demo. Published at once; scope
 * "municipality", "doorway" or "region". */
NODISCARD enum outcome text_edit_set(struct cx *cx, struct str scope, int64_t scope_id,
                                     struct str key, enum language language, struct str body);

#endif
