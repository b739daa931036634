/* dialect.c - turns the text of a migration into that of one engine. */
#include "store/dialect.h"

#include "base/text.h"

struct scan {
    struct cx *cx;
    struct str in;
    size_t at;
    bool postgres;
    struct text out;
    int depth;
    int words;    /* of this statement, so far */
    bool creates; /* it began with CREATE */
    bool table;   /* CREATE TABLE */
    bool without_rowid;
    struct str before; /* the word before, or empty */
};

static bool
is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static enum outcome
refuse(const struct scan *scan, struct str sentence, struct str what)
{
    int64_t line = 1;
    for (size_t i = 0; i < scan->at && i < scan->in.len; i++)
        line += scan->in.ptr[i] == '\n';
    struct text text = text_open(scan->cx->mem, 80);
    text_add(&text, S("regel "));
    text_add_int(&text, line);
    text_add(&text, S(": "));
    text_add(&text, sentence);
    text_add(&text, what);
    return fail_with(scan->cx, INVALID, text_str(&text), S(""), 0);
}

/* The rest of the line from `at`, and the place of the next. */
static struct str
line_from(struct str in, size_t at, size_t *next)
{
    struct str rest = str_slice(in, at, in.len);
    size_t len = str_find_byte(rest, '\n');
    *next = at + len < in.len ? at + len + 1 : in.len;
    return str_slice(rest, 0, len);
}

static enum outcome
block_take(struct scan *scan, struct str engine, size_t from)
{
    bool is_postgres = str_eq(engine, S("postgres"));
    if (!is_postgres && !str_eq(engine, S("sqlite")))
        return refuse(scan, S("onbekende database: "), engine);
    size_t at = from;
    while (at < scan->in.len) {
        size_t next;
        struct str line = str_trim(line_from(scan->in, at, &next));
        if (str_starts(line, S("-- only:")))
            return refuse(scan, S("een blok in een blok"), S(""));
        if (str_eq(line, S("-- end"))) {
            if (is_postgres == scan->postgres)
                text_add(&scan->out, str_slice(scan->in, from, at));
            scan->at = next;
            return OK;
        }
        at = next;
    }
    return refuse(scan, S("een blok zonder -- end"), S(""));
}

static enum outcome
comment_take(struct scan *scan)
{
    size_t next;
    struct str line = str_trim(line_from(scan->in, scan->at, &next));
    const struct str only = S("-- only:");
    if (str_starts(line, only))
        return block_take(scan, str_trim(str_slice(line, only.len, line.len)), next);
    if (str_eq(line, S("-- end")))
        return refuse(scan, S("-- end zonder begin"), S(""));
    text_add_byte(&scan->out, '\n');
    scan->at = next;
    return OK;
}

/* 'text' or "name", as it is. */
static enum outcome
quoted_take(struct scan *scan)
{
    char quote = scan->in.ptr[scan->at];
    for (size_t i = scan->at + 1; i < scan->in.len; i++) {
        if (scan->in.ptr[i] != quote)
            continue;
        if (i + 1 < scan->in.len && scan->in.ptr[i + 1] == quote) {
            i++;
            continue;
        }
        text_add(&scan->out, str_slice(scan->in, scan->at, i + 1));
        scan->at = i + 1;
        return OK;
    }
    return refuse(scan, S("een aanhalingsteken zonder einde"), S(""));
}

struct pair {
    const char *word, *sqlite, *postgres;
};

static struct str
word_for(const struct scan *scan, struct str word)
{
    static const struct pair pairs[] = {
        {"INT", "INTEGER", "BIGINT"},
        {"TEXT", "TEXT", "TEXT COLLATE \"C\""},
        {"REAL", "REAL", "DOUBLE PRECISION"},
        {"BYTES", "BLOB", "BYTEA"},
    };
    if (str_eq_nocase(scan->before, S("AS"))) /* CAST(... AS TEXT) takes no collation */
        return word;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (str_eq(word, str_from_c(pairs[i].word)))
            return str_from_c(scan->postgres ? pairs[i].postgres : pairs[i].sqlite);
    return word;
}

