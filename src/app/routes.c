/* routes.c - the one table of routes: method, path, who may, what it takes, how it runs. */
#include "app/routes.h"

#include "app/operations.h"
#include "domain/contact/callback.h"
#include "domain/contact/contact_routes.h"
#include "domain/desk/desk_routes.h"
#include "domain/handover/handover.h"
#include "domain/intake/intake.h"
#include "domain/intake/intake_routes.h"
#include "domain/network/manage.h"
#include "domain/map/map_routes.h"
#include "domain/people/people.h"
#include "domain/people/people_routes.h"

static const struct field question_fields[] = {
    {S_INIT("question"), FIELD_TEXT, QUESTION_MAX_CHARS}};
static const struct field place_fields[] = {{S_INIT("municipality"), FIELD_LINE, 100},
                                            {S_INIT("place"), FIELD_LINE, 100}};
static const struct field topic_fields[] = {{S_INIT("topic"), FIELD_LINE, 50}};
static const struct field channel_fields[] = {{S_INIT("channel"), FIELD_LINE, 10},
                                              {S_INIT("phone"), FIELD_LINE, PHONE_MAX_CHARS},
                                              {S_INIT("email"), FIELD_LINE, EMAIL_MAX_CHARS}};
static const struct field name_fields[] = {{S_INIT("name"), FIELD_LINE, NAME_MAX_CHARS}};
static const struct field consent_fields[] = {{S_INIT("consent"), FIELD_LINE, 10}};
static const struct field ask_fields[] = {{S_INIT("question"), FIELD_TEXT, QUESTION_MAX_CHARS},
                                          {S_INIT("topic"), FIELD_LINE, 50},
                                          {S_INIT("municipality"), FIELD_LINE, 100},
                                          {S_INIT("name"), FIELD_LINE, NAME_MAX_CHARS},
                                          {S_INIT("phone"), FIELD_LINE, PHONE_MAX_CHARS},
                                          {S_INIT("email"), FIELD_LINE, EMAIL_MAX_CHARS},
                                          {S_INIT("channel"), FIELD_LINE, 10},
                                          {S_INIT("consent"), FIELD_LINE, 10}};
static const struct field code_fields[] = {{S_INIT("code"), FIELD_LINE, 40}};
static const struct field text_fields[] = {{S_INIT("text"), FIELD_TEXT, MESSAGE_MAX_CHARS}};
static const struct field no_fields[] = {{S_INIT("-"), FIELD_LINE, 1}};
static const struct field list_fields[] = {{S_INIT("lijst"), FIELD_LINE, 20},
                                           {S_INIT("na"), FIELD_LINE, 60}};
static const struct field take_fields[] = {{S_INIT("holder"), FIELD_LINE, 20}};
static const struct field reply_fields[] = {{S_INIT("text"), FIELD_TEXT, MESSAGE_MAX_CHARS},
                                            {S_INIT("keep"), FIELD_LINE, 5}};
static const struct field note_fields[] = {{S_INIT("note"), FIELD_TEXT, MESSAGE_MAX_CHARS}};
static const struct field call_fields[] = {{S_INIT("call"), FIELD_LINE, 20},
                                           {S_INIT("words"), FIELD_TEXT, REASON_MAX_CHARS}};
static const struct field pass_fields[] = {{S_INIT("reason"), FIELD_LINE, 30},
                                           {S_INIT("words"), FIELD_TEXT, REASON_MAX_CHARS}};
static const struct field close_fields[] = {{S_INIT("outcome"), FIELD_LINE, 30},
                                            {S_INIT("words"), FIELD_TEXT, MESSAGE_MAX_CHARS}};
static const struct field keep_fields[] = {{S_INIT("text"), FIELD_TEXT, MESSAGE_MAX_CHARS},
                                           {S_INIT("note"), FIELD_TEXT, MESSAGE_MAX_CHARS}};
static const struct field sign_in_fields[] = {
    {S_INIT("email"), FIELD_LINE, EMAIL_MAX_CHARS},
    {S_INIT("password"), FIELD_SECRET, PASSWORD_MAX_CHARS}};

static const struct field callback_fields[] = {
    {S_INIT("phone"), FIELD_LINE, PHONE_MAX_CHARS},
    {S_INIT("part"), FIELD_LINE, 20},
    {S_INIT("question"), FIELD_TEXT, MESSAGE_MAX_CHARS},
    {S_INIT("municipality"), FIELD_LINE, 100},
    {S_INIT("voicemail"), FIELD_LINE, 10},
    {S_INIT("mind"), FIELD_LINE, CALLBACK_MIND_MAX_CHARS},
    {S_INIT("name"), FIELD_LINE, NAME_MAX_CHARS}};
/* Morning and afternoon of DUTY_DAYS days. */
static const struct field duty_fields[] = {
    {S_INIT("m0"), FIELD_LINE, 20}, {S_INIT("a0"), FIELD_LINE, 20}, {S_INIT("m1"), FIELD_LINE, 20},
    {S_INIT("a1"), FIELD_LINE, 20}, {S_INIT("m2"), FIELD_LINE, 20}, {S_INIT("a2"), FIELD_LINE, 20},
    {S_INIT("m3"), FIELD_LINE, 20}, {S_INIT("a3"), FIELD_LINE, 20}, {S_INIT("m4"), FIELD_LINE, 20},
    {S_INIT("a4"), FIELD_LINE, 20}, {S_INIT("m5"), FIELD_LINE, 20}, {S_INIT("a5"), FIELD_LINE, 20},
    {S_INIT("m6"), FIELD_LINE, 20}, {S_INIT("a6"), FIELD_LINE, 20}, {S_INIT("m7"), FIELD_LINE, 20},
    {S_INIT("a7"), FIELD_LINE, 20}, {S_INIT("m8"), FIELD_LINE, 20}, {S_INIT("a8"), FIELD_LINE, 20},
    {S_INIT("m9"), FIELD_LINE, 20}, {S_INIT("a9"), FIELD_LINE, 20}};
