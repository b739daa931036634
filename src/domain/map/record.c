/* record.c - the columns of services.csv, and the one form in which each cell is kept. */
#include "domain/map/record.h"

#include "base/text.h"
#include "domain/map/hours.h"
#include "domain/map/kind.h"
#include "i18n/i18n.h"
#include "topics.h"
#include "words/fold.h"

enum { LINE = 0, TEXT = 1, LINE_CHARS = 300, TEXT_CHARS = 5000, LIST_MAX = 100 };

/* Names are those of HSDS where it has one; `also` what Dutch spreadsheets say, folded. */
static const struct {
    struct str name, also;
    size_t limit;
    int kind;
} columns[COLUMN_COUNT] = {
    [COLUMN_ID] = {S_INIT("id"), S_INIT("nummer"), 200, LINE},
    [COLUMN_NAME] = {S_INIT("name"), S_INIT("naam|dienst|titel"), 200, LINE},
    [COLUMN_ORGANISATION] = {S_INIT("organisation"),
                             S_INIT("organization|organisatie|aanbieder|instelling"), 200, LINE},
    [COLUMN_MUNICIPALITY] = {S_INIT("municipality"), S_INIT("gemeente|gemeenten|werkgebied"), 5000,
                             LINE},
    [COLUMN_ADDRESS] = {S_INIT("address"), S_INIT("adres|straat|address_1"), 200, LINE},
    [COLUMN_PHONE] = {S_INIT("phone"), S_INIT("telefoon|telefoonnummer|tel|telnr"), 200, LINE},
    [COLUMN_OPENING_HOURS] = {S_INIT("opening_hours"), S_INIT("openingstijden|openingsuren"),
                              HOURS_LIMIT_BYTES, TEXT},
    [COLUMN_TOPICS] = {S_INIT("topics"), S_INIT("onderwerpen|onderwerp|trefwoorden"), 2000, LINE},
    [COLUMN_URL] = {S_INIT("url"), S_INIT("website|webadres|link"), 500, LINE},
    [COLUMN_HELP_TYPES] = {S_INIT("help_types"), S_INIT("soort_hulp|hulpsoort"), 1000, LINE},
    [COLUMN_DESCRIPTION] = {S_INIT("description"), S_INIT("omschrijving|beschrijving"), TEXT_CHARS,
                            TEXT},
    [COLUMN_DESCRIPTION_PROFESSIONAL] = {S_INIT("description_professional"),
                                         S_INIT("omschrijving_professional"), TEXT_CHARS, TEXT},
    [COLUMN_FOR_WHOM] = {S_INIT("for_whom"), S_INIT("doelgroep|voor_wie"), TEXT_CHARS, TEXT},
    [COLUMN_WHAT_TO_EXPECT] = {S_INIT("what_to_expect"), S_INIT("wat_gebeurt_er"), TEXT_CHARS,
                               TEXT},
    [COLUMN_BRING] = {S_INIT("bring"), S_INIT("meenemen"), TEXT_CHARS, TEXT},
    [COLUMN_COST] = {S_INIT("cost"), S_INIT("kosten|fees"), LINE_CHARS, LINE},
    [COLUMN_FREE] = {S_INIT("free"), S_INIT("gratis"), 10, LINE},
    [COLUMN_LANGUAGES] = {S_INIT("languages"), S_INIT("talen"), LINE_CHARS, LINE},
    [COLUMN_STATUS] = {S_INIT("status"), S_INIT("stand"), 50, LINE},
    [COLUMN_REFERRALS] = {S_INIT("referrals"), S_INIT("verwijzen"), 1000, TEXT},
    [COLUMN_OWNER] = {S_INIT("owner"), S_INIT("eigenaar|beheerder"), 200, LINE},
    [COLUMN_CONFIRMED] = {S_INIT("confirmed"), S_INIT("bevestigd|assured_date"), 30, LINE},
    [COLUMN_PLACE_ID] = {S_INIT("place_id"), S_INIT("service_at_location_id"), 200, LINE},
    [COLUMN_LOCATION] = {S_INIT("location"), S_INIT("locatie|gebouw"), 200, LINE},
    [COLUMN_POSTCODE] = {S_INIT("postcode"), S_INIT("postal_code"), 20, LINE},
    [COLUMN_TOWN] = {S_INIT("town"), S_INIT("plaats|woonplaats|city"), 100, LINE},
    [COLUMN_ACCESSIBILITY] = {S_INIT("accessibility"), S_INIT("toegankelijkheid"), LINE_CHARS,
                              LINE},
    [COLUMN_LOCATION_NOTE] = {S_INIT("location_note"), S_INIT("routebeschrijving"), LINE_CHARS,
                              LINE},
    [COLUMN_EMAIL] = {S_INIT("email"), S_INIT("e_mail|mail|emailadres|e_mailadres"), LINE_CHARS,
                      LINE},
    [COLUMN_PHONE_NETWORK] = {S_INIT("phone_network"), S_INIT("telefoon_netwerk"), 200, LINE},
    [COLUMN_EMAIL_NETWORK] = {S_INIT("email_network"), S_INIT("email_netwerk"), LINE_CHARS, LINE},
    [COLUMN_PHONE_OWN] = {S_INIT("phone_own"), S_INIT("telefoon_intern"), 200, LINE},
    [COLUMN_EMAIL_OWN] = {S_INIT("email_own"), S_INIT("email_intern"), LINE_CHARS, LINE},
    [COLUMN_CAPACITY] = {S_INIT("capacity"), S_INIT("plek"), 50, LINE},
    [COLUMN_WAITING_WEEKS] = {S_INIT("waiting_weeks"), S_INIT("wachttijd|wachtweken"), 10, LINE},
    [COLUMN_CAPACITY_NOTE] = {S_INIT("capacity_note"), S_INIT("toelichting_wachttijd"), LINE_CHARS,
                              LINE},
    [COLUMN_CAPACITY_DATE] = {S_INIT("capacity_date"), S_INIT("datum_wachttijd"), 30, LINE},
    [COLUMN_PAID_BY] = {S_INIT("paid_by"), S_INIT("betaald_door"), 200, LINE},
    [COLUMN_STEERED_BY] = {S_INIT("steered_by"), S_INIT("bestuurd_door"), 200, LINE},
};

