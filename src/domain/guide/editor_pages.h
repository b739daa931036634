/* editor_pages.h - the models of the pages of editors, and what their files share. */
#ifndef DOMAIN_GUIDE_EDITOR_PAGES_H
#define DOMAIN_GUIDE_EDITOR_PAGES_H

#include "domain/guide/editing.h"
#include "domain/guide/editor_shown.h"
#include "web/form_pages.h"
#include "web/reply.h"

/* Which layer a page is about: from its address, "/beheer/teksten/topics/schulden/nl/regio-1". */
struct text_at {
    struct text_layer layer;
    struct str name;  /* of the municipality, doorway or region */
    struct str title; /* of the text, in Dutch */
    struct url here;
};
/* NOT_FOUND when there is no such text, or the layer is not one of this editor. */
NODISCARD enum outcome text_at_read(struct cx *cx, const struct request *rq, struct text_at *ret);
struct url text_at_url(struct arena *mem, const struct text_layer *layer, struct str after);
/* "Demodam (gemeente)" */
struct str text_layer_said(struct arena *mem, enum language language, struct str scope,
                           struct str name);
struct str text_state_said(enum language language, struct str state);
/* The first heading of the Dutch base; the key when there is none. */
struct str text_title(struct cx *cx, struct str key);

/* ---- the list, and one text ---- */

struct text_translation {
    struct str language, said;
    bool good;
};
struct text_translation_list {
    struct text_translation *at;
    size_t count;
};
struct text_layer_line {
    struct str name, language, state, day;
    struct url open;
    bool offered, draft, published, local;
    bool review_passed, base_changed, below_gate;
};
struct text_layer_line_list {
    struct text_layer_line *at;
    size_t count;
};
struct text_line {
    struct str key, title, checked;
    struct url open;
    bool review_passed; /* of the base */
    struct text_translation_list translations;
    struct text_layer_line_list layers;
    /* Of the base and all layers together. */
    bool any_offered, any_draft, any_review, any_changed, any_translation;
};
struct text_line_list {
    struct text_line *at;
    size_t count;
};
struct texts_page {
    struct text_choice_list kinds, works;
    struct str kind;
    struct text_line_list lines;
    int64_t line_count;
};
struct text_overview_page {
    struct url back, here;
    struct text_line line;
    struct text_choice_list layers, languages;
    struct str fault;
    struct str base; /* Markdown, with its head */
};

/* ---- writing ---- */

struct text_edit_page {
    struct url back, here, check, offer, publish, take_back, withdraw, versions;
    struct url compare; /* what the newest version changes of what is online, or of the base */
    struct str title, where, language_name, code;
    bool local, rtl;
    int64_t seen;
    struct str body, review;
    struct str body_fault, review_fault, reason_fault, words_fault;
    bool conflict;
    struct shown_line_list difference; /* from what is stored to what was typed */
    struct text_check look;
    struct str state, state_day, writer;
    bool has_version, offered, own, below_gate, has_published, base_changed, has_dutch, saved;
    struct str published_day, publisher, published_reason;
    int64_t number, published;
    struct reason_choice_list reasons;
    struct str reason_words;
    struct str base, dutch;
};

struct text_version_line {
    int64_t number;
    struct str state, writer, written, publisher, published, reason;
    struct url compare, restore;
    bool was_published, chosen;
};
struct text_version_line_list {
    struct text_version_line *at;
    size_t count;
};
struct text_versions_page {
    struct url back, restore;
    struct str title, where, language_name, code;
    int64_t newest, from, to;
    bool compared, same, base;
    struct shown_line_list difference;
    struct text_version_line_list lines;
};

#endif
