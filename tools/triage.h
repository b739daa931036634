/* triage.h - reads and checks content/nl/triage for tools/triage.c. */
#ifndef TOOLS_TRIAGE_H
#define TOOLS_TRIAGE_H

#include "domain/guide/triage.h"
#include "yaml_tree.h"

/* What a file may name: the first column of data/topics.csv and data/national_numbers.csv, a name a
 * line. */
struct names {
    struct str topics, numbers;
};

/* A file as a struct triage_area. `id` is its name without number and ending. False with the first
 * fault. */
bool triage_file_read(struct arena *mem, const struct names *names, struct str id,
                      const struct yaml *root, struct triage_area *ret, struct yaml_fault *fault);

struct paths {
    size_t all, fallback; /* ends in topic overig_sociaal */
};
/* Follows every path; then the tests that stand in the file. Adds to *paths. */
bool triage_file_check(struct arena *mem, const struct triage_area *area, const struct yaml *root,
                       struct paths *paths, struct yaml_fault *fault);

#endif
