/* handover_shown.c - how a handover is said: the packet, the consent text, the state on a thread.
 */
#include "base/text.h"
#include "domain/desk/handover_pages.h"
#include "domain/desk/work_shown.h"
#include "domain/guide/overlay.h"
#include "domain/guide/topic.h"
#include "domain/map/kind.h"
#include "domain/network/network.h"

struct work_entry
message_shown(struct cx *cx, enum language language, const struct thread_message *m)
{
    bool resident = str_eq(m->kind, S("question")) || str_eq(m->kind, S("addition"));

    return (struct work_entry){
        .who = resident ? tr(language, T("Inwoner"))
                        : str_join(cx->mem, m->professional, S(", "), m->organisation),
        .when = moment_in_words(cx->mem, language, m->at_ms),
        .text = m->text,
        .resident = resident,
        .reply = str_eq(m->kind, S("reply")),
        .note = str_eq(m->kind, S("note"))};
}

struct packet_shown
packet_shown_of(struct cx *cx, enum language language, const struct handover_row *row,
                struct str topic, struct str municipality, struct str spoken,
                const struct handover_words *words, const struct packet *packet)
{
    enum language other = LANGUAGE_NL;
    struct packet_shown shown = {
        .from = row->from_name,
        .to = row->to_name,
        .topic =
            topic.len ? topic_name(topic, language) : tr(language, T("Onderwerp nog niet bekend")),
        .municipality = municipality,
        .why = tr(language, handover_sentence(&handover_whys, row->why)),
        .why_words = words->why,
        .asked = words->asked,
        .name = packet->contact.name,
        .phone = packet->contact.phone,
        .email = packet->contact.email,
        .mind = packet->contact.mind,
        .interpreter = kind_language_name(packet->contact.interpreter, language),
        .messages = {arena_new(cx->mem, struct work_entry, packet->messages.count),
                     packet->messages.count}};

    for (size_t i = 0; i < packet->messages.count; i++)
        shown.messages.at[i] = message_shown(cx, language, &packet->messages.at[i]);
    language_parse(spoken, &other);
    if (other != LANGUAGE_NL)
        shown.language = kind_language_name(spoken, language);
    return shown;
}

enum outcome
packet_calling(struct cx *cx, enum language language, struct question_id id, struct packet *packet,
               struct str *ret)
{
    struct callback_wish wish;

    *ret = S("");
    if (packet->contact.phone.text.len == 0)
        return OK;
    TRY(question_call_wish(cx, id, &packet->contact, &wish));
    packet->contact.mind.text = wish.mind;
    *ret = str_join(
        cx->mem, call_when_said(cx, language, wish.part, wish.days), S(". "),
        tr(language, wish.voicemail ? T("De voicemail inspreken mag.") : T("Niets inspreken.")));
    return OK;
}

/* Of the chosen parts those that there are. */
static int64_t
parts_there(const struct packet *packet, int64_t parts)
{
    static const struct {
        struct str kind;
        int64_t part;
    } kinds[] = {{S_INIT("addition"), PART_ADDITIONS},
                 {S_INIT("reply"), PART_REPLIES},
                 {S_INIT("note"), PART_NOTES}};
    int64_t there = PART_QUESTION;

    for (size_t i = 0; i < packet->messages.count; i++)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (str_eq(packet->messages.at[i].kind, kinds[k].kind))
                there |= kinds[k].part;
    if (packet->contact.name.text.len)
        there |= PART_NAME;
    if (packet->contact.phone.text.len || packet->contact.email.text.len)
        there |= PART_CONTACT;
    return parts & there;
}

/* `calling`: also how the resident wants to be called. */
static struct str
parts_said(struct cx *cx, enum language language, int64_t parts, bool calling)
{
    struct text t = text_open(cx->mem, 128);

    for (size_t i = 0; i < handover_parts_told.count; i++) {
        if (!(parts & (INT64_C(1) << i)))
            continue;
        if (t.len)
            text_add(&t, comma(language));
        text_add(&t, tr(language, handover_parts_told.at[i].sentence));
    }
    if (calling) {
        text_add(&t, comma(language));
        text_add(&t, tr(language, T("waar wij op letten bij het bellen")));
    }
    return text_str(&t);
}

enum outcome
dependent_said(struct cx *cx, enum language language, struct str topic, int64_t to,
               struct str receiver, struct str *ret)
{
    bool dependent;

    TRY(handover_dependent(cx, topic, to, &dependent));
    *ret =
        dependent
            ? tr_fill(cx->mem,
                      tr(language, T("Let op: {organisatie} hoort bij de gemeente. Gaat uw vraag "
                                     "over een besluit van de gemeente? Dan is er ook hulp die "
                                     "los staat van de gemeente. U mag daarvoor kiezen.")),
                      1, (struct tr_arg[]){{S("organisatie"), receiver}})
            : S("");
    return OK;
}

