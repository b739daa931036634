/* first_pages.c - the steps of setting up, one thing a page; nothing is lost on the way back. */
#include "base/text.h"
#include "crypto/keys.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/first.h"
#include "domain/desk/manage_shown.h"
#include "os/random.h"
#include "web/form_pages.h"
#include "web/session.h"
#include "web/view/form.html.h"

static const struct str step_paths[FIRST_STEPS] = {
    [FIRST_PLACES] = S_INIT("/gemeenten"), [FIRST_ORGANISATION] = S_INIT("/organisatie"),
    [FIRST_NET] = S_INIT("/vangnet"),      [FIRST_PERSON] = S_INIT("/beheerder"),
    [FIRST_DOORWAY] = S_INIT("/ingang"),
};

static struct url
step_url(struct cx *cx, struct str token, enum first_step step)
{
    return url_path_token(cx->mem, S("/inrichten/s/"), token, step_paths[step]);
}

static struct form_page *
step_page(struct cx *cx, const struct request *rq, struct str token, enum first_step step,
          struct str heading, struct str intro)
{
    struct form_page *page = form_page_new(cx, rq, heading, intro, step_url(cx, token, step),
                                           step + 1 == FIRST_STEPS ? T("Klaar") : T("Verder"));

    page->step = (int)step + 1;
    page->steps = FIRST_STEPS;
    if (step > FIRST_PLACES)
        form_back(page, step_url(cx, token, step - 1), T("Vorige stap"));
    return page;
}

/* The secret leaves the address at once. */
enum outcome
first_link(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str token;

    TRY(first_open(cx, rq->args[0], &token));
    return reply_see_other(re, step_url(cx, token, FIRST_PLACES));
}

/* ---- who takes part ---- */

enum outcome
first_places_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct first_draft draft;

    TRY(first_get(cx, rq->args[0], &draft));
    struct form_page *page =
        step_page(cx, rq, draft.token, FIRST_PLACES, T("Welke gemeenten doen mee?"),
                  T("U richt de site in voor een gemeente, of voor een hele regio."));
    struct form_field *field =
        form_text(page, S("places"), T("De gemeenten"),
                  T("Zet elke gemeente op een eigen regel. U kunt ook een lijst plakken. Een "
                    "postcode of een code zoals GM0855 mag ook."),
                  draft.first.places);
    TRY(place_problems_show(cx, rq, NULL, false, field));
    return reply_page(re, T("Welke gemeenten doen mee?"), view_form(page));
}

enum outcome
first_places(struct cx *cx, struct request *rq, struct reply *re)
{
    struct first_draft draft;
    struct place_list places;

    TRY(first_get(cx, rq->args[0], &draft));
    TRY(places_read(cx, NULL, false, request_field(rq, S("places")), &places));
    if (places.problem_count)
        return fail_field(cx, "places", "Niet elke gemeente in de lijst klopt.");
    if (places.count == 0)
        return fail_field(cx, "places", "Vul de naam van minstens een gemeente in.");
    TRY(places_write(cx, &(struct municipality_row_list){places.at, places.count},
                     &draft.first.places));
    TRY(first_save(cx, &draft));
    return reply_see_other(re, step_url(cx, draft.token, FIRST_ORGANISATION));
}

/* ---- the first organisation ---- */

enum outcome
first_organisation_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct first_draft draft;

    TRY(first_get(cx, rq->args[0], &draft));
    const struct first *first = &draft.first;
    struct form_page *page =
        step_page(cx, rq, draft.token, FIRST_ORGANISATION, T("De eerste organisatie"),
                  T("Bij welke organisatie werkt u? Later voegt u de andere toe."));
    organisation_fields(page,
                        &(struct organisation_row){.name = first->name,
                                                   .municipal = first->municipal,
                                                   .paid_by = first->paid_by,
                                                   .steered_by = first->steered_by,
                                                   .phone = first->phone,
                                                   .answer_workdays = first->answer_workdays});
    return reply_page(re, T("De eerste organisatie"), view_form(page));
}

enum outcome
first_organisation(struct cx *cx, struct request *rq, struct reply *re)
{
    struct organisation_row row = organisation_typed(rq);
    struct first_draft draft;

    TRY(first_get(cx, rq->args[0], &draft));
    row.accept_workdays = 2;
    TRY(organisation_check(cx, &row));
    draft.first.organisation = 1;
    draft.first.name = row.name;
    draft.first.municipal = row.municipal;
    draft.first.paid_by = row.paid_by;
    draft.first.steered_by = row.steered_by;
    draft.first.phone = row.phone;
    draft.first.answer_workdays = row.answer_workdays;
    TRY(first_save(cx, &draft));
    return reply_see_other(re, step_url(cx, draft.token, FIRST_NET));
}

/* ---- who catches what nobody else takes ---- */

enum outcome
first_net_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct first_draft draft;

    TRY(first_get(cx, rq->args[0], &draft));
    const struct first *first = &draft.first;
    struct form_page *page =
        step_page(cx, rq, draft.token, FIRST_NET, T("Wie is het vangnet?"),
                  T("Soms heeft niemand een vraag opgepakt. Dan krijgt het vangnet hem. Zo raakt "
                    "geen vraag kwijt. Een gemeente doet pas mee als er een vangnet is."));
    struct form_field *net =
        form_choices(page, false, S("net"), T("Is uw organisatie het vangnet?"), S(""), 2);
    form_choice_add(page, net, S("yes"), tr(rq->language, T("Ja, voor alle gemeenten die meedoen")),
                    !str_eq(first->net, S("no")));
    form_choice_add(page, net, S("no"), tr(rq->language, T("Nee, dat kies ik later")),
                    str_eq(first->net, S("no")));
    form_line(page, S("contact"), T("Wie zorgt daarvoor?"),
              T("Een functie, geen naam. Inwoners zien dit. Bijvoorbeeld: de coördinator van het "
                "loket."),
              first->contact);
    return reply_page(re, T("Wie is het vangnet?"), view_form(page));
}

