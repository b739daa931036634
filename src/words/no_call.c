/* no_call.c - a few turns of phrase, looked for among the words of a text. */
#include "words/no_call.h"

enum { WORDS_MAX = 2000 };

struct word {
    struct str text;
    size_t at; /* where it begins */
};

static bool
in_word(char c)
{
    unsigned char u = (unsigned char)c;
    return (u | 32) >= 'a' && (u | 32) <= 'z' ? true : u >= 128;
}

static size_t
words_of(struct str text, struct word *words)
{
    size_t count = 0, i = 0;

    while (i < text.len && count < WORDS_MAX) {
        size_t begin = i;
        while (i < text.len && in_word(text.ptr[i]))
            i++;
        if (i > begin)
            words[count++] = (struct word){str_slice(text, begin, i), begin};
        else
            i++;
    }
    return count;
}

/* Is it one of these, with a space between? */
static bool
one_of(const struct word *word, struct str list)
{
    struct str one;

    while (str_cut(&list, ' ', &one))
        if (str_eq_nocase(word->text, one))
            return true;
    return false;
}

/* The first of `list` among `most` words from `from` on; `to` when there is none. */
static size_t
next_of(const struct word *words, size_t from, size_t to, size_t most, struct str list)
{
    for (size_t i = from; i < to && i < from + most; i++)
        if (one_of(&words[i], list))
            return i;
    return to;
}

static bool
before(const struct word *words, size_t at, size_t most, struct str list)
{
    size_t from = at > most ? at - most : 0;
    return next_of(words, from, at, most, list) < at;
}

/* Where a request not to call that begins at this word ends; 0: none begins here. */
static size_t
asks_at(const struct word *words, size_t at, size_t count)
{
    size_t verb, end;

    /* "bel mij aub niet", "belt u mij nooit"; not "ik bel niet graag" */
    if (one_of(&words[at], S("bel")) && !before(words, at, 1, S("ik"))) {
        end = next_of(words, at + 1, count, 5, S("niet nooit"));
        return end < count ? end : 0;
    }
    if (one_of(&words[at], S("belt")) && next_of(words, at + 1, count, 1, S("u")) < count) {
        end = next_of(words, at + 2, count, 4, S("niet nooit"));
        return end < count ? end : 0;
    }
    if (one_of(&words[at], S("niet nooit"))) {
        /* "niet gebeld worden" */
        verb = next_of(words, at + 1, count, 2, S("gebeld opgebeld teruggebeld"));
        if (verb < count && next_of(words, verb + 1, count, 1, S("worden")) < count)
            return verb + 1;
        /* "niet bellen"; not "ik kan niet bellen", "ze willen niet terugbellen" */
        verb = next_of(words, at + 1, count, 2, S("bellen opbellen terugbellen telefoneren"));
        if (verb < count && !before(words, at, 4,
                                    S("kan kon kunnen konden durf durfde willen wilden wilde lukt "
                                      "lukte mocht")))
            return verb;
        /* "dat u niet belt" */
        verb = next_of(words, at + 1, count, 1, S("belt"));
        return verb < count && before(words, at, 3, S("u")) ? verb : 0;
    }
    if (one_of(&words[at], S("geen")))
        verb = next_of(words, at + 1, count, 1, S("telefoontjes belletjes"));
    else if (one_of(&words[at], S("not t never dont")) &&
             (one_of(&words[at], S("never dont")) || before(words, at, 1, S("do don please"))))
        verb = next_of(words, at + 1, count, 1, S("call phone ring"));
    else
        return 0;
    return verb < count ? verb : 0;
}

static bool
ends_sentence(char c)
{
    return c == '.' || c == '!' || c == '?' || c == '\n';
}

/* From the end of the sentence before to its own; "a.u.b." ends none. */
static struct str
sentence_around(struct str text, size_t from, size_t to)
{
    while (from > 0 && !ends_sentence(text.ptr[from - 1]))
        from--;
    while (to < text.len && !ends_sentence(text.ptr[to]))
        to++;
    return str_trim(str_slice(text, from, to < text.len ? to + 1 : to));
}

struct str
no_call_sentence(struct arena *mem, struct str text)
{
    struct word *words = arena_new(mem, struct word, WORDS_MAX);
    size_t count = words_of(text, words);

    for (size_t i = 0; i < count; i++) {
        size_t end = asks_at(words, i, count);
        if (end)
            return sentence_around(text, words[i].at, words[end].at);
    }
    return S("");
}
