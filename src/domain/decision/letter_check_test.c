/* letter_check_test.c - what is found in a letter, where it stands, and that what we offer to put
 * in is right itself. */
#include "app/test_house.h"
#include "case_reader.h"

#include "base/text.h"

#include "domain/decision/letter_check.h"
#include "words/day.h"
#include "words/personal.h"

static bool
found(const struct letter_report *report, struct str code)
{
    for (size_t i = 0; i < report->finding_count; i++)
        if (str_eq(letter_kind_code(report->findings[i].kind), code))
            return true;
    return false;
}

static struct str
with_lines(struct arena *mem, struct str text)
{
    char *made = arena_new(mem, char, text.len + 1);

    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '|')
            made[i] = '\n';
        else
            made[i] = text.ptr[i];
    return (struct str){made, text.len};
}

static bool
is_code(struct str code)
{
    for (int kind = 0; kind < LETTER_KIND_COUNT; kind++)
        if (str_eq(letter_kind_code((enum letter_kind)kind), code))
            return true;
    return false;
}

static int
case_wrong(struct cx *cx, const struct case_line *line, int number)
{
    struct letter letter = {.text = with_lines(cx->mem, line->parts[0])};
    struct letter_report report;
    struct str wanted = line->parts[3], part;
    int wrong = 0;

    assert_true(line->count == 4 && decision_objection_find(line->parts[1], &letter.objection));
    letter.sent.known = date_parse(line->parts[2], &letter.sent.date);
    assert_true(letter.sent.known || str_eq(line->parts[2], S("-")));
    letter_check(cx, &letter, &report);
    while (str_cut(&wanted, ',', &part)) {
        part = str_trim(part);
        bool absent = str_starts(part, S("!"));
        struct str code = str_slice(part, absent, part.len);
        assert_true(is_code(code));
        if (found(&report, code) != absent)
            continue;
        print_message("letter.case:%d: %.*s\n", number, (int)part.len, part.ptr);
        wrong++;
    }
    return wrong;
}

static void
each_letter_gives_what_its_case_says(void **state)
{
    struct world *w = *state;
    struct case_reader reader = case_open(w->mem, S("tests/cases/letter.case"));
    struct case_line line;
    int cases = 0, wrong = 0;

    while (case_next(&reader, &line)) {
        wrong += case_wrong(&w->cx, &line, reader.line);
        cases++;
    }
    assert_int_equal(wrong, 0);
    assert_true(cases >= 60);
}

static const char whole[] = "Gemeente Demodam\n"
                            "Demodam, 24 november 2026\n"
                            "\n"
                            "Uw BSN: 123456782\n"
                            "\n"
                            "Beste mevrouw,\n"
                            "\n"
                            "U krijgt geen geld. De beschikking wordt u morgen toegezonden.\n"
                            "Maak bezwaar. Doe dat binnen vier weken.\n";

static const struct letter_finding *
first_of(const struct letter_report *report, enum letter_kind kind)
{
    for (size_t i = 0; i < report->finding_count; i++)
        if (report->findings[i].kind == kind)
            return &report->findings[i];
    return NULL;
}

static void
each_finding_has_its_place_in_the_text(void **state)
{
    struct world *w = *state;
    const struct letter letter = {.text = str_from_c(whole), .objection = DECISION_AWB};
    struct letter_report report;

    letter_check(&w->cx, &letter, &report);
    const struct letter_finding *number = first_of(&report, LETTER_BSN),
                                *word = first_of(&report, LETTER_DIFFICULT),
                                *weeks = first_of(&report, LETTER_WRONG_WEEKS),
                                *body = first_of(&report, LETTER_NO_BODY);
    assert_non_null(number);
    assert_int_equal(number->line, 4);
    assert_str(str_slice(letter.text, number->from, number->to), S("123456782"));
    assert_non_null(word);
    assert_int_equal(word->line, 8);
    assert_str(str_slice(letter.text, word->from, word->to), S("beschikking"));
    assert_true(str_starts(word->say, S("besluit")));
    assert_non_null(weeks);
    assert_int_equal(weeks->line, 9);
    assert_str(str_slice(letter.text, weeks->from, weeks->to), S("vier weken"));
    assert_non_null(body);
    assert_int_equal(body->line, 0);
    assert_true(report.dated.known && report.dated.date.day == date_of(2026, 11, 24).day);
    assert_true(report.last.known && report.last.date.day == date_of(2027, 1, 5).day);
}

static void
no_digit_of_a_bsn_is_repeated(void **state)
{
    struct world *w = *state;
    const struct letter letter = {.text = str_from_c(whole), .objection = DECISION_AWB};
    struct letter_report report;
    bool masked = false;

    letter_check(&w->cx, &letter, &report);
    for (size_t i = 0; i < report.sentence_count; i++) {
        struct str text = report.sentences[i].text;
        assert_true(str_find(text, S("123456782")) == text.len);
        masked = masked || str_find(text, S("_________")) < text.len;
    }
    assert_true(masked);
    for (size_t i = 0; i < report.finding_count; i++)
        assert_false(bsn_in(report.findings[i].word) || bsn_in(report.findings[i].say));
}

/* A wrapped line is read as one sentence, and still has its own line. */
static void
a_wrapped_sentence_is_one_sentence(void **state)
{
    struct world *w = *state;
    const struct letter letter = {
        .text = S("Wij schrijven u deze brief omdat u ons in de\nvorige week een vraag stelde."),
        .objection = DECISION_NONE};
    struct letter_report report;

    letter_check(&w->cx, &letter, &report);
    assert_int_equal(report.sentence_count, 1);
    assert_int_equal(report.sentences[0].line, 1);
    assert_int_equal(report.sentences[0].to, letter.text.len);
}