struct str
column_name(enum column column)
{
    return columns[column].name;
}

size_t
column_limit(enum column column)
{
    return columns[column].limit;
}

/* "E-mail " and "e_mail" are the same heading. */
static struct str
heading_folded(struct arena *mem, struct str heading)
{
    struct text t = text_open(mem, heading.len + 1);
    size_t count;
    struct word *words = words_split(mem, fold(mem, heading), &count);

    for (size_t i = 0; i < count; i++) {
        if (i)
            text_add_byte(&t, '_');
        text_add(&t, words[i].text);
    }
    return text_str(&t);
}

bool
column_find(struct arena *mem, struct str heading, enum column *ret)
{
    struct str folded = heading_folded(mem, heading), also;

    for (enum column c = 0; folded.len && c < COLUMN_COUNT; c++) {
        bool found = str_eq(columns[c].name, folded);
        for (struct str rest = columns[c].also; !found && str_cut(&rest, '|', &also);)
            found = str_eq(also, folded);
        if (found) {
            *ret = c;
            return true;
        }
    }
    return false;
}

void
problem_add(struct arena *mem, struct problem_list *list, struct problem problem)
{
    struct problem *p = arena_new(mem, struct problem, 1);

    *p = problem;
    p->next = NULL;
    if (list->last)
        list->last->next = p;
    else
        list->first = p;
    list->last = p;
    list->count++;
}

struct str
record_folded(struct arena *mem, struct str name)
{
    struct str words = heading_folded(mem, name);
    return words.len ? words : str_lower(mem, str_trim(name));
}

