/* door.c - the way of a request, from route to bytes. */
#include "web/door.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "os/clock.h"
#include "os/log.h"
#include "store/transaction.h"
#include "web/metrics.h"
#include "web/page.h"
#include "web/session.h"
#include "web/view/fault.html.h"

void
door_find(const struct door *door, struct str raw_path, enum method method, struct arrival *arrival)
{
    struct request *rq = &arrival->rq;
    struct str rest = raw_path, nothing, first;

    rq->method = method;
    rq->path = raw_path;
    rq->language = LANGUAGE_NL;
    /* "/en/volg" is "/volg" in English, "/en" is "/". "/ar/werk" is "/werk" in Dutch. */
    if (str_cut(&rest, '/', &nothing) && str_cut(&rest, '/', &first) &&
        language_parse(first, &rq->language))
        rq->path = rest.ptr ? str_slice(raw_path, first.len + 1, raw_path.len) : S("/");
    if (!page_is_shown_in(rq->path, rq->language))
        rq->language = LANGUAGE_NL;
    arrival->route = route_find(door->routes, door->route_count, method, rq->path, rq->args,
                                &arrival->other_method);
    if (arrival->route) {
        rq->fields = arrival->route->fields;
        rq->field_count = arrival->route->field_count;
    }
}

struct str
door_allowed(const struct door *door, struct str path)
{
    struct str args[REQUEST_ARGS_MAX];
    bool other;
    bool get = route_find(door->routes, door->route_count, METHOD_GET, path, args, &other);
    bool post = route_find(door->routes, door->route_count, METHOD_POST, path, args, &other);

    if (get)
        return post ? S("GET, HEAD, POST") : S("GET, HEAD");
    return post ? S("POST") : S("");
}

/* ---- pages ---- */

static struct str
fault_title(int status)
{
    switch (status) {
    case 400:
        return T("Dit kunnen wij niet lezen");
    case 401:
    case 403:
        return T("Hier mag u niet bij");
    case 404:
    case 405:
        return T("Deze pagina is er niet");
    case 408:
    case 413:
        return T("Uw bericht is niet aangekomen");
    case 409:
        return T("Dit kan nu niet");
    case 429:
        return T("Even wachten");
    default:
        return T("Het lukt nu even niet");
    }
}

static struct str
fault_sentence(int status)
{
    switch (status) {
    case 400:
        return T("In uw bericht staat iets dat wij niet kunnen lezen. Ga terug en probeer het nog "
                 "een keer.");
    case 403:
        return T("U heeft geen toegang tot deze pagina.");
    case 404:
    case 405:
        return T("Deze pagina bestaat niet, of staat nu ergens anders.");
    case 408:
        return T("Het versturen duurde te lang. Ga terug: uw tekst staat er nog. Verstuur hem nog "
                 "een keer.");
    case 413:
        return T("Uw bericht is te groot. Ga terug: uw tekst staat er nog. Maak de tekst korter.");
    case 429:
        return T("U probeert het nu heel vaak. Wacht een minuut. Probeer het dan nog een keer.");
    default:
        return T("Er is een storing bij ons. Probeer het over een paar minuten nog een keer.");
    }
}

/* The frame of a page that no handler made. false: the database cannot tell. */
static bool
site_read(const struct door *door, struct cx *cx, struct db *db, const struct arrival *arrival,
          struct site *site)
{
    struct fault fault = cx->fault;

    if (!db)
        return false;
    enum outcome outcome = db_begin(cx, db, TRANSACTION_READ);
    cx->db = db;
    if (outcome == OK)
        outcome = door->site(cx, &arrival->rq, site);
    cx->db = NULL;
    db_rollback(db);
    cx->fault = fault;
    return outcome == OK;
}

/* The session's proof as it was sent: empty when there was none. */
/* Fields of the door itself, which no route declares. */
static struct str
door_field(const struct arrival *arrival, struct str prefix)
{
    struct str rest = arrival->encoded, part;

    while (str_cut(&rest, '&', &part))
        if (str_starts(part, prefix))
            return str_slice(part, prefix.len, part.len);
    return S("");
}

static struct str
csrf_sent(const struct arrival *arrival)
{
    return door_field(arrival, S("csrf="));
}

