/* backup.c - every table out, and in again. */
#include "store/backup.h"

#include "base/text.h"
#include "store/backup_file.h"
#include "store/engine.h"
#include "store/migrate.h"

enum {
    COLUMNS_MAX = 64,
    BLOCK_BYTES = 64 * 1024, /* rows are collected up to this much */
    FETCH_ROWS = 1000,
    INSERT_PARAMS_MAX = 600, /* of one INSERT of several rows */
};

struct table {
    struct str name;
    size_t count;
    struct str names[COLUMNS_MAX];
    char letters[COLUMNS_MAX + 1]; /* a capital: may be NULL */
};

/* ---- what there is ---- */

static const struct statement table_names = {
    .name = "backup_tables",
    .text = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND name <> 'schema_migration' ORDER BY rowid",
    .text_postgres = "SELECT CAST(relname AS TEXT) FROM pg_class"
                     " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
                     " AND relname <> 'schema_migration' ORDER BY oid",
    .params = "",
    .columns = "t",
    .number = STATEMENT_UNLISTED,
};
static const struct statement column_names = {
    .name = "backup_columns",
    .text = "SELECT name, type, \"notnull\" FROM pragma_table_info($1) ORDER BY cid",
    .text_postgres = "SELECT CAST(a.attname AS TEXT), CAST(t.typname AS TEXT),"
                     " CAST(a.attnotnull AS INT) FROM pg_attribute a"
                     " JOIN pg_type t ON t.oid = a.atttypid"
                     " WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped"
                     " ORDER BY a.attnum",
    .params = "t",
    .columns = "tti",
    .number = STATEMENT_UNLISTED,
};
static const struct statement last_migration = {
    .name = "backup_migration",
    .text = "SELECT number, hash FROM schema_migration ORDER BY number DESC LIMIT 1",
    .params = "",
    .columns = "it",
    .number = STATEMENT_UNLISTED,
};

static char
letter_of(struct str type, bool not_null)
{
    static const struct {
        struct str type;
        char letter;
    } known[] = {{S_INIT("INTEGER"), 'i'}, {S_INIT("int8"), 'i'}, {S_INIT("TEXT"), 't'},
                 {S_INIT("text"), 't'},    {S_INIT("REAL"), 'r'}, {S_INIT("float8"), 'r'},
                 {S_INIT("BLOB"), 'b'},    {S_INIT("bytea"), 'b'}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (str_eq(known[i].type, type))
            return (char)(not_null ? known[i].letter : known[i].letter - 0x20);
    check(false); /* the migrations know no other types */
    return 0;
}

static enum outcome
table_describe(struct cx *cx, struct str name, struct table *ret)
{
    struct table table = {.name = name};
    struct rows *rows = NULL;
    bool more = true;
    TRY(rows_open(cx, &column_names, &(struct param){.t = name}, &rows));
    for (;;) {
        TRY(rows_next(cx, rows, &more));
        if (!more)
            break;
        check(table.count < COLUMNS_MAX);
        table.names[table.count] = rows_text(cx, rows, 0);
        table.letters[table.count] = letter_of(rows_text(cx, rows, 1), rows_int(rows, 2) != 0);
        table.count++;
    }
    *ret = table;
    return OK;
}

/* Parents before children: in the order in which the migrations made them. */
static enum outcome
tables_list(struct cx *cx, struct table **ret, size_t *ret_count)
{
    enum { TABLES_MAX = 200 };
    struct table *tables = arena_new(cx->mem, struct table, TABLES_MAX);
    struct rows *rows = NULL;
    size_t count = 0;
    bool more = true;
    TRY(rows_open(cx, &table_names, NULL, &rows));
    for (;;) {
        TRY(rows_next(cx, rows, &more));
        if (!more)
            break;
        check(count < TABLES_MAX);
        tables[count++].name = rows_text(cx, rows, 0);
    }
    for (size_t i = 0; i < count; i++)
        TRY(table_describe(cx, tables[i].name, &tables[i]));
    *ret = tables;
    *ret_count = count;
    return OK;
}

static bool
is_left_out(const struct backup_plan *plan, struct str name)
{
    for (size_t i = 0; i < plan->left_out_count; i++)
        if (str_eq(plan->left_out[i], name))
            return true;
    return false;
}

/* ---- out ---- */

static void
names_add(struct text *t, const struct table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (i > 0)
            text_add(t, S(", "));
        text_add(t, table->names[i]);
    }
}

