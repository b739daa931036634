/* import_report.c - what an import did: as the contract has it, and for people. */
#include "domain/map/import.h"

#include "base/text.h"

struct str
problem_place(struct arena *mem, const struct problem *problem)
{
    struct text t = text_open(mem, 32);

    text_add(&t, S("regel "));
    text_add_int(&t, problem->line);
    if (problem->cell) {
        text_add(&t, S(", kolom "));
        text_add_int(&t, problem->cell);
    }
    return text_str(&t);
}

struct count {
    struct str name, said;
    int64_t number;
};
enum { COUNTS = 6 };

static void
counts_of(const struct import_report *r, struct count *ret)
{
    ret[0] = (struct count){S("read"), S("gelezen"), r->read};
    ret[1] = (struct count){S("created"), S("nieuw"), r->created};
    ret[2] = (struct count){S("changed"), S("veranderd"), r->changed};
    ret[3] = (struct count){S("unchanged"), S("hetzelfde"), r->unchanged};
    ret[4] = (struct count){S("rejected"), S("geweigerd"), r->rejected};
    ret[5] = (struct count){S("warnings"), S("waarschuwingen"), r->warnings};
}

struct str
import_report_json(struct arena *mem, const struct import_report *report)
{
    struct text t = text_open(mem, 1024);
    struct count counts[COUNTS];

    counts_of(report, counts);
    text_add_byte(&t, '{');
    for (size_t i = 0; i < COUNTS; i++) {
        text_add_json(&t, counts[i].name);
        text_add_byte(&t, ':');
        text_add_int(&t, counts[i].number);
        text_add_byte(&t, ',');
    }
    text_add(&t, S("\"problems\":["));
    for (const struct problem *p = report->problems.first; p; p = p->next) {
        text_add(&t, p == report->problems.first ? S("\n{\"place\":") : S(",\n{\"place\":"));
        text_add_json(&t, problem_place(mem, p));
        text_add(&t, S(",\"field\":"));
        text_add_json(&t, p->field);
        text_add(&t, S(",\"reason\":"));
        text_add_json(&t, p->reason);
        text_add_byte(&t, '}');
    }
    text_add(&t, S("]}\n"));
    return text_str(&t);
}

struct str
import_report_text(struct arena *mem, const struct import_report *report)
{
    struct text t = text_open(mem, 1024);
    struct count counts[COUNTS];

    counts_of(report, counts);
    for (size_t i = 0; i < COUNTS; i++) {
        text_add_int(&t, counts[i].number);
        text_add_byte(&t, ' ');
        text_add(&t, counts[i].said);
        text_add(&t, i + 1 < COUNTS ? S(", ") : S(".\n"));
    }
    for (const struct problem *p = report->problems.first; p; p = p->next) {
        text_add(&t, p->warning ? S("  let op, ") : S("  fout, "));
        text_add(&t, problem_place(mem, p));
        if (p->field.len) {
            text_add(&t, S(" ("));
            text_add(&t, p->field);
            text_add_byte(&t, ')');
        }
        text_add(&t, S(": "));
        text_add(&t, p->reason);
        text_add_byte(&t, '\n');
    }
    return text_str(&t);
}
