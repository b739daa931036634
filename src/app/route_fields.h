/* route_fields.h - the fields of every form: which there are, of what kind, and how large. For
 * routes.c only. */
#ifndef APP_ROUTE_FIELDS_H
#define APP_ROUTE_FIELDS_H

#include "domain/contact/callback.h"
#include "domain/handover/handover.h"
#include "domain/intake/intake.h"
#include "domain/decision/letter_check.h"
#include "domain/objection/application.h"
#include "domain/objection/learning.h"
#include "domain/objection/objection.h"
#include "domain/guide/editing.h"
#include "domain/network/manage.h"
#include "domain/people/people.h"
#include "domain/map/map.h"
#include "web/request.h"

static const struct field question_fields[] = {
    {S_INIT("question"), FIELD_TEXT, QUESTION_MAX_CHARS}};
/* of the page of a letter: the text, and what its last day was worked out from */
static const struct field told_fields[] = {{S_INIT("question"), FIELD_TEXT, QUESTION_MAX_CHARS},
                                           {S_INIT("from_letter"), FIELD_LINE, 6000}};
/* `also`: the other topics that the help finder found; `service`: of whose page somebody came. */
static const struct field begin_fields[] = {{S_INIT("question"), FIELD_TEXT, QUESTION_MAX_CHARS},
                                            {S_INIT("topic"), FIELD_LINE, 50},
                                            {S_INIT("also"), FIELD_MANY, 400},
                                            {S_INIT("from_letter"), FIELD_LINE, 6000},
                                            {S_INIT("service"), FIELD_LINE, 20}};
static const struct field words_fields[] = {{S_INIT("q"), FIELD_TEXT, QUESTION_MAX_CHARS},
                                            {S_INIT("question"), FIELD_TEXT, QUESTION_MAX_CHARS},
                                            {S_INIT("place"), FIELD_LINE, 100},
                                            {S_INIT("again"), FIELD_LINE, 5}};
static const struct field place_fields[] = {{S_INIT("municipality"), FIELD_LINE, 100},
                                            {S_INIT("place"), FIELD_LINE, 100}};
static const struct field topic_fields[] = {{S_INIT("topic"), FIELD_LINE, 50}};
/* when to call, and what to mind */
#define CALL_WISH_FIELDS                                                                           \
    {S_INIT("part"), FIELD_LINE, 20}, {S_INIT("days"), FIELD_MANY, 40},                            \
        {S_INIT("voicemail"), FIELD_LINE, 10},                                                     \
    {                                                                                              \
        S_INIT("mind"), FIELD_LINE, CALLBACK_MIND_MAX_CHARS                                        \
    }
static const struct field channel_fields[] = {{S_INIT("channel"), FIELD_LINE, 10},
                                              {S_INIT("phone"), FIELD_LINE, PHONE_MAX_CHARS},
                                              {S_INIT("email"), FIELD_LINE, EMAIL_MAX_CHARS},
                                              CALL_WISH_FIELDS,
                                              {S_INIT("interpreter"), FIELD_LINE, 5}};
static const struct field name_fields[] = {{S_INIT("name"), FIELD_LINE, NAME_MAX_CHARS}};
static const struct field consent_fields[] = {{S_INIT("consent"), FIELD_LINE, 10}};
static const struct field ask_fields[] = {{S_INIT("question"), FIELD_TEXT, QUESTION_MAX_CHARS},
                                          {S_INIT("topic"), FIELD_LINE, 50},
                                          {S_INIT("municipality"), FIELD_LINE, 100},
                                          {S_INIT("name"), FIELD_LINE, NAME_MAX_CHARS},
                                          {S_INIT("phone"), FIELD_LINE, PHONE_MAX_CHARS},
                                          {S_INIT("email"), FIELD_LINE, EMAIL_MAX_CHARS},
                                          CALL_WISH_FIELDS,
                                          {S_INIT("interpreter"), FIELD_LINE, 5},
                                          {S_INIT("channel"), FIELD_LINE, 10},
                                          {S_INIT("consent"), FIELD_LINE, 10}};
