/* letter.c - kinds of letters, their last day, and the letter to send back. */
#include "domain/guide/letter.h"

#include "base/check.h"
#include "base/text.h"
#include "format/day.h"
#include "i18n/i18n.h"
#include "law/decrees.h"
#include "law/objection.h"

/* A letter can be sent before its date, an assessment mostly is; not months before. */
enum { YEARS_BACK_DAYS = 10 * 366, AHEAD_MAX_DAYS = 62 };

/* ---- kinds ---- */

const struct letter_groups_row *
letter_group_find(struct str id)
{
    for (size_t i = 0; i < letter_groups_rows_count; i++)
        if (str_eq(letter_groups_rows[i].id, id))
            return &letter_groups_rows[i];
    return NULL;
}

const struct letter_kinds_row *
letter_kind_find(struct str id)
{
    for (size_t i = 0; i < letter_kinds_rows_count; i++)
        if (str_eq(letter_kinds_rows[i].id, id))
            return &letter_kinds_rows[i];
    return NULL;
}

bool
letter_kind_in(const struct letter_kinds_row *kind, struct str group)
{
    struct str rest = kind->in_groups;

    for (struct str one; str_cut(&rest, '|', &one);)
        if (one.len && str_eq(one, group))
            return true;
    return false;
}

const struct letter_kinds_row *
letter_kind_unknown(void)
{
    const struct letter_kinds_row *kind = letter_kind_find(S("onbekend"));
    check(kind != NULL);
    return kind;
}

const struct letter_kinds_row *
letter_kind_by_code(void)
{
    const struct letter_kinds_row *kind = letter_kind_find(S("gem_code"));
    check(kind != NULL);
    return kind;
}

static bool
is_tax(const struct letter_kinds_row *kind)
{
    return str_eq(kind->term, objection_kind_code(OBJECTION_TAX));
}

bool
letter_has_term(const struct letter_kinds_row *kind)
{
    return is_tax(kind) || str_eq(kind->term, objection_kind_code(OBJECTION_DECISION));
}

bool
letter_takes_objection(const struct letter_kinds_row *kind)
{
    return str_eq(kind->letter, S("bezwaar"));
}

bool
letter_of_municipality(const struct letter_kinds_row *kind)
{
    return (letter_kind_in(kind, S("gemeente")) || kind == letter_kind_by_code()) &&
           letter_takes_objection(kind) &&
           str_eq(kind->term, objection_kind_code(OBJECTION_DECISION));
}

/* ---- days ---- */

enum outcome
letter_day_typed(struct cx *cx, struct str typed, struct str field, struct maybe_date *ret)
{
    static const struct str sentences[] = {
        [DAY_NO_YEAR] = T_INIT("Vul ook het jaar in, zoals {n}."),
        [DAY_SHORT_YEAR] = T_INIT("Schrijf het jaar met vier cijfers, zoals {n}."),
        [DAY_ODD_YEAR] = T_INIT("Dit jaar kan niet. Schrijf het met vier cijfers, zoals {n}."),
        [DAY_NOT_THERE] = T_INIT("Deze dag bestaat niet. Kijk nog eens naar de dag en de maand."),
        [DAY_UNREADABLE] = T_INIT("Deze datum kunnen wij niet lezen. Schrijf hem zo: 3 maart {n}."),
    };
    struct date today = date_in_amsterdam(cx->now_ms);
    enum day_typed how = day_read_of_letter(typed, today, &ret->date);

    ret->known = how == DAY_READ;
    if (how == DAY_READ || how == DAY_EMPTY)
        return OK;
    return fail_with(cx, INVALID, sentences[how], field, date_civil(today).year);
}

enum outcome
letter_days_check(struct cx *cx, const struct received_letter *letter, struct date today)
{
    /* A parking fine is dated on the day itself. */
    return received_days_check(cx, letter->dated, letter->came,
                               is_tax(letter->kind) && !str_eq(letter->kind->id, S("gem_parkeren")),
                               today);
}

/* What was made years ago but only came now was not sent before, and to that one can object (Awb
 * 3:41, 6:8); but before 1994 there was no Awb. */
static enum outcome
long_ago_check(struct cx *cx, struct date dated, struct maybe_date came, struct date today)
{
    const bool awb = dated.day >= date_of(1994, 1, 1).day;

    if (!came.known)
        return fail_field(cx, "dated",
                          "Dat is meer dan tien jaar geleden. Klopt het jaar? Vul dan ook in "
                          "wanneer de brief kwam. Weet u dat niet? Bel ons.");
    if (!awb || came.date.day < today.day - YEARS_BACK_DAYS)
        return fail_field(cx, "dated",
                          "Dat is meer dan tien jaar geleden. Klopt het jaar? Bel ons als het echt "
                          "zo is.");
    return OK;
}

enum outcome
received_days_check(struct cx *cx, struct maybe_date dated, struct maybe_date came, bool ahead_too,
                    struct date today)
{
    int ahead = ahead_too || came.known ? AHEAD_MAX_DAYS : 0;

