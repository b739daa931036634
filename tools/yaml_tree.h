/* yaml_tree.h - YAML as people write data by hand: maps, lists and text, each with its line. By
 * libyaml.
 *
 * Strict: one document; no anchors, aliases or tags; no key twice; keys and values are text as
 * written ("no" and 3 are text, nothing at all is the empty text); at most YAML_DEPTH_MAX deep. */
#ifndef TOOLS_YAML_TREE_H
#define TOOLS_YAML_TREE_H

#include "base/arena.h"
#include "base/str.h"

enum { YAML_DEPTH_MAX = 12, YAML_BYTES_MAX = 256 * 1024 };

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    size_t line;     /* from 1 */
    struct str text; /* of YAML_TEXT */
    size_t count;    /* of a list or a map, in the order written */
    struct yaml *at;
    struct str *keys; /* of a map */
};

struct yaml_fault {
    size_t line;
    struct str what; /* a sentence */
};

/* false with *fault, and *ret untouched. */
bool yaml_read(struct arena *mem, struct str text, struct yaml *ret, struct yaml_fault *fault);
/* The value of a key; NULL when the map does not have it, or is no map. */
const struct yaml *yaml_get(const struct yaml *map, struct str key);

#endif
