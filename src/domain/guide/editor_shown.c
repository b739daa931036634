/* editor_shown.c - what the pages of editors share: addresses, names, the report on readability. */
#include "base/text.h"
#include "domain/guide/editor_pages.h"
#include "domain/guide/readable.h"
#include "domain/guide/topic_text.h"
#include "i18n/i18n.h"
#include "web/markdown.h"
#include "words/difference.h"

/* ---- addresses ---- */

static const struct {
    struct str scope, word, said;
} scopes[] = {
    {S_INIT("municipality"), S_INIT("gemeente-"), T_INIT("{naam} (gemeente)")},
    {S_INIT("doorway"), S_INIT("ingang-"), T_INIT("{naam} (ingang)")},
    {S_INIT("region"), S_INIT("regio-"), T_INIT("{naam} (regio)")},
};
static const struct str local_word = S_INIT("-erbij");

static bool
layer_parse(struct str word, struct text_layer *ret, bool *ret_local)
{
    *ret_local = str_ends(word, local_word);
    if (*ret_local)
        word = str_slice(word, 0, word.len - local_word.len);
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
        if (str_starts(word, scopes[i].word)) {
            ret->scope = scopes[i].scope;
            return str_int(str_slice(word, scopes[i].word.len, word.len), &ret->scope_id);
        }
    return false;
}

enum outcome
text_at_read(struct cx *cx, const struct request *rq, struct text_at *ret)
{
    struct text_at at = {0};
    bool local;

    if (!language_parse(rq->args[2], &at.layer.language) ||
        !layer_parse(rq->args[3], &at.layer, &local))
        return NOT_FOUND;
    at.layer.key = str_eq(rq->args[0], S("texts"))
                       ? rq->args[1]
                       : str_join(cx->mem, rq->args[0], S("/"), rq->args[1]);
    at.title = text_title(cx, at.layer.key);
    if (local)
        at.layer.key = text_local_key(cx->mem, at.layer.key);
    TRY(text_layer_get(cx, &at.layer, &at.name));
    at.here = text_at_url(cx->mem, &at.layer, S(""));
    *ret = at;
    return OK;
}

struct url
text_at_url(struct arena *mem, const struct text_layer *layer, struct str after)
{
    struct str key = text_shared_key(layer->key), word = S("");
    struct str folder = str_find_byte(key, '/') < key.len ? S("") : S("texts/");
    struct text token = text_open(mem, 40);

    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
        if (str_eq(scopes[i].scope, layer->scope))
            word = scopes[i].word;
    text_add(&token, word);
    text_add_int(&token, layer->scope_id);
    text_add(&token, text_is_local(layer->key) ? local_word : S(""));
    struct str before = str_join(mem, S("/beheer/teksten/"), folder, key, S("/"),
                                 language_code(layer->language), S("/"));
    return url_path_token(mem, before, text_str(&token), after);
}

/* ---- words ---- */

struct str
text_layer_said(struct arena *mem, enum language language, struct str scope, struct str name)
{
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
        if (str_eq(scopes[i].scope, scope))
            return tr_fill(mem, tr(language, scopes[i].said), 1,
                           (struct tr_arg[]){{S("naam"), name}});
    return name;
}

struct str
text_state_said(enum language language, struct str state)
{
    static const struct {
        struct str code, said;
    } states[] = {
        {S_INIT("draft"), T_INIT("Concept")},
        {S_INIT("offered"), T_INIT("Wacht op een tweede lezer")},
        {S_INIT("published"), T_INIT("Online")},
        {S_INIT("withdrawn"), T_INIT("Ingetrokken")},
        {S_INIT("passed"), T_INIT("Vervangen")},
    };

    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (str_eq(states[i].code, state))
            return tr(language, states[i].said);
    return state;
}

struct str
text_title(struct cx *cx, struct str key)
{
    struct topic_text text;
    struct str base;

    if (!text_base(cx, text_shared_key(key), LANGUAGE_NL, &base))
        return key;
    topic_text_read(cx->mem, base, false, &text);
    return text.title.len ? text.title : key;
}

struct str
text_day_said(struct arena *mem, enum language language, int64_t at_ms)
{
    return at_ms ? date_in_words(mem, language, date_in_amsterdam(at_ms)) : S("");
}

void
difference_shown(struct arena *mem, struct str before, struct str after,
                 struct shown_line_list *ret, bool *ret_any)
{
    struct difference all, near;

    difference_of(mem, before, after, &all);
    difference_near(mem, &all, 2, &near);
    ret->at = arena_new(mem, struct shown_line, near.count);
    ret->count = 0;
    for (size_t i = 0; i < near.count; i++)
        ret->at[ret->count++] =
            (struct shown_line){near.at[i].text, near.at[i].gone, near.at[i].fresh};
    *ret_any = all.any;
}

/* ---- the report ---- */

/* "9,4" */
static struct str
tenths(struct arena *mem, double n)
{
    struct text t = text_open(mem, 24);
    int64_t rounded = (int64_t)(n * 10 + (n < 0 ? -0.5 : 0.5));

    if (rounded < 0)
        text_add_byte(&t, '-');
    rounded = rounded < 0 ? -rounded : rounded;
    text_add_int(&t, rounded / 10);
    text_add_byte(&t, ',');
    text_add_int(&t, rounded % 10);
    return text_str(&t);
}