    if (dated.known && dated.date.day > today.day + ahead)
        return fail_field(cx, "dated",
                          "Deze dag komt nog. Kijk goed welke datum op de brief staat. Staat hij "
                          "er echt zo? Bel dan de afzender.");
    if (dated.known && dated.date.day < today.day - YEARS_BACK_DAYS)
        TRY(long_ago_check(cx, dated.date, came, today));
    if (came.known && came.date.day > today.day)
        return fail_field(cx, "came", "Deze dag komt nog. Op welke dag kwam de brief bij u?");
    if (came.known && dated.known && came.date.day < dated.date.day - AHEAD_MAX_DAYS)
        return fail_field(cx, "came",
                          "De brief kwam maanden voor de datum die erop staat. Kijk beide dagen "
                          "na. Klopt het toch? Bel de afzender.");
    return OK;
}

enum outcome
letter_last_day(struct cx *cx, const struct received_letter *letter, struct term *ret)
{
    struct calendar calendar = calendar_of(cx);
    struct objection_facts facts = {.kind =
                                        is_tax(letter->kind) ? OBJECTION_TAX : OBJECTION_DECISION,
                                    .dated = letter->dated,
                                    .letter_came = letter->came};

    if (!letter_has_term(letter->kind))
        return fail_field(cx, "kind",
                          "Bij deze brief rekenen wij geen laatste dag uit. Bel "
                          "vandaag.");
    return objection_term(cx, &calendar, &facts, ret);
}

/* ---- telling it on ---- */

static void
line_add(struct text *t, struct str label, struct str value)
{
    text_add(t, label);
    text_add(t, value);
    text_add_byte(t, '\n');
}

static struct str
day_or_unknown(struct arena *mem, struct maybe_date day)
{
    return day.known ? date_with_year(mem, LANGUAGE_NL, day.date) : S("weet ik niet");
}

struct str
letter_told(struct arena *mem, const struct received_letter *letter, struct maybe_date last)
{
    struct text t = text_open(mem, 512);

    text_add(&t, S("Ik heb een brief gekregen. Wilt u mij helpen met deze brief?\n"));
    line_add(&t, S("Wat voor brief: "), letter->kind->say);
    if (!letter_has_term(letter->kind))
        return text_str(&t);
    line_add(&t, S("Datum op de brief: "), day_or_unknown(mem, letter->dated));
    line_add(&t, S("De brief kwam op: "), day_or_unknown(mem, letter->came));
    if (last.known)
        line_add(&t, S("Laatste dag voor bezwaar, volgens deze site: "),
                 date_with_year(mem, LANGUAGE_NL, last.date));
    return text_str(&t);
}

/* ---- the objection ---- */

static const struct str dots = S_INIT("..................................................");

static void
part_add(struct text *t, struct str label, struct str value)
{
    text_add(t, label);
    text_add(t, value.len ? value : dots);
    text_add_byte(t, '\n');
}

/* "uw besluit van 3 maart 2026, kenmerk 12/34" */
static void
decision_add(struct text *t, const struct objection_paper *letter)
{
    text_add(t, S("uw besluit van "));
    text_add(t, letter->dated.known ? date_with_year(t->mem, LANGUAGE_NL, letter->dated.date)
                                    : S("...................."));
    text_add(t, S(", kenmerk "));
    text_add(t, letter->reference.len ? letter->reference : S("...................."));
}

/* Whoever is late does not say that they are in time; what was typed always goes in. */
static void
later_add(struct text *t, const struct objection_paper *letter)
{
    if (letter->why.len) {
        text_add(t, S("Dit zijn mijn redenen tot nu toe:\n"));
        text_add(t, letter->why);
        text_add(t, S("\n\nMisschien stuur ik u later meer."));
    } else {
        text_add(t, letter->late ? S("Ik stuur u dit bezwaar nu meteen.")
                                 : S("Ik stuur u dit bezwaar nu, omdat ik op tijd wil zijn."));
        text_add(t, S(" Mijn redenen stuur ik u later."));
    }
    text_add(t, S(" Wilt u mij schrijven tot welke dag dat kan?\n\n"));
}

static void
reasons_add(struct text *t, const struct objection_paper *letter, struct str late_why)
{
    if (letter->came.known)
        line_add(t, S("Ik kreeg uw brief op "),
                 str_join(t->mem, date_with_year(t->mem, LANGUAGE_NL, letter->came.date), S(".")));
    text_add(t, S("Ik ben het niet eens met uw besluit. Daarom maak ik bezwaar.\n\n"));
    if (letter->against.len) {
        text_add(t, S("Ik ben het vooral niet eens met dit:\n"));
        text_add(t, letter->against);
        text_add(t, S("\n\n"));
    }
    if (letter->reasons_follow)
        later_add(t, letter);
    else {
        text_add(t, S("Dit zijn mijn redenen:\n"));
        text_add(t, letter->why.len ? letter->why : dots);
        text_add(t, S("\n\n"));
    }
    if (letter->late && late_why.len) { /* the authority is to show that it is */
        text_add(t, S("Is mijn bezwaar te laat? Dan komt dat hierdoor:\n"));
        text_add(t, late_why);
        text_add(t, S("\nWilt u mijn bezwaar toch behandelen?\n\n"));
    }
}