static const struct field kiosk_fields[] = {{S_INIT("on"), FIELD_LINE, 5}};
static const struct field kiosk_done_fields[] = {{S_INIT("at"), FIELD_LINE, 300}};
static const struct field beside_fields[] = {{S_INIT("question"), FIELD_TEXT, QUESTION_MAX_CHARS},
                                             {S_INIT("municipality"), FIELD_LINE, 100},
                                             {S_INIT("reach"), FIELD_LINE, EMAIL_MAX_CHARS},
                                             {S_INIT("name"), FIELD_LINE, NAME_MAX_CHARS},
                                             {S_INIT("topic"), FIELD_LINE, 50},
                                             {S_INIT("consent"), FIELD_LINE, 10},
                                             {S_INIT("told"), FIELD_LINE, 10}};
/* people */
static const struct field step_fields[] = {{S_INIT("code"), FIELD_LINE, 40}};
static const struct field password_fields[] = {
    {S_INIT("password"), FIELD_SECRET, PASSWORD_MAX_CHARS}};
static const struct field new_password_fields[] = {
    {S_INIT("password"), FIELD_SECRET, PASSWORD_MAX_CHARS},
    {S_INIT("new"), FIELD_SECRET, PASSWORD_MAX_CHARS}};
static const struct field forgotten_fields[] = {
    {S_INIT("email"), FIELD_LINE, PERSON_EMAIL_MAX_CHARS}};
static const struct field place_switch_fields[] = {{S_INIT("organisation"), FIELD_LINE, 20}};
static const struct field invite_fields[] = {{S_INIT("name"), FIELD_LINE, PERSON_NAME_MAX_CHARS},
                                             {S_INIT("email"), FIELD_LINE, PERSON_EMAIL_MAX_CHARS},
                                             {S_INIT("role"), FIELD_LINE, 40}};
static const struct field role_fields[] = {{S_INIT("role"), FIELD_LINE, 40}};
static const struct field successor_fields[] = {{S_INIT("successor"), FIELD_LINE, 20}};
static const struct field wanted_fields[] = {{S_INIT("wanted"), FIELD_LINE, 5}};
static const struct field role_contact_fields[] = {
    {S_INIT("title"), FIELD_LINE, ROLE_TITLE_MAX_CHARS},
    {S_INIT("phone"), FIELD_LINE, ROLE_PHONE_MAX_CHARS},
    {S_INIT("email"), FIELD_LINE, PERSON_EMAIL_MAX_CHARS},
    {S_INIT("seen_by"), FIELD_LINE, 20}};
static const struct field fills_fields[] = {{S_INIT("professional"), FIELD_LINE, 20},
                                            {S_INIT("fills"), FIELD_LINE, 5}};
/* handovers */
static const struct field offer_to_fields[] = {{S_INIT("to"), FIELD_LINE, 20}};
static const struct field offer_fields[] = {
    {S_INIT("to"), FIELD_LINE, 20},
    {S_INIT("why"), FIELD_LINE, 30},
    {S_INIT("why_words"), FIELD_TEXT, HANDOVER_WORDS_MAX_CHARS},
    {S_INIT("asked"), FIELD_TEXT, HANDOVER_WORDS_MAX_CHARS},
    {S_INIT("question"), FIELD_LINE, 5},
    {S_INIT("additions"), FIELD_LINE, 5},
    {S_INIT("replies"), FIELD_LINE, 5},
    {S_INIT("notes"), FIELD_LINE, 5},
    {S_INIT("name"), FIELD_LINE, 5},
    {S_INIT("contact"), FIELD_LINE, 5},
    {S_INIT("consent"), FIELD_LINE, 10},
    {S_INIT("change"), FIELD_LINE, 5}};
static const struct field reason_fields[] = {{S_INIT("reason"), FIELD_LINE, 40}};
static const struct field hold_fields[] = {{S_INIT("on"), FIELD_LINE, 5}};
static const struct field decline_fields[] = {
    {S_INIT("reason"), FIELD_LINE, 40},
    {S_INIT("weeks"), FIELD_LINE, 5},
    {S_INIT("words"), FIELD_TEXT, HANDOVER_WORDS_MAX_CHARS}};
static const struct field answer_fields[] = {{S_INIT("answer"), FIELD_LINE, 5}};
/* setting up */
enum { SETTING_MAX_CHARS = 200 };
#define SETTING(name_)                                                                             \
    {                                                                                              \
        S_INIT(name_), FIELD_LINE, SETTING_MAX_CHARS                                               \
    }
static const struct field places_fields[] = {{S_INIT("places"), FIELD_TEXT, PLACES_MAX_CHARS},
                                             SETTING("seen")};
static const struct field organisation_fields[] = {
    SETTING("name"),
    SETTING("paid_by"),
    SETTING("steered_by"),
    SETTING("municipal"),
    SETTING("phone"),
    SETTING("answer_workdays"),
    SETTING("accept_workdays"),
    SETTING("map_only"),
    SETTING("url"),
    SETTING("kvk"),
    SETTING("everywhere"),
    SETTING("seen"),
    {S_INIT("places"), FIELD_TEXT, PLACES_MAX_CHARS}};