/* By a button of the languages: the form is shown again as it was filled in, and not taken. */
static bool
only_shown(const struct arrival *arrival)
{
    return arrival->route->again && door_field(arrival, S("only_shown=")).len > 0;
}

static bool
has_secret(const struct request *rq)
{
    for (size_t i = 0; i < rq->field_count; i++)
        if (rq->fields[i].kind == FIELD_SECRET)
            return true;
    return false;
}

/* A page of professionals, the one to sign in included. */
static bool
of_work(const struct arrival *arrival)
{
    return str_starts(arrival->rq.path, S("/werk")) || str_starts(arrival->rq.path, S("/beheer"));
}

static bool
has_words(const struct fault_field_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].is_text && list->at[i].value.text.len)
            return true;
    return false;
}

/* What was typed and could not be taken in, for a form that sends it again: a browser does not keep
 * it. Never from another site, whose words would then stand in a form of ours, and no passwords. */
static struct fault_field_list
typed(struct cx *cx, const struct arrival *arrival, int status)
{
    struct fault_field_list list = {0};
    struct request rq = arrival->rq;
    struct fault fault = cx->fault;
    struct str csrf = csrf_sent(arrival);
    const bool overtaken = status == 409 && of_work(arrival);

    if ((status != 503 && status != 429 && !overtaken) || rq.method != METHOD_POST ||
        arrival->cross_site || !arrival->form_type || !arrival->route || has_secret(&rq))
        return list;
    (void)!request_fill(cx, &rq, arrival->encoded); /* whatever is wrong is said next time */
    cx->fault = fault;
    list = page_sent_fields(cx, &rq);
    if (overtaken && !has_words(&list))
        return (struct fault_field_list){0};
    /* Without the database nobody is signed in, and the form would lack it. */
    if (list.count && csrf.len && rq.session.csrf.len == 0)
        list.at[list.count++] = (struct fault_field){S("csrf"), {csrf}, false};
    return list;
}

/* A page about what went wrong, with a way on: what was typed, a telephone number, the start. */
static void
fault_reply(const struct door *door, struct cx *cx, struct db *db, const struct arrival *arrival,
            struct site *site, int status, struct reply *re)
{
    struct fault_page *model = arena_new(cx->mem, struct fault_page, 1);
    enum language language = arrival->rq.language;
    struct str sentence = cx->fault.sentence.len ? cx->fault.sentence : fault_sentence(status);
    struct text number = text_open(cx->mem, 24);

    if (site->name.len == 0 && (status == 503 || !site_read(door, cx, db, arrival, site)))
        *site =
            (struct site){.name = S("Elkedeur"), .theme = S("neutral-theme"), .phone = door->phone};
    text_add_int(&number, cx->fault.number);
    *model = (struct fault_page){
        .sentence = tr_fill(cx->mem, tr(language, sentence), 1,
                            (struct tr_arg[]){{S("n"), text_str(&number)}}),
        .phone = site->phone,
        .not_set_up = site->not_set_up && status == 503,
        .not_found = status == 404 || status == 405,
        .try_later = status == 503 || status == 429 || status == 408,
        .work = of_work(arrival),
        .typed = typed(cx, arrival, status),
        .action = {.raw = arrival->rq.path, .own_path = true},
    };
    *re = (struct reply){
        .status = status,
        .title = model->not_set_up ? T("Deze site is nog niet ingericht") : fault_title(status),
        .view = view_fault(model),
        .shell = model->work && arrival->rq.session.professional ? SHELL_WORK : SHELL_RESIDENT};
}

static void
depart(const struct door *door, struct cx *cx, const struct arrival *arrival,
       const struct site *site, const struct reply *re, struct departure *ret)
{
    *ret = (struct departure){.status = re->status ? re->status : 200,
                              .cookie = re->cookie,
                              .live_channel = re->live_channel,
                              .noindex = !re->may_be_indexed,
                              .immutable = re->immutable,
                              .frame_parents = of_work(arrival) || arrival->rq.session.professional
                                                   ? S("")
                                                   : site->parents};
    if (re->location.raw.len) {
        ret->status = 303;
        ret->location = url_location(cx->mem, re->location, arrival->rq.language);
        ret->type = S("text/plain; charset=utf-8");
        ret->body = S("");
    } else if (re->type.len) {
        ret->type = re->type;
        ret->body = re->body;
    } else if (re->live_channel.len == 0) {
        ret->type = S("text/html; charset=utf-8");
        ret->body = page_write(door, cx, arrival, site, re);
    }
}

