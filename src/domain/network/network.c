/* network.c - the rules of the network: finding municipalities, and who serves them. */
#include "domain/network/network.h"

#include "base/text.h"
#include "municipalities.h"
#include "place_aliases.h"
#include "postcodes.h"
#include "i18n/i18n.h"
#include "law/decrees.h"
#include "law/workday.h"
#include "words/fold.h"

struct str
municipality_code(struct arena *mem, int64_t municipality)
{
    struct text code = text_open(mem, 8);
    text_add(&code, S("GM"));
    text_add_int_wide(&code, municipality, 4);
    return text_str(&code);
}

bool
municipality_parse(struct str code, int64_t *ret)
{
    int64_t n;

    if (code.len >= 2 && str_eq_nocase(str_slice(code, 0, 2), S("GM")))
        code = str_slice(code, 2, code.len);
    if (code.len == 0 || code.len > 4 || !str_int(code, &n) || n <= 0)
        return false;
    *ret = n;
    return true;
}

struct str
municipality_tooi(struct arena *mem, int64_t municipality)
{
    return str_join(mem, S("https://identifier.overheid.nl/tooi/id/gemeente/"),
                    str_lower(mem, municipality_code(mem, municipality)));
}

enum outcome
municipality_get(struct cx *cx, int64_t municipality, struct municipality_row *ret)
{
    return sql_municipality_get(cx, municipality, ret);
}

/* "1234", "1234ab", "1234 AB" */
static bool
postcode_parse(struct str typed, int64_t *ret)
{
    int64_t n;

    if (typed.len < 4 || !str_int(str_slice(typed, 0, 4), &n) || n < 1000)
        return false;
    struct str letters = str_trim(str_slice(typed, 4, typed.len));
    if (letters.len != 0 && letters.len != 2)
        return false;
    for (size_t i = 0; i < letters.len; i++)
        if ((letters.ptr[i] | 0x20) < 'a' || (letters.ptr[i] | 0x20) > 'z')
            return false;
    *ret = n;
    return true;
}

static enum outcome
municipality_one(struct cx *cx, int64_t municipality, struct municipality_row_list *ret)
{
    struct municipality_row *row = arena_new(cx->mem, struct municipality_row, 1);
    enum outcome outcome = municipality_get(cx, municipality, row);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    *ret = (struct municipality_row_list){row, outcome == OK && !row->ended ? 1 : 0};
    return OK;
}

/* "'s-Gravenhage" and "S GRAVENHAGE" are the same name. */
static struct str
folded_words(struct cx *cx, struct str name)
{
    struct text t = text_open(cx->mem, name.len + 8);
    size_t count;
    struct word *words = words_split(cx->mem, fold(cx->mem, name), &count);

    for (size_t i = 0; i < count; i++) {
        if (i)
            text_add_byte(&t, ' ');
        text_add(&t, words[i].text);
    }
    return text_str(&t);
}

enum outcome
municipality_find(struct cx *cx, struct str typed, struct municipality_row_list *ret)
{
    struct municipality_row_list found = {0};
    int64_t number;

    typed = str_trim(typed);
    if (typed.len > 2 && str_eq_nocase(str_slice(typed, 0, 2), S("GM")) &&
        municipality_parse(typed, &number))
        TRY(municipality_one(cx, number, &found));
    else if (postcode_parse(typed, &number))
        TRY(sql_municipality_by_postcode(cx, number, &found));
    else if (typed.len)
        TRY(sql_municipality_by_place(cx, folded_words(cx, typed), &found));
    if (found.count == 0)
        return fail_with(cx, NOT_FOUND,
                         T("Wij kennen deze plaats niet. Vul uw postcode in, of de "
                           "naam van uw gemeente."),
                         S("place"), 0);
    *ret = found;
    return OK;
}

enum outcome
municipality_takes_part(struct cx *cx, int64_t municipality, bool *ret)
{
    return sql_safety_net_exists(cx, municipality, ret);
}

enum outcome
doorway_municipalities(struct cx *cx, int64_t doorway, struct municipality_row_list *ret)
{
    return sql_municipality_of_doorway(cx, doorway, ret);
}

enum outcome
doorway_get(struct cx *cx, struct str host, struct doorway_row *ret)
{
    enum outcome outcome = sql_doorway_by_host(cx, host, ret);

    return outcome == NOT_FOUND ? sql_doorway_first(cx, ret) : outcome;
}

enum outcome
doorway_parents(struct cx *cx, int64_t doorway, struct str *ret)
{
    struct doorway_frame_get_row row = {0};
    enum outcome outcome = sql_doorway_frame_get(cx, doorway, &row);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    *ret = row.parents;
    return OK;
}

enum outcome
doorway_parents_set(struct cx *cx, int64_t doorway, struct str parents)
{
    return sql_doorway_frame_put(cx, doorway, parents);
}

enum outcome
organisation_get(struct cx *cx, int64_t organisation, struct organisation_row *ret)
{
    return sql_organisation_get(cx, organisation, ret);
}

enum outcome
organisation_serving(struct cx *cx, int64_t municipality, struct str help_type,
                     struct organisation_row_list *ret)
{
    return sql_organisation_serving(cx, municipality, help_type, ret);
}

enum outcome
organisation_takes_questions(struct cx *cx, int64_t municipality, int64_t organisation, bool *ret)
{
    return sql_organisation_takes_questions(cx, municipality, organisation, ret);
}

