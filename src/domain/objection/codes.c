/* codes.c - the codes of objections with their sentences, and what each event needs. */
#include "domain/objection/application.h"

/* clang-format off */
#define CODES(list) {list, sizeof list / sizeof *list}
/* clang-format on */

static const struct objection_code kinds[] = {
    {S_INIT("objection"), T_INIT("Bezwaar")},
    {S_INIT("application"), T_INIT("Aanvraag")},
    {S_INIT("complaint"), T_INIT("Klacht")},
};
static const struct objection_code ways[] = {
    {S_INIT("post"), T_INIT("Met de post")},
    {S_INIT("elektronisch"), T_INIT("Digitaal, zoals de gemeente dat toestaat")},
    {S_INIT("balie"), T_INIT("Afgegeven aan de balie")},
    {S_INIT("doorgestuurd"), T_INIT("Doorgestuurd door een andere instantie")},
};
static const struct objection_code laws[] = {
    {S_INIT("pw"), T_INIT("Participatiewet (bijstand)")},
    {S_INIT("wmo"), T_INIT("Wmo 2015 (hulp thuis)")},
    {S_INIT("jw"), T_INIT("Jeugdwet")},
    {S_INIT("wgs"), T_INIT("Wet gemeentelijke schuldhulpverlening")},
    {S_INIT("brp"), T_INIT("Wet basisregistratie personen")},
    {S_INIT("ow"), T_INIT("Omgevingswet (vergunning en handhaving)")},
    {S_INIT("tax"), T_INIT("Gemeentelijke belasting, WOZ-waarde of parkeerbelasting")},
    {S_INIT("other"), T_INIT("Een andere wet of regel")},
};
static const struct objection_code hows[] = {
    {S_INIT("phone"), T_INIT("Aan de telefoon")},
    {S_INIT("talk"), T_INIT("In een gesprek")},
    {S_INIT("letter"), T_INIT("In een brief of e-mail")},
    {S_INIT("hearing"), T_INIT("Op de hoorzitting")},
    {S_INIT("page"), T_INIT("Op de eigen pagina")},
};
static const struct objection_code roads[] = {
    {S_INIT("informal"), T_INIT("Samen oplossen")},
    {S_INIT("formal"), T_INIT("Formele weg")},
};
static const struct objection_code outcomes[] = {
    {S_INIT("new_decision"), T_INIT("Nieuw besluit, in overleg met de inwoner")},
    {S_INIT("upheld"), T_INIT("Gegrond")},
    {S_INIT("partly"), T_INIT("Deels gegrond")},
    {S_INIT("rejected"), T_INIT("Ongegrond")},
    {S_INIT("inadmissible"), T_INIT("Niet-ontvankelijk")},
    {S_INIT("withdrawn"), T_INIT("Ingetrokken door de inwoner")},
};
/* Of a complaint (Awb 9:12); the codes are those of an objection. */
static const struct objection_code complaint_outs[] = {
    {S_INIT("new_decision"), T_INIT("Samen opgelost: de inwoner is tevreden (Awb 9:5)")},
    {S_INIT("upheld"), T_INIT("Gegrond")},
    {S_INIT("partly"), T_INIT("Deels gegrond")},
    {S_INIT("rejected"), T_INIT("Ongegrond")},
    {S_INIT("inadmissible"), T_INIT("Niet behandeld (Awb 9:8)")},
    {S_INIT("withdrawn"), T_INIT("Ingetrokken door de inwoner")},
};
static const struct objection_code solveds[] = {
    {S_INIT("yes"), T_INIT("Ja, het is opgelost")},
    {S_INIT("partly"), T_INIT("Voor een deel")},
    {S_INIT("no"), T_INIT("Nee, het is niet opgelost")},
};
static const struct objection_code areas[] = {
    {S_INIT("rent"), T_INIT("Huur of woning")},
    {S_INIT("debts"), T_INIT("Schulden")},
    {S_INIT("energy"), T_INIT("Gas, licht en water")},
    {S_INIT("care"), T_INIT("Zorg en gezondheid")},
    {S_INIT("children"), T_INIT("Kinderen en school")},
    {S_INIT("work"), T_INIT("Werk en inkomen")},
    {S_INIT("letters"), T_INIT("Brieven lezen en invullen")},
    {S_INIT("relations"), T_INIT("Thuis en familie")},
};
static const struct objection_code scopes[] = {
    {S_INIT("all"), T_INIT("Alles: bellen, brieven en beslissen")},
    {S_INIT("letters"), T_INIT("Alleen brieven ontvangen")},
    {S_INIT("talk"), T_INIT("Alleen meepraten; de inwoner beslist zelf")},
};
static const struct objection_code forms[] = {
    {S_INIT("schriftelijk"), T_INIT("Op papier of digitaal")},
    {S_INIT("hoorzitting"), T_INIT("Gezegd op de hoorzitting")},
    {S_INIT("mondeling"), T_INIT("Alleen gezegd")},
};
static const struct objection_code pauses[] = {
    {S_INIT("aanvrager"), T_INIT("De vertraging komt door de inwoner")},
    {S_INIT("overmacht"), T_INIT("Overmacht")},
    {S_INIT("buitenland"), T_INIT("Informatie uit het buitenland")},
};
static const struct objection_code whats[] = {
    {S_INIT("call"), T_INIT("Bel de inwoner")},
    {S_INIT("repair"), T_INIT("De inwoner vult het bezwaar aan")},
    {S_INIT("decide"), T_INIT("Beslis")},
    {S_INIT("standing"), T_INIT("Staat de tijd nog stil? Kijk dat na, of beslis")},
    {S_INIT("running"), T_INIT("Beslis, de dwangsom loopt")},
    {S_INIT("maybe_running"), T_INIT("Beslis, misschien loopt de dwangsom")},
    {S_INIT("noticed"), T_INIT("In gebreke gesteld: beslis voordat elke dag geld kost")},
    {S_INIT("read"), T_INIT("Lees wat de inwoner schreef of koos")},
    {S_INIT("road"), T_INIT("Vraag welke weg de inwoner wil")},
    {S_INIT("inspect"), T_INIT("Leg de stukken klaar")},
    {S_INIT("papers"), T_INIT("Laatste dag voor stukken")},
    {S_INIT("hearing"), T_INIT("Hoorzitting")},
    {S_INIT("talk"), T_INIT("Afspraak met de inwoner loopt af")},
    {S_INIT("penalty"), T_INIT("De dwangsom begint")},
    {S_INIT("set_penalty"), T_INIT("Stel de dwangsom vast en stuur de brief")},
    {S_INIT("look_again"), T_INIT("Kijk opnieuw, en sluit het weer af")},
    {S_INIT("withdraw"), T_INIT("Bedenktijd van de inwoner loopt af")},
    {S_INIT("meet"), T_INIT("Praat met de inwoner")},
    {S_INIT("complete"), T_INIT("De inwoner vult de aanvraag aan")},
};
static const struct objection_code nexts[] = {
    {S_INIT("again"), T_INIT("Ik bel opnieuw, op een ander deel van de dag")},
    {S_INIT("letter"), T_INIT("Ik stuur een brief met mijn naam en nummer")},
    {S_INIT("without"), T_INIT("De behandeling gaat verder zonder gesprek")},
};
static const struct objection_code agains[] = {
    {S_INIT("day"), T_INIT("De dag van de beslissing klopt niet")},
    {S_INIT("outcome"), T_INIT("Hoe er is beslist, staat er verkeerd")},
    {S_INIT("letter"), T_INIT("De brief klopt niet of is niet af")},
    {S_INIT("mistake"), T_INIT("Het is per ongeluk afgesloten")},
    {S_INIT("unsent"), T_INIT("Er ging geen beslissing naar de inwoner")},
    {S_INIT("pressure"), T_INIT("Intrekken was een vergissing, of onder druk")},
};
static const struct objection_code dates[] = {
    {S_INIT("bezwaar_uiterlijk"), T_INIT("Bezwaar maken kon tot en met")},
    {S_INIT("herstel_uiterlijk"), T_INIT("Aanvullen kan tot en met")},
    {S_INIT("beslissen_uiterlijk"), T_INIT("Beslissen uiterlijk")},
    {S_INIT("stukken_uiterlijk"), T_INIT("Stukken voor de hoorzitting uiterlijk")},
    {S_INIT("inzage_vanaf"), T_INIT("Stukken liggen klaar vanaf")},
    {S_INIT("dwangsom_vanaf"), T_INIT("Dwangsom vanaf")},
    {S_INIT("dwangsom_vaststellen_uiterlijk"), T_INIT("Dwangsom vaststellen uiterlijk")},
    {S_INIT("beroep_uiterlijk"), T_INIT("Beroep bij de rechter tot en met")},
};