static struct cx
cx_of(const struct door *door, const struct arrival *arrival)
{
    return (struct cx){.mem = arrival->mem,
                       .keys = door->keys,
                       .calendar = door->calendar,
                       .now_ms = clock_now_ms()};
}

void
door_refuse(const struct door *door, struct arrival *arrival, int status, struct departure *ret)
{
    struct cx cx = cx_of(door, arrival);
    struct site site = {0};
    struct reply re;

    fault_reply(door, &cx, NULL, arrival, &site, status, &re);
    depart(door, &cx, arrival, &site, &re, ret);
}

/* ---- transactions ---- */

static enum outcome
kept_act(struct cx *cx, void *what)
{
    for (struct kept *k = what; k; k = k->next)
        TRY(k->write(cx, k->row));
    return OK;
}

/* Rows given to keep(), in a transaction of their own. */
static enum outcome
kept_write(struct cx *cx, struct db *db)
{
    struct fault fault = cx->fault;
    struct kept *first = cx->kept;
    int reruns;

    cx->kept = NULL;
    if (!first)
        return OK;
    enum outcome outcome = db_transact(cx, db, TRANSACTION_WRITE, kept_act, first, &reruns);
    if (outcome != OK) {
        log_event(LOG_ERROR, "kept_rows_lost", log_int("outcome", outcome));
        return UNAVAILABLE;
    }
    cx->fault = fault;
    return OK;
}

/* One handler, and the frame's site with it. */
struct run {
    const struct door *door;
    struct request *rq;
    handler *act;
    bool before_setup;
    struct kept *kept; /* before it: a rerun keeps nothing of the run before */
    struct site_memory *known_site;
    struct site *site;
    struct reply *re;
};

static enum outcome
run_act(struct cx *cx, void *what)
{
    const struct run *run = what;

    cx->kept = run->kept;
    *run->re = (struct reply){0};
    if (!site_recall(run->known_site, run->rq, cx->now_ms, run->site)) {
        TRY(run->door->site(cx, run->rq, run->site));
        site_remember(run->known_site, run->rq, cx->now_ms, run->site);
    }
    if (run->site->not_set_up && !run->before_setup)
        return fail(cx, UNAVAILABLE, "Hier kunt u straks om hulp vragen. Nu kan dat nog niet.");
    TRY(run->act(cx, run->rq, run->re));
    return run->re->only_tried ? NOT_FOUND : OK; /* so that it is rolled back */
}

static enum outcome
run_in(const struct door *door, struct cx *cx, struct db *db, struct arrival *arrival,
       enum transaction kind, handler *act, struct site *site, struct reply *re)
{
    struct run run = {.door = door,
                      .rq = &arrival->rq,
                      .act = act,
                      .before_setup = arrival->route && arrival->route->before_setup,
                      .kept = cx->kept,
                      .known_site = arrival->known_site,
                      .site = site,
                      .re = re};
    int reruns = 0;

    arrival->rq.site = site;
    enum outcome outcome = db_transact(cx, db, kind, run_act, &run, &reruns);
    if (outcome == NOT_FOUND && re->only_tried)
        outcome = OK;
    while (reruns-- > 0)
        metrics_count(METRIC_RERUNS);
    return outcome;
}

static enum outcome
identify(struct cx *cx, struct db *db, struct arrival *arrival)
{
    if (arrival->cookie.len == 0)
        return OK;
    TRY(db_begin(cx, db, TRANSACTION_READ));
    cx->db = db;
    enum outcome outcome = session_find(cx, arrival->cookie, &arrival->rq.session);
    cx->db = NULL;
    db_rollback(db);
    if (outcome == UNAVAILABLE)
        return outcome;
    /* A resident's page is the resident's, also in the browser of a professional who is signed
     * in. */
    if (!arrival->route || arrival->route->access.permission != 0 || arrival->route->knows_reader)
        cx->who = (struct actor){.professional = arrival->rq.session.professional,
                                 .organisation = arrival->rq.session.organisation,
                                 .permissions = arrival->rq.session.permissions};
    cx->fault = (struct fault){0};
    return OK;
}