enum outcome
organisation_receiving(struct cx *cx, int64_t municipality, struct organisation_row_list *ret)
{
    return sql_organisation_receiving(cx, municipality, ret);
}

enum outcome
organisation_near(struct cx *cx, int64_t organisation, struct organisation_row_list *ret)
{
    return sql_organisation_near(cx, organisation, ret);
}

enum outcome
organisation_municipalities(struct cx *cx, int64_t organisation, struct municipality_row_list *ret)
{
    return sql_municipality_of_organisation(cx, organisation, ret);
}

enum outcome
safety_net_get(struct cx *cx, int64_t municipality, struct safety_net_row *ret)
{
    return sql_safety_net_get(cx, municipality, ret);
}

static enum outcome
place_add(struct cx *cx, struct str name, int64_t municipality)
{
    int64_t added;

    return sql_place_put(cx, folded_words(cx, name), municipality, &added);
}

enum outcome
municipality_add(struct cx *cx, const struct municipality_row *row)
{
    TRY(sql_municipality_put(cx, row->municipality, row->name, row->province, row->ended,
                             row->fictional, row->phone));
    return place_add(cx, row->name, row->municipality);
}

enum outcome
postcode_add(struct cx *cx, int64_t postcode, int64_t municipality, struct str places)
{
    struct str rest = places, place;

    TRY(sql_postcode_put(cx, postcode, municipality, places));
    while (str_cut(&rest, '|', &place))
        TRY(place_add(cx, place, municipality));
    return OK;
}

enum outcome
network_facts_load(struct cx *cx)
{
    for (size_t i = 0; i < municipalities_rows_count; i++) {
        const struct municipalities_row *m = &municipalities_rows[i];
        int64_t number;
        check(municipality_parse(m->code, &number));
        TRY(municipality_add(cx,
                             &(struct municipality_row){.municipality = number,
                                                        .name = m->name,
                                                        .province = m->province,
                                                        .ended = str_eq(m->status, S("ended"))}));
    }
    for (size_t i = 0; i < postcodes_rows_count; i++) {
        int64_t postcode, municipality;
        check(str_int(postcodes_rows[i].pc4, &postcode) &&
              str_int(postcodes_rows[i].cbs_code, &municipality));
        TRY(postcode_add(cx, postcode, municipality, postcodes_rows[i].places));
    }
    for (size_t i = 0; i < place_aliases_rows_count; i++) {
        int64_t municipality;
        check(str_int(place_aliases_rows[i].cbs_code, &municipality));
        TRY(place_add(cx, place_aliases_rows[i].name, municipality));
    }
    return OK;
}

enum outcome
doorway_add(struct cx *cx, const struct doorway_row *row, size_t count,
            const int64_t *municipalities_of)
{
    int64_t changed;

    TRY(sql_doorway_put(cx, row->doorway, row->host, row->name, row->theme, row->languages,
                        row->municipality, row->region, row->phone, row->phone_hours));
    for (size_t i = 0; i < count; i++)
        TRY(sql_doorway_municipality_put(cx, row->doorway, municipalities_of[i], &changed));
    return OK;
}

enum outcome
region_add(struct cx *cx, int64_t region, struct str name, size_t count,
           const int64_t *municipalities_of)
{
    int64_t changed;

    TRY(sql_region_put(cx, region, name));
    for (size_t i = 0; i < count; i++)
        TRY(sql_region_municipality_put(cx, region, municipalities_of[i], &changed));
    return OK;
}

enum outcome
organisation_add(struct cx *cx, const struct organisation_row *row, size_t place_count,
                 const int64_t *municipalities_of, size_t help_count, const struct str *help_types)
{
    int64_t changed;

    TRY(sql_organisation_put(cx, row->organisation, row->name, row->municipal, row->paid_by,
                             row->steered_by, row->everywhere, row->answer_workdays, row->phone,
                             row->active, row->accept_workdays, row->map_only, row->url, row->kvk));
    for (size_t i = 0; i < place_count; i++)
        TRY(sql_organisation_municipality_put(cx, row->organisation, municipalities_of[i],
                                              &changed));
    for (size_t i = 0; i < help_count; i++)
        TRY(sql_organisation_help_put(cx, row->organisation, help_types[i], &changed));
    return OK;
}

enum outcome
safety_net_set(struct cx *cx, int64_t municipality, int64_t organisation, struct str contact)
{
    return sql_safety_net_put(cx, municipality, organisation, contact);
}

struct date
answer_day(const struct cx *cx, int64_t workdays)
{
    struct calendar calendar = calendar_of(cx);
    /* What comes in on a day off came in on the next working day. */
    struct date first = workday_next(&calendar, WORKDAY_OFFICE, date_in_amsterdam(cx->now_ms));
    return workday_plus(&calendar, WORKDAY_OFFICE, first, (int)workdays);
}

int64_t
answer_due_ms(const struct cx *cx, int64_t workdays)
{
    return amsterdam_ms(date_plus(answer_day(cx, workdays), 1), 0);
}

struct date
due_day(int64_t due_ms)
{
    return date_in_amsterdam(due_ms - 1);
}

enum outcome
network_facts_count(struct cx *cx, int64_t *ret)
{
    return sql_place_count(cx, ret);
}