enum outcome
first_net(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str net = request_field(rq, S("net"));
    struct first_draft draft;

    TRY(first_get(cx, rq->args[0], &draft));
    draft.first.net = net;
    draft.first.contact = request_field(rq, S("contact"));
    if (!str_eq(net, S("yes")) && !str_eq(net, S("no")))
        return fail_field(cx, "net", "Kies ja of nee.");
    if (str_eq(net, S("yes")) && draft.first.contact.len == 0)
        return fail_field(cx, "contact",
                          "Vul in wie ervoor zorgt. Een functie is genoeg, geen naam.");
    TRY(first_save(cx, &draft));
    return reply_see_other(re, step_url(cx, draft.token, FIRST_PERSON));
}

/* ---- the first administrator ---- */

enum outcome
first_person_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct first_draft draft;

    TRY(first_get(cx, rq->args[0], &draft));
    const struct first *first = &draft.first;
    struct form_page *page =
        step_page(cx, rq, draft.token, FIRST_PERSON, T("Wie beheert het netwerk?"),
                  T("Hiermee logt u straks in. U kunt later anderen uitnodigen."));
    form_line(page, S("person"), T("Uw naam"), S(""), first->person);
    struct form_field *email =
        form_line(page, S("email"), T("Uw e-mailadres"), S(""), first->email);
    email->is_line = false;
    email->is_email = true;
    form_secret(page, S("password"), T("Uw wachtwoord"),
                first->password_hash.len
                    ? T("U koos al een wachtwoord. Laat dit leeg om het te houden.")
                    : T("Minstens 10 tekens. Een paar gewone woorden achter elkaar is goed."));
    return reply_page(re, T("Wie beheert het netwerk?"), view_form(page));
}

/* Hashing may not happen in a transaction. */
enum outcome
first_person_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str password = request_field(rq, S("password"));
    struct str *hash = arena_new(cx->mem, struct str, 1);

    (void)re;
    if (password.len && utf8_count(password) < PASSWORD_MIN_CHARS)
        return fail_with(cx, INVALID,
                         T("Het wachtwoord is te kort: kies er een van minstens {n} tekens."),
                         S("password"), PASSWORD_MIN_CHARS);
    if (password.len)
        *hash = password_hash(cx, password);
    rq->plan = hash;
    return OK;
}

enum outcome
first_person(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct str *hash = rq->plan;
    struct first_draft draft;

    TRY(first_get(cx, rq->args[0], &draft));
    draft.first.person = request_field(rq, S("person"));
    draft.first.email = request_field(rq, S("email"));
    if (hash->len)
        draft.first.password_hash = *hash;
    TRY(first_person_check(cx, &draft.first));
    if (draft.first.password_hash.len == 0)
        return fail_field(cx, "password", "Kies een wachtwoord.");
    TRY(first_save(cx, &draft));
    return reply_see_other(re, step_url(cx, draft.token, FIRST_DOORWAY));
}

/* ---- the doorway, and all becomes real ---- */

enum outcome
first_doorway_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct first_draft draft;

    TRY(first_get(cx, rq->args[0], &draft));
    const struct first *first = &draft.first;
    struct form_page *page = step_page(cx, rq, draft.token, FIRST_DOORWAY, T("Hoe heet de site?"),
                                       T("Deze naam zien inwoners bovenaan elke pagina."));
    form_line(page, S("doorway"), T("De naam van de site"), T("Bijvoorbeeld: Hulp in Demodam."),
              first->doorway);
    language_choices(page, first->languages);
    return reply_page(re, T("Hoe heet de site?"), view_form(page));
}

/* From prepare to act. */
struct finishing {
    struct first_numbers numbers;
    struct session_new fresh;
};

enum outcome
first_doorway_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct finishing *finishing = arena_new(cx->mem, struct finishing, 1);

    (void)re;
    *finishing = (struct finishing){.numbers = {.organisation = id_new(cx->now_ms),
                                                .doorway = id_new(cx->now_ms),
                                                .professional = id_new(cx->now_ms)},
                                    .fresh = session_prepare(cx)};
    rq->plan = finishing;
    return OK;
}

enum outcome
first_doorway(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct finishing *finishing = rq->plan;
    struct first_draft draft;

    TRY(first_get(cx, rq->args[0], &draft));
    draft.first.doorway = request_field(rq, S("doorway"));
    draft.first.languages = languages_typed(cx, rq);
    if (draft.first.doorway.len == 0)
        return fail_field(cx, "doorway", "Vul de naam van de site in.");
    enum first_step step = first_step_open(&draft.first);
    if (step != FIRST_STEPS) { /* somebody came by the address */
        TRY(first_save(cx, &draft));
        return reply_see_other(re, step_url(cx, draft.token, step));
    }
    TRY(first_finish(cx, &draft, &finishing->numbers));
    TRY(session_start(cx, &finishing->fresh, finishing->numbers.professional,
                      finishing->numbers.organisation,
                      role_find(S("network_administrator"))->permissions));
    re->cookie = session_cookie(cx, finishing->fresh.token);
    return reply_see_other(re, url_path(S("/beheer/inrichting")));
}
