/* yaml_tree.c - from libyaml's events to values. */
#include "yaml_tree.h"

#include <yaml.h>

#include "base/check.h"
#include "base/text.h"

struct reading {
    struct arena *mem;
    yaml_parser_t parser;
    struct yaml_fault *fault;
};

static bool
fault_at(struct reading *r, size_t line, struct str what)
{
    *r->fault = (struct yaml_fault){line, what};
    return false;
}

/* The next event, to be deleted by who asked. */
static bool
event_next(struct reading *r, yaml_event_t *ret)
{
    if (!yaml_parser_parse(&r->parser, ret))
        return fault_at(r, r->parser.problem_mark.line + 1,
                        str_join(r->mem, S("this is not YAML: "),
                                 str_copy(r->mem, str_from_c(r->parser.problem))));
    return true;
}

static bool node_read(struct reading *r, const yaml_event_t *event, int depth, struct yaml *ret);

/* Room for one more, twice as much each time it is full. */
static void
children_grow(struct arena *mem, struct yaml *node, size_t *cap)
{
    if (node->count < *cap)
        return;
    *cap = *cap ? *cap * 2 : 8;
    struct yaml *at = arena_new(mem, struct yaml, *cap);
    struct str *keys = arena_new(mem, struct str, *cap);
    if (node->count) {
        memcpy(at, node->at, node->count * sizeof *at);
        memcpy(keys, node->keys, node->count * sizeof *keys);
    }
    node->at = at;
    node->keys = keys;
}

static bool
key_read(struct reading *r, const struct yaml *map, const yaml_event_t *event, struct str *ret)
{
    struct yaml key;

    if (!node_read(r, event, YAML_DEPTH_MAX, &key))
        return false;
    if (key.text.len == 0)
        return fault_at(r, key.line, S("a key is a word before a colon"));
    if (yaml_get(map, key.text))
        return fault_at(r, key.line, str_join(r->mem, S("stands twice: "), key.text));
    *ret = key.text;
    return true;
}

static bool
children_read(struct reading *r, yaml_event_type_t end, int depth, struct yaml *node)
{
    size_t cap = 0;

    for (;;) {
        yaml_event_t event;
        bool ended, fine = true;
        struct str key = {0};

        if (!event_next(r, &event))
            return false;
        ended = event.type == end;
        if (!ended) {
            children_grow(r->mem, node, &cap);
            if (node->kind == YAML_MAP) {
                fine = key_read(r, node, &event, &key);
                yaml_event_delete(&event);
                if (!fine || !event_next(r, &event))
                    return false;
            }
            node->keys[node->count] = key;
            fine = node_read(r, &event, depth + 1, &node->at[node->count]);
            node->count++;
        }
        yaml_event_delete(&event);
        if (ended || !fine)
            return fine;
    }
}

/* `depth` YAML_DEPTH_MAX: only text may stand here. */
static bool
node_read(struct reading *r, const yaml_event_t *event, int depth, struct yaml *ret)
{
    size_t line = event->start_mark.line + 1;
    const yaml_char_t *anchor = NULL, *tag = NULL;

    *ret = (struct yaml){.line = line};
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
        ret->text = str_copy(r->mem, (struct str){(const char *)event->data.scalar.value,
                                                  event->data.scalar.length});
        if (str_find_byte(ret->text, '\0') < ret->text.len)
            return fault_at(r, line, S("a NUL stands in this text"));
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        ret->kind = YAML_LIST;
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        ret->kind = YAML_MAP;
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    } else
        return fault_at(r, line, S("text, a list or a map belongs here (no *alias)"));
    if (anchor || tag)
        return fault_at(r, line, S("write it out: no &anchors and no !tags"));
    if (ret->kind == YAML_TEXT)
        return true;
    if (depth >= YAML_DEPTH_MAX)
        return fault_at(r, line, S("only text belongs here"));
    return children_read(
        r, ret->kind == YAML_LIST ? YAML_SEQUENCE_END_EVENT : YAML_MAPPING_END_EVENT, depth, ret);
}

static bool
event_expect(struct reading *r, yaml_event_type_t type, struct str or_else)
{
    yaml_event_t event;

    if (!event_next(r, &event))
        return false;
    bool fine = event.type == type;
    size_t line = event.start_mark.line + 1;
    yaml_event_delete(&event);
    return fine || fault_at(r, line, or_else);
}

static bool
document_read(struct reading *r, struct yaml *ret)
{
    yaml_event_t event;
    struct yaml node;

    if (!event_expect(r, YAML_STREAM_START_EVENT, S("this is no text")) ||
        !event_expect(r, YAML_DOCUMENT_START_EVENT, S("this file is empty")) ||
        !event_next(r, &event))
        return false;
    bool fine = node_read(r, &event, 0, &node);
    yaml_event_delete(&event);
    if (!fine || !event_expect(r, YAML_DOCUMENT_END_EVENT, S("something stands after the end")) ||
        !event_expect(r, YAML_STREAM_END_EVENT, S("one file holds one document")))
        return false;
    *ret = node;
    return true;
}

bool
yaml_read(struct arena *mem, struct str text, struct yaml *ret, struct yaml_fault *fault)
{
    struct reading r = {.mem = mem, .fault = fault};

    if (text.len > YAML_BYTES_MAX)
        return fault_at(&r, 1, S("this file is larger than 256 KB"));
    check(yaml_parser_initialize(&r.parser));
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text.ptr, text.len);
    bool fine = document_read(&r, ret);
    yaml_parser_delete(&r.parser);
    return fine;
}

const struct yaml *
yaml_get(const struct yaml *map, struct str key)
{
    for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
        if (str_eq(map->keys[i], key))
            return &map->at[i];
    return NULL;
}