/* In capitals, as keywords are written here; a column may be called `date`. */
static bool
word_is_foreign(struct str word)
{
    static const char *const foreign[] = {
        "BOOLEAN",     "BOOL",     "SERIAL",   "BIGSERIAL", "AUTOINCREMENT", "TIMESTAMP",
        "TIMESTAMPTZ", "DATE",     "JSON",     "JSONB",     "VARCHAR",       "NUMERIC",
        "INTEGER",     "SMALLINT", "BLOB",     "BYTEA",     "FLOAT",         "PRAGMA",
        "STRICT",      "BEGIN",    "COMMIT",   "ROLLBACK",  "GENERATED",     "NOW",
        "GRANT",       "POLICY",   "FUNCTION", "TRIGGER",   "COLLATE",       "DOUBLE",
        "CHARACTER",   "UUID",
    };
    for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++)
        if (str_eq(word, str_from_c(foreign[i])))
            return true;
    return false;
}

static enum outcome
word_take(struct scan *scan)
{
    size_t end = scan->at;
    while (end < scan->in.len && is_word_byte(scan->in.ptr[end]))
        end++;
    struct str word = str_slice(scan->in, scan->at, end);
    bool cast = str_eq_nocase(scan->before, S("AS"));
    if (word_is_foreign(word) && !cast)
        return refuse(scan, S("dit woord kennen niet beide databases: "), word);
    scan->words++;
    if (scan->words == 1)
        scan->creates = str_eq_nocase(word, S("CREATE"));
    if (scan->words == 2 && scan->creates)
        scan->table = str_eq_nocase(word, S("TABLE"));
    bool without = scan->table && scan->depth == 0 && str_eq_nocase(word, S("WITHOUT"));
    bool rowid = str_eq_nocase(word, S("ROWID")) && str_eq_nocase(scan->before, S("WITHOUT"));
    scan->without_rowid |= rowid;
    if (!scan->postgres || !(without || rowid))
        text_add(&scan->out, word_for(scan, word));
    scan->before = word;
    scan->at = end;
    return OK;
}

static enum outcome
sign_take(struct scan *scan)
{
    char c = scan->in.ptr[scan->at];
    if (c == ')' && scan->depth == 0)
        return refuse(scan, S("een haakje te veel"), S(""));
    if (c == ';' && scan->depth > 0)
        return refuse(scan, S("een haakje te weinig"), S(""));
    scan->depth += (c == '(') - (c == ')');
    if (c == ';') {
        if (scan->table && !scan->postgres)
            text_add(&scan->out, scan->without_rowid ? S(", STRICT") : S(" STRICT"));
        scan->words = 0;
        scan->creates = scan->table = scan->without_rowid = false;
    }
    if (c != ' ' && c != '\n' && c != '\t')
        scan->before = S("");
    text_add_byte(&scan->out, c);
    scan->at++;
    return OK;
}

static enum outcome
part_take(struct scan *scan)
{
    char c = scan->in.ptr[scan->at];
    if (c == '-' && scan->at + 1 < scan->in.len && scan->in.ptr[scan->at + 1] == '-')
        return comment_take(scan);
    if (c == '\'' || c == '"')
        return quoted_take(scan);
    if (is_word_byte(c))
        return word_take(scan);
    return sign_take(scan);
}

enum outcome
dialect_translate(struct cx *cx, struct str text, bool postgres, struct str *ret)
{
    struct scan scan = {
        .cx = cx, .in = text, .postgres = postgres, .out = text_open(cx->mem, text.len)};
    while (scan.at < scan.in.len)
        TRY(part_take(&scan));
    if (scan.words > 0)
        return refuse(&scan, S("een opdracht zonder ;"), S(""));
    *ret = text_str(&scan.out);
    return OK;
}
