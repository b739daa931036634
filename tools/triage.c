/* triage.c - the questions of the help finder, from YAML to C. Run by the build.
 *
 *     triage TOPICS.csv NUMBERS.csv OUT.c FILE.yaml...
 *
 * A file holds one area of life; its name is NN-area.yaml, and NN its place among the areas:
 *
 *     say: Ik heb schulden              how the first page names the area
 *     hint: rekeningen, deurwaarder     a few everyday words
 *     icon: debt
 *     owner: redactie
 *     checked: 2026-11-28
 *     start: soort                      a question, or at once an end
 *     numbers: [veilig_thuis]           national numbers on every page of this area; may be left
 * out questions: soort: ask: Wat is er nu aan de hand? why: Dan weten wij hoe snel er iets moet
 * gebeuren. answers:
 *           - say: Ik heb een brief van een deurwaarder
 *             go: brief                 a question or an end
 *         unknown: algemeen             where "I don't know" leads
 *     ends:
 *       algemeen:
 *         topic: schulden               of data/topics.csv
 *         urgency: none                 none, deadline or danger; danger needs `numbers`
 *         what: ...                     one or two sentences
 *         rights: [...]                 one to three
 *         law: Wgs 4                    where they stand
 *         now: [...]                    one to three things to do today
 *         bring: [...]                  two to five
 *         also: [toeslagen]             at most three topics that often come with it
 *     tests:
 *       - answers: [Ik heb een brief van een deurwaarder, "?"]
 *         end: algemeen
 *
 * Refused, with FILE:LINE and a sentence: anything else than this; a path of more than three
 * questions; what nothing leads to; an end without a test, a test that ends elsewhere; when more
 * than a fifth of all paths end in general help. Exit 1 then; OUT.c is written only when all is
 * well ("-": never). */
#include "triage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/text.h"
#include "format/csv.h"

enum { FALLBACK_ONE_IN = 5, FIRST_FILE = 4 };

static struct bytes
file_read(struct arena *mem, const char *path)
{
    char part[64 * 1024];
    struct text t = text_open(mem, sizeof part);
    FILE *file = fopen(path, "rb");

    if (!file) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(1);
    }
    for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;)
        text_add(&t, (struct str){part, got});
    fclose(file);
    return (struct bytes){(const unsigned char *)text_str(&t).ptr, text_str(&t).len};
}

/* The first column without its heading, a name a line. */
static struct str
first_column(struct arena *mem, const char *path)
{
    struct csv csv = csv_open(mem, file_read(mem, path));
    struct text t = text_open(mem, 4096);
    struct csv_row row;

    check(csv_next(&csv, mem, &row));
    while (csv_next(&csv, mem, &row)) {
        text_add(&t, row.cells[0]);
        text_add_byte(&t, '\n');
    }
    return text_str(&t);
}

/* ".../30-schulden.yaml" -> "schulden" */
static struct str
id_of(const char *path)
{
    struct str name = str_from_c(strrchr(path, '/') ? strrchr(path, '/') + 1 : path);
    size_t dash = str_find_byte(name, '-');

    name = str_slice(name, dash < name.len ? dash + 1 : 0, name.len);
    return str_slice(name, 0, str_find(name, S(".yaml")));
}

/* ---- writing ---- */

static void
literal_add(struct text *t, struct str s)
{
    text_add(t, S("{\""));
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        char octal[8];
        if (c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '?')
            text_add_byte(t, (char)c);
        else
            text_add(t,
                     (struct str){octal, (size_t)snprintf(octal, sizeof octal, "\\%03o", (int)c)});
    }
    text_add(t, S("\", "));
    text_add_int(t, (int64_t)s.len);
    text_add(t, S("}"));
}

static void
lines_add(struct text *t, const char *name, const struct triage_lines *lines)
{
    text_add(t, S(", ."));
    text_add(t, str_from_c(name));
    text_add(t, S(" = {{"));
    for (size_t i = 0; i < lines->count; i++) {
        literal_add(t, lines->at[i]);
        text_add(t, S(", "));
    }
    if (lines->count == 0)
        text_add(t, S("{0}"));
    text_add(t, S("}, "));
    text_add_int(t, (int64_t)lines->count);
    text_add(t, S("}"));
}

static void
member_add(struct text *t, const char *name, struct str value)
{
    text_add(t, S(", ."));
    text_add(t, str_from_c(name));
    text_add(t, S(" = "));
    literal_add(t, value);
}

static void
step_add(struct text *t, struct triage_step step)
{
    text_add(t, step.ends ? S("{true, ") : S("{false, "));
    text_add_int(t, (int64_t)step.at);
    text_add(t, S("}"));
}

static void
question_add(struct text *t, const struct triage_question *q)
{
    text_add(t, S("    {.id = "));
    literal_add(t, q->id);
    member_add(t, "ask", q->ask);
    member_add(t, "why", q->why);
    text_add(t, S(", .answers = {"));
    for (size_t i = 0; i < q->count; i++) {
        text_add(t, S("{"));
        literal_add(t, q->answers[i].say);
        text_add(t, S(", "));
        step_add(t, q->answers[i].go);
        text_add(t, S("}, "));
    }
    text_add(t, S("}, .count = "));
    text_add_int(t, (int64_t)q->count);
    text_add(t, S(", .unknown = "));
    step_add(t, q->unknown);
    text_add(t, S("},\n"));
}

