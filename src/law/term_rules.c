/* term_rules.c - the table of rules by name. */
#include "law/rules.h"

struct term_value *
term_value_add(struct term_answer *a, struct str key, enum term_value_kind kind)
{
    check(a->count < TERM_VALUES_MAX);
    struct term_value *value = &a->values[a->count++];
    *value = (struct term_value){.key = key, .kind = kind, .day = a->term.last};
    return value;
}

#define NAMES(array)                                                                               \
    {                                                                                              \
        sizeof(array) / sizeof(array)[0], array                                                    \
    }

/* What makes a term to decide longer. */
#define LONGER                                                                                     \
    S_INIT("verdaagd_weken"), S_INIT("verdaagd_op"), S_INIT("verzoek_herstel"),                    \
        S_INIT("verzoek_aanvulling"), S_INIT("hersteld_op"), S_INIT("aangevuld_op"),               \
        S_INIT("hersteltermijn_tot_en_met"), S_INIT("hersteltermijn_ongebruikt_tot_en_met"),       \
        S_INIT("opschorting_van"), S_INIT("opschorting_tot_en_met"), S_INIT("opschorting_reden"),  \
        S_INIT("uitstel_tot"), S_INIT("instemming_tot")

static const struct str objection_names[] = {S_INIT("bekendmaking"), S_INIT("dagtekening"),
                                             S_INIT("datum_brief"), S_INIT("brief_ontvangen"),
                                             S_INIT("soort")};
static const struct str in_time_names[] = {S_INIT("bekendmaking"),
                                           S_INIT("einde_termijn"),
                                           S_INIT("einde_bezwaartermijn"),
                                           S_INIT("bezwaar_ontvangen"),
                                           S_INIT("ontvangen"),
                                           S_INIT("ter_post"),
                                           S_INIT("wijze")};
static const struct str by_post_names[] = {
    S_INIT("bekendmaking"),      S_INIT("einde_termijn"), S_INIT("einde_bezwaartermijn"),
    S_INIT("bezwaar_ontvangen"), S_INIT("ontvangen"),     S_INIT("ter_post")};
static const struct str decision_names[] = {S_INIT("einde_bezwaartermijn"),
                                            S_INIT("bekendmaking"),
                                            S_INIT("bezwaar_ontvangen"),
                                            S_INIT("weken"),
                                            S_INIT("commissie"),
                                            S_INIT("bijzondere_wet"),
                                            S_INIT("ontvangst"),
                                            S_INIT("ter_post"),
                                            S_INIT("maanden"),
                                            LONGER};
static const struct str application_names[] = {S_INIT("ontvangst"), S_INIT("weken"),
                                               S_INIT("maanden"), LONGER};
static const struct str amount_names[] = {S_INIT("dagen"), S_INIT("tarief_vanaf"),
                                          S_INIT("aanvragers")};
static const struct str notice_names[] = {S_INIT("beslistermijn_eind"), S_INIT("ingebrekestelling"),
                                          S_INIT("ingebrekestelling_ontvangen")};
static const struct str premature_names[] = {
    S_INIT("beslistermijn_eind"), S_INIT("beslistermijn_eind_kalender"),
    S_INIT("ingebrekestelling"), S_INIT("ingebrekestelling_ontvangen")};
static const struct str penalty_names[] = {
    S_INIT("beslistermijn_eind"), S_INIT("ingebrekestelling"),
    S_INIT("ingebrekestelling_ontvangen"), S_INIT("bekendmaking_besluit"), S_INIT("aanvragers")};
static const struct str atw_names[] = {S_INIT("start"), S_INIT("termijn_dagen"),
                                       S_INIT("termijn_weken"), S_INIT("termijn_maanden"),
                                       S_INIT("termijn_werkdagen")};
static const struct str backwards_names[] = {S_INIT("hoorzitting"), S_INIT("zitting"),
                                             S_INIT("dagen_vooraf")};
static const struct str procedure_names[] = {
    S_INIT("soort"),      S_INIT("onderwerp"), S_INIT("weken"),         S_INIT("maanden"),
    S_INIT("aanvragers"), S_INIT("vandaag"),   S_INIT("gebeurtenissen")};
static const struct str report_names[] = {S_INIT("melding")};
static const struct str application_day_names[] = {S_INIT("aanvraag")};
static const struct str reference_year_names[] = {S_INIT("bekendmaking_besluit")};

