/* topic_text.c - takes the head and the sources out of a page about a topic. */
#include "domain/guide/topic_text.h"

#include "base/text.h"

static const struct str section_sign = S_INIT("\xC2\xA7");

/* The lines "name: value" before the first empty one. false: there is no head. */
static bool
head_read(struct str *rest, struct topic_text *ret)
{
    struct str text = *rest, line;

    while (str_cut(&text, '\n', &line) && line.len > 0) {
        size_t colon = str_find_byte(line, ':');
        if (colon == line.len)
            return false;
        struct str name = str_slice(line, 0, colon),
                   value = str_trim(str_slice(line, colon + 1, line.len));
        if (str_eq(name, S("owner")))
            ret->owner = value;
        else if (str_eq(name, S("topics")))
            ret->topics = value;
        else if (str_eq(name, S("numbers")))
            ret->numbers = value;
        else if (str_eq(name, S("checked")))
            ret->has_checked = date_parse(value, &ret->checked);
        else
            return false;
    }
    *rest = text;
    return true;
}

static const struct topic_text nothing = {
    .title = S_INIT(""), .owner = S_INIT(""), .topics = S_INIT(""), .numbers = S_INIT("")};

static void
line_add(struct text *body, struct str line, bool sources)
{
    struct str trimmed = str_trim(line);

    if (!str_starts(trimmed, section_sign)) {
        text_add(body, line);
        text_add_byte(body, '\n');
    } else if (sources) { /* a line of its own, also inside a list */
        text_add(body, S("  \\\n*Bron:"));
        text_add(body, str_slice(trimmed, section_sign.len, trimmed.len));
        text_add(body, S("*\n"));
    }
}

void
topic_text_read(struct arena *mem, struct str text, bool sources, struct topic_text *ret)
{
    struct text body = text_open(mem, text.len + 64);
    struct topic_text found = nothing;
    bool for_professionals = false;
    struct str line;

    if (!head_read(&text, &found))
        found = nothing;
    while (str_cut(&text, '\n', &line)) {
        if (str_starts(line, S("## ")))
            for_professionals = str_eq(str_trim(line), S("## Voor hulpverleners"));
        if (found.title.len == 0 && str_starts(line, S("# ")))
            found.title = str_trim(str_slice(line, 2, line.len));
        if (sources || !for_professionals)
            line_add(&body, line, sources);
    }
    found.body = text_str(&body);
    *ret = found;
}
