/* kind.c - lookups in the tables of topics and kinds of help. */
#include "domain/map/kind.h"

#include "base/check.h"
#include "help_types.h"
#include "national_numbers.h"
#include "topics.h"
#include "topics_independence.h"

const struct topics_row *
kind_topic(struct str id)
{
    for (size_t i = 0; i < topics_rows_count; i++)
        if (str_eq(topics_rows[i].id, id))
            return &topics_rows[i];
    return NULL;
}

const struct topics_row *
kind_topic_typed(struct str typed)
{
    for (size_t i = 0; i < topics_rows_count; i++)
        if (str_eq_nocase(topics_rows[i].id, typed) || str_eq_nocase(topics_rows[i].name_nl, typed))
            return &topics_rows[i];
    return NULL;
}

bool
kind_topic_against_municipality(struct str id)
{
    for (size_t i = 0; i < topics_independence_rows_count; i++)
        if (str_eq(topics_independence_rows[i].topic, id) &&
            str_eq(topics_independence_rows[i].other_party, S("municipality")))
            return true;
    return false;
}

bool
kind_topic_of_danger(struct str id)
{
    const struct topics_row *row = kind_topic(id);

    return row && str_eq(row->danger, S("yes"));
}

bool
kind_topic_may_be_danger(struct str id)
{
    const struct topics_row *row = kind_topic(id);

    return row && row->danger.len > 0;
}

struct str
kind_topic_name(struct str id, enum language language)
{
    const struct topics_row *row = kind_topic(id);

    if (!row)
        return id;
    return tr_name(language, row->name_nl, row->name_en);
}

static const struct help_types_row *
help_row(struct str id)
{
    for (size_t i = 0; i < help_types_rows_count; i++)
        if (str_eq(help_types_rows[i].id, id))
            return &help_types_rows[i];
    return NULL;
}

bool
kind_help_known(struct str id)
{
    return help_row(id) != NULL;
}

struct str
kind_help_name(struct str id, enum language language)
{
    const struct help_types_row *row = help_row(id);

    if (!row)
        return id;
    return tr_name(language, row->name_nl, row->name_en);
}

struct str
kind_help_number(struct str help_type)
{
    static const struct {
        struct str help, number;
    } others[] = {
        {S_INIT("crisisdienst_113"), S_INIT("113")},
        {S_INIT("schuldhulp_gemeente"), S_INIT("geldfit")},
        {S_INIT("huurteam"), S_INIT("juridisch_loket")},
        {S_INIT("advocaat"), S_INIT("juridisch_loket")},
        {S_INIT("mediator"), S_INIT("juridisch_loket")},
        {S_INIT("sociaal_raadslieden"), S_INIT("juridisch_loket")},
        {S_INIT("huurcommissie"), S_INIT("juridisch_loket")},
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_eq(others[i].help, help_type))
            help_type = others[i].number;
    for (size_t i = 0; i < national_numbers_rows_count; i++)
        if (str_eq(national_numbers_rows[i].id, help_type))
            return help_type;
    return S("");
}

static const struct {
    struct str code, name;
} language_names[] = {
    {S_INIT("nl"), T_INIT("Nederlands")},   {S_INIT("en"), T_INIT("Engels")},
    {S_INIT("ar"), T_INIT("Arabisch")},     {S_INIT("tr"), T_INIT("Turks")},
    {S_INIT("pl"), T_INIT("Pools")},        {S_INIT("uk"), T_INIT("Oekraïens")},
    {S_INIT("ti"), T_INIT("Tigrinya")},     {S_INIT("so"), T_INIT("Somalisch")},
    {S_INIT("fa"), T_INIT("Farsi")},        {S_INIT("fr"), T_INIT("Frans")},
    {S_INIT("de"), T_INIT("Duits")},        {S_INIT("es"), T_INIT("Spaans")},
    {S_INIT("ru"), T_INIT("Russisch")},     {S_INIT("zh"), T_INIT("Chinees")},
    {S_INIT("ro"), T_INIT("Roemeens")},     {S_INIT("bg"), T_INIT("Bulgaars")},
    {S_INIT("ber"), T_INIT("Berbers")},     {S_INIT("pap"), T_INIT("Papiaments")},
    {S_INIT("ku"), T_INIT("Koerdisch")},    {S_INIT("pt"), T_INIT("Portugees")},
    {S_INIT("srn"), T_INIT("Sranan")},      {S_INIT("fy"), T_INIT("Fries")},
    {S_INIT("dse"), T_INIT("Gebarentaal")},
};

size_t
kind_language_count(void)
{
    return sizeof language_names / sizeof *language_names;
}

struct str
kind_language_code(size_t i)
{
    check(i < kind_language_count());
    return language_names[i].code;
}

struct str
kind_language_name(struct str code, enum language language)
{

    for (size_t i = 0; i < kind_language_count(); i++)
        if (str_eq(language_names[i].code, code))
            return tr(language, language_names[i].name);
    return code;
}