static void
end_add(struct text *t, const struct triage_end *end)
{
    static const char *const urgencies[] = {"URGENCY_NONE", "URGENCY_DEADLINE", "URGENCY_CRISIS"};

    text_add(t, S("    {.id = "));
    literal_add(t, end->id);
    member_add(t, "topic", end->topic);
    text_add(t, S(", .urgency = "));
    text_add(t, str_from_c(urgencies[end->urgency]));
    member_add(t, "what", end->what);
    member_add(t, "law", end->law);
    lines_add(t, "rights", &end->rights);
    lines_add(t, "now", &end->now);
    lines_add(t, "bring", &end->bring);
    lines_add(t, "numbers", &end->numbers);
    lines_add(t, "also", &end->also);
    text_add(t, S("},\n"));
}

static void
tables_add(struct text *t, const struct triage_area *area, size_t number)
{
    text_add(t, S("static const struct triage_question questions_"));
    text_add_int(t, (int64_t)number);
    text_add(t, S("[] = {\n"));
    for (size_t i = 0; i < area->question_count; i++)
        question_add(t, &area->questions[i]);
    if (area->question_count == 0)
        text_add(t, S("    {.count = 0},\n"));
    text_add(t, S("};\nstatic const struct triage_end ends_"));
    text_add_int(t, (int64_t)number);
    text_add(t, S("[] = {\n"));
    for (size_t i = 0; i < area->end_count; i++)
        end_add(t, &area->ends[i]);
    text_add(t, S("};\n"));
}

static void
area_add(struct text *t, const struct triage_area *area, size_t number)
{
    text_add(t, S("    {.id = "));
    literal_add(t, area->id);
    member_add(t, "say", area->say);
    member_add(t, "hint", area->hint);
    member_add(t, "icon", area->icon);
    member_add(t, "owner", area->owner);
    member_add(t, "checked", area->checked);
    lines_add(t, "numbers", &area->numbers);
    text_add(t, S(", .start = "));
    step_add(t, area->start);
    text_add(t, S(", .questions = questions_"));
    text_add_int(t, (int64_t)number);
    text_add(t, S(", .question_count = "));
    text_add_int(t, (int64_t)area->question_count);
    text_add(t, S(", .ends = ends_"));
    text_add_int(t, (int64_t)number);
    text_add(t, S(", .end_count = "));
    text_add_int(t, (int64_t)area->end_count);
    text_add(t, S("},\n"));
}

static uint64_t
hash_add(uint64_t hash, struct bytes content)
{
    for (size_t i = 0; i < content.len; i++)
        hash = (hash ^ content.ptr[i]) * 1099511628211U;
    return hash;
}

static bool
write_all(struct arena *mem, const char *path, const struct triage_area *areas, size_t count,
          uint64_t hash)
{
    struct text t = text_open(mem, 256 * 1024);
    unsigned char bytes[4];

    text_add(&t, S("/* Made by tools/triage.c from content/nl/triage; do not edit. */\n"
                   "#include \"domain/guide/triage.h\"\n\n"));
    for (size_t i = 0; i < count; i++)
        tables_add(&t, &areas[i], i);
    text_add(&t, S("const struct triage_area triage_areas[] = {\n"));
    for (size_t i = 0; i < count; i++)
        area_add(&t, &areas[i], i);
    text_add(&t, S("};\nconst size_t triage_area_count = "));
    text_add_int(&t, (int64_t)count);
    text_add(&t, S(";\nconst struct str triage_version = {\""));
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(hash >> (8 * i));
    text_add_hex(&t, (struct bytes){bytes, sizeof bytes});
    text_add(&t, S("\", 8};\n"));

    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    bool whole = fwrite(t.ptr, 1, t.len, file) == t.len;
    return fclose(file) == 0 && whole;
}

int
main(int argc, char **argv)
{
    struct arena *mem = arena_open();
    struct triage_area areas[TRIAGE_AREAS_MAX] = {0};
    struct paths paths = {0};
    size_t count = 0;
    uint64_t hash = 1469598103934665603U;
    bool fine = argc > FIRST_FILE && argc - FIRST_FILE <= TRIAGE_AREAS_MAX;

    if (!fine) {
        fprintf(stderr, "triage: TOPICS.csv NUMBERS.csv OUT.c and 1 to %d files are needed\n",
                TRIAGE_AREAS_MAX);
        return 1;
    }
    struct names names = {first_column(mem, argv[1]), first_column(mem, argv[2])};
    for (int i = FIRST_FILE; i < argc; i++, count++) {
        struct bytes content = file_read(mem, argv[i]);
        struct yaml root;
        struct yaml_fault fault;
        hash = hash_add(hash, content);
        if (!yaml_read(mem, (struct str){(const char *)content.ptr, content.len}, &root, &fault) ||
            !triage_file_read(mem, &names, id_of(argv[i]), &root, &areas[count], &fault) ||
            !triage_file_check(mem, &areas[count], &root, &paths, &fault)) {
            fprintf(stderr, "%s:%zu: %.*s\n", argv[i], fault.line, (int)fault.what.len,
                    fault.what.ptr);
            fine = false;
        }
    }
    if (fine && paths.fallback * FALLBACK_ONE_IN > paths.all) {
        fprintf(stderr, "triage: %zu of %zu paths end in general help; at most a fifth may\n",
                paths.fallback, paths.all);
        fine = false;
    }
    if (fine && strcmp(argv[3], "-") != 0 && !write_all(mem, argv[3], areas, count, hash)) {
        fprintf(stderr, "%s: cannot be written\n", argv[3]);
        fine = false;
    }
    arena_close(mem);
    return fine ? 0 : 1;
}