static struct str
finding_sentence(enum plain_kind kind)
{
    switch (kind) {
    case PLAIN_LONG_SENTENCE:
        return T("{n} woorden in deze zin. Maak er twee zinnen van: ten hoogste 20 woorden.");
    case PLAIN_DIFFICULT:
        return T("Zeg niet: {woord}. Zeg liever: {liever}.");
    case PLAIN_LONG_WORD:
        return T("{woord} heeft {n} letters. Kies een korter woord. Kan dat niet? Zet het tussen "
                 "*sterretjes* en leg het uit.");
    case PLAIN_HARD:
        return T("De tekst als geheel is te moeilijk. Gebruik kortere woorden en kortere zinnen.");
    case PLAIN_LONG_MEAN:
        return T("De zinnen zijn gemiddeld te lang. Ten hoogste 12 woorden in een zin.");
    case PLAIN_PASSIVE:
        return T("Te veel lijdende zinnen: {n}. Schrijf wie het doet.");
    case PLAIN_EMPTY:
        break;
    }
    return T("Er staat nog niets om te lezen.");
}

static struct str
finding_said(struct arena *mem, enum language reader, const struct plain_finding *finding)
{
    return tr_fill(mem, tr(reader, finding_sentence(finding->kind)), 3,
                   (struct tr_arg[]){{S("n"), str_of_int(mem, finding->number)},
                                     {S("woord"), finding->word},
                                     {S("liever"), finding->say}});
}

static void
said_add(struct check_sentence *sentence, struct str said)
{
    sentence->said.at[sentence->said.count++] = said;
}

static void
sentences_fill(struct arena *mem, enum language reader, const struct plain_report *report,
               struct text_check *check)
{
    bool too_passive =
        report->finding_count && report->findings[report->finding_count - 1].kind == PLAIN_PASSIVE;

    check->mend.at = arena_new(mem, struct check_sentence, report->sentence_count);
    check->fine.at = arena_new(mem, struct check_sentence, report->sentence_count);
    for (size_t i = 0; i < report->sentence_count; i++) {
        const struct plain_sentence *from = &report->sentences[i];
        struct check_sentence sentence = {.text = from->text};
        sentence.said.at = arena_new(mem, struct str, from->finding_count + 1);
        for (size_t f = 0; f < from->finding_count; f++)
            said_add(&sentence, finding_said(mem, reader, &report->findings[from->finding + f]));
        if (from->passive)
            said_add(&sentence, tr(reader, T("Lijdende zin. Wie doet het?")));
        bool mend = from->finding_count || (from->passive && too_passive);
        if (mend)
            check->mend.at[check->mend.count++] = sentence;
        else
            check->fine.at[check->fine.count++] = sentence;
    }
}

static void
whole_fill(struct arena *mem, enum language reader, const struct plain_report *report,
           struct text_check *check)
{
    check->whole.said.at = arena_new(mem, struct str, report->finding_count);
    for (size_t i = 0; i < report->finding_count; i++)
        if (report->findings[i].sentence.len == 0)
            said_add(&check->whole, finding_said(mem, reader, &report->findings[i]));
    check->figures = tr_fill(
        mem,
        tr(reader,
           T("Leesbaarheid {punten}: ten minste 70 is goed. Gemiddeld {gemiddeld} woorden in een "
             "zin: ten hoogste 12. Lijdende zinnen: {lijdend} van {zinnen}.")),
        4,
        (struct tr_arg[]){{S("punten"), tenths(mem, report->flesch)},
                          {S("gemiddeld"), tenths(mem, report->mean)},
                          {S("lijdend"), str_of_int(mem, report->passive)},
                          {S("zinnen"), str_of_int(mem, report->counted)}});
}

/* Without its first heading. */
static struct str
below_title(struct arena *mem, struct str body)
{
    struct text out = text_open(mem, body.len);
    bool taken = false;
    struct str line;

    while (str_cut(&body, '\n', &line)) {
        bool title = !taken && str_starts(line, S("# "));
        taken = taken || title;
        if (title)
            continue;
        text_add(&out, line);
        text_add_byte(&out, '\n');
    }
    return text_str(&out);
}

void
text_check_fill(struct cx *cx, enum language reader, enum language language, struct str body,
                struct text_check *ret)
{
    struct plain_report report;
    struct topic_text text;

    topic_text_read(cx->mem, body, false, &text);
    *ret = (struct text_check){
        .title = text.title,
        .preview = markdown_html(cx->mem, language, below_title(cx->mem, text.body)),
        .code = language_code(language),
        .gate = language == LANGUAGE_NL,
        .figures = S(""),
    };
    if (!ret->gate)
        return;
    readable(cx->mem, body, &report);
    ret->passes = report.finding_count == 0;
    whole_fill(cx->mem, reader, &report, ret);
    sentences_fill(cx->mem, reader, &report, ret);
    ret->mend_count = (int64_t)ret->mend.count;
    ret->fine_count = (int64_t)ret->fine.count;
}
