/* term_commands.c - terms of laws for programs: facts in JSON, an answer with its steps in JSON
 * (CONTRACT: term). */
#include "app/commands.h"
#include "app/term_answer.h"

#include <stdio.h>

#include "base/text.h"
#include "i18n/i18n.h"
#include "law/term_rules.h"
#include "os/files.h"

enum { TERM_LINE_BYTES = 64 * 1024, OUT_BYTES = 256 * 1024 };

static enum outcome
rule_get(struct cx *cx, struct str name, const struct term_rule **ret)
{
    *ret = term_rule_find(name);
    if (*ret == NULL)
        return fail_with(cx, NOT_FOUND,
                         T("Deze regel kennen wij niet. De lijst geeft: elkedeur term."), name, 0);
    return OK;
}

static enum outcome
facts_read(struct cx *cx, struct str input, struct json *ret)
{
    int line;

    if (json_read(cx->mem, input, ret, &line))
        return OK;
    return fail_with(cx, INVALID,
                     T("Dit is geen JSON (regel {n}). Schrijf de gegevens tussen accolades."),
                     S(""), line);
}

enum outcome
term_answer_json(struct cx *cx, const struct calendar *calendar, struct str rule_name,
                 struct str input, struct text *ret)
{
    const struct term_rule *rule;
    struct term_answer answer;
    struct json facts;

    TRY(rule_get(cx, rule_name, &rule));
    TRY(facts_read(cx, input, &facts));
    TRY(term_rule_run(cx, calendar, rule, &facts, &answer));
    term_answer_write(ret, &answer);
    return OK;
}

/* ---- many at once ---- */

/* {"rule": "...", and the facts}: the facts without the name of the rule. */
static enum outcome
line_split(struct cx *cx, const struct json *line, const struct term_rule **ret_rule,
           struct json *ret_facts)
{
    const struct json *rule = json_member(line, S("rule"));

    if (rule == NULL || rule->is != JSON_IS_TEXT)
        return fail_field(cx, "rule", "Wij missen dit gegeven: de naam van de regel.");
    TRY(rule_get(cx, rule->text, ret_rule));
    struct json *items = arena_new(cx->mem, struct json, line->count);
    struct str *names = arena_new(cx->mem, struct str, line->count);
    size_t count = 0;
    for (size_t i = 0; i < line->count; i++) {
        if (str_eq(line->names[i], S("rule")))
            continue;
        items[count] = line->items[i];
        names[count++] = line->names[i];
    }
    *ret_facts =
        (struct json){.is = JSON_IS_OBJECT, .count = count, .items = items, .names = names};
    return OK;
}

enum outcome
term_line_json(struct cx *cx, const struct calendar *calendar, struct str line, struct text *ret)
{
    const struct term_rule *rule;
    struct term_answer answer;
    struct json whole, facts;

    TRY(facts_read(cx, line, &whole));
    TRY(line_split(cx, &whole, &rule, &facts));
    TRY(term_rule_run(cx, calendar, rule, &facts, &answer));
    term_answer_write(ret, &answer);
    return OK;
}

static void
fault_add(const struct cx *cx, struct text *t)
{
    struct text n = text_open(t->mem, 24);

    text_add_int(&n, cx->fault.number);
    text_add(t, S("{\"fout\": "));
    text_add_json(
        t, tr_fill(t->mem, cx->fault.sentence, 1, (struct tr_arg[]){{S("n"), text_str(&n)}}));
    text_add(t, S(", \"veld\": "));
    text_add_json(t, cx->fault.field);
    text_add(t, S("}\n"));
}

/* A line that cannot be answered gets its sentence, and the next one goes on. */
static enum outcome
lines_answer(struct cx *cx, const struct calendar *calendar)
{
    static char line[TERM_LINE_BYTES];
    struct cx each = *cx;

    each.mem = arena_open();
    struct text out = text_open(cx->mem, 2 * OUT_BYTES);
    while (fgets(line, sizeof line, stdin) != NULL) {
        arena_reset(each.mem);
        struct text t = text_open(each.mem, 2048);
        if (term_line_json(&each, calendar, str_trim(str_from_c(line)), &t) != OK) {
            t = text_open(each.mem, 256);
            fault_add(&each, &t);
        }
        text_add(&out, text_str(&t));
        if (out.len > OUT_BYTES) {
            say(text_str(&out));
            out.len = 0;
        }
    }
    say(text_str(&out));
    arena_close(each.mem);
    return OK;
}

/* ---- the command ---- */

static void
rules_list(struct cx *cx)
{
    struct text t = text_open(cx->mem, 4096);

    for (size_t i = 0; i < term_rules_count; i++) {
        text_add(&t, term_rules[i].name);
        text_add(&t, S("  ("));
        text_add(&t, term_rules[i].law);
        text_add(&t, S(")\n   "));
        for (size_t n = 0; n < term_rules[i].names.count; n++) {
            text_add_byte(&t, ' ');
            text_add(&t, term_rules[i].names.at[n]);
        }
        text_add_byte(&t, '\n');
    }
    say(text_str(&t));
}

enum outcome
term_command(struct cx *cx, struct config *config, const struct arguments *a)
{
    struct text t = text_open(cx->mem, 2048);
    struct calendar calendar;

    TRY(config_calendar(cx, config, &calendar));
    if (a->lines && a->count == 0)
        return lines_answer(cx, &calendar);
    if (a->count == 0) {
        rules_list(cx);
        return OK;
    }
    if (a->count != 2 || a->lines)
        return fail(cx, INVALID, "Schrijf: term REGEL JSON, of term --lines.");
    TRY(term_answer_json(cx, &calendar, a->words[0], a->words[1], &t));
    say(text_str(&t));
    return OK;
}
