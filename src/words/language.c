/* language.c - counts letters of other scripts, then small words. */
#include "words/language.h"

/* Folded. A word that two languages share stands in neither list. */
static const struct {
    struct str code, words;
} small_words[] = {
    {S_INIT("en"),
     S_INIT(
         "the and you your they have has had was were are not cannot dont didnt what how when "
         "who why this that with from for because would could should been there their our she his "
         "her him i im ive my to of it can get got do does after about")},
    {S_INIT("pl"),
     S_INIT(
         "nie jest sie jak czy mam moj moja moje mnie dla ale jestem przez zeby gdzie kiedy ktory "
         "ktora tylko moze mozna chce juz nam mi od ze po prosze jakie bardzo pracy pieniedzy")},
    {S_INIT("tr"),
     S_INIT(
         "ve bir bu ne nasil icin ama cok benim bana beni var yok degil mi gibi daha kadar olarak "
         "istiyorum oldu olur bizim ben biz kira borc yardim lazim ediyor yapmam gerekiyor")},
    {S_INIT("nl"),
     S_INIT(
         "de het een en ik je mijn niet van dat die wat hoe ze zij hij wij ons mij me moet kan wil "
         "heb heeft ben is zijn er voor met naar bij ook maar als dan nog uit door wordt geen te "
         "om "
         "op aan u uw mag nu")},
};

static bool
holds(struct str list, struct str word)
{
    struct str one;

    while (str_cut(&list, ' ', &one))
        if (str_eq(one, word))
            return true;
    return false;
}

static bool
only_persian(uint32_t point)
{
    return point == 0x067E || point == 0x0686 || point == 0x0698 || point == 0x06AF ||
           point == 0x06CC || point == 0x06A9;
}

struct str
language_of_text(struct arena *mem, struct str text, const struct word *words, size_t count)
{
    size_t arabic = 0, persian = 0, cyrillic = 0, all = 0, most = 0;
    struct str ret = S("nl");

    text = utf8_repair(mem, text);

    for (size_t at = 0; at < text.len;) {
        uint32_t point = utf8_next(text, &at);
        all += point > ' ';
        arabic += point >= 0x0600 && point <= 0x06FF;
        persian += only_persian(point);
        cyrillic += point >= 0x0400 && point <= 0x04FF;
    }
    if (2 * arabic > all)
        return persian > 0 ? S("fa") : S("ar");
    if (2 * cyrillic > all)
        return S("uk");
    for (size_t l = 0; l < sizeof small_words / sizeof *small_words; l++) {
        size_t found = 0;
        for (size_t i = 0; i < count; i++)
            found += holds(small_words[l].words, words[i].text);
        if (found > most || (found == most && found > 0 && str_eq(small_words[l].code, S("nl")))) {
            most = found;
            ret = small_words[l].code;
        }
    }
    return ret;
}

bool
text_is_dutch(struct arena *mem, struct str text)
{
    enum { NO_DOUBT = 3 };
    size_t count, found = 0;
    struct word *words = words_split(mem, fold(mem, text), &count);

    if (!str_eq(language_of_text(mem, text, words, count), S("nl")))
        return false;
    for (size_t l = 0; l < sizeof small_words / sizeof *small_words; l++)
        for (size_t i = 0; i < count && str_eq(small_words[l].code, S("nl")); i++)
            found += holds(small_words[l].words, words[i].text);
    return found >= NO_DOUBT;
}