/* ---- settling one cell ---- */

struct settling {
    struct arena *mem;
    struct date today;
    struct problem_list *problems;
    enum column column;
    struct str rest; /* of help_types: what is none, for the keywords */
    bool refused;
};

static void
say(struct settling *s, bool warning, struct str reason)
{
    problem_add(s->mem, s->problems,
                (struct problem){.column = s->column,
                                 .field = columns[s->column].name,
                                 .reason = reason,
                                 .warning = warning});
    s->refused = s->refused || !warning;
}

/* White space and control characters: one space in a line; in a text lines stay lines. */
static struct str
cleaned(struct arena *mem, struct str value, int kind)
{
    struct text t = text_open(mem, value.len + 1);

    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];
        if (c == '\r' && i + 1 < value.len && value.ptr[i + 1] == '\n')
            continue;
        if (kind == TEXT && (c == '\n' || c == '\r'))
            text_add_byte(&t, '\n');
        else if (c > ' ' && c != 127)
            text_add_byte(&t, (char)c);
        else if (t.len && t.ptr[t.len - 1] != ' ')
            text_add_byte(&t, ' ');
    }
    return str_trim(text_str(&t));
}

static void
list_put(struct text *t, struct str value, char between)
{
    if (t->len)
        text_add_byte(t, between);
    text_add(t, value);
}

static void
parts_sort(struct str *parts, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t n = i; n > 0 && str_cmp(parts[n], parts[n - 1]) < 0; n--) {
            struct str swap = parts[n];
            parts[n] = parts[n - 1];
            parts[n - 1] = swap;
        }
}

static bool
part_known(const struct str *parts, size_t count, struct str value)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(parts[i], value))
            return true;
    return false;
}

/* Topics in order of their id, then keywords as they came, each once. */
static struct str
topics_settle(struct settling *s, struct str value)
{
    struct str topics[LIST_MAX], keywords[LIST_MAX], part;
    size_t topic_count = 0, keyword_count = 0;
    struct text t = text_open(s->mem, value.len + 1), strange = text_open(s->mem, 64);

    while (str_cut(&value, ';', &part)) {
        part = str_trim(part);
        const struct topics_row *topic = kind_topic_typed(part);
        if (topic && topic_count < LIST_MAX && !part_known(topics, topic_count, topic->id))
            topics[topic_count++] = topic->id;
        if (topic || !part.len || keyword_count == LIST_MAX ||
            part_known(keywords, keyword_count, part))
            continue;
        keywords[keyword_count++] = part;
        text_add(&strange, strange.len ? S(", ") : S(""));
        text_add(&strange, part);
    }
    parts_sort(topics, topic_count);
    for (size_t i = 0; i < topic_count; i++)
        list_put(&t, topics[i], ';');
    for (size_t i = 0; i < keyword_count; i++)
        list_put(&t, keywords[i], ';');
    if (keyword_count)
        say(s, true,
            str_join(s->mem, S("Geen onderwerp van de lijst, en bewaard als trefwoord: "),
                     text_str(&strange), S(".")));
    return text_str(&t);
}

static struct str
help_types_settle(struct settling *s, struct str value)
{
    struct str types[LIST_MAX], part;
    struct text t = text_open(s->mem, value.len + 1);
    size_t count = 0;

    while (str_cut(&value, ';', &part)) {
        part = str_lower(s->mem, str_trim(part));
        if (part.len && !kind_help_known(part))
            say(s, false, str_join(s->mem, S("Deze soort hulp kennen wij niet: "), part, S(".")));
        else if (part.len && count < LIST_MAX && !part_known(types, count, part))
            types[count++] = part;
    }
    parts_sort(types, count);
    for (size_t i = 0; i < count; i++)
        list_put(&t, types[i], ';');
    return text_str(&t);
}