/* the help finder */
static const struct field areas_fields[] = {{S_INIT("areas"), FIELD_MANY, 400}};
static const struct field walk_fields[] = {{S_INIT("answer"), FIELD_LINE, 10}};
/* a letter that somebody got, and an objection to it: what is typed goes along on every page */
static const struct field letter_fields[] = {
    {S_INIT("group"), FIELD_LINE, 20},
    {S_INIT("kind"), FIELD_LINE, 30},
    {S_INIT("dated_day"), FIELD_LINE, 40},
    {S_INIT("dated_month"), FIELD_LINE, 40},
    {S_INIT("dated_year"), FIELD_LINE, 40},
    {S_INIT("dated_unknown"), FIELD_LINE, 5},
    {S_INIT("came_day"), FIELD_LINE, 40},
    {S_INIT("came_month"), FIELD_LINE, 40},
    {S_INIT("came_year"), FIELD_LINE, 40},
    {S_INIT("came_unknown"), FIELD_LINE, 5},
    {S_INIT("change"), FIELD_LINE, 5},
    {S_INIT("place"), FIELD_LINE, 100},
    {S_INIT("to"), FIELD_LINE, 200},
    {S_INIT("reference"), FIELD_LINE, 100},
    {S_INIT("against"), FIELD_TEXT, 2000},
    {S_INIT("way"), FIELD_LINE, 10},
    {S_INIT("why"), FIELD_TEXT, 5000},
    {S_INIT("late_why"), FIELD_TEXT, 2000},
    {S_INIT("name"), FIELD_LINE, NAME_MAX_CHARS},
    {S_INIT("address"), FIELD_TEXT, OBJECTION_PEOPLE_MAX_CHARS},
    {S_INIT("reach"), FIELD_LINE, EMAIL_MAX_CHARS},
    {S_INIT("mind"), FIELD_LINE, CALLBACK_MIND_MAX_CHARS},
    {S_INIT("once"), FIELD_LINE, 200},
    {S_INIT("look"), FIELD_LINE, 5},
    {S_INIT("make"), FIELD_LINE, 5}};
static const struct field code_fields[] = {{S_INIT("code"), FIELD_LINE, 40}};
static const struct field text_fields[] = {{S_INIT("text"), FIELD_TEXT, MESSAGE_MAX_CHARS}};
/* `klaar`: what was just done, to say so */
static const struct field follow_fields[] = {{S_INIT("text"), FIELD_TEXT, MESSAGE_MAX_CHARS},
                                             {S_INIT("klaar"), FIELD_LINE, 20}};
static const struct field call_change_fields[] = {{S_INIT("phone"), FIELD_LINE, PHONE_MAX_CHARS},
                                                  CALL_WISH_FIELDS};
static const struct field no_fields[] = {{S_INIT("-"), FIELD_LINE, 1}};
static const struct field list_fields[] = {{S_INIT("lijst"), FIELD_LINE, 20},
                                           {S_INIT("na"), FIELD_LINE, 60}};
static const struct field take_fields[] = {{S_INIT("holder"), FIELD_LINE, 20}};
static const struct field again_fields[] = {{S_INIT("al"), FIELD_LINE, 20},
                                            {S_INIT("klaar"), FIELD_LINE, 20}};
static const struct field reply_fields[] = {{S_INIT("text"), FIELD_TEXT, MESSAGE_MAX_CHARS},
                                            {S_INIT("note"), FIELD_TEXT, MESSAGE_MAX_CHARS},
                                            {S_INIT("keep"), FIELD_LINE, 5}};
static const struct field note_fields[] = {{S_INIT("note"), FIELD_TEXT, MESSAGE_MAX_CHARS}};
static const struct field call_fields[] = {{S_INIT("call"), FIELD_LINE, 20},
                                           {S_INIT("words"), FIELD_TEXT, REASON_MAX_CHARS},
                                           {S_INIT("sms"), FIELD_MANY, 10}};
static const struct field second_fields[] = {{S_INIT("question"), FIELD_TEXT, QUESTION_MAX_CHARS},
                                             {S_INIT("topic"), FIELD_LINE, 50},
                                             {S_INIT("to"), FIELD_LINE, 10},
                                             {S_INIT("agreed"), FIELD_LINE, 5}};
static const struct field plan_call_fields[] = {{S_INIT("plan_day"), FIELD_LINE, 40},
                                                {S_INIT("plan_time"), FIELD_LINE, 20},
                                                {S_INIT("asked"), FIELD_LINE, 3},
                                                {S_INIT("sms"), FIELD_LINE, 5}};
static const struct field call_off_fields[] = {{S_INIT("seen"), FIELD_LINE, 20}};
static const struct field pass_fields[] = {{S_INIT("reason"), FIELD_LINE, 30},
                                           {S_INIT("words"), FIELD_TEXT, REASON_MAX_CHARS}};
static const struct field close_fields[] = {{S_INIT("outcome"), FIELD_LINE, 30},
                                            {S_INIT("anyway"), FIELD_LINE, 3},
                                            {S_INIT("words"), FIELD_TEXT, MESSAGE_MAX_CHARS}};