static const struct field net_fields[] = {SETTING("net"), SETTING("contact")};
static const struct field person_fields[] = {
    SETTING("person"), SETTING("email"), {S_INIT("password"), FIELD_SECRET, PASSWORD_MAX_CHARS}};
static const struct field first_doorway_fields[] = {SETTING("doorway"),
                                                    {S_INIT("languages"), FIELD_MANY, 100}};
static const struct field saved_fields[] = {{S_INIT("bewaard"), FIELD_LINE, 5}};
static const struct field municipality_fields[] = {SETTING("phone"),
                                                   SETTING("net"),
                                                   SETTING("contact"),
                                                   {S_INIT("also"), FIELD_MANY, 10},
                                                   SETTING("seen")};
static const struct field region_fields[] = {
    SETTING("name"), {S_INIT("places"), FIELD_TEXT, PLACES_MAX_CHARS}, SETTING("seen")};
static const struct field help_fields[] = {{S_INIT("help"), FIELD_MANY, 4000}, SETTING("seen")};
static const struct field seen_fields[] = {SETTING("seen")};
static const struct field doorway_fields[] = {SETTING("name"),
                                              SETTING("host"),
                                              {S_INIT("languages"), FIELD_MANY, 100},
                                              {S_INIT("places"), FIELD_TEXT, PLACES_MAX_CHARS},
                                              SETTING("municipality"),
                                              SETTING("region"),
                                              SETTING("phone"),
                                              SETTING("phone_hours"),
                                              SETTING("seen")};
static const struct field colours_fields[] = {{S_INIT("tokens"), FIELD_TEXT, THEME_LIMIT_CHARS},
                                              SETTING("seen")};
#undef SETTING
/* the map */
static const struct field place_topic_fields[] = {{S_INIT("place"), FIELD_LINE, 100},
                                                  {S_INIT("municipality"), FIELD_LINE, 20},
                                                  {S_INIT("topic"), FIELD_LINE, 50}};
static const struct field after_fields[] = {{S_INIT("na"), FIELD_LINE, 60}};
static const struct field only_place_fields[] = {{S_INIT("place"), FIELD_LINE, 100}};
static const struct field remark_fields[] = {{S_INIT("remark"), FIELD_TEXT, REMARK_MAX_CHARS}};
static const struct field capacity_fields[] = {{S_INIT("capacity"), FIELD_LINE, 50},
                                               {S_INIT("waiting_weeks"), FIELD_LINE, 10},
                                               {S_INIT("capacity_note"), FIELD_LINE, 300}};
static const struct field service_fields[] = {
    {S_INIT("version"), FIELD_LINE, 20},
    {S_INIT("organisation_id"), FIELD_LINE, 20},
    {S_INIT("name"), FIELD_LINE, 200},
    {S_INIT("description"), FIELD_TEXT, 5000},
    {S_INIT("description_professional"), FIELD_TEXT, 5000},
    {S_INIT("for_whom"), FIELD_TEXT, 5000},
    {S_INIT("what_to_expect"), FIELD_TEXT, 5000},
    {S_INIT("bring"), FIELD_TEXT, 5000},
    {S_INIT("cost"), FIELD_LINE, 300},
    {S_INIT("languages"), FIELD_LINE, 300},
    {S_INIT("topics"), FIELD_LINE, 2000},
    {S_INIT("help_types"), FIELD_LINE, 1000},
    {S_INIT("referrals"), FIELD_TEXT, 1000},
    {S_INIT("url"), FIELD_LINE, 500},
    {S_INIT("municipality"), FIELD_LINE, 5000},
    {S_INIT("location"), FIELD_LINE, 200},
    {S_INIT("address"), FIELD_LINE, 200},
    {S_INIT("postcode"), FIELD_LINE, 20},
    {S_INIT("town"), FIELD_LINE, 100},
    {S_INIT("accessibility"), FIELD_LINE, 300},
    {S_INIT("location_note"), FIELD_LINE, 300},
    {S_INIT("opening_hours"), FIELD_TEXT, 2000},
    {S_INIT("phone"), FIELD_LINE, 200},
    {S_INIT("email"), FIELD_LINE, 300},
    {S_INIT("phone_network"), FIELD_LINE, 200},
    {S_INIT("email_network"), FIELD_LINE, 300},
    {S_INIT("phone_own"), FIELD_LINE, 200},
    {S_INIT("email_own"), FIELD_LINE, 300},
    {S_INIT("owner"), FIELD_LINE, 200},
    {S_INIT("free"), FIELD_LINE, 10},
    {S_INIT("status"), FIELD_LINE, 20}};
static const struct field csv_fields[] = {{S_INIT("csv"), FIELD_TEXT, 1000000},
                                          {S_INIT("sure"), FIELD_LINE, 5}};