static void
row_pack(struct text *to, const struct rows *rows, const struct table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        struct cell cell = rows->db->engine->cell(rows, (int)i);
        int64_t bits;
        text_add_byte(to, cell.null ? 0 : 1);
        if (cell.null)
            continue;
        switch (table->letters[i] | 0x20) {
        case 'i':
            pack_int(to, cell.value.i);
            break;
        case 'r':
            memcpy(&bits, &cell.value.r, sizeof bits);
            pack_int(to, bits);
            break;
        case 't':
            pack_text(to, cell.value.t);
            break;
        default:
            pack_text(to, (struct str){(const char *)cell.value.b.ptr, cell.value.b.len});
        }
    }
}

/* The rows of one statement, in blocks; *ret: how many there were. */
static enum outcome
rows_out(struct cx *cx, const struct statement *st, const struct table *table,
         struct backup_out *out, int64_t *ret)
{
    struct text block = text_open(cx->mem, BLOCK_BYTES + 4096);
    struct rows *rows = NULL;
    bool more = true;
    *ret = 0;
    TRY(rows_open(cx, st, NULL, &rows));
    for (;;) {
        TRY(rows_next(cx, rows, &more));
        if (!more)
            break;
        row_pack(&block, rows, table);
        (*ret)++;
        if (block.len < BLOCK_BYTES)
            continue;
        TRY(backup_out_add(cx, out, BLOCK_ROWS, text_str(&block)));
        block.len = 0;
    }
    return block.len > 0 ? backup_out_add(cx, out, BLOCK_ROWS, text_str(&block)) : OK;
}

/* SQLite hands over row by row; libpq would hold a whole table in memory, so there a cursor. */
static enum outcome
table_rows_out(struct cx *cx, const struct table *table, struct backup_out *out, int64_t *ret)
{
    struct arena *outer = cx->mem;
    struct text text = text_open(outer, 256);
    struct statement st = {
        .name = "backup_rows", .params = "", .columns = table->letters, .number = -1};
    int64_t total = 0, count = 0;
    bool postgres = store_is_postgres(cx->db->store);

    if (postgres)
        text_add(&text, S("DECLARE backup_rows NO SCROLL CURSOR FOR "));
    text_add(&text, S("SELECT "));
    names_add(&text, table);
    text_add(&text, S(" FROM "));
    text_add(&text, table->name);
    st.text = str_c(outer, text_str(&text));
    if (!postgres)
        return rows_out(cx, &st, table, out, ret);
    TRY(cx->db->engine->script(cx, cx->db, text_str(&text)));
    check(FETCH_ROWS == 1000);
    st.text = "FETCH 1000 FROM backup_rows";
    cx->mem = arena_open();
    enum outcome outcome = OK;
    do {
        arena_reset(cx->mem);
        outcome = rows_out(cx, &st, table, out, &count);
        total += count;
    } while (outcome == OK && count == FETCH_ROWS);
    arena_close(cx->mem);
    cx->mem = outer;
    TRY(outcome);
    *ret = total;
    return cx->db->engine->script(cx, cx->db, S("CLOSE backup_rows"));
}

static enum outcome
table_out(struct cx *cx, const struct table *table, struct backup_out *out, int64_t *rows)
{
    struct text head = text_open(cx->mem, 512);
    int64_t count = 0;
    pack_text(&head, table->name);
    for (size_t i = 0; i < table->count; i++) {
        pack_text(&head, table->names[i]);
        text_add_byte(&head, table->letters[i]);
    }
    TRY(backup_out_add(cx, out, BLOCK_TABLE, text_str(&head)));
    TRY(table_rows_out(cx, table, out, &count));
    *rows += count;
    return OK;
}

static enum outcome
header_out(struct cx *cx, struct backup_out *out, bool keys)
{
    struct text header = text_open(cx->mem, 128);
    struct rows *rows = NULL;
    TRY(rows_one(cx, &last_migration, NULL, &rows));
    pack_int(&header, cx->now_ms);
    pack_int(&header, rows_int(rows, 0));
    pack_text(&header, rows_text(cx, rows, 1));
    pack_int(&header, keys);
    rows_close(rows);
    return backup_out_add(cx, out, BLOCK_HEADER, text_str(&header));
}

static enum outcome
all_out(struct cx *cx, const struct backup_plan *plan, struct backup_out *out,
        struct backup_out *keys_out, int64_t *rows)
{
    struct table *tables = NULL;
    size_t count = 0;
    TRY(header_out(cx, out, false));
    TRY(header_out(cx, keys_out, true));
    TRY(tables_list(cx, &tables, &count));
    for (size_t i = 0; i < count; i++)
        if (!is_left_out(plan, tables[i].name))
            TRY(table_out(cx, &tables[i], str_eq(tables[i].name, plan->apart) ? keys_out : out,
                          rows));
    TRY(backup_out_end(cx, keys_out));
    return backup_out_end(cx, out);
}