const struct objection_codes objection_kinds = CODES(kinds);
const struct objection_codes objection_ways = CODES(ways);
const struct objection_codes objection_laws = CODES(laws);
const struct objection_codes objection_hows = CODES(hows);
const struct objection_codes objection_roads = CODES(roads);
const struct objection_codes objection_outcomes = CODES(outcomes);
const struct objection_codes complaint_outcomes = CODES(complaint_outs);
const struct objection_codes objection_solveds = CODES(solveds);
const struct objection_codes objection_areas = CODES(areas);
const struct objection_codes objection_scopes = CODES(scopes);
const struct objection_codes objection_forms = CODES(forms);
const struct objection_codes objection_pauses = CODES(pauses);
const struct objection_codes objection_whats = CODES(whats);
const struct objection_codes objection_nexts = CODES(nexts);
const struct objection_codes objection_agains = CODES(agains);
const struct objection_codes objection_dates = CODES(dates);

struct str
objection_said(const struct objection_codes *codes, struct str code)
{
    for (size_t i = 0; i < codes->count; i++)
        if (str_eq(codes->at[i].code, code))
            return codes->at[i].sentence;
    return S("");
}

const struct objection_codes *
objection_outcomes_of(enum procedure_kind of)
{
    return of == PROCEDURE_COMPLAINT     ? &complaint_outcomes
           : of == PROCEDURE_APPLICATION ? &application_outcomes
                                         : &objection_outcomes;
}

