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

size_t
topic_text_head(struct str text)
{
    struct topic_text head = nothing;
    struct str rest = text;

    if (!head_read(&rest, &head) || head.owner.len + head.topics.len + head.has_checked == 0)
        return 0;
    return text.len - rest.len;
}

/* Laws whose identifier is known here, as in data/law_terms.csv. */
static const struct {
    struct str name, identifier;
} laws[] = {
    {S_INIT("Awb"), S_INIT("BWBR0005537")},
    {S_INIT("Pw"), S_INIT("BWBR0015703")},
    {S_INIT("Wgs"), S_INIT("BWBR0031331")},
    {S_INIT("Wrb"), S_INIT("BWBR0006368")},
};

/* "6:7", "10bis": what an article is called. */
static size_t
article_len(struct str text)
{
    size_t len = 0;

    if (text.len == 0 || text.ptr[0] < '0' || text.ptr[0] > '9')
        return 0;
    while (len < text.len && text.ptr[len] != ' ')
        len++;
    return len;
}

/* "Awb 6:7, 6:8; BW 4:13": each article of a known law becomes a link. */
static void
sources_add(struct text *body, struct str sources)
{
    struct str law = S("");

    while (sources.len) {
        size_t end = 0;
        while (end < sources.len && sources.ptr[end] != ',' && sources.ptr[end] != ';')
            end++;
        struct str piece = str_trim(str_slice(sources, 0, end)), name, rest = piece;
        if (!article_len(piece)) { /* it begins with its law */
            law = S("");
            if (!str_cut(&rest, ' ', &name))
                name = piece;
            for (size_t i = 0; i < sizeof laws / sizeof *laws; i++)
                if (str_eq(name, laws[i].name))
                    law = laws[i].identifier;
        }
        struct str article = str_slice(rest, 0, article_len(rest));
        text_add(body, law.len && article.len ? S(" [") : S(" "));
        text_add(body, piece);
        if (law.len && article.len) {
            text_add(body, S("](https://wetten.overheid.nl/jci1.3:c:"));
            text_add(body, law);
            text_add(body, S("&artikel="));
            text_add(body, article);
            text_add(body, S(")"));
        }
        text_add(body, str_slice(sources, end, end < sources.len ? end + 1 : end));
        sources = str_slice(sources, end < sources.len ? end + 1 : end, sources.len);
    }
}

static void
line_add(struct text *body, struct str line, bool sources)
{
    struct str trimmed = str_trim(line);

    if (!str_starts(trimmed, section_sign)) {
        text_add(body, line);
        text_add_byte(body, '\n');
    } else if (sources) { /* a line of its own, also inside a list */
        text_add(body, S("  \\\n*Bron:"));
        sources_add(body, str_trim(str_slice(trimmed, section_sign.len, trimmed.len)));
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