static struct str
languages_settle(struct settling *s, struct str value)
{
    struct text t = text_open(s->mem, value.len + 1);
    struct str part;

    while (str_cut_any(&value, S(";,"), &part)) {
        part = str_lower(s->mem, str_trim(part));
        bool letters = part.len == 2 || part.len == 3;
        for (size_t n = 0; n < part.len; n++)
            letters = letters && part.ptr[n] >= 'a' && part.ptr[n] <= 'z';
        if (letters)
            list_put(&t, part, ';');
        else if (part.len)
            say(s, false,
                str_join(s->mem, S("Schrijf talen met hun code, zoals nl;en;ar. Dit is er geen: "),
                         part, S(".")));
    }
    return text_str(&t);
}

static struct str
free_settle(struct settling *s, struct str value)
{
    static const struct str yes[] = {S_INIT("ja"), S_INIT("j"),    S_INIT("yes"), S_INIT("1"),
                                     S_INIT("x"),  S_INIT("waar"), S_INIT("true")};
    static const struct str no[] = {S_INIT("nee"), S_INIT("n"),      S_INIT("no"),
                                    S_INIT("0"),   S_INIT("onwaar"), S_INIT("false")};

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (str_eq_nocase(yes[i], value))
            return S("ja");
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (str_eq_nocase(no[i], value))
            return S("nee");
    if (value.len)
        say(s, false, S("Vul ja of nee in, of laat dit leeg."));
    return S("");
}

/* One of a few words. */
static struct str
choice_settle(struct settling *s, struct str value, size_t count, const struct str *words,
              struct str sentence)
{
    struct str low = str_lower(s->mem, value);

    for (size_t i = 0; i < count; i++)
        if (str_eq(words[i], low))
            return words[i];
    if (value.len)
        say(s, false, sentence);
    return S("");
}

static struct str
status_settle(struct settling *s, struct str value)
{
    static const struct str words[] = {S_INIT("active"), S_INIT("closed"), S_INIT("ended")};
    static const struct str other[][2] = {{S_INIT("actief"), S_INIT("active")},
                                          {S_INIT("temporarily closed"), S_INIT("closed")},
                                          {S_INIT("temporarily_closed"), S_INIT("closed")},
                                          {S_INIT("inactive"), S_INIT("closed")},
                                          {S_INIT("tijdelijk gesloten"), S_INIT("closed")},
                                          {S_INIT("defunct"), S_INIT("ended")},
                                          {S_INIT("gestopt"), S_INIT("ended")}};

    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (str_eq_nocase(other[i][0], value))
            return other[i][1];
    if (value.len == 0) {
        say(s, true, S("Geen status: opgenomen als active."));
        return words[0];
    }
    return choice_settle(s, value, 3, words, S("Vul active, closed of ended in."));
}

static struct str
capacity_settle(struct settling *s, struct str value)
{
    static const struct str words[] = {S_INIT("capacity"), S_INIT("no_capacity"),
                                       S_INIT("waitlist"),
                                       S_INIT("additional_assessment_required")};
    char *made = arena_new(s->mem, char, value.len + 1);

    for (size_t i = 0; i < value.len; i++) {
        made[i] = value.ptr[i];
        if (made[i] == '-' || made[i] == ' ')
            made[i] = '_';
    }
    return choice_settle(
        s, (struct str){made, value.len}, 4, words,
        S("Vul capacity, no_capacity, waitlist of additional_assessment_required in."));
}

/* "2026-11-01", "1-11-2026", "1/11/2026", and the number of days that a spreadsheet makes of it. */
static bool
date_read(struct str value, struct date *ret)
{
    int64_t part[3];
    size_t count = 0, from = 0;

    if (date_parse(value, ret))
        return true;
    if (value.len == 5 && str_int(value, &part[0]) && part[0] > 20000 && part[0] < 80000) {
        *ret = date_plus(date_of(1899, 12, 30), (int)part[0]);
        return true;
    }
    for (size_t i = 0; i <= value.len && count < 3; i++) {
        if (i < value.len && !strchr("-/.", value.ptr[i]))
            continue;
        if (!str_int(str_slice(value, from, i), &part[count++]) || part[count - 1] < 0)
            return false;
        from = i + 1;
    }
    if (count != 3 || from <= value.len || part[2] < 1900 || part[2] > 9999 || part[1] > 12 ||
        part[0] > 31 || !date_exists((int)part[2], (int)part[1], (int)part[0]))
        return false;
    *ret = date_of((int)part[2], (int)part[1], (int)part[0]);
    return true;
}