const struct route routes[] = {
    /* residents */
    READ("/", PUBLIC("the start"), start_page),
    READ("/vraag", PUBLIC("anyone may ask for help"), ask_start_page, FIELDS(question_fields)),
    WRITE("/vraag", PUBLIC("all fields at once, from any site or counter"), ask_at_once_prepare,
          ask_at_once, ask_whole_page, ask_fields, .from_any_site = true),
    WRITE("/vraag/begin", PUBLIC("anyone may ask for help"), NULL, ask_start, ask_start_page,
          question_fields),
    READ("/vraag/c/:draft/tekst", PUBLIC("who has the draft's address"), ask_text_page,
         FIELDS(question_fields)),
    WRITE("/vraag/c/:draft/tekst", PUBLIC("who has the draft's address"), NULL, ask_text,
          ask_text_page, question_fields),
    READ("/vraag/c/:draft/let-op", PUBLIC("who has the draft's address"), ask_danger_page),
    READ("/vraag/c/:draft/plaats", PUBLIC("who has the draft's address"), ask_place_page,
         FIELDS(place_fields)),
    WRITE("/vraag/c/:draft/plaats", PUBLIC("who has the draft's address"), NULL, ask_place,
          ask_place_page, place_fields),
    READ("/vraag/c/:draft/onderwerp", PUBLIC("who has the draft's address"), ask_topic_page,
         FIELDS(topic_fields)),
    WRITE("/vraag/c/:draft/onderwerp", PUBLIC("who has the draft's address"), NULL, ask_topic,
          ask_topic_page, topic_fields),
    READ("/vraag/c/:draft/antwoord", PUBLIC("who has the draft's address"), ask_channel_page,
         FIELDS(channel_fields)),
    WRITE("/vraag/c/:draft/antwoord", PUBLIC("who has the draft's address"), NULL, ask_channel,
          ask_channel_page, channel_fields),
    READ("/vraag/c/:draft/naam", PUBLIC("who has the draft's address"), ask_name_page,
         FIELDS(name_fields)),
    WRITE("/vraag/c/:draft/naam", PUBLIC("who has the draft's address"), NULL, ask_name,
          ask_name_page, name_fields),
    READ("/vraag/c/:draft/nakijken", PUBLIC("who has the draft's address"), ask_check_page,
         FIELDS(consent_fields)),
    WRITE("/vraag/c/:draft/versturen", PUBLIC("who has the draft's address"), ask_send_prepare,
          ask_send, ask_check_page, consent_fields, .look = ask_send_look),
    READ("/vraag/klaar/:ticket", PUBLIC("who has just asked"), ask_done_page),
    READ("/volg", PUBLIC("the form for a code"), follow_code_page, FIELDS(code_fields)),
    WRITE("/volg", PUBLIC("who has the code; throttled"), NULL, follow_code, follow_code_page,
          code_fields, .rate = RATE_SECRET),
    READ("/volg/l/:secret", PUBLIC("who has the secret link; throttled"), follow_link,
         .rate = RATE_SEND),
    READ("/volg/v/:ticket", PUBLIC("who came by the secret link"), follow_page,
         FIELDS(text_fields)),
    WRITE("/volg/v/:ticket/aanvullen", PUBLIC("who came by the secret link"), NULL, follow_add,
          follow_page, text_fields),
    READ("/volg/v/:ticket/stoppen", PUBLIC("who came by the secret link"), follow_stop_page),
    WRITE("/volg/v/:ticket/stoppen", PUBLIC("who came by the secret link"), NULL, follow_stop, NULL,
          no_fields),
    READ("/volg/v/:ticket/wissen", PUBLIC("who came by the secret link"), follow_wipe_page),
    WRITE("/volg/v/:ticket/wissen", PUBLIC("who came by the secret link"), NULL, follow_wipe, NULL,
          no_fields),
    READ("/volg/v/:ticket/live", PUBLIC("who came by the secret link"), follow_live),

    /* call me */
    READ("/bel-mij", PUBLIC("anyone may ask to be called"), callback_page, FIELDS(callback_fields)),
    WRITE("/bel-mij", PUBLIC("anyone may ask to be called"), callback_prepare_form, callback_send,
          callback_page, callback_fields),

    /* a shared screen at a counter */
    READ("/kiosk", PUBLIC("who stands at the counter sets it"), kiosk_page),
    WRITE("/kiosk", PUBLIC("who stands at the counter sets it"), NULL, kiosk_set, NULL,
          kiosk_fields),
    WRITE("/kiosk/klaar", PUBLIC("who is done wipes what they typed"), NULL, kiosk_done, NULL,
          kiosk_done_fields),

    /* about */
    READ("/over/rapport", PUBLIC("what works, for everyone"), report_page),
    READ("/privacy", PUBLIC("what happens with your data"), text_page),
    READ("/toegankelijkheid", PUBLIC("the accessibility statement"), text_page),
    READ("/over", PUBLIC("what this site is"), text_page),

    /* professionals */
    READ("/werk/aanmelden", PUBLIC("signing in"), sign_in_page, FIELDS(sign_in_fields)),
    WRITE("/werk/aanmelden", PUBLIC("signing in; throttled"), sign_in_prepare, sign_in_act,
          sign_in_page, sign_in_fields, .look = sign_in_look, .rate = RATE_SECRET),
    WRITE("/werk/afmelden", ALLOW(PERMISSION_SIGNED_IN), NULL, sign_out, NULL, no_fields),
    READ("/werk", ALLOW(PERMISSION_SIGNED_IN), work_home, FIELDS(list_fields)),
    WRITE("/werk/zoek", ALLOW(PERMISSION_QUESTIONS), NULL, inbox_search, inbox_page, code_fields,
          .rate = RATE_SECRET),
    /* beside a resident */
    READ("/werk/nieuw", ALLOW(PERMISSION_REFER), beside_page, FIELDS(beside_fields)),
    WRITE("/werk/nieuw", ALLOW(PERMISSION_REFER), beside_prepare, beside_act, beside_page,
          beside_fields),
    READ("/werk/nieuw/klaar/:ticket", ALLOW(PERMISSION_REFER), beside_done_page),
    READ("/werk/aangemeld", ALLOW(PERMISSION_REFER), beside_list_page, FIELDS(list_fields)),

    READ("/werk/dienst", ALLOW(PERMISSION_QUESTIONS), duty_page, FIELDS(duty_fields)),
    WRITE("/werk/dienst", ALLOW(PERMISSION_QUESTIONS), NULL, duty_save, duty_page, duty_fields),
    READ("/werk/bellen", ALLOW(PERMISSION_QUESTIONS), calls_page, FIELDS(list_fields)),
    READ("/werk/live", ALLOW(PERMISSION_QUESTIONS), inbox_live),
    READ("/werk/vraag/:municipality/:question", ALLOW(PERMISSION_QUESTIONS), work_thread_page),
    READ("/werk/vraag/:municipality/:question/live", ALLOW(PERMISSION_QUESTIONS), work_thread_live),
    WRITE("/werk/vraag/:municipality/:question/nemen", ALLOW(PERMISSION_QUESTIONS), NULL, work_take,
          NULL, take_fields),
    WRITE("/werk/vraag/:municipality/:question/antwoord", ALLOW(PERMISSION_QUESTIONS), NULL,
          work_reply, work_thread_page, reply_fields),
    WRITE("/werk/vraag/:municipality/:question/notitie", ALLOW(PERMISSION_QUESTIONS), NULL,
          work_note, work_thread_page, note_fields),
    WRITE("/werk/vraag/:municipality/:question/gebeld", ALLOW(PERMISSION_QUESTIONS), NULL,
          work_called, work_thread_page, call_fields),
    WRITE("/werk/vraag/:municipality/:question/terug", ALLOW(PERMISSION_QUESTIONS), NULL,
          work_pass_back, work_thread_page, pass_fields),
    WRITE("/werk/vraag/:municipality/:question/afsluiten", ALLOW(PERMISSION_QUESTIONS), NULL,
          work_close, work_thread_page, close_fields),
    WRITE("/werk/vraag/:municipality/:question/concept", ALLOW(PERMISSION_QUESTIONS), NULL,
          work_keep_draft, NULL, keep_fields, .rate = RATE_PAGE),

    /* handovers */
    READ("/werk/vraag/:municipality/:question/overdragen", ALLOW(PERMISSION_QUESTIONS),
         work_offer_page, FIELDS(offer_to_fields)),
    WRITE("/werk/vraag/:municipality/:question/overdragen", ALLOW(PERMISSION_QUESTIONS), NULL,
          work_offer_preview, work_offer_page, offer_fields),
    WRITE("/werk/vraag/:municipality/:question/overdragen/versturen", ALLOW(PERMISSION_QUESTIONS),
          NULL, work_offer_send, work_offer_page, offer_fields),
    WRITE("/werk/vraag/:municipality/:question/overdracht/intrekken", ALLOW(PERMISSION_QUESTIONS),
          NULL, work_offer_cancel, work_thread_page, reason_fields),
    WRITE("/werk/vraag/:municipality/:question/wachtlijst", ALLOW(PERMISSION_QUESTIONS), NULL,
          work_hold, NULL, hold_fields),
    READ("/werk/overdrachten", ALLOW(PERMISSION_QUESTIONS), handovers_page, FIELDS(list_fields)),
    READ("/werk/overdracht/:municipality/:question/:handover", ALLOW(PERMISSION_QUESTIONS),
         handover_page),
    WRITE("/werk/overdracht/:municipality/:question/:handover/aannemen",
          ALLOW(PERMISSION_QUESTIONS), NULL, handover_take, NULL, no_fields),
    WRITE("/werk/overdracht/:municipality/:question/:handover/afwijzen",
          ALLOW(PERMISSION_QUESTIONS), NULL, handover_refuse, handover_page, decline_fields),
    READ("/volg/v/:ticket/overdracht", PUBLIC("who came by the secret link"), follow_handover_page),
    WRITE("/volg/v/:ticket/overdracht", PUBLIC("who came by the secret link"), NULL,
          follow_handover_answer, NULL, answer_fields),

    /* coordinators */
    READ("/beheer/wachten", ALLOW(PERMISSION_COORDINATE), coordination_page, FIELDS(list_fields)),

    /* people: signing in with a second step, links by mail, the own account */
    READ("/werk/aanmelden/stap/:ticket", PUBLIC("who gave the right password just before"),
         sign_step_page, FIELDS(step_fields)),
    WRITE("/werk/aanmelden/stap/:ticket", PUBLIC("who gave the right password; throttled"),
          sign_step_prepare, sign_step, sign_step_page, step_fields, .look = sign_step_look,
          .rate = RATE_SECRET),
    READ("/werk/uitnodiging/:secret", PUBLIC("who has the link of an invitation"), invitation_link,
         .rate = RATE_SEND),
    READ("/werk/welkom/:ticket", PUBLIC("who came by the link of an invitation"), welcome_page,
         FIELDS(password_fields)),
    WRITE("/werk/welkom/:ticket", PUBLIC("who came by the link of an invitation"), welcome_prepare,
          welcome, welcome_page, password_fields, .look = welcome_look, .rate = RATE_SECRET),
    READ("/werk/wachtwoord", PUBLIC("who forgot their password"), forgotten_page,
         FIELDS(forgotten_fields)),
    WRITE("/werk/wachtwoord", PUBLIC("who forgot their password; throttled"), NULL, forgotten,
          forgotten_page, forgotten_fields, .rate = RATE_SECRET),
    READ("/werk/wachtwoord/:secret", PUBLIC("who has the link for a new password"), password_link,
         .rate = RATE_SEND),
    READ("/werk/wachtwoord/nieuw/:ticket", PUBLIC("who came by the link for a new password"),
         password_new_page, FIELDS(password_fields)),
    WRITE("/werk/wachtwoord/nieuw/:ticket", PUBLIC("who came by the link for a new password"),
          password_new_prepare, password_new, password_new_page, password_fields,
          .look = password_new_look, .rate = RATE_SECRET),
    WRITE("/werk/organisatie", ALLOW(PERMISSION_SIGNED_IN), place_switch_prepare, place_switch,
          NULL, place_switch_fields),
    READ("/werk/account", ALLOW(PERMISSION_SIGNED_IN), account_page),
    READ("/werk/account/wachtwoord", ALLOW(PERMISSION_SIGNED_IN), account_password_page,
         FIELDS(new_password_fields)),
    WRITE("/werk/account/wachtwoord", ALLOW(PERMISSION_SIGNED_IN), account_password_prepare,
          account_password, account_password_page, new_password_fields, .look = account_look,
          .rate = RATE_SECRET),
    READ("/werk/account/tweede-stap", ALLOW(PERMISSION_SIGNED_IN), factor_page,
         FIELDS(password_fields)),
    WRITE("/werk/account/tweede-stap/begin", ALLOW(PERMISSION_SIGNED_IN), factor_begin_prepare,
          factor_begin, factor_page, password_fields, .look = account_look, .rate = RATE_SECRET),
    WRITE("/werk/account/tweede-stap/klaar", ALLOW(PERMISSION_SIGNED_IN), factor_confirm_prepare,
          factor_confirm, factor_page, step_fields, .look = factor_confirm_look,
          .rate = RATE_SECRET),
    WRITE("/werk/account/tweede-stap/uit", ALLOW(PERMISSION_SIGNED_IN), factor_off_prepare,
          factor_off, factor_page, password_fields, .look = account_look, .rate = RATE_SECRET),
    WRITE("/werk/account/tweede-stap/codes", ALLOW(PERMISSION_SIGNED_IN), factor_codes_prepare,
          factor_codes, factor_page, password_fields, .look = account_look, .rate = RATE_SECRET),

    /* people: managing them */
    READ("/beheer/mensen", ALLOW(PERMISSION_PEOPLE), people_home),
    READ("/beheer/organisatie/:organisation/mensen", ALLOW(PERMISSION_PEOPLE), people_page),
    WRITE("/beheer/organisatie/:organisation/tweede-stap", ALLOW(PERMISSION_PEOPLE), NULL,
          people_require, NULL, wanted_fields),
    READ("/beheer/organisatie/:organisation/uitnodigen", ALLOW(PERMISSION_PEOPLE), invite_page,
         FIELDS(invite_fields)),
    WRITE("/beheer/organisatie/:organisation/uitnodigen", ALLOW(PERMISSION_PEOPLE), invite_prepare,
          invite, invite_page, invite_fields),
    WRITE("/beheer/organisatie/:organisation/uitnodiging/:invitation/opnieuw",
          ALLOW(PERMISSION_PEOPLE), NULL, invite_again, NULL, no_fields),
    WRITE("/beheer/organisatie/:organisation/uitnodiging/:invitation/intrekken",
          ALLOW(PERMISSION_PEOPLE), NULL, invite_withdraw, NULL, no_fields),
    READ("/beheer/organisatie/:organisation/mens/:professional", ALLOW(PERMISSION_PEOPLE),
         colleague_page, FIELDS(role_fields)),
    WRITE("/beheer/organisatie/:organisation/mens/:professional/rol", ALLOW(PERMISSION_PEOPLE),
          NULL, colleague_role, colleague_page, role_fields),
    READ("/beheer/organisatie/:organisation/mens/:professional/vertrek", ALLOW(PERMISSION_PEOPLE),
         leaving_page, FIELDS(successor_fields)),
    WRITE("/beheer/organisatie/:organisation/mens/:professional/vertrek", ALLOW(PERMISSION_PEOPLE),
          NULL, leaving, leaving_page, successor_fields),
    READ("/beheer/organisatie/:organisation/contacten", ALLOW(PERMISSION_PEOPLE),
         role_contacts_page),
    READ("/beheer/organisatie/:organisation/contacten/nieuw", ALLOW(PERMISSION_PEOPLE),
         role_contact_new_page, FIELDS(role_contact_fields)),
    WRITE("/beheer/organisatie/:organisation/contacten/nieuw", ALLOW(PERMISSION_PEOPLE),
          role_contact_prepare, role_contact_new, role_contact_new_page, role_contact_fields),
    READ("/beheer/organisatie/:organisation/contact/:contact", ALLOW(PERMISSION_PEOPLE),
         role_contact_page, FIELDS(role_contact_fields)),
    WRITE("/beheer/organisatie/:organisation/contact/:contact", ALLOW(PERMISSION_PEOPLE),
          role_contact_prepare, role_contact_change, role_contact_page, role_contact_fields),
    WRITE("/beheer/organisatie/:organisation/contact/:contact/weg", ALLOW(PERMISSION_PEOPLE), NULL,
          role_contact_away, NULL, no_fields),
    WRITE("/beheer/organisatie/:organisation/contact/:contact/mens", ALLOW(PERMISSION_PEOPLE), NULL,
          role_contact_person, NULL, fills_fields),
    READ("/beheer/inzage", ALLOW(PERMISSION_OVERSEE), oversight_page),
    /* setting up an empty installation */
    READ("/inrichten/l/:secret", PUBLIC("who has the link that the program printed"), first_link,
         .rate = RATE_SECRET, .before_setup = true),
    READ("/inrichten/s/:ticket/gemeenten", PUBLIC("who came by the link of the program"),
         first_places_page, FIELDS(places_fields), .before_setup = true),
    WRITE("/inrichten/s/:ticket/gemeenten", PUBLIC("who came by the link of the program"), NULL,
          first_places, first_places_page, places_fields, .before_setup = true),
    READ("/inrichten/s/:ticket/organisatie", PUBLIC("who came by the link of the program"),
         first_organisation_page, FIELDS(organisation_fields), .before_setup = true),
    WRITE("/inrichten/s/:ticket/organisatie", PUBLIC("who came by the link of the program"), NULL,
          first_organisation, first_organisation_page, organisation_fields, .before_setup = true),
    READ("/inrichten/s/:ticket/vangnet", PUBLIC("who came by the link of the program"),
         first_net_page, FIELDS(net_fields), .before_setup = true),
    WRITE("/inrichten/s/:ticket/vangnet", PUBLIC("who came by the link of the program"), NULL,
          first_net, first_net_page, net_fields, .before_setup = true),
    READ("/inrichten/s/:ticket/beheerder", PUBLIC("who came by the link of the program"),
         first_person_page, FIELDS(person_fields), .before_setup = true),
    WRITE("/inrichten/s/:ticket/beheerder", PUBLIC("who came by the link of the program"),
          first_person_prepare, first_person, first_person_page, person_fields,
          .before_setup = true, .rate = RATE_SECRET),
    READ("/inrichten/s/:ticket/ingang", PUBLIC("who came by the link of the program"),
         first_doorway_page, FIELDS(first_doorway_fields), .before_setup = true),
    WRITE("/inrichten/s/:ticket/ingang", PUBLIC("who came by the link of the program"),
          first_doorway_prepare, first_doorway, first_doorway_page, first_doorway_fields,
          .before_setup = true),

    /* administrators of the network */
    READ("/beheer/inrichting", ALLOW(PERMISSION_NETWORK), setup_page, FIELDS(saved_fields)),
    READ("/beheer/gemeente/:municipality", ALLOW(PERMISSION_NETWORK), manage_municipality_page,
         FIELDS(municipality_fields)),
    WRITE("/beheer/gemeente/:municipality", ALLOW(PERMISSION_NETWORK), NULL, manage_municipality,
          manage_municipality_page, municipality_fields),
    READ("/beheer/organisatie/:organisation", ALLOW(PERMISSION_NETWORK), manage_organisation_page,
         FIELDS(organisation_fields)),
    WRITE("/beheer/organisatie/:organisation", ALLOW(PERMISSION_NETWORK), NULL, manage_organisation,
          manage_organisation_page, organisation_fields),
    READ("/beheer/organisatie/:organisation/gemeenten", ALLOW(PERMISSION_NETWORK),
         manage_places_page, FIELDS(places_fields)),
    WRITE("/beheer/organisatie/:organisation/gemeenten", ALLOW(PERMISSION_NETWORK), NULL,
          manage_places, manage_places_page, places_fields),
    READ("/beheer/organisatie/:organisation/hulp", ALLOW(PERMISSION_NETWORK), manage_help_page,
         FIELDS(help_fields)),
    WRITE("/beheer/organisatie/:organisation/hulp", ALLOW(PERMISSION_NETWORK), NULL, manage_help,
          manage_help_page, help_fields),
    READ("/beheer/organisatie/:organisation/stoppen", ALLOW(PERMISSION_NETWORK), manage_end_page,
         FIELDS(seen_fields)),
    WRITE("/beheer/organisatie/:organisation/stoppen", ALLOW(PERMISSION_NETWORK), NULL, manage_end,
          manage_end_page, seen_fields),
    READ("/beheer/nieuw/organisatie", ALLOW(PERMISSION_NETWORK), new_organisation_page,
         FIELDS(organisation_fields)),
    WRITE("/beheer/nieuw/organisatie", ALLOW(PERMISSION_NETWORK), new_prepare, new_organisation,
          new_organisation_page, organisation_fields),
    READ("/beheer/regio/:region", ALLOW(PERMISSION_NETWORK), manage_region_page,
         FIELDS(region_fields)),
    WRITE("/beheer/regio/:region", ALLOW(PERMISSION_NETWORK), NULL, manage_region,
          manage_region_page, region_fields),
    READ("/beheer/nieuw/regio", ALLOW(PERMISSION_NETWORK), new_region_page, FIELDS(region_fields)),
    WRITE("/beheer/nieuw/regio", ALLOW(PERMISSION_NETWORK), new_prepare, new_region,
          new_region_page, region_fields),
    READ("/beheer/ingang/:doorway", ALLOW(PERMISSION_NETWORK), manage_doorway_page,
         FIELDS(doorway_fields)),
    WRITE("/beheer/ingang/:doorway", ALLOW(PERMISSION_NETWORK), NULL, manage_doorway,
          manage_doorway_page, doorway_fields),
    READ("/beheer/nieuw/ingang", ALLOW(PERMISSION_NETWORK), new_doorway_page,
         FIELDS(doorway_fields)),
    WRITE("/beheer/nieuw/ingang", ALLOW(PERMISSION_NETWORK), new_prepare, new_doorway,
          new_doorway_page, doorway_fields),
    READ("/beheer/ingang/:doorway/kleuren", ALLOW(PERMISSION_NETWORK), manage_colours_page,
         FIELDS(colours_fields)),
    WRITE("/beheer/ingang/:doorway/kleuren", ALLOW(PERMISSION_NETWORK), NULL, manage_colours,
          manage_colours_page, colours_fields),
    READ("/beheer/ingang/:doorway/kleuren/:sheet", ALLOW(PERMISSION_NETWORK), colours_preview_page),
    WRITE("/beheer/ingang/:doorway/kleuren/:sheet", ALLOW(PERMISSION_NETWORK), NULL, colours_use,
          NULL, seen_fields),
    READ("/thema/:sheet", PUBLIC("the colours of a doorway, as a stylesheet"), sheet_page),
    /* the map */
    READ("/hulp", PUBLIC("help near you"), help_page, FIELDS(place_topic_fields)),
    WRITE("/hulp", PUBLIC("help near you"), NULL, help_find, help_page, place_topic_fields,
          .rate = RATE_PAGE),
    READ("/hulp/in/:place", PUBLIC("help near you"), help_list_page, FIELDS(after_fields)),
    READ("/hulp/in/:place/:topic", PUBLIC("help near you"), help_topic_list_page,
         FIELDS(after_fields)),
    READ("/hulp/:service", PUBLIC("a service"), service_page),
    READ("/onderwerp/:topic", PUBLIC("who helps with this"), topic_page, FIELDS(only_place_fields)),
    WRITE("/onderwerp/:topic", PUBLIC("who helps with this"), NULL, topic_place, topic_page,
          only_place_fields, .rate = RATE_PAGE),
    READ("/onderwerp/:topic/in/:place", PUBLIC("who helps with this"), topic_page),
    READ("/klopt/:token", PUBLIC("who got the mail about a service"), confirm_page,
         FIELDS(remark_fields)),
    WRITE("/klopt/:token/ja", PUBLIC("who got the mail about a service"), NULL, confirm_yes_act,
          NULL, no_fields),
    WRITE("/klopt/:token/nee", PUBLIC("who got the mail about a service"), confirm_no_prepare,
          confirm_no_act, confirm_page, remark_fields),
    READ("/beheer/kaart", ALLOW(PERMISSION_SERVICES | PERMISSION_MAP), map_list_page,
         FIELDS(after_fields)),
    READ("/beheer/kaart/bellen", ALLOW(PERMISSION_SERVICES | PERMISSION_MAP), map_call_page,
         FIELDS(after_fields)),
    READ("/beheer/kaart/nieuw", ALLOW(PERMISSION_SERVICES | PERMISSION_MAP), map_new_page,
         FIELDS(service_fields)),
    WRITE("/beheer/kaart/nieuw", ALLOW(PERMISSION_SERVICES | PERMISSION_MAP), map_new_prepare,
          map_new_act, map_new_page, service_fields),
    READ("/beheer/kaart/bestand", ALLOW(PERMISSION_MAP), map_import_page, FIELDS(csv_fields)),
    WRITE("/beheer/kaart/bestand", ALLOW(PERMISSION_MAP), map_import_prepare, map_import_act,
          map_import_page, csv_fields, .body_limit_bytes = 4 * 1024 * 1024),
    READ("/beheer/kaart/dienst/:service", ALLOW(PERMISSION_SERVICES | PERMISSION_MAP),
         map_edit_page, FIELDS(service_fields)),
    WRITE("/beheer/kaart/dienst/:service", ALLOW(PERMISSION_SERVICES | PERMISSION_MAP),
          map_edit_prepare, map_edit_act, map_edit_page, service_fields),
    WRITE("/beheer/kaart/dienst/:service/plek", ALLOW(PERMISSION_SERVICES | PERMISSION_MAP), NULL,
          map_capacity_act, NULL, capacity_fields),
    WRITE("/beheer/kaart/dienst/:service/bevestigen", ALLOW(PERMISSION_SERVICES | PERMISSION_MAP),
          NULL, map_confirm_act, NULL, no_fields),
    READ("/beheer/kaart/dienst/:service/:place", ALLOW(PERMISSION_SERVICES | PERMISSION_MAP),
         map_edit_page, FIELDS(service_fields)),
    WRITE("/beheer/kaart/dienst/:service/:place", ALLOW(PERMISSION_SERVICES | PERMISSION_MAP),
          map_edit_prepare, map_edit_act, map_edit_page, service_fields),

    /* operations */
    DIRECT("/health/live", PUBLIC("is the process there?"), health_live),
    READ("/health/ready", PUBLIC("can it answer?"), health_ready),
    DIRECT("/metrics", PUBLIC("counts without persons; keep it from the outside at the proxy"),
           metrics_page),
    DIRECT("/robots.txt", PUBLIC("for search engines"), robots_page),
    DIRECT("/.well-known/security.txt", PUBLIC("where to report a weakness"), security_page),
    READ("/sitemap.xml", PUBLIC("for search engines"), sitemap_page),
};
const size_t route_count = sizeof routes / sizeof *routes;
