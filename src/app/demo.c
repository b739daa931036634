/* demo.c - a fictional network to try everything in: Demodam and two neighbours, their
 * organisations and people, and questions in every state. Made through the same rules as the real
 * thing. */
#include "app/commands.h"
#include "app/demo.h"
#include "app/serve.h"
#include "base/text.h"
#include "crypto/keys.h"
#include "domain/intake/intake.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "os/files.h"
#include "os/random.h"

enum { DEMODAM = 9901, OVERDAM = 9902, POLDERDAM = 9903 };
enum { RAADSLIEDEN = 1, LOKET, WIJKTEAM, SCHULDHULP, INKOMEN, HUURTEAM, VANGNET, OVERDAM_VANGNET };

static const char password[] = "demodam-2026";

static const int64_t all_three[] = {DEMODAM, OVERDAM, POLDERDAM};
static const int64_t only_demodam[] = {DEMODAM};
static const int64_t the_neighbours[] = {OVERDAM, POLDERDAM};

/* clang-format off */
static const struct {
    struct organisation_row row;
    const int64_t *places;
    size_t place_count;
    const char *help; /* help types, spaces between */
} organisations[] = {
    {{RAADSLIEDEN, S_INIT("Sociaal raadslieden Demodam"), 0,
      T_INIT("de gemeente, met een vast bedrag"), T_INIT("een eigen stichting"), 0, 2,
      S_INIT("099 900 1001"), 1, 2},
     all_three, 3, "sociaal_raadslieden formulierenbrigade clientondersteuner"},
    {{LOKET, S_INIT("Juridisch Loket"), 0, T_INIT("het Rijk"), T_INIT("een eigen stichting"), 1, 3,
      S_INIT("0800-8020"), 1, 2},
     NULL, 0, "juridisch_loket"},
    {{WIJKTEAM, S_INIT("Wijkteam Demodam"), 1, T_INIT("de gemeente"), T_INIT("de gemeente"), 0, 2,
      S_INIT("099 900 1003"), 1, 2},
     only_demodam, 1, "wijkteam cjg mantelzorgsteunpunt"},
    {{SCHULDHULP, S_INIT("Schuldhulp Demodam"), 1, T_INIT("de gemeente"), T_INIT("de gemeente"), 0,
      3, S_INIT("099 900 1004"), 1, 2},
     only_demodam, 1, "schuldhulp_gemeente"},
    {{INKOMEN, S_INIT("Werk en Inkomen Demodam"), 1, T_INIT("de gemeente"), T_INIT("de gemeente"),
      0, 3, S_INIT("099 900 1005"), 1, 2},
     only_demodam, 1, "gemeente_inkomen gemeente_wmo gemeente_burgerzaken"},
    {{HUURTEAM, S_INIT("Huurteam De Sleutel"), 0, T_INIT("de gemeente en een fonds"),
      T_INIT("een eigen stichting"), 0, 4, S_INIT("099 900 1006"), 1, 2},
     all_three, 3, "huurteam buurtbemiddeling"},
    {{VANGNET, S_INIT("Vangnetloket Demodam"), 0, T_INIT("de gemeente, met een vast bedrag"),
      T_INIT("alle organisaties samen"), 0, 2, S_INIT("099 900 1000"), 1, 2},
     only_demodam, 1, ""},
    {{OVERDAM_VANGNET, S_INIT("Vangnetloket Overdam en Polderdam"), 0,
      T_INIT("de twee gemeenten samen"), T_INIT("alle organisaties samen"), 0, 2,
      S_INIT("099 900 2000"), 1, 2},
     the_neighbours, 2, "wijkteam"},
};
/* clang-format on */

static const struct {
    const char *name, *email, *role;
    int64_t organisation;
} people[] = {
    {"Samira Bakker", "samira@raadslieden.demodam.example", "professional", RAADSLIEDEN},
    {"Joris de Wit", "joris@raadslieden.demodam.example", "professional", RAADSLIEDEN},
    {"Linh Nguyen", "linh@loket.demodam.example", "professional", LOKET},
    {"Fatma Yilmaz", "fatma@wijkteam.demodam.example", "professional", WIJKTEAM},
    {"Bram Visser", "bram@schuldhulp.demodam.example", "professional", SCHULDHULP},
    {"Carla Smit", "carla@inkomen.demodam.example", "professional", INKOMEN},
    {"Piotr Nowak", "piotr@huurteam.demodam.example", "professional", HUURTEAM},
    {"Roos van Dam", "roos@vangnet.demodam.example", "professional", VANGNET},
    {"Aisha Mulder", "aisha@overdam.demodam.example", "professional", OVERDAM_VANGNET},
    {"Henk Jansen", "henk@netwerk.demodam.example", "coordinator", INKOMEN},
};