static struct str
date_settle(struct settling *s, struct str value)
{
    struct date d;

    if (value.len == 0)
        return value;
    if (!date_read(value, &d)) {
        say(s, false, S("Deze datum begrijpen wij niet. Schrijf hem als 2026-11-01."));
        return S("");
    }
    if (d.day > s->today.day)
        say(s, false, S("Deze datum moet nog komen."));
    return date_iso(s->mem, d);
}

/* "3", "2,5": whole weeks, upward. */
static struct str
weeks_settle(struct settling *s, struct str value)
{
    struct text t = text_open(s->mem, 8);
    size_t comma = str_find_byte(value, ',') < value.len ? str_find_byte(value, ',')
                                                         : str_find_byte(value, '.');
    struct str part = str_slice(value, comma + 1, value.len);
    int64_t whole, rest = 0;

    if (value.len == 0)
        return value;
    if (!str_int(str_slice(value, 0, comma), &whole) || whole < 0 || whole > 520 ||
        (part.len && (!str_int(part, &rest) || rest < 0))) {
        say(s, false, S("Vul een aantal weken in, zonder woorden."));
        return S("");
    }
    text_add_int(&t, whole + (rest > 0));
    return text_str(&t);
}

static size_t
digit_count(struct str value)
{
    size_t count = 0;

    for (size_t i = 0; i < value.len; i++)
        count += value.ptr[i] >= '0' && value.ptr[i] <= '9';
    return count;
}

static struct str
phone_settle(struct settling *s, struct str value)
{
    struct text t = text_open(s->mem, value.len + 2);
    struct str part;

    while (str_cut(&value, ';', &part)) {
        part = str_trim(part);
        if (part.len == 0)
            continue;
        if (str_find(part, S("E+")) < part.len || digit_count(part) < 3) {
            say(s, false,
                str_find(part, S("E+")) < part.len
                    ? S("Dit nummer is door een rekenblad afgekort. Vul het opnieuw in, als tekst.")
                    : S("Dit is geen telefoonnummer."));
            continue;
        }
        if (part.len == 9 && digit_count(part) == 9 && part.ptr[0] != '0') {
            say(s, true, S("Er ontbrak een nul aan het begin van dit nummer. Die staat er nu."));
            part = str_join(s->mem, S("0"), part);
        }
        list_put(&t, part, ';');
    }
    return text_str(&t);
}

static struct str
email_settle(struct settling *s, struct str value)
{
    struct text t = text_open(s->mem, value.len + 1);
    struct str part;

    while (str_cut(&value, ';', &part)) {
        part = str_trim(part);
        size_t at = str_find_byte(part, '@');
        struct str host = str_slice(part, at + 1, part.len);
        bool valid = at > 0 && at < part.len && str_find_byte(host, '@') == host.len &&
                     str_find_byte(host, '.') < host.len;
        for (size_t i = 0; i < part.len; i++)
            valid = valid && part.ptr[i] > ' ' && !strchr("<>,\"()", part.ptr[i]);
        if (part.len && valid)
            list_put(&t, part, ';');
        else if (part.len)
            say(s, false, S("Dit is geen e-mailadres."));
    }
    return text_str(&t);
}

