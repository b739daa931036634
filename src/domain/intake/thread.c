/* thread.c - reading a question: its state, its messages, what happened. */
#include "domain/intake/hand_over.h"
#include "domain/intake/intake.h"
#include "domain/intake/question_key.h"
#include "domain/intake/question_seal.h"
#include "domain/intake/sealed_fields.h"
#include "domain/privacy/privacy.h"

struct question_state
question_state_of(const struct state_row *row)
{
    return (struct question_state){
        .id = {row->municipality, row->question},
        .topic = row->topic,
        .channel = row->channel,
        .outcome = row->outcome,
        .asked_ms = row->asked_ms,
        .ended_ms = row->ended_ms,
        .since_ms = row->since_ms,
        .due_ms = row->due_ms,
        .last_day = row->last_day,
        .stage = row->stage,
        .why = row->why,
        .caught = row->caught != 0,
        .peril = (enum peril)row->danger,
        .news = row->news != 0,
        .to_call = row->calling == 1,
        .by_phone = row->calling > 0,
        .bound = row->bound != 0,
        .keep_years = row->keep_years,
        .organisation = row->organisation,
        .professional = row->professional,
        .organisation_name = row->organisation_name,
        .organisation_phone = row->organisation_phone,
        .organisation_paid_by = row->paid_by,
        .organisation_steered_by = row->steered_by,
        .professional_name = row->professional_name,
        .municipality_name = row->municipality_name,
        .language = row->language,
    };
}

enum outcome
question_state_get(struct cx *cx, struct question_id id, struct question_state *ret)
{
    struct state_row row;

    TRY(sql_state_get(cx, id.municipality, id.question, &row));
    *ret = question_state_of(&row);
    return OK;
}

/* As the organisation may see it; 0: the resident. */
static enum outcome
contact_read(struct cx *cx, struct question_id id, const struct data_key *key, int64_t organisation,
             struct contact *ret)
{
    struct contact_get_row row;
    struct str fields;

    TRY(sql_contact_get(cx, id.municipality, id.question, organisation, &row));
    TRY(unseal(cx, key, id.question, row.sealed_contact, &fields));
    struct contact contact = {.code = sealed_field(cx->mem, fields, S("code"))};
    if (row.no_name == 0)
        contact.name.text = sealed_field(cx->mem, fields, S("name"));
    if (row.no_contact == 0) {
        contact.phone.text = sealed_field(cx->mem, fields, S("phone"));
        contact.email.text = sealed_field(cx->mem, fields, S("email"));
        contact.mind.text = sealed_field(cx->mem, fields, S("mind"));
        contact.interpreter = sealed_field(cx->mem, fields, S("interpreter"));
    }
    if (organisation == 0)
        contact.letter_form.text = sealed_field(cx->mem, fields, S("letter_form"));
    *ret = contact;
    return OK;
}

enum outcome
contact_of_holder(struct cx *cx, const struct question_state *state, struct contact *ret)
{
    struct data_key *key;

    TRY(question_key(cx, state->id, &key));
    return contact_read(cx, state->id, key, state->organisation, ret);
}

enum outcome
question_call_wish(struct cx *cx, struct question_id id, const struct contact *contact,
                   struct callback_wish *ret)
{
    struct callback_wish wish = {.part = PART_ANY};
    struct call_wish_get_row row;
    enum outcome outcome = sql_call_wish_get(cx, id.municipality, id.question, &row);

    if (outcome == OK) {
        wish = callback_wish_of(day_part_of(row.part), row.voicemail != 0, S(""), row.days);
        TRY(question_unseal(cx, id, row.sealed, &wish.mind));
        outcome = NOT_FOUND;
    }
    if (outcome != NOT_FOUND)
        return outcome;
    if (wish.mind.len == 0)
        wish.mind = contact->mind.text;
    *ret = wish;
    return OK;
}

static enum outcome
messages_unseal(struct cx *cx, struct question_id id, const struct data_key *key,
                struct message_row_list rows, struct thread_message_list *ret)
{
    struct thread_message_list list = {arena_new(cx->mem, struct thread_message, rows.count),
                                       rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        list.at[i] = (struct thread_message){.at_ms = rows.at[i].at_ms,
                                             .kind = rows.at[i].kind,
                                             .organisation = rows.at[i].organisation_name,
                                             .professional = rows.at[i].professional_name};
        TRY(unseal(cx, key, id.question, rows.at[i].sealed, &list.at[i].text.text));
    }
    *ret = list;
    return OK;
}