static const struct field keep_fields[] = {{S_INIT("text"), FIELD_TEXT, MESSAGE_MAX_CHARS},
                                           {S_INIT("note"), FIELD_TEXT, MESSAGE_MAX_CHARS}};
static const struct field sign_in_fields[] = {
    {S_INIT("email"), FIELD_LINE, EMAIL_MAX_CHARS},
    {S_INIT("password"), FIELD_SECRET, PASSWORD_MAX_CHARS}};

static const struct field callback_fields[] = {
    {S_INIT("topic"), FIELD_LINE, 50},
    {S_INIT("from_letter"), FIELD_LINE, 6000},
    {S_INIT("interpreter"), FIELD_LINE, 5},
    {S_INIT("phone"), FIELD_LINE, PHONE_MAX_CHARS},
    {S_INIT("part"), FIELD_LINE, 20},
    {S_INIT("days"), FIELD_MANY, 40},
    {S_INIT("question"), FIELD_TEXT, MESSAGE_MAX_CHARS},
    {S_INIT("municipality"), FIELD_LINE, 100},
    {S_INIT("voicemail"), FIELD_LINE, 10},
    {S_INIT("mind"), FIELD_LINE, CALLBACK_MIND_MAX_CHARS},
    {S_INIT("name"), FIELD_LINE, NAME_MAX_CHARS}};
static const struct field find_fields[] = {{S_INIT("find"), FIELD_LINE, 100}};
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
                                             {S_INIT("from_letter"), FIELD_LINE, 6000},
                                             {S_INIT("municipality"), FIELD_LINE, 100},
                                             {S_INIT("reach"), FIELD_LINE, EMAIL_MAX_CHARS},
                                             {S_INIT("part"), FIELD_LINE, 20},
                                             {S_INIT("days"), FIELD_MANY, 40},
                                             {S_INIT("voicemail"), FIELD_LINE, 10},
                                             {S_INIT("interpreter"), FIELD_LINE, 5},
                                             {S_INIT("mind"), FIELD_LINE, CALLBACK_MIND_MAX_CHARS},
                                             {S_INIT("name"), FIELD_LINE, NAME_MAX_CHARS},
                                             {S_INIT("topic"), FIELD_LINE, 50},
                                             {S_INIT("to"), FIELD_LINE, 24},
                                             {S_INIT("other"), FIELD_LINE, 24},
                                             {S_INIT("consent"), FIELD_LINE, 10},
                                             {S_INIT("told"), FIELD_LINE, 10},
                                             {S_INIT("look"), FIELD_LINE, 10},
                                             {S_INIT("looked"), FIELD_LINE, 50},
                                             {S_INIT("change"), FIELD_LINE, 10}};
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
    {S_INIT("dependent"), FIELD_LINE, 5},
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
                                                   {S_INIT("sure"), FIELD_MANY, 10},
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
                                              {S_INIT("parents"), FIELD_TEXT, 2000},
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
    {S_INIT("confirm"), FIELD_LINE, 20},
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

/* objections */
#define DAY(name_)                                                                                 \
    {                                                                                              \
        S_INIT(name_), FIELD_LINE, 20                                                              \
    }
#define CODE(name_)                                                                                \
    {                                                                                              \
        S_INIT(name_), FIELD_LINE, 40                                                              \
    }
#define WORDS(name_)                                                                               \
    {                                                                                              \
        S_INIT(name_), FIELD_TEXT, OBJECTION_WORDS_MAX_CHARS                                       \
    }
static const struct field arrived_fields[] = {
    {S_INIT("letter"), FIELD_LINE, 2000},
    CODE("question"),
    CODE("kind"),
    CODE("way"),
    DAY("received"),
    DAY("posted"),
    DAY("first"),
    DAY("dated"),
    DAY("published"),
    CODE("topic"),
    CODE("law"),
    {S_INIT("department"), FIELD_LINE, OBJECTION_SHORT_MAX_CHARS},
    CODE("decided_by"),
    {S_INIT("committee"), FIELD_MANY, 10},
    CODE("term"),
    DAY("term_length"),
    CODE("term_unit"),
    {S_INIT("term_source"), FIELD_LINE, APPLICATION_SOURCE_MAX_CHARS}};