static struct str
url_settle(struct settling *s, struct str value)
{
    if (value.len == 0)
        return value;
    if (str_find(value, S("://")) == value.len && str_find_byte(value, ':') == value.len)
        value = str_join(s->mem, S("https://"), value);
    struct str low = str_lower(s->mem, value);
    bool valid = (str_starts(low, S("https://")) || str_starts(low, S("http://"))) &&
                 str_find_byte(low, '.') < low.len;
    for (size_t i = 0; i < value.len; i++)
        valid = valid && (unsigned char)value.ptr[i] > ' ' && !strchr("<>\"", value.ptr[i]);
    if (!valid)
        say(s, false, S("Dit is geen adres van een website. Het begint met https://."));
    return value;
}

static struct str
hours_settle(struct settling *s, struct str value)
{
    struct hours hours = hours_read(s->mem, value);

    if (hours_impossible(hours.words))
        say(s, true,
            S("Deze openingstijden kunnen niet: een dag heeft 24 uur. Inwoners zien ze niet."));
    else if (hours.words.len)
        say(s, true,
            S("Deze openingstijden konden wij niet zeker lezen. De tekst is bewaard zoals hij "
              "is."));
    return hours_text(s->mem, &hours);
}

static struct str
postcode_settle(struct settling *s, struct str value)
{
    /* "1234ab" and "1234 AB" are one */
    struct text t = text_open(s->mem, 8);

    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        if (c != ' ')
            text_add_byte(&t, c);
    }
    struct str code = text_str(&t);
    if (code.len != 6 || digit_count(str_slice(code, 0, 4)) != 4)
        return value;
    return str_join(s->mem, str_slice(code, 0, 4), S(" "), str_slice(code, 4, 6));
}

static struct str
cell_settle(struct settling *s, struct str value)
{
    switch (s->column) {
    case COLUMN_TOPICS:
        return topics_settle(s, value);
    case COLUMN_HELP_TYPES:
        return help_types_settle(s, value);
    case COLUMN_LANGUAGES:
        return languages_settle(s, value);
    case COLUMN_FREE:
        return free_settle(s, value);
    case COLUMN_STATUS:
        return status_settle(s, value);
    case COLUMN_CAPACITY:
        return capacity_settle(s, value);
    case COLUMN_CONFIRMED:
    case COLUMN_CAPACITY_DATE:
        return date_settle(s, value);
    case COLUMN_WAITING_WEEKS:
        return weeks_settle(s, value);
    case COLUMN_PHONE:
    case COLUMN_PHONE_NETWORK:
    case COLUMN_PHONE_OWN:
        return phone_settle(s, value);
    case COLUMN_EMAIL:
    case COLUMN_EMAIL_NETWORK:
    case COLUMN_EMAIL_OWN:
        return email_settle(s, value);
    case COLUMN_URL:
        return url_settle(s, value);
    case COLUMN_OPENING_HOURS:
        return hours_settle(s, value);
    case COLUMN_POSTCODE:
        return postcode_settle(s, value);
    default:
        return value;
    }
}

bool
record_settle(struct arena *mem, struct record *record, struct date today,
              struct problem_list *problems)
{
    static const struct {
        enum column column;
        struct str sentence;
    } needed[] = {
        {COLUMN_NAME, S_INIT("Er staat geen naam. Zonder naam kan de dienst niet op de kaart.")},
        {COLUMN_ORGANISATION, S_INIT("Er staat niet welke organisatie dit doet.")},
    };
    struct settling s = {.mem = mem, .today = today, .problems = problems};

    for (enum column c = 0; c < COLUMN_COUNT; c++) {
        if (!(record->given & COLUMN_BIT(c)))
            continue;
        s.column = c;
        struct str value = cleaned(mem, record->at[c], columns[c].kind);
        if (utf8_count(value) > columns[c].limit)
            say(&s, false, S("Deze tekst is te lang."));
        else
            record->at[c] = cell_settle(&s, value);
    }
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        s.column = needed[i].column;
        if ((record->given & COLUMN_BIT(s.column)) && record->at[s.column].len == 0)
            say(&s, false, needed[i].sentence);
    }
    return !s.refused;
}
