/* import.c - services.csv: reading rows, recognising records, taking them in. */
#include "domain/map/import_row.h"
#include "domain/map/search.h"

#include "base/text.h"
#include "crypto/uuid.h"
#include "domain/map/import_seen.h"
#include "format/csv.h"
#include "store/transaction.h"

enum { AT_ONCE = 100, NO_COLUMN = -1 };

struct import_rows {
    struct import_row *at;
    size_t count;
};

struct import {
    struct arena *mem;
    struct csv csv;
    struct import_options options;
    struct import_report *report;
    int column_of[CSV_CELLS_MAX]; /* enum column, or NO_COLUMN */
    size_t heading_count;
    uint64_t given;
    bool refused;
    struct import_seen *ids, *names;
};

/* ---- telling ---- */

static void
report_problem(struct import *im, struct import_report *report, struct problem problem)
{
    report->warnings += problem.warning;
    if (report->problems.count < IMPORT_PROBLEMS_MAX) {
        problem.reason = str_copy(im->mem, problem.reason);
        problem.field = str_copy(im->mem, problem.field);
        problem_add(im->mem, &report->problems, problem);
    }
}

static void
row_problem(struct arena *mem, struct import_row *row, enum column column, bool warning,
            struct str reason)
{
    problem_add(mem, &row->problems,
                (struct problem){.line = row->line,
                                 .column = column,
                                 .field = column_name(column),
                                 .cell = row->column[column],
                                 .reason = reason,
                                 .warning = warning});
    row->refused = row->refused || !warning;
}

/* ---- the heading ---- */

static void
heading_problem(struct import *im, int64_t line, struct str field, int64_t cell, struct str reason,
                bool warning)
{
    report_problem(
        im, im->report,
        (struct problem){
            .line = line, .field = field, .cell = cell, .reason = reason, .warning = warning});
}

static void
heading_cell(struct import *im, const struct csv_row *row, size_t i)
{
    struct str name = str_trim(row->cells[i]);
    enum column column;

    im->column_of[i] = NO_COLUMN;
    if (!column_find(im->mem, name, &column)) {
        heading_problem(im, row->line, name, (int64_t)i + 1,
                        name.len ? S("Deze kolom kennen wij niet. Wij slaan hem over.")
                                 : S("Deze kolom heeft geen naam. Wij slaan hem over."),
                        true);
    } else if (im->given & COLUMN_BIT(column)) {
        heading_problem(im, row->line, name, (int64_t)i + 1,
                        S("Deze kolom staat er twee keer. De eerste telt."), true);
    } else {
        im->column_of[i] = (int)column;
        im->given |= COLUMN_BIT(column);
    }
}

/* Files that are no table, by how they begin. */
static bool
no_table(struct bytes content)
{
    static const struct str marks[] = {S_INIT("PK\x03\x04"), S_INIT("\xD0\xCF\x11\xE0"),
                                       S_INIT("%PDF"), S_INIT("<"), S_INIT("{\"")};
    struct str begin =
        str_trim(str_slice((struct str){(const char *)content.ptr, content.len}, 0, 16));

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_eq_nocase(str_slice(begin, 0, marks[i].len), marks[i]))
            return true;
    return false;
}

static void
heading_read(struct import *im)
{
    static const enum column needed[] = {COLUMN_NAME, COLUMN_ORGANISATION, COLUMN_MUNICIPALITY};
    struct csv_row row;

    if (!csv_next(&im->csv, im->mem, &row)) {
        im->refused = true;
        heading_problem(im, 1, S(""), 0, S("Het bestand is leeg."), false);
        return;
    }
    im->heading_count = row.count;
    for (size_t i = 0; i < row.count; i++)
        heading_cell(im, &row, i);
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if ((im->given & COLUMN_BIT(needed[i])) ||
            (needed[i] == COLUMN_MUNICIPALITY && im->options.municipality.len))
            continue;
        im->refused = true;
        heading_problem(im, row.line, column_name(needed[i]), 0,
                        str_join(im->mem, S("De kolom "), column_name(needed[i]),
                                 S(" ontbreekt op de eerste regel. Zonder die kolom kan er niets "
                                   "op de kaart.")),
                        false);
    }
}

