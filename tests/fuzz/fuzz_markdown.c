/* fuzz_markdown.c - whatever an editor writes, the page gets our own tags, well nested, and no
 * addresses but safe ones. */
#include "fuzz.h"

#include "web/markdown.h"

enum { DEPTH_MAX = 5000 };

static bool
is_void(struct str tag)
{
    return str_eq(tag, S("br")) || str_eq(tag, S("hr"));
}

static struct str
name_of(struct str tag)
{
    size_t end = 0;
    while (end < tag.len && ((tag.ptr[end] >= 'a' && tag.ptr[end] <= 'z') ||
                             (tag.ptr[end] >= '0' && tag.ptr[end] <= '9')))
        end++;
    return str_slice(tag, 0, end);
}

/* class="..." literal of ours, href="..." with a scheme that is allowed; nothing else. */
static void
is_safe(struct str tag, struct str name)
{
    static const struct str names[] = {
        S_INIT("h1"),         S_INIT("h2"),  S_INIT("h3"),  S_INIT("p"),      S_INIT("ul"),
        S_INIT("ol"),         S_INIT("li"),  S_INIT("em"),  S_INIT("strong"), S_INIT("a"),
        S_INIT("code"),       S_INIT("pre"), S_INIT("br"),  S_INIT("hr"),     S_INIT("table"),
        S_INIT("tr"),         S_INIT("td"),  S_INIT("th"),  S_INIT("thead"),  S_INIT("tbody"),
        S_INIT("blockquote"), S_INIT("del"), S_INIT("bdi"),
    };
    bool known = false;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        known = known || str_eq(name, names[i]);
    check(known);
    size_t at = str_find(tag, S(" href=\""));
    if (at < tag.len) {
        struct str address = str_slice(tag, at + 7, tag.len);
        address = str_slice(address, 0, str_find_byte(address, '"'));
        check(str_starts(address, S("/")) || str_starts(address, S("#")) ||
              str_starts(address, S("https://")) || str_starts(address, S("tel:")) ||
              str_starts(address, S("mailto:")));
        check(!str_starts(address, S("//")));
    }
    check(str_find(tag, S(" on")) == tag.len);
    check(str_find(tag, S(" style=")) == tag.len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str written = utf8_repair(cx.mem, fuzz_text(&cx, data, size));
    struct str rest = markdown_html(cx.mem, (enum language)(size % LANGUAGE_COUNT), written).raw;
    struct str *open = arena_new(cx.mem, struct str, DEPTH_MAX);
    size_t depth = 0;

    check(utf8_valid(rest));
    for (size_t at; (at = str_find_byte(rest, '<')) < rest.len;) {
        rest = str_slice(rest, at + 1, rest.len);
        size_t end = str_find_byte(rest, '>');
        check(end < rest.len);
        struct str tag = str_slice(rest, 0, end);
        if (tag.ptr[0] == '/') {
            check(depth > 0 && str_eq(open[--depth], name_of(str_slice(tag, 1, tag.len))));
            continue;
        }
        is_safe(tag, name_of(tag));
        if (!is_void(name_of(tag)) && depth < DEPTH_MAX)
            open[depth++] = name_of(tag);
    }
    check(depth == 0);
    return 0;
}