static const struct field objector_fields[] = {
    CODE("municipality"),
    {S_INIT("name"), FIELD_LINE, NAME_MAX_CHARS},
    {S_INIT("reach"), FIELD_LINE, EMAIL_MAX_CHARS},
    {S_INIT("address"), FIELD_TEXT, OBJECTION_PEOPLE_MAX_CHARS},
    {S_INIT("representative"), FIELD_TEXT, OBJECTION_PEOPLE_MAX_CHARS},
    {S_INIT("representative_address"), FIELD_TEXT, OBJECTION_PEOPLE_MAX_CHARS},
    CODE("scope"),
    {S_INIT("says"), FIELD_TEXT, QUESTION_MAX_CHARS},
    CODE("handler"),
    CODE("substitute"),
    CODE("language"),
    {S_INIT("interpreter"), FIELD_LINE, 5},
    CODE("part"),
    {S_INIT("days"), FIELD_MANY, 40},
    {S_INIT("mind"), FIELD_LINE, CALLBACK_MIND_MAX_CHARS},
    CODE("call"),
    {S_INIT("call_words"), FIELD_TEXT, REASON_MAX_CHARS}};
static const struct field call_next_fields[] = {
    CODE("next"), DAY("next_day"), {S_INIT("next_sms"), FIELD_MANY, 10}};
static const struct field sms_fields[] = {DAY("talk_day"), DAY("talk_time")};
static const struct field story_fields[] = {WORDS("wants"),
                                            WORDS("explained"),
                                            WORDS("behind"),
                                            WORDS("heard"),
                                            WORDS("agreed"),
                                            WORDS("other"),
                                            {S_INIT("areas"), FIELD_MANY, 200},
                                            {S_INIT("agreed_other"), FIELD_MANY, 10}};
#define REPORT(name_)                                                                              \
    {                                                                                              \
        S_INIT(name_), FIELD_TEXT, OBJECTION_REPORT_MAX_CHARS                                      \
    }
#define COURT                                                                                      \
    {                                                                                              \
        S_INIT("court"), FIELD_LINE, 200                                                           \
    }
static const struct field formal_fields[] = {REPORT("hearing"),
                                             CODE("no_hearing"),
                                             CODE("ground"),
                                             REPORT("advice"),
                                             CODE("outcome"),
                                             REPORT("reasons"),
                                             CODE("costs_asked"),
                                             {S_INIT("costs_fault"), FIELD_MANY, 10},
                                             {S_INIT("costs"), FIELD_LINE, 20},
                                             {S_INIT("costs_lawyer"), FIELD_MANY, 10},
                                             COURT};
static const struct field road_fields[] = {CODE("road"), CODE("how")};
static const struct field objection_people_fields[] = {CODE("decided_by"), CODE("substitute")};
static const struct field withdraw_fields[] = {CODE("written"), DAY("written_day"), CODE("solved")};
static const struct field decide_fields[] = {CODE("outcome"),
                                             DAY("decided_day"),
                                             {S_INIT("money"), FIELD_MANY, 10},
                                             {S_INIT("told"), FIELD_MANY, 10},
                                             {S_INIT("four_weeks"), FIELD_MANY, 10},
                                             CODE("repairing"),
                                             CODE("no_talk"),
                                             CODE("no_hearing"),
                                             CODE("ground"),
                                             CODE("sure"),
                                             REPORT("reasons"),
                                             COURT};
#undef REPORT
#undef COURT
static const struct field reopen_fields[] = {CODE("again")};
static const struct field ended_fields[] = {CODE("outcome"), {S_INIT("na"), FIELD_LINE, 60}};
static const struct field talk_fields[] = {
    DAY("talk_day"),
    DAY("talk_time"),
    CODE("talk_how"),
    {S_INIT("talk_who"), FIELD_LINE, APPLICATION_WHO_MAX_CHARS},
    {S_INIT("beside"), FIELD_LINE, APPLICATION_WHO_MAX_CHARS},
    {S_INIT("talk_sms"), FIELD_MANY, 10}};
static const struct field talked_fields[] = {CODE("came"), DAY("came_day")};
static const struct field call_wish_fields[] = {CODE("call")};
static const struct field event_fields[] = {
    DAY("day"),   DAY("until"), DAY("weeks"),
    CODE("code"), CODE("undo"), CODE("sure"),
    DAY("time"),  DAY("first"), {S_INIT("place"), FIELD_LINE, OBJECTION_PLACE_MAX_CHARS}};
static const struct field letter_to_fields[] = {CODE("to"), CODE("again"), CODE("number"),
                                                CODE("printed"), CODE("unsent")};
static const struct field postpone_fields[] = {DAY("weeks"), CODE("printed")};
static const struct field objection_setting_fields[] = {
    DAY("call_workdays"),
    DAY("warn_workdays"),
    {S_INIT("hearing_place"), FIELD_LINE, OBJECTION_PLACE_MAX_CHARS},
    {S_INIT("court"), FIELD_LINE, OBJECTION_PLACE_MAX_CHARS},
    {S_INIT("channel"), FIELD_MANY, 10}};
