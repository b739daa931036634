/* case_reader.h - reads tests/cases/<noun>.case: cases that a lawyer or social adviser can check.
 *
 *     # a comment
 *     2026-04-03 -> wet -> Goede Vrijdag
 *
 * One case a line, parts between `->`, white space around parts ignored. Paths are relative to the
 * top of the project, where the tests are run. */
#ifndef TESTS_CASE_READER_H
#define TESTS_CASE_READER_H

#include "base/check.h"
#include "base/str.h"
#include "os/files.h"

#define CASE_PARTS 8
#define CASE_FILE_BYTES ((size_t)4 * 1024 * 1024)

struct case_reader {
    struct str rest;
    int line; /* of the case that was read last */
};

struct case_line {
    struct str parts[CASE_PARTS];
    size_t count;
};

/* false when the file is not there: for data beside the project, whose tests are then skipped. */
static inline bool
case_file_read(struct arena *mem, struct str path, struct str *ret)
{
    struct bytes content;
    enum outcome outcome = file_read(mem, path, CASE_FILE_BYTES, &content);
    if (outcome == NOT_FOUND)
        return false;
    check(outcome == OK);
    *ret = (struct str){(const char *)content.ptr, content.len};
    return true;
}

static inline struct case_reader
case_open(struct arena *mem, struct str path)
{
    struct str content;
    check(case_file_read(mem, path, &content));
    return (struct case_reader){.rest = content, .line = 0};
}

/* The next case; false after the last. */
static inline bool
case_next(struct case_reader *reader, struct case_line *ret)
{
    struct str line;
    while (str_cut(&reader->rest, '\n', &line)) {
        reader->line++;
        line = str_trim(line);
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        ret->count = 0;
        for (bool more = true; more;) {
            size_t arrow = str_find(line, S("->"));
            check(ret->count < CASE_PARTS);
            ret->parts[ret->count++] = str_trim(str_slice(line, 0, arrow));
            more = arrow < line.len;
            line = str_slice(line, arrow + 2, line.len);
        }
        return true;
    }
    return false;
}

#endif