/* ---- what is offered ---- */

static struct letter_offer
full_offer(enum decision_objection objection)
{
    return (struct letter_offer){.objection = objection,
                                 .last = {true, date_of(2027, 1, 5)},
                                 .municipality = S("Demodam"),
                                 .team = S("Team Inkomen"),
                                 .phone = S("099 900 1005"),
                                 .hours = S("maandag t/m vrijdag 9.00-12.00 uur"),
                                 .code = S("DEM-01D"),
                                 .address = S("hulp.demodam.example/besluit"),
                                 .help_name = S("Juridisch Loket"),
                                 .help_phone = S("0800-8020")};
}

static void
what_we_offer_to_put_in_leaves_nothing_to_mend_but_the_address(void **state)
{
    struct world *w = *state;
    const enum decision_objection kinds[] = {DECISION_AWB, DECISION_TAX};

    for (size_t i = 0; i < 2; i++) {
        struct letter_offer offer = full_offer(kinds[i]);
        struct letter letter = {.text = str_join(w->mem, S("Demodam, 24 november 2026\n\n"),
                                                 letter_clause(w->mem, &offer), S("\n"),
                                                 letter_contact(w->mem, &offer)),
                                .objection = kinds[i]};
        struct letter_report report;
        letter_check(&w->cx, &letter, &report);
        for (size_t f = 0; f < report.finding_count; f++)
            if (report.findings[f].kind != LETTER_BLANK)
                print_message("%s: %.*s\n", letter_kind_code(report.findings[f].kind).ptr,
                              (int)report.findings[f].word.len, report.findings[f].word.ptr);
        assert_int_equal(report.finding_count, 1);
        assert_int_equal(report.findings[0].kind, LETTER_BLANK);
    }
}

static void
what_is_not_known_is_a_blank_and_what_has_no_term_gets_no_clause(void **state)
{
    struct world *w = *state;
    struct letter_offer nothing = {.objection = DECISION_AWB};
    struct str clause = letter_clause(w->mem, &nothing), contact = letter_contact(w->mem, &nothing);

    assert_true(str_find(clause, S("[gemeente]")) < clause.len);
    assert_true(str_find(clause, S("De laatste dag is")) == clause.len);
    assert_true(str_find(contact, S("[naam van het team]")) < contact.len);
    assert_true(str_find(contact, S("code")) == contact.len);
    nothing.objection = DECISION_OTHER;
    assert_int_equal(letter_clause(w->mem, &nothing).len, 0);
    nothing.objection = DECISION_NONE;
    assert_int_equal(letter_clause(w->mem, &nothing).len, 0);
}

/* ---- days ---- */

static void
a_day_in_a_text_is_found(void **state)
{
    static const struct {
        struct str typed;
        int year, month, mday; /* 0: none */
    } days[] = {
        {S_INIT("24 november 2026"), 2026, 11, 24},
        {S_INIT(" dinsdag 24 november 2026. "), 2026, 11, 24},
        {S_INIT("24-11-2026"), 2026, 11, 24},
        {S_INIT("24/11/2026"), 2026, 11, 24},
        {S_INIT("24.11.26"), 2026, 11, 24},
        {S_INIT("2026-11-24"), 2026, 11, 24},
        {S_INIT("1 mrt. 2026"), 2026, 3, 1},
        {S_INIT("1 March 2026"), 2026, 3, 1},
        {S_INIT("1 MEI 2026"), 2026, 5, 1},
        {S_INIT("5-jan-2027"), 2027, 1, 5},
        {S_INIT("29 februari 2026"), 0, 0, 0},
        {S_INIT("29 februari 2028"), 2028, 2, 29},
        {S_INIT("32-11-2026"), 0, 0, 0},
        {S_INIT("24 november"), 0, 0, 0},
        {S_INIT("24 novemberfeest 2026"), 0, 0, 0},
        {S_INIT("24-11/2026"), 0, 0, 0},
        {S_INIT("24-11-20261"), 0, 0, 0},
        {S_INIT("24-11-2026 en 25-11-2026"), 2026, 11, 24},
        {S_INIT("morgen"), 0, 0, 0},
        {S_INIT(""), 0, 0, 0},
    };
    (void)state;

    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct day_found found = {0};
        size_t at = 0;
        bool read = day_next(days[i].typed, &at, &found);
        if (read != (days[i].year > 0))
            print_message("%s\n", days[i].typed.ptr);
        assert_true(read == (days[i].year > 0));
        if (read)
            assert_int_equal(found.date.day,
                             date_of(days[i].year, days[i].month, days[i].mday).day);
    }
}

const struct CMUnitTest letter_check_tests[] = {
    WITH_KEYS(each_letter_gives_what_its_case_says),
    WITH_KEYS(each_finding_has_its_place_in_the_text),
    WITH_KEYS(no_digit_of_a_bsn_is_repeated),
    WITH_KEYS(a_wrapped_sentence_is_one_sentence),
    WITH_KEYS(what_we_offer_to_put_in_leaves_nothing_to_mend_but_the_address),
    WITH_KEYS(what_is_not_known_is_a_blank_and_what_has_no_term_gets_no_clause),
    WITH_KEYS(a_day_in_a_text_is_found),
};
const size_t letter_check_tests_count = sizeof letter_check_tests / sizeof letter_check_tests[0];
