/* fold.c - decomposition by libutf8proc, then the few letters that Unicode does not take apart. */
#include "words/fold.h"

#include "base/check.h"
#include "base/text.h"

#include <utf8proc.h>

/* Other characters for the same letter; the empty text drops the character. */
static const struct {
    utf8proc_int32_t from;
    struct str to;
} letters[] = {
    {'\'', S_INIT("")},           {'`', S_INIT("")},
    {0x2018, S_INIT("")},         {0x2019, S_INIT("")},
    {0x02BC, S_INIT("")},         {0x00E6, S_INIT("ae")},
    {0x0153, S_INIT("oe")},       {0x00F8, S_INIT("o")},
    {0x0111, S_INIT("d")},        {0x0142, S_INIT("l")},
    {0x0131, S_INIT("i")},        /* Turkish dotless i: half of all texts are typed without it */
    {0x0640, S_INIT("")},         /* Arabic tatweel only stretches a line */
    {0x064A, S_INIT("\xDB\x8C")}, /* Arabic yeh, alef maksura: Persian yeh */
    {0x0649, S_INIT("\xDB\x8C")}, {0x0643, S_INIT("\xDA\xA9")}, /* Arabic kaf: Persian keheh */
    {0x0629, S_INIT("\xD9\x87")}, /* teh marbuta: heh, as it is often typed */
};

static void
text_add_folded(struct text *t, utf8proc_int32_t point)
{
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (letters[i].from == point) {
            text_add(t, letters[i].to);
            return;
        }
    }
    text_add_point(t, (uint32_t)point);
}

struct str
fold(struct arena *mem, struct str s)
{
    const utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                      UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
    struct str valid = utf8_repair(mem, s);
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)valid.ptr;
    if (valid.len == 0)
        return S("");
    utf8proc_ssize_t count =
        utf8proc_decompose(bytes, (utf8proc_ssize_t)valid.len, NULL, 0, options);
    check(count >= 0);
    utf8proc_int32_t *points = arena_new(mem, utf8proc_int32_t, (size_t)count + 1);
    utf8proc_ssize_t again =
        utf8proc_decompose(bytes, (utf8proc_ssize_t)valid.len, points, count, options);
    check(again == count);
    struct text t = text_open(mem, valid.len + 16);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        text_add_folded(&t, points[i]);
    return text_str(&t);
}

static bool
is_word_point(uint32_t point)
{
    switch (utf8proc_category((utf8proc_int32_t)point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

static bool
ends_sentence(uint32_t point)
{
    return point == '.' || point == '!' || point == '?' || point == ';' ||
           point == 0x061F /* Arabic ? */ || point == 0x06D4 /* Urdu and Persian full stop */;
}

/* State of the walk between two words. */
struct gap {
    bool mark;       /* the last character could end a sentence */
    bool ended;      /* a sentence did end */
    size_t newlines; /* since the last word */
};

static void
gap_add(struct gap *gap, uint32_t point)
{
    if (gap->mark)
        gap->ended = true;
    gap->mark = ends_sentence(point);
    if (point == '\n' && ++gap->newlines > 1)
        gap->ended = true;
}

struct word *
words_split(struct arena *mem, struct str folded, size_t *ret_count)
{
    /* A word takes at least one byte and one between it and the next. */
    struct word *words = arena_new(mem, struct word, folded.len / 2 + 1);
    size_t count = 0;
    size_t sentence = 0;
    size_t start = folded.len;
    struct gap gap = {false, false, 0};
    for (size_t at = 0; at < folded.len;) {
        size_t before = at;
        uint32_t point = utf8_next(folded, &at);
        bool in_word = is_word_point(point);
        if (in_word && start == folded.len) {
            start = before;
            if (gap.ended && count > 0)
                sentence++;
            gap = (struct gap){false, false, 0};
        }
        if (!in_word && start < folded.len) {
            words[count++] = (struct word){str_slice(folded, start, before), sentence};
            start = folded.len;
        }
        if (!in_word)
            gap_add(&gap, point);
    }
    if (start < folded.len)
        words[count++] = (struct word){str_slice(folded, start, folded.len), sentence};
    *ret_count = count;
    return words;
}

bool
point_is_letter(uint32_t point)
{
    switch (utf8proc_category((utf8proc_int32_t)point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
        return false;
    default:
        return is_word_point(point);
    }
}

bool
point_is_digit(uint32_t point)
{
    return utf8proc_category((utf8proc_int32_t)point) == UTF8PROC_CATEGORY_ND;
}

uint32_t
point_lower(uint32_t point)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)point);
}

void
text_add_point(struct text *t, uint32_t point)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)point, bytes);

    check(len > 0);
    text_add(t, (struct str){(const char *)bytes, (size_t)len});
}