/* What the part about reasons says. */
static struct str
reasons_explained(const struct objection_paper *letter)
{
    if (!letter->reasons_follow)
        return T("Daarna staan uw redenen. Daar staat precies wat u schreef.");
    if (letter->why.len)
        return T("Daarna staan uw redenen tot nu toe. Misschien stuurt u later meer. U vraagt tot "
                 "welke dag dat kan.");
    return letter->late ? T("U stuurt dit bezwaar nu meteen. Uw redenen stuurt u later. U vraagt "
                            "tot welke dag dat kan.")
                        : T("U stuurt dit bezwaar nu, om op tijd te zijn. Uw redenen stuurt u "
                            "later. U vraagt tot welke dag dat kan.");
}

static void
explain(struct arena *mem, enum language language, struct objection_explained *ret,
        struct str sentence, struct maybe_date day)
{
    struct str words = day.known ? date_with_year(mem, language, day.date) : S("");

    check(ret->count < OBJECTION_EXPLAINED_MAX);
    ret->at[ret->count++] =
        tr_fill(mem, tr(language, sentence), 1, (struct tr_arg[]){{S("dag"), words}});
}

struct objection_explained
objection_explain(struct arena *mem, enum language language, const struct objection_paper *letter,
                  bool by_pen)
{
    const struct maybe_date none = {0}, today = {true, letter->today};
    struct objection_explained said = {arena_new(mem, struct str, OBJECTION_EXPLAINED_MAX), 0};

    if (by_pen) {
        explain(mem, language, &said, T("Bovenaan staan uw naam en adres, en aan wie de brief is."),
                none);
        explain(mem, language, &said, T("De brief is van {dag}."), today);
    }
    if (letter->dated.known)
        explain(mem, language, &said, T("Hij gaat over het besluit van {dag}."), letter->dated);
    else
        explain(mem, language, &said, T("Hij gaat over het besluit dat u kreeg."), none);
    if (letter->came.known)
        explain(mem, language, &said, T("U kreeg dat besluit op {dag}."), letter->came);
    explain(mem, language, &said,
            T("U schrijft: ik ben het niet eens met uw besluit. Daarom maak ik bezwaar."), none);
    if (letter->against.len)
        explain(mem, language, &said,
                T("Daarna staat met welk deel u het niet eens bent. Daar staat precies wat u "
                  "schreef."),
                none);
    explain(mem, language, &said, reasons_explained(letter), none);
    if (letter->late && (by_pen || letter->late_why.len))
        explain(mem, language, &said,
                T("Er staat ook waardoor de brief misschien te laat is. U vraagt om hem toch te "
                  "behandelen."),
                none);
    explain(mem, language, &said, T("U wilt uw bezwaar graag uitleggen in een gesprek."), none);
    if (by_pen) {
        explain(mem, language, &said,
                T("U vraagt om een bericht dat de brief er is. Een kopie van het besluit zit "
                  "erbij."),
                none);
        explain(mem, language, &said,
                T("Onderaan is plaats voor uw handtekening. Waar stippen staan, schrijft u zelf "
                  "iets met de pen."),
                none);
    }
    return said;
}

struct str
objection_paper_text(struct arena *mem, const struct objection_paper *letter)
{
    struct text t = text_open(mem, 2048);

    part_add(&t, S(""), letter->name);
    part_add(&t, S(""), letter->address);
    text_add(&t, S("\n"));
    part_add(&t, S("Aan: "), letter->to);
    text_add(&t, S("\n"));
    line_add(&t, S("Datum: "), date_with_year(mem, LANGUAGE_NL, letter->today));
    text_add(&t, S("Onderwerp: bezwaar tegen "));
    decision_add(&t, letter);
    text_add(&t, S("\n\nGeachte heer of mevrouw,\n\n"));
    reasons_add(&t, letter, letter->late_why.len ? letter->late_why : dots);
    text_add(&t, S("Ik leg mijn bezwaar graag uit in een gesprek. Wilt u mij schrijven dat u deze "
                   "brief heeft gekregen? Een kopie van uw besluit zit erbij.\n\n"));
    text_add(&t, S("Met vriendelijke groet,\n\n\n"));
    part_add(&t, S("Handtekening: "), S(""));
    part_add(&t, S("Naam: "), letter->name);
    return text_str(&t);
}

struct str
objection_sent_text(struct arena *mem, const struct objection_paper *letter)
{
    struct text t = text_open(mem, 2048);

    text_add(&t, S("Bezwaar tegen uw besluit"));
    if (letter->dated.known) {
        text_add(&t, S(" van "));
        text_add(&t, date_with_year(mem, LANGUAGE_NL, letter->dated.date));
    }
    if (letter->reference.len) {
        text_add(&t, S(", kenmerk "));
        text_add(&t, letter->reference);
    }
    text_add(&t, S(".\n"));
    if (letter->kind.len)
        line_add(&t, S("Soort brief: "), letter->kind);
    text_add(&t, S("\n"));
    reasons_add(&t, letter, letter->late_why);
    text_add(&t, S("Ik leg mijn bezwaar graag uit in een gesprek."));
    return text_str(&t);
}
