/* editing.c - versions: saved, offered, published by another, withdrawn. */
#include "domain/guide/editing.h"

#include "domain/guide/readable.h"
#include "domain/people/people.h"

const struct text_reason text_reasons[] = {
    {S_INIT("name"), T_INIT("Het is een vaste naam of een woord uit de wet. Er staat uitleg bij."),
     false},
    {S_INIT("law"), T_INIT("De wet schrijft precies deze woorden voor."), false},
    {S_INIT("urgent"), T_INIT("Het moet nu online. Wij maken het daarna begrijpelijk."), false},
    {S_INIT("other"), T_INIT("Iets anders."), true},
};
const size_t text_reason_count = sizeof text_reasons / sizeof *text_reasons;

static const struct text_reason *
reason_find(struct str code)
{
    for (size_t i = 0; i < text_reason_count; i++)
        if (str_eq(text_reasons[i].code, code))
            return &text_reasons[i];
    return NULL;
}

struct str
text_reason_sentence(struct str code)
{
    const struct text_reason *reason = reason_find(code);
    return reason ? reason->sentence : S("");
}

enum outcome
text_layer_list(struct cx *cx, struct text_layer_row_list *ret)
{
    TRY(need(cx, PERMISSION_TEXTS));
    return sql_text_layers(cx, cx->who.organisation, ret);
}

enum outcome
text_layer_get(struct cx *cx, const struct text_layer *layer, struct str *ret_name)
{
    struct text_layer_row row;
    struct str base;

    TRY(need(cx, PERMISSION_TEXTS));
    if (!text_base(cx, text_shared_key(layer->key), LANGUAGE_NL, &base))
        return NOT_FOUND;
    TRY(sql_text_layer(cx, cx->who.organisation, layer->scope, layer->scope_id, &row));
    *ret_name = row.name;
    return OK;
}

static enum outcome
layer_check(struct cx *cx, const struct text_layer *layer)
{
    struct str name;
    return text_layer_get(cx, layer, &name);
}

enum outcome
text_state_list(struct cx *cx, struct text_state_row_list *ret)
{
    TRY(need(cx, PERMISSION_TEXTS));
    return sql_text_states(cx, cx->who.organisation, ret);
}

enum outcome
text_version_list(struct cx *cx, const struct text_layer *layer, struct text_version_row_list *ret)
{
    TRY(layer_check(cx, layer));
    return sql_text_versions(cx, layer->scope, layer->scope_id, layer->key,
                             language_code(layer->language), cx->who.organisation, ret);
}

enum outcome
text_version_body(struct cx *cx, const struct text_layer *layer, int64_t number, struct str *ret)
{
    struct text_version_body_row row;

    TRY(layer_check(cx, layer));
    TRY(sql_text_version_body(cx, layer->scope, layer->scope_id, layer->key,
                              language_code(layer->language), number, cx->who.organisation, &row));
    *ret = row.body;
    return OK;
}

/* ---- saving ---- */

/* Texts with {organisatie} in them are filled in by the program: it must find each again. */
static bool
names_kept(struct str base, struct str body)
{
    for (struct str rest = base; rest.len > 0;) {
        size_t open = str_find_byte(rest, '{');
        if (open == rest.len)
            return true;
        rest = str_slice(rest, open, rest.len);
        size_t close = str_find_byte(rest, '}');
        if (close == rest.len)
            return true;
        struct str name = str_slice(rest, 0, close + 1);
        if (str_find(body, name) == body.len)
            return false;
        rest = str_slice(rest, close + 1, rest.len);
    }
    return true;
}

static enum outcome
text_check(struct cx *cx, const struct text_layer *layer, struct str body, struct date review)
{
    struct str base;
    int days = date_between(date_in_amsterdam(cx->now_ms), review);

    if (str_trim(body).len == 0)
        return fail_field(cx, "body", "Schrijf eerst een tekst.");
    if (text_base(cx, layer->key, layer->language, &base) && !names_kept(base, body))
        return fail_field(cx, "body",
                          "In deze tekst vult het programma woorden in, op de plek van {...}. Laat "
                          "die staan zoals in de basis.");
    if (days < 1 || days > TEXT_REVIEW_DAYS_MAX)
        return fail_field(cx, "review", "Kies een dag na vandaag, en binnen drie jaar.");
    return OK;
}

/* Only Dutch has a gate. */
static int64_t
findings_of(struct cx *cx, const struct text_layer *layer, struct str body)
{
    struct plain_report report;

    if (layer->language != LANGUAGE_NL)
        return 0;
    readable(cx->mem, body, &report);
    return (int64_t)report.finding_count;
}

