/* handover_pages.h - the models of handing over: the offer, the packet, the lists. */
#ifndef DOMAIN_DESK_HANDOVER_PAGES_H
#define DOMAIN_DESK_HANDOVER_PAGES_H

#include "domain/desk/work_pages.h"
#include "domain/handover/handover.h"
#include "web/request.h"

/* What goes along, word for word: the same to the sender beforehand, to the receiver and to the
 * resident. */
struct packet_shown {
    struct str from, to, topic, municipality, why, language; /* language: when it is not Dutch */
    struct str interpreter; /* the language, in words; empty: none was asked for */
    struct str calls;       /* when one may call, and whether a message may be left; or empty */
    struct personal why_words, asked, name, phone, email, mind;
    struct work_entry_list messages;
};

struct offer_line {
    int64_t organisation;
    struct str name, paid_by, why, answers;
    struct str phone; /* for colleagues when there is one, else of the organisation; or empty */
    struct url call;
    bool direct;                    /* phone is for colleagues only */
    bool tried, checked, dependent; /* dependent: see handover.h */
};
struct offer_line_list {
    struct offer_line *at;
    size_t count;
};
struct offer_page {
    struct url action, back;
    struct url part; /* only a part goes: it becomes a question of its own first */
    struct offer_line_list best, others;
    bool others_open;
    struct work_choice_list whys, parts, consents;
    struct personal why_words, asked;
    bool asks_dependent, dependent; /* asks_dependent: one that is was chosen */
    struct str dependent_fault;
    bool unheard; /* the resident gets no message that something waits on the own page */
    struct str fault, to_fault, why_fault, asked_fault, parts_fault, consent_fault;
};

/* A field of the offer, sent on to the next page. */
struct offer_field {
    struct str name;
    struct personal value;
};
struct offer_field_list {
    struct offer_field *at;
    size_t count;
};
struct offer_check_page {
    struct url send, change;
    struct packet_shown packet;
    struct offer_field_list fields;
    struct html text; /* to read out */
    struct str answers;
    struct offer_line to;
    bool given, read_out, on_page, unheard;
};

struct handover_page {
    struct packet_shown packet;
    struct str due;
    struct url accept, decline, live, back;
    struct work_choice_list reasons;
    struct str fault, weeks, weeks_fault;
    struct personal words;
    enum peril peril;
    struct str last_day; /* to object to the letter; empty: not known */
    bool declining;
};

struct handover_line {
    struct url open;
    enum peril peril;
    bool can_open, late;
    struct str topic, municipality, who, state, when;
    struct str last_day;        /* to object to the letter; empty: not known */
    struct line_known asked_by; /* of what the own organisation holds; else empty */
};
struct handover_line_list {
    struct handover_line *at;
    size_t count;
};
struct handovers_page {
    struct inbox_tab_list tabs;
    struct handover_line_list lines;
    struct str heading, empty;
    struct url next, live, back;
    bool has_next;
};

/* ---- shared within desk ---- */

struct packet_shown packet_shown_of(struct cx *cx, enum language language,
                                    const struct handover_row *row, struct str topic,
                                    struct str municipality, struct str spoken,
                                    const struct handover_words *words,
                                    const struct packet *packet);
/* The text consent-handover of this place, with the receiver and the parts filled in. */
NODISCARD enum outcome consent_handover_text(struct cx *cx, const struct request *rq,
                                             int64_t municipality, struct str receiver,
                                             int64_t parts, struct str *ret);
/* The same for an offer of this question, naming only what there is in `packet`; and what
 * dependent_said says. */
NODISCARD enum outcome consent_offer_text(struct cx *cx, const struct request *rq,
                                          const struct question_state *state,
                                          const struct handover_row *offer,
                                          const struct packet *packet, struct str *ret);
/* How to call goes along with the number: the note for whoever calls joins the contact of `packet`;
 * *ret says when, in words, or is empty. */
NODISCARD enum outcome packet_calling(struct cx *cx, enum language language, struct question_id id,
                                      struct packet *packet, struct str *ret);
/* Who fits a question that came back, by the same rule as the form that offers it; organisation 0:
 * nobody. */
NODISCARD enum outcome offer_best(struct cx *cx, enum language language,
                                  const struct question_state *state, struct offer_line *ret);
/* For the resident, where the receiver belongs to the other party; else empty. */
NODISCARD enum outcome dependent_said(struct cx *cx, enum language language, struct str topic,
                                      int64_t to, struct str receiver, struct str *ret);
/* "Geen antwoord", "Wij hebben een wachtlijst (6 weken)" */
struct str handover_ended_said(struct cx *cx, enum language language, struct str reason,
                               int64_t weeks);
struct work_entry message_shown(struct cx *cx, enum language language,
                                const struct thread_message *message);
struct work_choice_list codes_shown(struct cx *cx, enum language language,
                                    const struct handover_codes *codes, struct str chosen);
/* The handover on the thread of who holds the question. */
NODISCARD enum outcome work_handover_fill(struct cx *cx, const struct request *rq,
                                          const struct question_state *state,
                                          struct work_handover *ret);

#endif
