/* editing.h - how a text of an editor comes to be published, and never gets lost.
 *
 * A layer is a text of one municipality, doorway or region in one language. Every save is a version
 * of it; the newest that is a draft or was offered is being worked on, at most one is published:
 *
 *     draft -> offered -> published -> withdrawn     and "passed" when a newer one took its place
 *
 * Who publishes is another person than who wrote that version. Below the readability gate
 * (words/plain.h; Dutch only) it needs a reason from the list. An editor keeps the layers of the
 * municipalities that their organisation serves, and of the doorways and regions whose
 * municipalities it serves all: what is outside is NOT_FOUND. Every call needs PERMISSION_TEXTS. */
#ifndef DOMAIN_GUIDE_EDITING_H
#define DOMAIN_GUIDE_EDITING_H

#include "base/date.h"
#include "domain/guide/editing.sql.h"
#include "domain/guide/overlay.h"

enum {
    TEXT_MAX_CHARS = 40000,
    TEXT_REASON_MAX_CHARS = 300,
    TEXT_REASON_MIN_CHARS = 10, /* of a reason in own words */
    TEXT_REVIEW_DAYS = 365,     /* look again after a year, when nobody says otherwise */
    TEXT_REVIEW_DAYS_MAX = 3 * 365,
};

struct text_layer {
    struct str scope; /* "municipality", "doorway" or "region" */
    int64_t scope_id;
    struct str key; /* of a text with a Dutch base, or of an addition to one */
    enum language language;
};

/* Why a text may be published below the gate. */
struct text_reason {
    struct str code;
    struct str sentence; /* msgid */
    bool in_words;       /* own words are asked for, too */
};
extern const struct text_reason text_reasons[];
extern const size_t text_reason_count;
struct str text_reason_sentence(struct str code); /* msgid; empty for a code that is none */
/* INVALID about "reason" or "reason_words" when these name no reason. */
NODISCARD enum outcome text_reason_check(struct cx *cx, struct str code, struct str words);

/* The layers that cx->who keeps, regions first, by name. */
NODISCARD enum outcome text_layer_list(struct cx *cx, struct text_layer_row_list *ret);
/* Is this a layer of theirs, of a text that exists? *ret_name: of the municipality, doorway,
 * region. */
NODISCARD enum outcome text_layer_get(struct cx *cx, const struct text_layer *layer,
                                      struct str *ret_name);
/* What is being worked on or published in all of them, by key. */
NODISCARD enum outcome text_state_list(struct cx *cx, struct text_state_row_list *ret);
/* Newest first, at most 200. */
NODISCARD enum outcome text_version_list(struct cx *cx, const struct text_layer *layer,
                                         struct text_version_row_list *ret);
NODISCARD enum outcome text_version_body(struct cx *cx, const struct text_layer *layer,
                                         int64_t number, struct str *ret);

/* A new draft, when body or review day differ from the newest version; *ret is the number of the
 * newest. `seen` is the newest that the writer saw (0: none): another is CONFLICT about "seen".
 * INVALID about "body" when it is empty or lacks a {name} that the program fills in, about "review"
 * when the day is not between tomorrow and in three years. */
NODISCARD enum outcome text_save(struct cx *cx, const struct text_layer *layer, int64_t seen,
                                 struct str body, struct date review, int64_t *ret);
/* CONFLICT when it is no draft any more. */
NODISCARD enum outcome text_offer(struct cx *cx, const struct text_layer *layer, int64_t number);
/* Back to a draft, by whoever read it; CONFLICT when it is not offered. */
NODISCARD enum outcome text_take_back(struct cx *cx, const struct text_layer *layer,
                                      int64_t number);
/* DENIED for who wrote it; INVALID about "reason" or "reason_words" when it is below the gate and
 * these name no reason; CONFLICT when it is not offered. */
NODISCARD enum outcome text_publish(struct cx *cx, const struct text_layer *layer, int64_t number,
                                    struct str reason, struct str reason_words);
/* What lay beneath is shown again. CONFLICT when it is not published. */
NODISCARD enum outcome text_withdraw(struct cx *cx, const struct text_layer *layer, int64_t number);

#endif
