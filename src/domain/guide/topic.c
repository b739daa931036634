/* topic.c - lookups in the embedded tables of topics. */
#include "domain/guide/topic.h"

#include "base/check.h"
#include "domain/map/kind.h"
#include "topics.h"

static struct topic
topic_of(const struct topics_row *row)
{
    return (struct topic){.id = row->id,
                          .life_area = row->life_area,
                          .first_help = row->first_help,
                          .against_municipality = kind_topic_against_municipality(row->id)};
}

static const struct topics_row *
row_of(struct str id)
{
    for (size_t i = 0; i < topics_rows_count; i++)
        if (str_eq(topics_rows[i].id, id))
            return &topics_rows[i];
    return NULL;
}

bool
topic_find(struct str id, struct topic *ret)
{
    const struct topics_row *row = row_of(id);

    if (row)
        *ret = topic_of(row);
    return row != NULL;
}

struct str
topic_name(struct str id, enum language language)
{
    const struct topics_row *row = row_of(id);

    if (!row)
        return id;
    return tr_name(language, row->name_nl, row->name_en);
}

size_t
topic_count(void)
{
    return topics_rows_count;
}

struct topic
topic_at(size_t i)
{
    check(i < topics_rows_count);
    return topic_of(&topics_rows[i]);
}

struct str
life_area_name(struct str life_area)
{
    static const struct {
        struct str id, name;
    } names[] = {
        {S_INIT("geldzaken"), T_INIT("Geld")},
        {S_INIT("wonen"), T_INIT("Wonen")},
        {S_INIT("werk"), T_INIT("Werk")},
        {S_INIT("inkomen"), T_INIT("Uitkering en inkomen")},
        {S_INIT("zorg"), T_INIT("Zorg en gezondheid")},
        {S_INIT("gezin"), T_INIT("Gezin en relatie")},
        {S_INIT("veiligheid"), T_INIT("Veiligheid")},
        {S_INIT("verblijf"), T_INIT("Verblijf in Nederland")},
        {S_INIT("kopen"), T_INIT("Kopen")},
        {S_INIT("overheid"), T_INIT("Overheid en brieven")},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(names[i].id, life_area))
            return names[i].name;
    return life_area;
}