/* 0: go on; else the status of the refusal. */
static int
access_status(struct cx *cx, const struct arrival *arrival)
{
    const struct route *route = arrival->route;

    if (!route)
        return arrival->other_method ? 405 : 404;
    if (arrival->too_large)
        return 413;
    if (arrival->rq.method == METHOD_POST && arrival->cross_site && !route->from_any_site)
        return 403;
    if (arrival->rq.method == METHOD_POST && !arrival->form_type)
        return 400;
    if (route->access.permission == 0)
        return 0;
    if (arrival->rq.session.professional == 0)
        return 401;
    return (cx->who.permissions & route->access.permission) ? 0 : 403;
}

static enum outcome
csrf_check(struct cx *cx, const struct arrival *arrival)
{
    struct str sent = csrf_sent(arrival);

    if (arrival->rq.method != METHOD_POST || arrival->route->access.permission == 0)
        return OK;
    if (sent.len && str_eq(sent, arrival->rq.session.csrf))
        return OK;
    return fail(cx, DENIED,
                "U was lang weg van deze pagina. Ga terug en laad de pagina opnieuw. Probeer het "
                "dan nog een keer.");
}

static enum outcome
run_write(const struct door *door, struct cx *cx, struct db *db, struct arrival *arrival,
          struct site *site, struct reply *re)
{
    const struct route *route = arrival->route;
    enum outcome outcome = csrf_check(cx, arrival);

    if (outcome == OK)
        outcome = request_fill(cx, &arrival->rq, arrival->encoded);
    if (outcome == OK && only_shown(arrival))
        return run_in(door, cx, db, arrival, TRANSACTION_READ, route->again, site, re);
    if (outcome == OK && route->look)
        outcome = run_in(door, cx, db, arrival, TRANSACTION_READ, route->look, site, re);
    if (outcome == OK && route->prepare)
        outcome = route->prepare(cx, &arrival->rq, re);
    if (outcome == OK)
        outcome = run_in(door, cx, db, arrival, TRANSACTION_WRITE, route->act, site, re);
    if (kept_write(cx, db) != OK)
        return UNAVAILABLE;
    if (outcome != INVALID || !route->again)
        return outcome;

    /* The form once more, with the fault beside the field and everything that was typed. */
    arrival->rq.fault = cx->fault;
    cx->fault = (struct fault){0};
    outcome = run_in(door, cx, db, arrival, TRANSACTION_READ, route->again, site, re);
    if (kept_write(cx, db) != OK)
        return UNAVAILABLE;
    if (outcome == OK && !re->status && !re->location.raw.len)
        re->status = 400;
    return outcome;
}

static enum outcome
run_read(const struct door *door, struct cx *cx, struct db *db, struct arrival *arrival,
         handler *act, struct site *site, struct reply *re)
{
    TRY(request_fill(cx, &arrival->rq, arrival->encoded));
    enum outcome outcome = run_in(door, cx, db, arrival, TRANSACTION_READ, act, site, re);
    if (kept_write(cx, db) != OK)
        return UNAVAILABLE;
    return outcome;
}

void
door_answer(const struct door *door, struct db *db, struct arrival *arrival, struct departure *ret)
{
    struct cx cx = cx_of(door, arrival);
    struct site site = {0};
    struct reply re = {0};
    enum outcome outcome = OK;
    int status = 0;

    arrival->rq.demo_password = door->demo_password;
    if (arrival->route && arrival->route->way == WAY_NONE) {
        outcome = arrival->route->act(&cx, &arrival->rq, &re);
    } else {
        outcome = identify(&cx, db, arrival);
        if (outcome == OK)
            status = access_status(&cx, arrival);
        if (outcome == OK && status == 401)
            outcome = run_read(door, &cx, db, arrival, door->sign_in, &site, &re);
        else if (outcome == OK && status == 0 && arrival->route->way == WAY_WRITE)
            outcome = run_write(door, &cx, db, arrival, &site, &re);
        else if (outcome == OK && status == 0)
            outcome = run_read(door, &cx, db, arrival, arrival->route->act, &site, &re);
    }
    if (outcome == OK && status == 401)
        re.status = 401;
    else if (outcome != OK || status != 0)
        fault_reply(door, &cx, db, arrival, &site, outcome != OK ? outcome_status(outcome) : status,
                    &re);
    depart(door, &cx, arrival, &site, &re, ret);
}