struct import *
import_open(struct arena *mem, struct bytes content, const struct import_options *options,
            struct import_report *report)
{
    struct import *im = arena_new(mem, struct import, 1);

    *im = (struct import){.mem = mem,
                          .options = *options,
                          .report = report,
                          .ids = import_seen_new(mem),
                          .names = import_seen_new(mem)};
    if (im->options.source.len == 0)
        im->options.source = S("services.csv");
    if (no_table(content)) {
        im->refused = true;
        heading_problem(im, 1, S(""), 0,
                        S("Dit is geen CSV-bestand. Bewaar het in uw rekenblad als CSV, en probeer "
                          "het dan opnieuw."),
                        false);
        return im;
    }
    im->csv = csv_open(mem, content);
    heading_read(im);
    return im;
}

bool
import_refused(const struct import *im)
{
    return im->refused;
}

/* ---- a row ---- */

static void
oddities_tell(struct arena *mem, struct import_row *row, const struct csv_row *csv)
{
    static const struct {
        unsigned oddity;
        bool warning;
        struct str reason;
    } tells[] = {
        {CSV_RECODED, true,
         S_INIT("Deze regel is geen UTF-8. Wij lazen hem als Windows-1252 of Mac Roman. Kijk na of "
                "de letters kloppen.")},
        {CSV_TWICE, true,
         S_INIT("De letters waren dubbel gecodeerd. Wij hebben dat hersteld. Kijk het na.")},
        {CSV_NUL, true, S_INIT("Er stonden nul-tekens in. Die zijn weggelaten.")},
        {CSV_QUOTE, true, S_INIT("Er staat een aanhalingsteken midden in een cel.")},
        {CSV_UNCLOSED, false, S_INIT("Een aanhalingsteken wordt nergens gesloten.")},
        {CSV_TOO_MANY, false, S_INIT("Deze regel heeft te veel kolommen.")},
        {CSV_TOO_LONG, false, S_INIT("Een cel is te lang.")},
    };

    for (size_t i = 0; i < sizeof tells / sizeof *tells; i++) {
        if (!(csv->oddities & tells[i].oddity))
            continue;
        problem_add(mem, &row->problems,
                    (struct problem){.line = row->line,
                                     .cell = (int64_t)csv->oddity_cell + 1,
                                     .reason = tells[i].reason,
                                     .warning = tells[i].warning});
        row->refused = row->refused || !tells[i].warning;
    }
}

static void
cells_read(struct import *im, struct arena *mem, struct import_row *row, const struct csv_row *csv)
{
    for (size_t i = 0; i < csv->count; i++) {
        struct str cell = csv_cell_read(csv->cells[i]);
        if (i >= im->heading_count) {
            if (str_trim(cell).len == 0)
                continue;
            problem_add(mem, &row->problems,
                        (struct problem){.line = row->line,
                                         .cell = (int64_t)i + 1,
                                         .reason = S("Deze regel heeft meer kolommen dan de eerste "
                                                     "regel.")});
            row->refused = true;
            return;
        }
        if (im->column_of[i] == NO_COLUMN)
            continue;
        enum column column = (enum column)im->column_of[i];
        row->record.at[column] = cell;
        row->record.given |= COLUMN_BIT(column);
        row->column[column] = (int64_t)i + 1;
    }
    if (csv->count >= im->heading_count)
        return;
    /* What lacks is empty, and said: a row that was broken off looks so too. */
    for (size_t i = csv->count; i < im->heading_count; i++)
        if (im->column_of[i] != NO_COLUMN) {
            row->record.given |= COLUMN_BIT(im->column_of[i]);
            row->column[im->column_of[i]] = (int64_t)i + 1;
        }
    problem_add(mem, &row->problems,
                (struct problem){.line = row->line,
                                 .cell = (int64_t)csv->count,
                                 .reason = S("Deze regel heeft minder kolommen dan de eerste "
                                             "regel. Wat ontbreekt, is leeg."),
                                 .warning = true});
}

