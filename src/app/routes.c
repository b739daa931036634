/* routes.c - the one table of routes: method, path, who may, what it takes, how it runs. */
#include "app/routes.h"

#include "app/operations.h"
#include "domain/desk/desk_routes.h"
#include "domain/intake/intake.h"
#include "domain/intake/intake_routes.h"
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

    /* coordinators */
    READ("/beheer/wachten", ALLOW(PERMISSION_COORDINATE), coordination_page, FIELDS(list_fields)),

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