static const struct field learning_fields[] = {CODE("year"), CODE("period"), CODE("organisation"),
                                               CODE("municipality")};
static const struct field learning_name_fields[] = {
    CODE("cause"),
    CODE("also_cause"),
    {S_INIT("changed"), FIELD_LINE, CHANGED_MAX_CHARS},
    {S_INIT("sure"), FIELD_MANY, 10}};
static const struct field cause_fields[] = {
    CODE("what"), CODE("code"), {S_INIT("name"), FIELD_LINE, CAUSE_MAX_CHARS}};
static const struct field road_cost_fields[] = {DAY("euro_an_hour"), DAY("informal"),
                                                DAY("formal")};
static const struct field wait_fields[] = {DAY("until"), DAY("sure")};
static const struct field solved_fields[] = {CODE("solved")};
static const struct field objection_help_fields[] = {
    CODE("to"), {S_INIT("asked"), FIELD_TEXT, HANDOVER_WORDS_MAX_CHARS}, CODE("consent")};
#undef DAY
#undef CODE
#undef WORDS

/* texts of editors */
static const struct field texts_fields[] = {{S_INIT("soort"), FIELD_LINE, 20},
                                            {S_INIT("werk"), FIELD_LINE, 20}};
static const struct field text_choice_fields[] = {{S_INIT("laag"), FIELD_LINE, 60},
                                                  {S_INIT("taal"), FIELD_LINE, 10},
                                                  {S_INIT("wat"), FIELD_LINE, 10}};
static const struct field text_saved_fields[] = {{S_INIT("bewaard"), FIELD_LINE, 10}};
static const struct field text_edit_fields[] = {{S_INIT("seen"), FIELD_LINE, 20},
                                                {S_INIT("body"), FIELD_TEXT, TEXT_MAX_CHARS},
                                                {S_INIT("review"), FIELD_LINE, 20}};
static const struct field text_publish_fields[] = {
    {S_INIT("number"), FIELD_LINE, 20},
    {S_INIT("reason"), FIELD_LINE, 20},
    {S_INIT("reason_words"), FIELD_LINE, TEXT_REASON_MAX_CHARS}};
static const struct field text_number_fields[] = {{S_INIT("number"), FIELD_LINE, 20},
                                                  {S_INIT("seen"), FIELD_LINE, 20}};
static const struct field text_compare_fields[] = {{S_INIT("van"), FIELD_LINE, 20},
                                                   {S_INIT("naar"), FIELD_LINE, 20}};

/* what letters say */
static const struct field letter_dates_fields[] = {{S_INIT("dated"), FIELD_LINE, 60},
                                                   {S_INIT("came"), FIELD_LINE, 60}};
static const struct field decision_fields[] = {
    {S_INIT("seen"), FIELD_LINE, 20},
    {S_INIT("municipality"), FIELD_LINE, 20},
    {S_INIT("title"), FIELD_LINE, DECISION_TITLE_MAX_CHARS},
    {S_INIT("said"), FIELD_TEXT, DECISION_TEXT_MAX_CHARS},
    {S_INIT("can_do"), FIELD_TEXT, DECISION_TEXT_MAX_CHARS},
    {S_INIT("published"), FIELD_LINE, 60},
    {S_INIT("topic"), FIELD_LINE, 50},
    {S_INIT("objection"), FIELD_LINE, 20},
    {S_INIT("team"), FIELD_LINE, DECISION_TEAM_MAX_CHARS},
    {S_INIT("phone"), FIELD_LINE, DECISION_PHONE_MAX_CHARS},
    {S_INIT("hours"), FIELD_LINE, DECISION_HOURS_MAX_CHARS},
    {S_INIT("law"), FIELD_LINE, DECISION_LAW_MAX_CHARS},
    {S_INIT("reason"), FIELD_LINE, 20},
    {S_INIT("reason_words"), FIELD_LINE, TEXT_REASON_MAX_CHARS}};
/* `original`: the letter as it was pasted first, to show what changed. */
static const struct field letter_check_fields[] = {
    {S_INIT("text"), FIELD_TEXT, LETTER_MAX_CHARS},
    {S_INIT("original"), FIELD_TEXT, LETTER_MAX_CHARS},
    {S_INIT("objection"), FIELD_LINE, 20},
    {S_INIT("sent"), FIELD_LINE, 60},
    {S_INIT("decision"), FIELD_LINE, 20},
    {S_INIT("insert"), FIELD_LINE, 10}};
static const struct field decision_active_fields[] = {{S_INIT("active"), FIELD_LINE, 5}};

#endif
