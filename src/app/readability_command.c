/* readability_command.c - the readability gate on the command line (CONTRACT: readability). */
#include "app/commands.h"
#include "base/text.h"
#include "domain/guide/readable.h"
#include "os/files.h"

enum { PAGE_BYTES = 1024 * 1024 };

/* Kinds as programs read them, in the order of enum plain_kind. */
static const struct str kinds[] = {
    S_INIT("long_sentence"), S_INIT("difficult_word"), S_INIT("long_word"), S_INIT("hard_to_read"),
    S_INIT("long_mean"),     S_INIT("passive"),        S_INIT("empty")};

/* Two decimals. */
static void
hundredths_add(struct text *t, double n)
{
    int64_t rounded = (int64_t)(n * 100 + (n < 0 ? -0.5 : 0.5));

    if (rounded < 0)
        text_add_byte(t, '-');
    rounded = rounded < 0 ? -rounded : rounded;
    text_add_int(t, rounded / 100);
    text_add_byte(t, '.');
    text_add_int_wide(t, rounded % 100, 2);
}

static void
name_add(struct text *t, struct str before, struct str name)
{
    text_add(t, before);
    text_add_json(t, name);
    text_add(t, S(": "));
}

static void
finding_json(struct text *t, const struct plain_finding *finding)
{
    name_add(t, S("{"), S("line"));
    text_add_int(t, (int64_t)finding->line);
    name_add(t, S(", "), S("kind"));
    text_add_json(t, kinds[finding->kind]);
    name_add(t, S(", "), S("number"));
    text_add_int(t, finding->number);
    name_add(t, S(", "), S("word"));
    text_add_json(t, finding->word);
    name_add(t, S(", "), S("say"));
    text_add_json(t, finding->say);
    name_add(t, S(", "), S("sentence"));
    text_add_json(t, finding->sentence);
    text_add_byte(t, '}');
}

static void
report_json(struct text *t, struct str file, const struct plain_report *report)
{
    name_add(t, S("{"), S("file"));
    text_add_json(t, file);
    name_add(t, S(", "), S("flesch"));
    hundredths_add(t, report->flesch);
    name_add(t, S(", "), S("mean_words"));
    hundredths_add(t, report->mean);
    name_add(t, S(", "), S("words"));
    text_add_int(t, report->words);
    name_add(t, S(", "), S("sentences"));
    text_add_int(t, report->counted);
    name_add(t, S(", "), S("passive"));
    text_add_int(t, report->passive);
    name_add(t, S(", "), S("findings"));
    text_add_byte(t, '[');
    for (size_t i = 0; i < report->finding_count; i++) {
        text_add(t, i ? S(", ") : S(""));
        finding_json(t, &report->findings[i]);
    }
    text_add(t, S("]}\n"));
}

static void
finding_line(struct text *t, const struct plain_finding *finding)
{
    switch (finding->kind) {
    case PLAIN_LONG_SENTENCE:
        text_add_int(t, finding->number);
        text_add(t, S(" woorden in een zin, ten hoogste 20: "));
        text_add(t, finding->sentence);
        break;
    case PLAIN_DIFFICULT:
        text_add(t, str_join(t->mem, S("zeg \""), finding->say, S("\" voor \""), finding->word,
                             S("\"")));
        break;
    case PLAIN_LONG_WORD:
        text_add(t, str_join(t->mem, S("een woord van meer dan 15 letters: "), finding->word));
        break;
    case PLAIN_HARD:
        text_add(t, S("Flesch-Douma is lager dan 70"));
        break;
    case PLAIN_LONG_MEAN:
        text_add(t, S("gemiddeld meer dan 12 woorden in een zin"));
        break;
    case PLAIN_PASSIVE:
        text_add(t, S("meer dan een op de tien zinnen is lijdend"));
        break;
    case PLAIN_EMPTY:
        text_add(t, S("er staat niets om te lezen"));
        break;
    }
    text_add_byte(t, '\n');
}

static void
report_lines(struct text *t, struct str file, const struct plain_report *report)
{
    for (size_t i = 0; i < report->finding_count; i++) {
        text_add(t, file);
        text_add_byte(t, ':');
        text_add_int(t, (int64_t)report->findings[i].line);
        text_add(t, S(": "));
        finding_line(t, &report->findings[i]);
    }
    text_add(t, str_join(t->mem, file, S(": Flesch-Douma ")));
    hundredths_add(t, report->flesch);
    text_add(t, S(", woorden in een zin "));
    hundredths_add(t, report->mean);
    text_add(t, S(", lijdend "));
    text_add_int(t, report->passive);
    text_add(t, S(" van "));
    text_add_int(t, report->counted);
    text_add(t, S(" zinnen\n"));
}

enum outcome
readability_command(struct cx *cx, struct config *config, const struct arguments *a)
{
    struct text t = text_open(cx->mem, 1024);

    (void)config;
    if (a->count == 0)
        return fail(cx, INVALID, "Schrijf: readability BESTAND.");
    for (size_t i = 0; i < a->count; i++) {
        struct plain_report report;
        struct bytes content;
        TRY(file_read(cx->mem, a->words[i], PAGE_BYTES, &content));
        readable(cx->mem, (struct str){(const char *)content.ptr, content.len}, &report);
        if (a->json)
            report_json(&t, a->words[i], &report);
        else
            report_lines(&t, a->words[i], &report);
    }
    say(text_str(&t));
    return OK;
}
