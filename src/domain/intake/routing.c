/* routing.c - who gets a new question, and why. */
#include "domain/guide/topic.h"
#include "domain/intake/intake.h"
#include "domain/network/network.h"

static const struct {
    struct str code, sentence;
} whys[WHY_COUNT] = {
    [WHY_HELPS] = {S_INIT("helps"),
                   T_INIT("Deze organisatie helpt in uw gemeente met dit soort vragen.")},
    [WHY_INDEPENDENT] = {S_INIT("independent"),
                         T_INIT(
                             "Deze organisatie helpt met dit soort vragen. Zij hoort niet bij de "
                             "gemeente.")},
    [WHY_NO_TOPIC] = {S_INIT("no_topic"),
                      T_INIT("Deze organisatie zoekt samen met u uit wie u het beste kan helpen.")},
    [WHY_NOBODY] = {S_INIT("nobody"), T_INIT("Wij weten nog niet wie u hier het beste mee kan "
                                             "helpen. Deze organisatie zoekt dat voor u uit.")},
    [WHY_PASSED_BACK] = {S_INIT("passed_back"), T_INIT("Een andere organisatie kon u hier niet mee "
                                                       "helpen. Deze organisatie neemt het over.")},
    [WHY_TIME_PASSED] = {S_INIT("time_passed"),
                         T_INIT("U kreeg niet op tijd antwoord. Dat spijt ons. Daarom heeft deze "
                                "organisatie uw vraag nu.")},
    [WHY_CHOSEN] = {S_INIT("chosen"),
                    T_INIT("U koos deze organisatie, samen met wie uw vraag opschreef.")},
    [WHY_HANDED_OVER] = {S_INIT("handed_over"),
                         T_INIT("U vond het goed dat deze organisatie u verder helpt.")},
    [WHY_HANDED_BACK] = {S_INIT("handed_back"),
                         T_INIT("U wilde geen hulp van de andere organisatie. Daarom heeft deze "
                                "organisatie uw vraag weer.")},
    [WHY_WISHED] = {S_INIT("wished"), T_INIT("U stelde uw vraag aan deze organisatie.")},
    [WHY_AUTHORITY] = {S_INIT("authority"),
                       T_INIT("Alleen de gemeente zelf kan hierover beslissen.")},
};

struct str
why_code(enum holding_why why)
{
    check(why < WHY_COUNT);
    return whys[why].code;
}

struct str
why_sentence(struct str code)
{
    for (size_t i = 0; i < WHY_COUNT; i++)
        if (str_eq(whys[i].code, code))
            return whys[i].sentence;
    return S("");
}

static struct route_choice
choice_of(const struct organisation_row *organisation, enum holding_why why)
{
    return (struct route_choice){.organisation = organisation->organisation,
                                 .organisation_name = organisation->name,
                                 .answer_workdays = organisation->answer_workdays,
                                 .why = why};
}

/* Those who help, the best help type first, until there are `max`. A part of the municipality does
 * not judge its own decision: it is passed over where the municipality is the other party. */
static enum outcome
best_help(struct cx *cx, int64_t municipality, const struct topic *topic, size_t max,
          struct route_choice_list *list)
{
    struct str rest = topic->first_help, help_type;

    while (list->count < max && str_cut(&rest, '|', &help_type)) {
        struct organisation_row_list serving;
        TRY(organisation_serving(cx, municipality, help_type, &serving));
        for (size_t i = 0; i < serving.count && list->count < max; i++) {
            bool known = false;
            for (size_t j = 0; j < list->count && !known; j++)
                known = list->at[j].organisation == serving.at[i].organisation;
            if (known || (topic->against_municipality && serving.at[i].municipal))
                continue;
            list->at[list->count++] = choice_of(
                &serving.at[i], topic->against_municipality ? WHY_INDEPENDENT : WHY_HELPS);
        }
    }
    return OK;
}

enum outcome
routing_chosen(struct cx *cx, int64_t municipality, int64_t organisation, bool *serves,
               struct route_choice *ret)
{
    struct organisation_row row;

    TRY(organisation_takes_questions(cx, municipality, organisation, serves));
    if (!*serves)
        return OK;
    TRY(organisation_get(cx, organisation, &row));
    *ret = choice_of(&row, WHY_CHOSEN);
    return OK;
}

enum outcome
routing_list(struct cx *cx, int64_t municipality, struct str topic_id,
             struct route_choice_list *ret)
{
    enum { CHOICES_MAX = 20 };
    struct route_choice_list list = {arena_new(cx->mem, struct route_choice, CHOICES_MAX), 0};
    struct topic topic;

    if (topic_find(topic_id, &topic))
        TRY(best_help(cx, municipality, &topic, CHOICES_MAX, &list));
    *ret = list;
    return OK;
}

enum outcome
routing_choose(struct cx *cx, int64_t municipality, struct str topic_id, struct route_choice *ret)
{
    struct route_choice best;
    struct route_choice_list list = {&best, 0};
    struct safety_net_row net;
    struct topic topic;
    bool known = topic_find(topic_id, &topic);

    if (known)
        TRY(best_help(cx, municipality, &topic, 1, &list));
    if (list.count) {
        *ret = best;
        return OK;
    }
    /* Also where nobody can be found because the municipality takes no part: NOT_FOUND. */
    TRY(safety_net_get(cx, municipality, &net));
    *ret = (struct route_choice){.organisation = net.organisation,
                                 .organisation_name = net.organisation_name,
                                 .answer_workdays = net.answer_workdays,
                                 .why = known ? WHY_NOBODY : WHY_NO_TOPIC};
    return OK;
}

enum outcome
routing_of(struct cx *cx, int64_t municipality, const struct ask *ask, struct route_choice *ret)
{
    bool serves = false;

    if (ask->wish)
        TRY(routing_chosen(cx, municipality, ask->wish, &serves, ret));
    if (!serves)
        return routing_choose(cx, municipality, ask->topic, ret);
    ret->why = WHY_WISHED;
    return OK;
}