static enum outcome
municipalities_load(struct cx *cx)
{
    const struct municipality_row rows[] = {
        {DEMODAM, S("Demodam"), S("Demoland"), 0, 1, S("099 900 0000")},
        {OVERDAM, S("Overdam"), S("Demoland"), 0, 1, S("099 900 0002")},
        {POLDERDAM, S("Polderdam"), S("Demoland"), 0, 1, S("099 900 0003")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        TRY(municipality_add(cx, &rows[i]));
    /* Postcodes that no real place has; 1002 is split, so that the question which one can be
     * seen. */
    TRY(postcode_add(cx, 1000, DEMODAM, S("Demodam")));
    TRY(postcode_add(cx, 1001, DEMODAM, S("Demodam-Noord")));
    TRY(postcode_add(cx, 1002, DEMODAM, S("Demodam-Oost")));
    TRY(postcode_add(cx, 1002, OVERDAM, S("Overdam")));
    return postcode_add(cx, 1003, POLDERDAM, S("Polderdam"));
}

static enum outcome
organisations_load(struct cx *cx)
{
    for (size_t i = 0; i < sizeof organisations / sizeof *organisations; i++) {
        struct str help[8], rest = str_from_c(organisations[i].help), part;
        size_t count = 0;
        while (str_cut(&rest, ' ', &part))
            if (part.len)
                help[count++] = part;
        TRY(organisation_add(cx, &organisations[i].row, organisations[i].place_count,
                             organisations[i].places, count, help));
    }
    TRY(safety_net_set(cx, DEMODAM, VANGNET, S("de coördinator van het vangnetloket")));
    TRY(safety_net_set(cx, OVERDAM, OVERDAM_VANGNET, S("de coördinator van het vangnetloket")));
    TRY(safety_net_set(cx, POLDERDAM, OVERDAM_VANGNET, S("de coördinator van het vangnetloket")));
    TRY(region_add(cx, 1, S("Regio Demoland"), 3, all_three));
    return doorway_add(
        cx,
        &(struct doorway_row){.doorway = 1,
                              .host = S(""),
                              .name = S("Elke deur in Demodam"),
                              .theme = S("neutral-theme"),
                              .languages = S("nl en"),
                              .municipality = DEMODAM,
                              .region = 1,
                              .phone = S("099 900 1000"),
                              .phone_hours = T("maandag tot en met vrijdag, 9.00 tot 17.00 uur")},
        3, all_three);
}

static enum outcome
people_load(struct cx *cx, struct str hash)
{
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        int64_t professional = (int64_t)i + 1;
        TRY(professional_add(cx, professional, str_from_c(people[i].name),
                             str_from_c(people[i].email), hash));
        TRY(membership_set(cx, professional, people[i].organisation, str_from_c(people[i].role)));
    }
    return OK;
}

enum outcome
demo_network_load(struct cx *cx, struct str password_hash)
{
    TRY(municipalities_load(cx));
    TRY(organisations_load(cx));
    return people_load(cx, password_hash);
}

/* ---- questions in every state ---- */

static const struct {
    const char *question, *topic, *channel, *name, *phone, *email;
    int64_t days_ago;
    int64_t place;
    const char *then; /* what happened: take, reply, close, note, called */
    int64_t by;       /* professional */
} questions[] = {
    {"Ik kreeg een brief dat mijn bijstand lager wordt. Ik snap niet waarom. Ik woon gewoon "
     "alleen.",
     "bijstand", "phone", "Ans", "06 10000001", "", 0, DEMODAM, "", 0},
    {"Mijn verhuurder wil de borg niet terugbetalen. Het gaat om 900 euro.", "huurcontract_borg",
     "email", "Youssef", "", "youssef@bewoner.example", 1, DEMODAM, "take reply", 3},
    {"Er staat een deurwaarder voor de deur met een brief. Wat moet ik doen?", "beslag", "phone",
     "Kees", "06 10000003", "", 0, DEMODAM, "", 0},
    {"Wij gaan uit elkaar. Hij wil dat ik uit huis ga met de kinderen.", "scheiding", "code", "",
     "", "", 2, DEMODAM, "take called", 3},
    {"De verwarming is al drie weken stuk en de verhuurder doet niks.", "gebreken_woning", "phone",
     "Mevrouw Pinas", "06 10000005", "", 1, DEMODAM, "take", 7},
    {"Ik weet niet meer waar ik moet beginnen. Overal liggen brieven.", "", "phone", "Dwayne",
     "06 10000006", "", 4, DEMODAM, "", 0},
    {"I lost my job last week and I do not know if I can stay in my house.", "ontslag", "email",
     "Maria", "", "maria@bewoner.example", 0, OVERDAM, "", 0},
    {"Mijn toeslag moet terugbetaald worden maar ik heb alles goed doorgegeven.", "toeslagen",
     "code", "", "", "", 6, DEMODAM, "take reply close", 1},
    {"Mijn moeder krijgt minder uren hulp in huis. Kan dat zomaar?", "wmo", "phone", "Eline",
     "06 10000009", "", 1, POLDERDAM, "take note", 2},
};

static enum outcome
happen(struct cx *cx, struct question_id id, struct str what)
{
    if (str_eq(what, S("take")))
        return question_take(cx, id, 0);
    if (str_eq(what, S("reply")))
        return question_reply(
            cx, id,
            S("Goedendag,\n\nBedankt voor uw bericht. Wij kunnen u hierbij helpen. Kunt u de brief "
              "bewaren? "
              "Ik bel u om samen te kijken wat de volgende stap is.\n\nMet vriendelijke groet"));
    if (str_eq(what, S("note")))
        return question_note(cx, id, S("Morgen nabellen, kan alleen in de ochtend."));
    if (str_eq(what, S("called")))
        return question_called(cx, id, call_outcome_code(CALL_NO_ANSWER),
                               S("Vanmiddag nog een keer proberen."));
    return question_close(cx, id, question_outcome_code(OUTCOME_HELPED),
                          S("Uw vraag is nu klaar. Is er nog iets anders? Schrijf het gerust."));
}

enum outcome
demo_question_load(struct cx *cx, size_t i)
{
    const int64_t now_ms = cx->now_ms;
    struct str rest = str_from_c(questions[i].then), what;
    struct ask_plan *plan;
    struct asked asked;

    cx->now_ms = now_ms - questions[i].days_ago * 24 * 60 * 60 * 1000;
    struct ask ask = {.question = str_from_c(questions[i].question),
                      .topic = str_from_c(questions[i].topic),
                      .channel = str_from_c(questions[i].channel),
                      .name = str_from_c(questions[i].name),
                      .phone = str_from_c(questions[i].phone),
                      .email = str_from_c(questions[i].email),
                      .language = str_starts(str_from_c(questions[i].question), S("I "))
                                      ? LANGUAGE_EN
                                      : LANGUAGE_NL,
                      .consent = true};
    TRY(ask_prepare(cx, &ask, &plan));
    TRY(ask_act(cx, plan, questions[i].place, S("demo"), &asked));
    if (questions[i].by)
        cx->who = (struct actor){questions[i].by, people[questions[i].by - 1].organisation,
                                 PERMISSION_QUESTIONS};
    enum outcome outcome = OK;
    while (outcome == OK && str_cut(&rest, ' ', &what)) {
        cx->now_ms += 60 * 60 * 1000;
        if (what.len)
            outcome = happen(cx, (struct question_id){asked.municipality, asked.question}, what);
    }
    cx->who = (struct actor){0};
    cx->now_ms = now_ms;
    return outcome;
}

/* ---- the command ---- */

static enum outcome
load(struct cx *cx, struct house *house)
{
    struct str hash = password_hash(cx, str_from_c(password));

    TRY(db_begin(cx, house->db, TRANSACTION_WRITE));
    cx->db = house->db;
    TRY(demo_network_load(cx, hash));
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        TRY(demo_question_load(cx, i));
    cx->db = NULL;
    return db_commit(cx, house->db);
}

static enum outcome
loaded(struct cx *cx, struct house *house, bool *ret)
{
    struct doorway_row doorway;

    TRY(db_begin(cx, house->db, TRANSACTION_READ));
    cx->db = house->db;
    enum outcome outcome = doorway_get(cx, S(""), &doorway);
    cx->db = NULL;
    db_rollback(house->db);
    *ret = outcome == OK;
    return outcome == NOT_FOUND ? OK : outcome;
}

static struct str
greeting(struct cx *cx, const struct config *config)
{
    struct text t = text_open(cx->mem, 1024);

    text_add(&t, S("\nElkedeur, demonstratie: http://"));
    text_add(&t, config->listen);
    text_add(&t, S("\n\n  Inwoner: open het adres en stel een vraag.\n  Hulpverlener: http://"));
    text_add(&t, config->listen);
    text_add(&t, S("/werk, met een van deze accounts. Wachtwoord voor allemaal: "));
    text_add(&t, str_from_c(password));
    text_add(&t, S("\n\n"));
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        text_add(&t, S("    "));
        text_add(&t, str_from_c(people[i].email));
        text_add(&t, S("  "));
        text_add(&t, str_from_c(people[i].name));
        text_add(&t, S(", "));
        text_add(&t, organisations[people[i].organisation - 1].row.name);
        if (str_eq(str_from_c(people[i].role), S("coordinator")))
            text_add(&t, S(" (coördinator)"));
        text_add_byte(&t, '\n');
    }
    text_add(&t, S("\n  Stoppen: Ctrl+C. Wat u deed, is er de volgende keer nog.\n\n"));
    return text_str(&t);
}

enum outcome
demo_run(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct str folder = arguments->data.len ? arguments->data : S("var/demo");
    struct house house;
    bool there;

    TRY(directory_make(cx->mem, folder, 0700));
    if (str_eq(config->db, config_default().db))
        config->db = str_join(cx->mem, S("sqlite:"), folder, S("/elkedeur.db"));
    config->keys = str_join(cx->mem, folder, S("/keys"));
    config->address = str_join(cx->mem, S("http://"), config->listen);
    if (config->mail.len == 0)
        config->mail = str_join(cx->mem, S("file:"), folder, S("/mail"));
    TRY(house_open(cx, config, true, &house));
    TRY(loaded(cx, &house, &there));
    if (!there)
        TRY(load(cx, &house));
    enum outcome outcome = serve(cx, config, &house, str_from_c(password), greeting(cx, config));
    house_close(&house);
    return outcome;
}