enum outcome
backup_write(struct cx *cx, struct db *db, const struct backup_plan *plan, struct str path,
             struct str keys_path, int64_t *rows)
{
    struct backup_out *out, *keys_out;
    TRY(backup_out_open(cx, path, &out));
    TRY(backup_out_open(cx, keys_path, &keys_out));
    *rows = 0;
    TRY(db_begin(cx, db, TRANSACTION_READ));
    cx->db = db;
    enum outcome outcome = all_out(cx, plan, out, keys_out, rows);
    cx->db = NULL;
    db_rollback(db);
    return outcome;
}

/* ---- in ---- */

struct put_back {
    const struct backup_plan *plan;
    struct table *tables; /* of the database */
    size_t count;
    const struct table *table; /* whose rows come now */
    struct str path;
    int64_t rows;
};

static enum outcome
does_not_fit(struct cx *cx, const struct put_back *to)
{
    return fail_with(cx, INVALID, T("Deze back-up past niet bij het schema van de database."),
                     to->path, 0);
}

/* The file's columns must be those of the database: only names of the database get into a
 * statement. */
static enum outcome
table_in(struct cx *cx, struct put_back *to, struct str head, bool keys)
{
    struct str name, column;
    to->table = NULL;
    if (!unpack_text(&head, &name) || keys != str_eq(name, to->plan->apart))
        return does_not_fit(cx, to);
    for (size_t i = 0; i < to->count; i++)
        if (str_eq(to->tables[i].name, name))
            to->table = &to->tables[i];
    if (to->table == NULL || is_left_out(to->plan, name))
        return does_not_fit(cx, to);
    for (size_t i = 0; i < to->table->count; i++) {
        if (!unpack_text(&head, &column) || head.len == 0 || !str_eq(column, to->table->names[i]) ||
            head.ptr[0] != to->table->letters[i])
            return does_not_fit(cx, to);
        head = str_slice(head, 1, head.len);
    }
    return head.len == 0 ? OK : does_not_fit(cx, to);
}

static bool
value_unpack(struct str *from, char letter, struct param *ret)
{
    int64_t bits = 0;
    struct str text = {0};
    if (from->len == 0)
        return false;
    bool null = from->ptr[0] == 0;
    *from = str_slice(*from, 1, from->len);
    *ret = (struct param){0};
    if (null)
        return (letter & 0x20) == 0;
    switch (letter | 0x20) {
    case 'i':
        return unpack_int(from, &ret->i);
    case 'r':
        if (!unpack_int(from, &bits))
            return false;
        memcpy(&ret->r, &bits, sizeof ret->r);
        return true;
    case 't':
        return unpack_text(from, &ret->t);
    default:
        if (!unpack_text(from, &text))
            return false;
        ret->b = (struct bytes){(const unsigned char *)text.ptr, text.len};
        return true;
    }
}

/* Of `rows` rows: WITH v (a, b) AS (VALUES ($1, $2), ($3, $4)) INSERT INTO t (a, b) SELECT a, b
 * FROM v. A key whose question is not in the backup has nothing to open and stays behind. */
static struct statement
insert_make(struct cx *cx, const struct put_back *to, size_t rows, bool keys)
{
    const struct table *table = to->table;
    struct text text = text_open(cx->mem, 1024), params = text_open(cx->mem, 1024);
    text_add(&text, S("WITH v ("));
    names_add(&text, table);
    text_add(&text, S(") AS (VALUES "));
    for (size_t i = 0; i < rows * table->count; i++) {
        size_t column = i % table->count;
        text_add(&text, column > 0 ? S(", $") : i > 0 ? S(", ($") : S("($"));
        text_add_int(&text, (int64_t)i + 1);
        if (column + 1 == table->count)
            text_add_byte(&text, ')');
        text_add_byte(&params, table->letters[column]);
    }
    text_add(&text, S(") INSERT INTO "));
    text_add(&text, table->name);
    text_add(&text, S(" ("));
    names_add(&text, table);
    text_add(&text, S(") SELECT "));
    names_add(&text, table);
    text_add(&text, S(" FROM v"));
    if (keys) {
        text_add(&text, S(" WHERE EXISTS (SELECT 1 FROM "));
        text_add(&text, to->plan->owner);
        text_add(&text, S(" o WHERE o.municipality = v.municipality"
                          " AND o.question = v.question)"));
    }
    return (struct statement){.name = "backup_insert",
                              .text = str_c(cx->mem, text_str(&text)),
                              .params = str_c(cx->mem, text_str(&params)),
                              .columns = "",
                              .number = STATEMENT_UNLISTED};
}