const struct term_rule term_rules[] = {
    {S_INIT("bezwaartermijn"), S_INIT("Awb art. 6:7-6:8"), objection_rule, NAMES(objection_names)},
    {S_INIT("tijdig"), S_INIT("Awb art. 6:9-6:11"), in_time_rule, NAMES(in_time_names)},
    {S_INIT("tijdig_per_post"), S_INIT("Awb art. 6:9 lid 2"), by_post_rule, NAMES(by_post_names)},
    {S_INIT("beslistermijn_bezwaar"), S_INIT("Awb art. 7:10"), decision_rule,
     NAMES(decision_names)},
    {S_INIT("verdaging"), S_INIT("Awb art. 7:10 lid 3, 4"), postponed_rule, NAMES(decision_names)},
    {S_INIT("opschorting_verzuim"), S_INIT("Awb art. 7:10 lid 2"), repair_rule,
     NAMES(decision_names)},
    {S_INIT("beslistermijn_aanvraag"), S_INIT("Awb art. 4:13-4:15"), application_rule,
     NAMES(application_names)},
    {S_INIT("ingebrekestelling_prematuur"), S_INIT("Awb art. 4:17 lid 3"), premature_rule,
     NAMES(premature_names)},
    {S_INIT("dwangsom_eerste_dag"), S_INIT("Awb art. 4:17 lid 3"), first_day_rule,
     NAMES(notice_names)},
    {S_INIT("dwangsom_bedrag"), S_INIT("Awb art. 4:17 lid 1, 2"), amount_rule, NAMES(amount_names)},
    {S_INIT("dwangsom"), S_INIT("Awb art. 4:17"), penalty_rule, NAMES(penalty_names)},
    {S_INIT("atw_art1"), S_INIT("Atw art. 1"), atw_rule, NAMES(atw_names)},
    {S_INIT("atw_art2"), S_INIT("Atw art. 2"), atw_rule, NAMES(atw_names)},
    {S_INIT("atw_art4"), S_INIT("Atw art. 4"), atw_rule, NAMES(atw_names)},
    {S_INIT("terugrekening"), S_INIT("Awb art. 7:4, Atw art. 1 lid 2"), backwards_rule,
     NAMES(backwards_names)},
    {S_INIT("procedure"), S_INIT("Awb hoofdstuk 4, 6, 7 en 9"), procedure_rule,
     NAMES(procedure_names)},
    {S_INIT("wgs_4_weken"), S_INIT("Wgs art. 4 lid 1"), debts_talk_rule, NAMES(report_names)},
    {S_INIT("wgs_bedreigend_3_werkdagen"), S_INIT("Wgs art. 4 lid 2"), debts_urgent_rule,
     NAMES(report_names)},
    {S_INIT("wmo_onderzoek_6_weken"), S_INIT("Wmo 2015 art. 2.3.2 lid 1"), wmo_examination_rule,
     NAMES(report_names)},
    {S_INIT("wmo_persoonlijk_plan_7_dagen"), S_INIT("Wmo 2015 art. 2.3.2 lid 2"), wmo_plan_rule,
     NAMES(report_names)},
    {S_INIT("wmo_beschikking_2_weken"), S_INIT("Wmo 2015 art. 2.3.5 lid 2"), wmo_decision_rule,
     NAMES(application_day_names)},
    {S_INIT("pw_voorschot_4_weken"), S_INIT("Participatiewet art. 52 lid 1"), advance_rule,
     NAMES(application_day_names)},
    {S_INIT("wrb_peiljaarverlegging_6_weken"), S_INIT("Wrb art. 34c"), reference_year_rule,
     NAMES(reference_year_names)},
};
const size_t term_rules_count = sizeof term_rules / sizeof term_rules[0];

const struct term_rule *
term_rule_find(struct str name)
{
    for (size_t i = 0; i < term_rules_count; i++)
        if (str_eq(term_rules[i].name, name))
            return &term_rules[i];
    return NULL;
}

enum outcome
term_rule_run(struct cx *cx, const struct calendar *cal, const struct term_rule *rule,
              const struct json *facts, struct term_answer *ret)
{
    struct term_answer answer = {0};

    TRY(facts_check(cx, facts, rule->names));
    TRY(rule->compute(cx, cal, facts, &answer));
    *ret = answer;
    return OK;
}