static uint64_t
content_hash(const struct record *r)
{
    uint64_t hash = IMPORT_SEEN_START;

    for (enum column c = 0; c < COLUMN_COUNT; c++)
        hash = import_seen_hash(import_seen_hash(hash, S("\x1f")), r->at[c]);
    return hash;
}

static struct str
line_text(struct arena *mem, struct str before, int64_t line, struct str after)
{
    struct text t = text_open(mem, 64);

    text_add(&t, before);
    text_add_int(&t, line);
    text_add(&t, after);
    return text_str(&t);
}

/* The words of a name that tell it from others, in order of the alphabet. */
static struct str
telling_words(struct arena *mem, struct str name)
{
    static const struct str fillers[] = {S_INIT("stichting"), S_INIT("vereniging"), S_INIT("de"),
                                         S_INIT("het"),       S_INIT("een"),        S_INIT("van"),
                                         S_INIT("voor"),      S_INIT("in"),         S_INIT("en"),
                                         S_INIT("gemeente"),  S_INIT("locatie"),    S_INIT("loc"),
                                         S_INIT("afdeling")};
    struct str rest = record_folded(mem, name), word, words[16];
    struct text t = text_open(mem, 64);
    size_t count = 0;

    while (count < 16 && str_cut(&rest, '_', &word)) {
        bool filler = false;
        for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
            filler = filler || str_eq(fillers[i], word);
        if (filler)
            continue;
        size_t at = count++;
        for (; at > 0 && str_cmp(word, words[at - 1]) < 0; at--)
            words[at] = words[at - 1];
        words[at] = word;
    }
    for (size_t i = 0; i < count; i++) {
        text_add(&t, words[i]);
        text_add_byte(&t, ' ');
    }
    return text_str(&t);
}

/* The same words of a name, in one organisation or one municipality. */
static void
alike_before(struct import *im, struct arena *mem, struct import_row *row)
{
    const struct str *at = row->record.at;
    struct str name = telling_words(mem, at[COLUMN_NAME]);
    const struct str keys[] = {
        str_join(mem, name, S("|o|"), telling_words(mem, at[COLUMN_ORGANISATION])),
        str_join(mem, name, S("|m|"), str_lower(mem, at[COLUMN_MUNICIPALITY]))};

    for (size_t i = 0; name.len && i < 2; i++) {
        struct import_seen_row *seen =
            import_seen_find(im->names, import_seen_hash(IMPORT_SEEN_START, keys[i]));
        if (seen->count && !row->alike) {
            row->alike = true;
            row_problem(mem, row, COLUMN_NAME, true,
                        line_text(mem, S("Lijkt op regel "), seen->line,
                                  S(": bijna dezelfde naam. Ze zijn niet samengevoegd.")));
        }
        if (!seen->count)
            *seen = (struct import_seen_row){seen->key, 0, row->line, 1};
    }
}

/* What the file held before: the same record again, or one that looks like it. */
static void
seen_before(struct import *im, struct arena *mem, struct import_row *row)
{
    const struct str *at = row->record.at;
    struct str folded = record_folded(mem, at[COLUMN_NAME]);
    struct str whose = str_join(mem, folded, S("|"), record_folded(mem, at[COLUMN_ORGANISATION]));
    struct str key = row->has_id
                         ? str_join(mem, S("id|"), at[COLUMN_ID], S("|"), at[COLUMN_PLACE_ID])
                         : str_join(mem, whose, S("|"), at[COLUMN_MUNICIPALITY]);
    uint64_t content = content_hash(&row->record);
    struct import_seen_row *seen =
        import_seen_find(im->ids, import_seen_hash(IMPORT_SEEN_START, key));

    row->occurrence = 1;
    if (seen->count && seen->content == content) {
        row->twice = true;
        row_problem(mem, row, COLUMN_NAME, true,
                    line_text(mem, S("Precies hetzelfde staat op regel "), seen->line, S(".")));
    } else if (seen->count && row->has_id) {
        row_problem(mem, row, COLUMN_ID, false,
                    line_text(mem, S("Dit id staat ook op regel "), seen->line,
                              S(", met iets anders erbij. Geef elke dienst een eigen id.")));
    } else if (seen->count) {
        row->occurrence = ++seen->count;
        row_problem(mem, row, COLUMN_NAME, true,
                    line_text(mem, S("Dezelfde naam, organisatie en gemeente staan op regel "),
                              seen->line, S(". Is dit dezelfde dienst? Nu staan ze er allebei.")));
    } else {
        *seen = (struct import_seen_row){seen->key, content, row->line, 1};
    }
    if (!row->twice && row->occurrence == 1 && !at[COLUMN_PLACE_ID].len)
        alike_before(im, mem, row);
}