struct str
objection_outcome_said(enum procedure_kind of, struct str code)
{
    return objection_said(objection_outcomes_of(of), code);
}

struct str
objection_date_said(enum procedure_kind of, enum procedure_date which)
{
    if (of == PROCEDURE_APPLICATION && which == PROCEDURE_APPEAL_BY)
        return T("Bezwaar maken kan tot en met");
    return objection_said(&objection_dates, procedure_date_code(which));
}

static const struct objection_event_form events[EVENT_KIND_COUNT] = {
    [EVENT_PUBLISHED] = {.title = T_INIT("Het besluit is verstuurd"),
                         .day_label = T_INIT("Wanneer is het besluit verstuurd of gegeven?"),
                         .by_hand = true},
    [EVENT_DATED] = {.title = T_INIT("Datum op het besluit"),
                     .day_label = T_INIT("Welke datum staat er op de brief?"),
                     .by_hand = true},
    [EVENT_LETTER_CAME] = {.title = T_INIT("De inwoner kreeg het besluit"),
                           .day_label = T_INIT("Wanneer kwam de brief bij de inwoner?"),
                           .by_hand = true},
    [EVENT_BEHAVIOUR] = {.title = T_INIT("Waar de klacht over gaat"),
                         .day_label = T_INIT("Wanneer gebeurde dit?")},
    [EVENT_RECEIVED_ELSEWHERE] = {.title = T_INIT("Ontvangen door een andere instantie"),
                                  .day_label = T_INIT("Wanneer kreeg de ander het?"),
                                  .until_label = T_INIT("Datum van het poststempel"),
                                  .hint = T_INIT("Deze dag telt voor de vraag of het op tijd is "
                                                 "(Awb 6:15 lid 3)."),
                                  .by_hand = true,
                                  .way = true},
    [EVENT_RECEIVED] = {.title = T_INIT("Ontvangen"),
                        .day_label = T_INIT("Wanneer kwam het bij ons binnen?"),
                        .until_label = T_INIT("Datum van het poststempel"),
                        .way = true},
    [EVENT_EXCUSED] = {.title = T_INIT("Te laat, maar met een goede reden (verschoonbaar)"),
                       .day_label = T_INIT("Wanneer besliste u dat?"),
                       .hint = T_INIT("Dan telt het bezwaar mee, en de inwoner leest dat (Awb "
                                      "6:11)."),
                       .by_hand = true},
    [EVENT_COMMITTEE] = {.title = T_INIT("Een adviescommissie kijkt mee"),
                         .day_label = T_INIT("Wanneer is de commissie gevraagd?"),
                         .hint = T_INIT("De tijd om te beslissen is dan twaalf weken (Awb 7:13)."),
                         .by_hand = true},
    [EVENT_CONSENT] = {.title = T_INIT("De inwoner vindt wachten goed"),
                       .day_label = T_INIT("Wanneer zei de inwoner dat?"),
                       .until_label = T_INIT("Tot en met welke dag?"),
                       .hint = T_INIT("Alleen op papier of digitaal telt (Awb 7:10 lid 4)."),
                       .by_hand = true,
                       .form = true,
                       .until_needed = true},
    [EVENT_POSTPONED] = {.title = T_INIT("Uitstel verstuurd (verdagen)"),
                         .day_label = T_INIT("Wanneer is de brief over uitstel verstuurd?"),
                         .hint = T_INIT("Ten hoogste zes weken, en op tijd (Awb 7:10 lid 3)."),
                         .by_hand = true,
                         .weeks = true,
                         .form = true},
    [EVENT_REPAIR_ASKED] = {.title = T_INIT("Gevraagd om het bezwaar aan te vullen"),
                            .day_label = T_INIT("Wanneer is dat gevraagd?"),
                            .until_label = T_INIT("Tot en met welke dag kan de inwoner aanvullen?"),
                            .hint = T_INIT("De tijd om te beslissen staat zo lang stil (Awb 6:6)."),
                            .by_hand = true,
                            .until_needed = true},
    [EVENT_REPAIRED] = {.title = T_INIT("De inwoner vulde het bezwaar aan"),
                        .day_label = T_INIT("Wanneer kwam de aanvulling?"),
                        .by_hand = true},
    [EVENT_PAUSED] = {.title = T_INIT("De termijn staat stil"),
                      .day_label = T_INIT("Vanaf welke dag?"),
                      .until_label = T_INIT("Tot en met welke dag?"),
                      .hint = T_INIT("Weet u het einde nog niet? Laat die dag leeg: de dag zonder "
                                     "stilstand blijft staan. Schrijf de inwoner dat de tijd "
                                     "stilstaat, en tot wanneer ongeveer (Awb 4:15 lid 3)."),
                      .by_hand = true,
                      .reason = true},
    [EVENT_TALK] = {.title = T_INIT("Afspraak om te praten"),
                    .day_label = T_INIT("Wanneer is dat afgesproken?"),
                    .until_label = T_INIT("Tot en met welke dag?"),
                    .hint = T_INIT("Een gesprek verandert geen enkele datum."),
                    .by_hand = true},
    [EVENT_HEARING] = {.title = T_INIT("Hoorzitting"),
                       .day_label = T_INIT("Wanneer is of was de hoorzitting?"),
                       .hint = T_INIT("Tijd en plek staan in de uitnodiging en op de pagina van "
                                      "de inwoner."),
                       .by_hand = true,
                       .place = true},
    [EVENT_DEFAULT_NOTICE] = {.title = T_INIT("De inwoner stelt ons in gebreke"),
                              .day_label = T_INIT("Wanneer kwam die brief binnen?"),
                              .by_hand = true,
                              .form = true},
    [EVENT_NOTICE_WITHDRAWN] = {.title = T_INIT("De inwoner trekt de ingebrekestelling in"),
                                .day_label = T_INIT("Wanneer kwam dat binnen?"),
                                .hint = T_INIT("Alleen op papier of digitaal. Liep de dwangsom al? "
                                               "Dan blijft die lopen (Awb 4:17)."),
                                .by_hand = true,
                                .form = true},
    [EVENT_WITHDRAWN] = {.title = T_INIT("Ingetrokken door de inwoner"),
                         .day_label = T_INIT("Wanneer?"),
                         .form = true},
    [EVENT_TAKEN_BACK] = {.title = T_INIT("De inwoner gaat toch door"),
                          .day_label = T_INIT("Wanneer?")},
    [EVENT_DECIDED] = {.title = T_INIT("Beslist"),
                       .day_label = T_INIT("Wanneer is de beslissing verstuurd?")},
};

