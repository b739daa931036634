/* import.h - services.csv in and out.
 *
 * A record is recognised by its id (of the source, or a UUID), and without one by name,
 * organisation and municipality; a second run changes nothing. What looks like another record is
 * warned about, not merged. All or nothing per record: what is wrong with one rejects that one,
 * with a sentence and its place. */
#ifndef DOMAIN_MAP_IMPORT_H
#define DOMAIN_MAP_IMPORT_H

#include "domain/map/record.h"

struct db;

enum { IMPORT_LIMIT_BYTES = 64 * 1024 * 1024, IMPORT_PROBLEMS_MAX = 5000 };

struct import_options {
    struct str municipality; /* for records that name none; may be empty */
    struct str source;       /* whose ids they are; empty: "services.csv" */
    bool dry_run;            /* tells what would happen */
    /* In a browser: only what this organisation may keep (service_editable); 0: everything. */
    int64_t editor;
    bool editor_whole; /* PERMISSION_MAP: also the organisations of its municipalities */
};

struct import_report {
    int64_t read, created, changed, unchanged, rejected, warnings;
    struct problem_list problems; /* at most IMPORT_PROBLEMS_MAX; the counts go on */
};

/* One table being read. Lives in `mem`, and so do problems; rows live in the arena of each call. */
struct import;
struct import *import_open(struct arena *mem, struct bytes content,
                           const struct import_options *options, struct import_report *report);
/* Nothing in it can be taken in: no table, or no heading that is known. */
bool import_refused(const struct import *import);

/* All of it, in transactions of a hundred records, each again after a lost race. When the database
 * refuses one record of a hundred, the others go in one by one. UNAVAILABLE ends it: what was
 * reported until then is done. */
NODISCARD enum outcome import_run(struct cx *cx, struct db *db, struct import *import);

/* For a form: all rows read outside a transaction, then taken in inside the one that is open. At
 * most `limit` rows; INVALID with a sentence for the field `csv` when there are more. */
struct import_rows;
NODISCARD enum outcome import_rows_read(struct cx *cx, struct import *import, size_t limit,
                                        struct import_rows **ret);
/* May run again: the report counts from where it was when the rows had been read. */
NODISCARD enum outcome import_rows_take(struct cx *cx, struct import *import,
                                        const struct import_rows *rows, struct import_report *ret);

/* As the contract has it: {"read":n,...,"problems":[{"place","field","reason"}]}, and a line end.
 */
struct str import_report_json(struct arena *mem, const struct import_report *report);
/* The same for people. */
struct str import_report_text(struct arena *mem, const struct import_report *report);
/* "regel 3, kolom 5" */
struct str problem_place(struct arena *mem, const struct problem *problem);

/* The heading of services.csv, and a hundred rows from a service on; *after becomes the last of
 * them, *ret empty after the last. In a transaction. With the contacts of the audience. */
struct str export_heading(struct arena *mem, enum record_contacts contacts);
NODISCARD enum outcome export_rows(struct cx *cx, enum record_contacts contacts, int64_t *after,
                                   struct str *ret);

#endif