static enum outcome
rows_in(struct cx *cx, struct put_back *to, struct str block, bool keys)
{
    size_t columns = to->table->count, room = INSERT_PARAMS_MAX / columns, count = 0;
    struct param *params = arena_new(cx->mem, struct param, room * columns);
    struct statement st;
    int64_t changed;

    while (block.len > 0 || count > 0) {
        if (count == room || block.len == 0) {
            st = insert_make(cx, to, count, keys);
            TRY(db_run(cx, &st, params, &changed));
            to->rows += changed;
            count = 0;
            continue;
        }
        struct param *row = params + count * columns;
        for (size_t i = 0; i < columns; i++)
            if (!value_unpack(&block, to->table->letters[i], &row[i]))
                return does_not_fit(cx, to);
        count++;
    }
    return OK;
}

static enum outcome
header_in(struct cx *cx, struct backup_in *in, struct str path, struct backup_header *ret)
{
    enum block kind;
    struct str content, hash;
    int64_t keys = 0;
    TRY(backup_in_next(cx, in, &kind, &content));
    if (kind != BLOCK_HEADER || !unpack_int(&content, &ret->made_ms) ||
        !unpack_int(&content, &ret->migration) || !unpack_text(&content, &hash) ||
        !unpack_int(&content, &keys))
        return fail_with(cx, INVALID, T("Dit bestand is beschadigd of niet heel."), path, 0);
    ret->hash = str_copy(cx->mem, hash);
    ret->keys = keys != 0;
    return OK;
}

enum outcome
backup_header_read(struct cx *cx, struct str path, struct backup_header *ret)
{
    struct backup_in *in;
    TRY(backup_in_open(cx, path, &in));
    return header_in(cx, in, path, ret);
}

static enum outcome
file_in_all(struct cx *cx, struct put_back *to, struct backup_in *in, bool keys)
{
    struct arena *outer = cx->mem;
    enum outcome outcome = OK;
    enum block kind = BLOCK_HEADER;
    struct str content;

    while (outcome == OK && kind != BLOCK_END) {
        outcome = backup_in_next(cx, in, &kind, &content);
        if (outcome != OK || kind == BLOCK_END)
            break;
        cx->mem = arena_open();
        if (kind == BLOCK_TABLE)
            outcome = table_in(cx, to, content, keys);
        else if (kind == BLOCK_ROWS && to->table != NULL)
            outcome = rows_in(cx, to, content, keys);
        else
            outcome = does_not_fit(cx, to);
        arena_close(cx->mem);
        cx->mem = outer;
    }
    return outcome;
}

static enum outcome
empty_all(struct cx *cx, const struct put_back *to)
{
    for (size_t i = to->count; i-- > 0;)
        TRY(cx->db->engine->script(cx, cx->db,
                                   str_join(cx->mem, S("DELETE FROM "), to->tables[i].name)));
    return OK;
}

static enum outcome
both_in(struct cx *cx, struct put_back *to, struct str path, struct str keys_path)
{
    struct backup_header header;
    struct backup_in *in, *keys_in;
    TRY(backup_in_open(cx, path, &in));
    TRY(header_in(cx, in, path, &header));
    TRY(backup_in_open(cx, keys_path, &keys_in));
    TRY(header_in(cx, keys_in, keys_path, &header));
    TRY(tables_list(cx, &to->tables, &to->count));
    TRY(empty_all(cx, to));
    to->path = path;
    TRY(file_in_all(cx, to, in, false));
    to->path = keys_path;
    to->table = NULL;
    return file_in_all(cx, to, keys_in, true);
}

enum outcome
backup_put_back(struct cx *cx, struct db *db, const struct backup_plan *plan, struct str path,
                struct str keys_path, enum outcome (*judge)(struct cx *cx, void *what), void *what,
                int64_t *rows)
{
    struct put_back to = {.plan = plan};
    TRY(db_begin_migration(cx, db));
    cx->db = db;
    enum outcome outcome = both_in(cx, &to, path, keys_path);
    if (outcome == OK)
        outcome = judge(cx, what);
    cx->db = NULL;
    if (outcome == OK)
        outcome = db_commit(cx, db);
    else
        db_rollback(db);
    if (outcome == OK)
        *rows = to.rows;
    return outcome;
}