/* What is said otherwise of an application. The rest of what is added by hand does not belong to
 * one. */
static const struct objection_event_form of_application[EVENT_KIND_COUNT] = {
    [EVENT_POSTPONED] = {.title = T_INIT("Uitstel verstuurd (verdagen)"),
                         .day_label = T_INIT("Wanneer is de brief over uitstel verstuurd?"),
                         .hint = T_INIT("Op tijd, één keer, en zo kort als kan (Awb 4:14 lid 3). "
                                        "Een termijn van een andere wet wordt niet langer."),
                         .by_hand = true,
                         .weeks = true},
    [EVENT_REPAIR_ASKED] = {.title = T_INIT("Gevraagd om de aanvraag aan te vullen"),
                            .day_label = T_INIT("Wanneer is dat gevraagd?"),
                            .until_label = T_INIT("Tot en met welke dag kan de inwoner aanvullen?"),
                            .hint = T_INIT(
                                "De tijd om te beslissen staat zo lang stil (Awb 4:5 en 4:15)."),
                            .by_hand = true,
                            .until_needed = true},
    [EVENT_REPAIRED] = {.title = T_INIT("De inwoner vulde de aanvraag aan"),
                        .day_label = T_INIT("Wanneer kwam de aanvulling?"),
                        .by_hand = true},
    [EVENT_PAUSED] = {.title = T_INIT("De termijn staat stil"),
                      .day_label = T_INIT("Vanaf welke dag?"),
                      .until_label = T_INIT("Tot en met welke dag?"),
                      .hint = T_INIT("Wachten is alleen goed als de inwoner dat opschreef (Awb "
                                     "4:15 lid 2)."),
                      .by_hand = true,
                      .reason = true},
    [EVENT_DEFAULT_NOTICE] = {.title = T_INIT("De inwoner stelt ons in gebreke"),
                              .day_label = T_INIT("Wanneer kwam die brief binnen?"),
                              .by_hand = true,
                              .form = true},
    [EVENT_TALK] = {.title = T_INIT("Gesprek gepland"),
                    .day_label = T_INIT("Wanneer is dat afgesproken?"),
                    .until_label = T_INIT("Op welke dag is het gesprek?"),
                    .hint = T_INIT("Een gesprek verandert geen enkele datum."),
                    .until_needed = true},
    [EVENT_PUBLISHED] = {.title = T_INIT("Het besluit is verstuurd")},
    [EVENT_DATED] = {.title = T_INIT("Datum op het besluit")},
    [EVENT_LETTER_CAME] = {.title = T_INIT("De inwoner kreeg het besluit")},
    [EVENT_RECEIVED_ELSEWHERE] = {.title = T_INIT("Ontvangen door een andere instantie"),
                                  .day_label = T_INIT("Wanneer kreeg de ander het?"),
                                  .until_label = T_INIT("Datum van het poststempel"),
                                  .way = true},
    [EVENT_EXCUSED] = {.title = T_INIT("Te laat, maar met een goede reden (verschoonbaar)")},
    [EVENT_COMMITTEE] = {.title = T_INIT("Een adviescommissie kijkt mee")},
    [EVENT_CONSENT] = {.title = T_INIT("De inwoner vindt wachten goed")},
    [EVENT_HEARING] = {.title = T_INIT("Hoorzitting"), .place = true},
};