static enum outcome
consent_text(struct cx *cx, const struct request *rq, int64_t municipality, struct str receiver,
             int64_t parts, bool calling, struct str *ret)
{
    struct doorway_row doorway;
    struct text_found text;

    TRY(doorway_get(cx, rq->host, &doorway));
    struct text_place place = {
        .municipality = municipality, .doorway = doorway.doorway, .region = doorway.region};
    TRY(text_find(cx, &place, S("consent-handover"), rq->language, &text));
    *ret =
        tr_fill(cx->mem, text.body, 2,
                (struct tr_arg[]){{S("organisatie"), receiver},
                                  {S("gegevens"), parts_said(cx, rq->language, parts, calling)}});
    return OK;
}

enum outcome
consent_handover_text(struct cx *cx, const struct request *rq, int64_t municipality,
                      struct str receiver, int64_t parts, struct str *ret)
{
    return consent_text(cx, rq, municipality, receiver, parts, false, ret);
}

enum outcome
consent_offer_text(struct cx *cx, const struct request *rq, const struct question_state *state,
                   const struct handover_row *offer, const struct packet *packet, struct str *ret)
{
    const bool calling = packet->contact.mind.text.len || packet->contact.interpreter.len;
    struct str dependent;

    TRY(consent_text(cx, rq, state->id.municipality, offer->to_name,
                     parts_there(packet, offer->parts), calling, ret));
    TRY(dependent_said(cx, rq->language, state->topic, offer->to_organisation, offer->to_name,
                       &dependent));
    if (dependent.len)
        *ret = str_join(cx->mem, *ret, S("\n\n"), dependent);
    return OK;
}

struct str
handover_ended_said(struct cx *cx, enum language language, struct str reason, int64_t weeks)
{
    struct str said = tr(language, handover_reason_sentence(reason));
    struct text digits = text_open(cx->mem, 24);

    if (weeks == 0)
        return said;
    text_add_int(&digits, weeks);
    return str_join(cx->mem, said, S(" ("),
                    tr_fill(cx->mem, tr_plural(language, T("{n} week"), T("{n} weken"), weeks), 1,
                            (struct tr_arg[]){{S("n"), text_str(&digits)}}),
                    S(")"));
}

struct work_choice_list
codes_shown(struct cx *cx, enum language language, const struct handover_codes *codes,
            struct str chosen)
{
    struct work_choice_list list = {arena_new(cx->mem, struct work_choice, codes->count),
                                    codes->count};

    for (size_t i = 0; i < codes->count; i++)
        list.at[i] = (struct work_choice){codes->at[i].code, tr(language, codes->at[i].sentence),
                                          str_eq(codes->at[i].code, chosen)};
    return list;
}

enum outcome
work_handover_fill(struct cx *cx, const struct request *rq, const struct question_state *state,
                   struct work_handover *ret)
{
    const struct question_id id = state->id;
    const bool mine =
        state->professional == cx->who.professional && !str_eq(state->stage, S("closed"));
    struct work_handover shown = {.can_offer = mine,
                                  .offer = work_url(cx, id, S("/overdragen")),
                                  .cancel = work_url(cx, id, S("/overdracht/intrekken")),
                                  .hold = work_url(cx, id, S("/wachtlijst"))};
    struct handover_words words;
    struct handover_row row;
    enum outcome outcome = handover_last(cx, id, &row);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    bool ours = outcome == OK && row.from_organisation == cx->who.organisation;
    shown.waits = ours && handover_waits(&row);
    shown.returned = ours && row.returned;
    shown.came =
        outcome == OK && row.to_organisation == cx->who.organisation && handover_runs(&row);
    if (shown.waits || shown.returned || shown.came) {
        shown.can_offer = mine && !shown.waits;
        shown.on_hold = handover_state_of(row.state) == HANDOVER_ON_HOLD;
        shown.state = tr(rq->language, handover_sentence(&handover_states, row.state));
        shown.to = row.to_name;
        shown.from = row.from_name;
        shown.due = due_said(cx, rq->language, row.due_ms);
        shown.reason = handover_ended_said(cx, rq->language, row.reason, row.weeks);
        shown.next = row.next_name;
        shown.offer_next = url_path_int(cx->mem, str_join(cx->mem, shown.offer.raw, S("?to=")),
                                        row.next_organisation, S(""));
        shown.cancels =
            codes_shown(cx, rq->language, &handover_cancels, request_field(rq, S("reason")));
        if (shown.returned && row.next_organisation == 0) {
            struct offer_line best;
            TRY(offer_best(cx, rq->language, state, &best));
            shown.next = best.name;
            shown.offer_next = url_path_int(cx->mem, str_join(cx->mem, shown.offer.raw, S("?to=")),
                                            best.organisation, S(""));
        }
        TRY(handover_words(cx, &row, &words));
        shown.words = ours ? words.reason : words.asked;
    }
    *ret = shown;
    return OK;
}