static struct str
id_of(struct import *im, struct arena *mem, struct str id)
{
    return uuid_valid(id) ? str_lower(mem, id) : uuid_of(mem, im->options.source, id);
}

static void
identify(struct import *im, struct arena *mem, struct import_row *row)
{
    const struct str *at = row->record.at;
    struct text name = text_open(mem, 128);

    if (at[COLUMN_PLACE_ID].len)
        row->ids.at_uuid = id_of(im, mem, at[COLUMN_PLACE_ID]);
    if (row->has_id) {
        row->ids.uuid = id_of(im, mem, at[COLUMN_ID]);
        return;
    }
    text_add(&name, record_folded(mem, at[COLUMN_NAME]));
    text_add_byte(&name, '|');
    text_add(&name, record_folded(mem, at[COLUMN_ORGANISATION]));
    text_add_byte(&name, '|');
    text_add(&name, str_lower(mem, at[COLUMN_MUNICIPALITY]));
    text_add_byte(&name, '#');
    text_add_int(&name, row->occurrence);
    row->ids.uuid = uuid_of(mem, im->options.source, text_str(&name));
}

static bool
row_read(struct cx *cx, struct import *im, struct arena *mem, struct import_row *ret)
{
    struct csv_row csv;
    struct cx inside = *cx;
    struct import_row row = {0};
    bool empty = true;

    do {
        if (!csv_next(&im->csv, mem, &csv))
            return false;
        for (size_t i = 0; i < csv.count; i++)
            empty = empty && str_trim(csv.cells[i]).len == 0;
    } while (empty);
    inside.mem = mem;
    row.line = csv.line;
    oddities_tell(mem, &row, &csv);
    if (im->refused) {
        row.refused = true; /* the heading said why */
        *ret = row;
        return true;
    }
    cells_read(im, mem, &row, &csv);
    if (row.record.at[COLUMN_MUNICIPALITY].len == 0 && im->options.municipality.len) {
        row.record.at[COLUMN_MUNICIPALITY] = im->options.municipality;
        row.record.given |= COLUMN_BIT(COLUMN_MUNICIPALITY);
    }
    struct problem_list found = {0};
    if (!row.refused && !record_settle(mem, &row.record, date_in_amsterdam(cx->now_ms), &found))
        row.refused = true;
    for (struct problem *p = found.first; p; p = p->next) {
        struct problem placed = *p;
        placed.line = row.line;
        placed.cell = row.column[p->column];
        problem_add(mem, &row.problems, placed);
    }
    row.has_id = row.record.at[COLUMN_ID].len > 0;
    if (!row.refused) {
        seen_before(im, mem, &row);
        row.ids = record_ids_new(&inside);
        identify(im, mem, &row);
    }
    *ret = row;
    return true;
}

static void
row_report(struct import *im, struct import_report *report, const struct import_row *row,
           const struct problem_list *more, enum taken taken)
{
    report->read++;
    report->created += taken == TAKEN_CREATED;
    report->changed += taken == TAKEN_CHANGED;
    report->unchanged += taken == TAKEN_UNCHANGED;
    report->rejected += taken == TAKEN_REJECTED;
    for (const struct problem *p = row->problems.first; p; p = p->next)
        report_problem(im, report, *p);
    for (const struct problem *p = more ? more->first : NULL; p; p = p->next)
        report_problem(im, report, *p);
}

/* What became of each row of a batch; reported once the transaction has been committed. */
struct batch {
    struct import *im;
    struct import_row *rows;
    size_t from, to;
    enum taken *taken;
    struct problem_list *problems;
};