/* What is said otherwise of a complaint: no decision came before it, and its term never stands
 * still. */
static const struct objection_event_form of_complaint[EVENT_KIND_COUNT] = {
    [EVENT_EXCUSED] = {.title = T_INIT("Te laat, maar met een goede reden (verschoonbaar)")},
    [EVENT_COMMITTEE] = {.title = T_INIT("Een adviescommissie kijkt mee"),
                         .day_label = T_INIT("Wanneer is de commissie gevraagd?"),
                         .hint = T_INIT("De tijd om te antwoorden is dan tien weken (Awb 9:15)."),
                         .by_hand = true},
    [EVENT_CONSENT] = {.title = T_INIT("De inwoner vindt wachten goed"),
                       .day_label = T_INIT("Wanneer zei de inwoner dat?"),
                       .until_label = T_INIT("Tot en met welke dag?"),
                       .hint = T_INIT("Alleen op papier of digitaal telt (Awb 9:11 lid 3)."),
                       .by_hand = true,
                       .form = true,
                       .until_needed = true},
    [EVENT_POSTPONED] = {.title = T_INIT("Uitstel verstuurd (verdagen)"),
                         .day_label = T_INIT("Wanneer is de brief over uitstel verstuurd?"),
                         .hint = T_INIT("Ten hoogste vier weken, en op tijd (Awb 9:11 lid 2)."),
                         .by_hand = true,
                         .weeks = true,
                         .form = true},
    [EVENT_HEARING] = {.title = T_INIT("Gesprek over de klacht (horen)"),
                       .day_label = T_INIT("Wanneer is of was het gesprek?"),
                       .hint = T_INIT("Hoor de inwoner, en over wie de klacht gaat (Awb 9:10)."),
                       .by_hand = true,
                       .place = true},
    [EVENT_PUBLISHED] = {.title = T_INIT("Het besluit is verstuurd"),
                         .day_label = T_INIT("Wanneer?")},
    [EVENT_DATED] = {.title = T_INIT("Datum op het besluit"), .day_label = T_INIT("Wanneer?")},
    [EVENT_LETTER_CAME] = {.title = T_INIT("De inwoner kreeg het besluit"),
                           .day_label = T_INIT("Wanneer?")},
    [EVENT_RECEIVED_ELSEWHERE] = {.title = T_INIT("Ontvangen door een andere instantie"),
                                  .day_label = T_INIT("Wanneer kreeg de ander het?"),
                                  .until_label = T_INIT("Datum van het poststempel"),
                                  .way = true},
    [EVENT_REPAIR_ASKED] = {.title = T_INIT("Gevraagd om de klacht aan te vullen"),
                            .day_label = T_INIT("Wanneer is dat gevraagd?")},
    [EVENT_REPAIRED] = {.title = T_INIT("De inwoner vulde de klacht aan"),
                        .day_label = T_INIT("Wanneer kwam de aanvulling?")},
    [EVENT_PAUSED] = {.title = T_INIT("De termijn staat stil"),
                      .day_label = T_INIT("Vanaf welke dag?"),
                      .reason = true},
    [EVENT_NOTICE_WITHDRAWN] = {.title = T_INIT("De inwoner trekt de ingebrekestelling in"),
                                .day_label = T_INIT("Wanneer kwam dat binnen?"),
                                .form = true},
    [EVENT_DEFAULT_NOTICE] = {.title = T_INIT("De inwoner stelt ons in gebreke"),
                              .day_label = T_INIT("Wanneer kwam die brief binnen?"),
                              .form = true},
};

const struct objection_event_form *
objection_event_form(enum procedure_kind of, enum procedure_event_kind kind)
{
    check((size_t)kind < EVENT_KIND_COUNT);
    if (of == PROCEDURE_APPLICATION && of_application[kind].title.len)
        return &of_application[kind];
    if (of == PROCEDURE_COMPLAINT && of_complaint[kind].title.len)
        return &of_complaint[kind];
    return &events[kind];
}

const struct objection_codes *
objection_event_codes(enum procedure_kind of, const struct objection_event_form *form)
{
    if (form->form)
        return &objection_forms;
    if (form->reason)
        return of == PROCEDURE_APPLICATION ? &application_pauses : &objection_pauses;
    return form->way ? &objection_ways : NULL;
}

bool
objection_event_kind(struct str code, enum procedure_event_kind *ret)
{
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++)
        if (str_eq(procedure_event_code((enum procedure_event_kind)kind), code)) {
            *ret = (enum procedure_event_kind)kind;
            return true;
        }
    return false;
}