static enum outcome
is_newest_as(struct cx *cx, const struct text_layer *layer, const struct text_version_row *newest,
             struct str body, struct date review, bool *ret)
{
    struct str before;

    TRY(text_version_body(cx, layer, newest->number, &before));
    *ret = str_eq(before, body) && newest->review_day == review.day &&
           !str_eq(newest->state, S("withdrawn"));
    return OK;
}

enum outcome
text_save(struct cx *cx, const struct text_layer *layer, int64_t seen, struct str body,
          struct date review, int64_t *ret)
{
    struct str code = language_code(layer->language);
    struct text_version_row_list versions;
    int64_t changed;
    bool same = false;

    TRY(text_version_list(cx, layer, &versions));
    TRY(text_check(cx, layer, body, review));
    int64_t newest = versions.count ? versions.at[0].number : 0;
    if (newest != seen)
        return fail_with(
            cx, CONFLICT,
            T("Iemand anders heeft deze tekst net ook bewaard. Hieronder staan beide."), S("seen"),
            0);
    if (newest)
        TRY(is_newest_as(cx, layer, &versions.at[0], body, review, &same));
    *ret = same ? newest : newest + 1;
    if (same)
        return OK;
    TRY(sql_text_pass_work(cx, layer->scope, layer->scope_id, layer->key, code,
                           cx->who.organisation, &changed));
    return sql_text_version_add(cx, layer->scope, layer->scope_id, layer->key, code, *ret, body,
                                text_base_hash(cx, layer->key, layer->language),
                                findings_of(cx, layer, body), review.day, cx->who.professional,
                                cx->now_ms);
}

/* ---- steps ---- */

static enum outcome
moved(struct cx *cx, enum outcome outcome)
{
    if (outcome == CONFLICT)
        return fail(cx, CONFLICT,
                    "Deze tekst is intussen veranderd. Kijk eerst wat er nu staat, en probeer het "
                    "dan nog een keer.");
    return outcome;
}

enum outcome
text_offer(struct cx *cx, const struct text_layer *layer, int64_t number)
{
    TRY(layer_check(cx, layer));
    return moved(cx, sql_text_set_offered(cx, layer->scope, layer->scope_id, layer->key,
                                          language_code(layer->language), number,
                                          cx->who.organisation, cx->now_ms));
}

enum outcome
text_take_back(struct cx *cx, const struct text_layer *layer, int64_t number)
{
    TRY(layer_check(cx, layer));
    return moved(cx,
                 sql_text_set_draft(cx, layer->scope, layer->scope_id, layer->key,
                                    language_code(layer->language), number, cx->who.organisation));
}

enum outcome
text_reason_check(struct cx *cx, struct str code, struct str words)
{
    const struct text_reason *reason = reason_find(code);

    if (!reason)
        return fail_field(
            cx, "reason",
            "Deze tekst is nog niet voor iedereen begrijpelijk. Maak hem eerst beter, "
            "of kies waarom hij zo online moet.");
    if (reason->in_words && utf8_count(words) < TEXT_REASON_MIN_CHARS)
        return fail_field(cx, "reason_words", "Schrijf in een zin waarom.");
    return OK;
}

enum outcome
text_publish(struct cx *cx, const struct text_layer *layer, int64_t number, struct str reason,
             struct str reason_words)
{
    struct str code = language_code(layer->language), body;
    struct text_version_row_list versions;
    int64_t changed;

    TRY(text_version_list(cx, layer, &versions));
    if (versions.count == 0 || versions.at[0].number != number ||
        !str_eq(versions.at[0].state, S("offered")))
        return moved(cx, CONFLICT);
    if (versions.at[0].written_by == cx->who.professional)
        return fail(cx, DENIED,
                    "U schreef deze tekst zelf. Laat een collega hem lezen en publiceren.");
    TRY(text_version_body(cx, layer, number, &body));
    int64_t findings = findings_of(cx, layer, body);
    if (findings)
        TRY(text_reason_check(cx, reason, reason_words));
    TRY(sql_text_pass(cx, layer->scope, layer->scope_id, layer->key, code, cx->now_ms, &changed));
    return moved(cx, sql_text_set_published(cx, layer->scope, layer->scope_id, layer->key, code,
                                            number, cx->who.organisation, cx->who.professional,
                                            findings, findings ? reason : S(""),
                                            findings ? reason_words : S(""), cx->now_ms));
}

enum outcome
text_withdraw(struct cx *cx, const struct text_layer *layer, int64_t number)
{
    TRY(layer_check(cx, layer));
    return moved(cx,
                 sql_text_set_withdrawn(cx, layer->scope, layer->scope_id, layer->key,
                                        language_code(layer->language), number,
                                        cx->who.organisation, cx->who.professional, cx->now_ms));
}