static enum outcome
batch_act(struct cx *cx, void *what)
{
    const struct batch *b = what;

    for (size_t i = b->from; i < b->to; i++) {
        b->taken[i] = b->rows[i].refused ? TAKEN_REJECTED : TAKEN_UNCHANGED;
        b->problems[i] = (struct problem_list){0};
        if (b->rows[i].refused || b->rows[i].twice)
            continue;
        TRY(import_row_take(cx, &b->im->options, &b->rows[i], &b->taken[i], &b->problems[i]));
    }
    return OK;
}

static struct batch
batch_of(struct arena *mem, struct import *im, struct import_row *rows, size_t count)
{
    return (struct batch){.im = im,
                          .rows = rows,
                          .to = count,
                          .taken = arena_new(mem, enum taken, count + 1),
                          .problems = arena_new(mem, struct problem_list, count + 1)};
}

/* A batch that the database refused, row by row: only the one that is wrong stays out. */
static enum outcome
batch_singly(struct cx *cx, struct db *db, struct batch *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int reruns;
        b->from = i;
        b->to = i + 1;
        enum outcome outcome = db_transact(cx, db, TRANSACTION_WRITE, batch_act, b, &reruns);
        if (outcome == UNAVAILABLE)
            return outcome;
        if (outcome != OK) {
            b->taken[i] = TAKEN_REJECTED;
            row_problem(cx->mem, &b->rows[i], COLUMN_NAME, false,
                        S("De database nam deze regel niet aan."));
        }
    }
    return OK;
}

enum outcome
import_run(struct cx *cx, struct db *db, struct import *im)
{
    struct cx inside = *cx;
    bool more = true;
    enum outcome outcome = OK;

    inside.mem = arena_open();
    while (more && outcome == OK) {
        struct import_row *rows = arena_new(inside.mem, struct import_row, AT_ONCE);
        size_t count = 0;
        int reruns;
        while (count < AT_ONCE && (more = row_read(&inside, im, inside.mem, &rows[count])))
            count++;
        struct batch batch = batch_of(inside.mem, im, rows, count);
        if (!im->refused)
            outcome =
                db_transact(&inside, db, im->options.dry_run ? TRANSACTION_READ : TRANSACTION_WRITE,
                            batch_act, &batch, &reruns);
        else
            TRY(batch_act(&inside, &batch));
        if (outcome != OK && outcome != UNAVAILABLE)
            outcome = batch_singly(&inside, db, &batch, count);
        for (size_t i = 0; outcome == OK && i < count; i++)
            row_report(im, im->report, &rows[i], &batch.problems[i], batch.taken[i]);
        arena_reset(inside.mem);
    }
    cx->fault = inside.fault;
    if (cx->fault.sentence.len)
        cx->fault.sentence = str_copy(cx->mem, cx->fault.sentence);
    arena_close(inside.mem);
    return outcome;
}

/* ---- for a form ---- */

enum outcome
import_rows_read(struct cx *cx, struct import *im, size_t limit, struct import_rows **ret)
{
    struct import_rows *rows = arena_new(cx->mem, struct import_rows, 1);

    rows->at = arena_new(cx->mem, struct import_row, limit + 1);
    while (rows->count <= limit && row_read(cx, im, cx->mem, &rows->at[rows->count]))
        rows->count++;
    if (rows->count > limit)
        return fail_with(cx, INVALID, T("Dit zijn te veel regels. Neem er hoogstens {n} tegelijk."),
                         S("csv"), (int64_t)limit);
    *ret = rows;
    return OK;
}

enum outcome
import_rows_take(struct cx *cx, struct import *im, const struct import_rows *rows,
                 struct import_report *ret)
{
    struct batch batch = batch_of(cx->mem, im, rows->at, rows->count);
    struct import_report report = {.warnings = im->report->warnings};

    TRY(batch_act(cx, &batch));
    for (const struct problem *p = im->report->problems.first; p; p = p->next)
        problem_add(im->mem, &report.problems, *p);
    for (size_t i = 0; i < rows->count; i++)
        row_report(im, &report, &rows->at[i], &batch.problems[i], batch.taken[i]);
    if (!im->options.dry_run && report.created + report.changed > 0)
        TRY(services_changed_since(cx, cx->now_ms));
    *ret = report;
    return OK;
}