static enum outcome
happenings_read(struct cx *cx, struct question_id id, const struct data_key *key,
                int64_t organisation, struct thread_happening_list *ret)
{
    struct happening_row_list rows;

    TRY(sql_happening_list(cx, id.municipality, id.question, organisation, &rows));
    struct thread_happening_list list = {arena_new(cx->mem, struct thread_happening, rows.count),
                                         rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        list.at[i] = (struct thread_happening){.at_ms = rows.at[i].at_ms,
                                               .kind = rows.at[i].kind,
                                               .detail = rows.at[i].detail,
                                               .organisation = rows.at[i].organisation_name};
        if (organisation)
            TRY(unseal(cx, key, id.question, rows.at[i].sealed, &list.at[i].words.text));
    }
    *ret = list;
    return OK;
}

enum outcome
thread_for_resident(struct cx *cx, struct question_id id, struct question_thread *ret)
{
    struct data_key *key;
    struct message_row_list messages;
    struct question_thread thread = {0};

    TRY(question_state_get(cx, id, &thread.state));
    TRY(question_key(cx, id, &key));
    TRY(contact_read(cx, id, key, 0, &thread.contact));
    TRY(sql_message_list_resident(cx, id.municipality, id.question, &messages));
    TRY(messages_unseal(cx, id, key, messages, &thread.messages));
    TRY(happenings_read(cx, id, key, 0, &thread.happenings));
    *ret = thread;
    return OK;
}

static enum outcome
draft_read(struct cx *cx, struct question_id id, const struct data_key *key, struct str kind,
           struct personal *ret)
{
    struct reply_draft_get_row row;
    enum outcome outcome =
        sql_reply_draft_get(cx, id.municipality, id.question, cx->who.professional, kind, &row);

    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    return unseal(cx, key, id.question, row.sealed, &ret->text);
}

enum outcome
thread_for_professional(struct cx *cx, struct question_id id, struct question_thread *ret)
{
    const int64_t organisation = cx->who.organisation;
    struct state_row row;
    struct data_key *key;
    struct message_row_list messages;
    struct question_thread thread = {0};

    enum outcome outcome = question_held_here(cx, id, &row);
    if (outcome == NOT_FOUND)
        return fail(cx, NOT_FOUND, "Deze vraag is niet bij uw organisatie.");
    TRY(outcome);
    access_note(cx, id.municipality, id.question, S("opened"));
    thread.state = question_state_of(&row);
    TRY(question_key(cx, id, &key));
    TRY(contact_read(cx, id, key, organisation, &thread.contact));
    TRY(sql_message_list(cx, id.municipality, id.question, organisation, &messages));
    TRY(messages_unseal(cx, id, key, messages, &thread.messages));
    TRY(happenings_read(cx, id, key, organisation, &thread.happenings));
    TRY(draft_read(cx, id, key, S("reply"), &thread.reply_draft));
    TRY(draft_read(cx, id, key, S("note"), &thread.note_draft));
    TRY(sql_addition_count(cx, id.municipality, id.question, &thread.additions));
    *ret = thread;
    return OK;
}

/* ---- what goes along with an offer ---- */

static struct contact
contact_chosen(struct contact contact, int64_t parts)
{
    static const struct personal none;

    if (!(parts & PART_NAME))
        contact.name = none;
    if (!(parts & PART_CONTACT))
        contact.phone = contact.email = none;
    return contact;
}

enum outcome
packet_preview(struct cx *cx, struct question_id id, int64_t parts, int64_t to, struct packet *ret)
{
    const int64_t organisation = cx->who.organisation;
    struct message_row_list messages;
    struct packet packet = {0};
    struct state_row row;
    struct data_key *key;

    TRY(question_held_here(cx, id, &row));
    access_note(cx, id.municipality, id.question, S("opened"));
    TRY(question_key(cx, id, &key));
    TRY(contact_read(cx, id, key, organisation, &packet.contact));
    packet.contact = contact_chosen(packet.contact, parts);
    TRY(sql_packet_preview(cx, id.municipality, id.question, organisation, to, parts, &messages));
    TRY(messages_unseal(cx, id, key, messages, &packet.messages));
    *ret = packet;
    return OK;
}

enum outcome
packet_read(struct cx *cx, struct question_id id, int64_t packet, int64_t parts, struct packet *ret)
{
    struct message_row_list messages;
    struct packet read = {0};
    struct data_key *key;

    TRY(question_key(cx, id, &key));
    TRY(contact_read(cx, id, key, 0, &read.contact));
    read.contact = contact_chosen(read.contact, parts);
    TRY(sql_packet_list(cx, id.municipality, id.question, packet, &messages));
    TRY(messages_unseal(cx, id, key, messages, &read.messages));
    *ret = read;
    return OK;
}
