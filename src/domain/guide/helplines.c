/* helplines.c - from the table of national numbers to what a page shows. */
#include "domain/guide/helplines.h"

#include "domain/map/telephone.h"
#include "national_numbers.h"

enum { SHOWN_MAX = 5 };

static const struct str violence = S_INIT("huiselijk_geweld"); /* of data/topics.csv */

static struct helpline
helpline_of(struct arena *mem, const struct national_numbers_row *row, enum language language)
{
    return (struct helpline){.number = row->number,
                             .name = tr_name(language, row->name_nl, row->name_en),
                             .purpose = tr(language, row->for_what_nl),
                             .written = tr(language, row->written_way_nl),
                             .hours = telephone_said(mem, language, row->number),
                             .call = url_tel(mem, row->number)};
}

/* Of danger.h, and DANGER_UNKNOWN: it is danger, and not clear which. 0: it is none. */
#define DANGER_UNKNOWN DANGER_BIT(DANGER_KINDS)

static unsigned
dangers_of(const struct understood *understood, struct str topic)
{
    const unsigned listed = understood->danger.kinds;

    /* Need does not end the looking: who flees at night writes of a bed, and means violence. */
    if (danger_peril(listed) == PERIL_DANGER)
        return listed;
    /* Chosen, or what it looks like most. */
    if (str_eq(topic, violence) ||
        (understood->outcome != UNDERSTOOD_NOT && understood->topic_count > 0 &&
         str_eq(understood->topics[0].topic.id, violence)))
        return listed | DANGER_BIT(DANGER_VIOLENCE);
    return listed ? listed : understood->urgency == URGENCY_CRISIS ? DANGER_UNKNOWN : 0;
}

enum peril
peril_of_understood(const struct understood *understood, struct str topic)
{
    const enum peril peril = danger_peril(dangers_of(understood, topic));

    return peril == PERIL_NONE && understood->urgency == URGENCY_DEADLINE ? PERIL_TERM : peril;
}

enum peril
peril_of(struct arena *mem, struct str text, struct str topic)
{
    const struct understood understood = understand(mem, text);

    return peril_of_understood(&understood, topic);
}

static void
life_fill(struct helpline_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        list->life = list->life || str_eq(list->at[i].number, S("112")) ||
                     str_eq(list->at[i].number, S("113"));
}

struct helpline_list
helplines_for_text(struct arena *mem, struct str text, struct str topic, enum language language)
{
    const struct understood understood = understand(mem, text);

    return helplines_for_understood(mem, &understood, topic, language);
}

struct helpline_list
helplines_for_understood(struct arena *mem, const struct understood *understood, struct str topic,
                         enum language language)
{
    static const struct str general[] = {S_INIT("112"), S_INIT("113"), S_INIT("veilig_thuis")};
    const struct national_numbers_row *rows[SHOWN_MAX];
    struct helpline_list list = {arena_new(mem, struct helpline, SHOWN_MAX), 0};
    unsigned kinds = dangers_of(understood, topic);

    if (kinds == 0)
        return list;
    if (kinds == DANGER_UNKNOWN)
        list = helplines_named(mem, sizeof general / sizeof *general, general, language);
    size_t count = kinds == DANGER_UNKNOWN ? 0 : danger_numbers(kinds, SHOWN_MAX, rows);
    for (size_t i = 0; i < count; i++)
        list.at[list.count++] = helpline_of(mem, rows[i], language);
    life_fill(&list);
    list.hide = danger_peril(kinds) == PERIL_DANGER;
    list.doctor = kinds & DANGER_BIT(DANGER_MEDICAL);
    return list;
}

struct str
helplines_title(const struct helpline_list *list)
{
    if (list->doctor && !list->hide)
        return T("Is iemand heel ziek of gewond? Bel nu");
    return list->life ? T("Bent u in gevaar? Bel nu") : T("Heeft u nu meteen hulp nodig? Bel");
}

struct helpline_list
helplines_named(struct arena *mem, size_t count, const struct str *ids, enum language language)
{
    struct helpline_list list = {arena_new(mem, struct helpline, count), 0};

    for (size_t i = 0; i < count; i++)
        for (size_t n = 0; n < national_numbers_rows_count; n++)
            if (str_eq(national_numbers_rows[n].id, ids[i]))
                list.at[list.count++] = helpline_of(mem, &national_numbers_rows[n], language);
    life_fill(&list);
    list.hide = list.life;
    return list;
}

struct helpline_list
helplines_listed(struct arena *mem, struct str ids, enum language language)
{
    struct str each[SHOWN_MAX];
    size_t count = 0;

    while (count < SHOWN_MAX && str_cut(&ids, '|', &each[count]))
        if (each[count].len > 0)
            count++;
    return helplines_named(mem, count, each, language);
}
