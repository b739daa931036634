/* markdown_test.c - texts of editors, and of who pretends to be one. */
#include "app/test_house.h"

#include "web/markdown.h"

#define P "<p class=\"nl-paragraph\">"
#define A "<a class=\"nl-link\" href=\""

static void
markdown_becomes_our_own_html_and_nothing_else(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str markdown, html;
    } rows[] = {
        {S_INIT(""), S_INIT("")},
        {S_INIT("Dag"), S_INIT(P "Dag</p>\n")},
        {S_INIT("# Kop"), S_INIT("<h1 class=\"nl-heading nl-heading--level-1\">Kop</h1>\n")},
        {S_INIT("###### Kop"), S_INIT("<h3 class=\"nl-heading nl-heading--level-3\">Kop</h3>\n")},
        {S_INIT("**a** *b*"), S_INIT(P "<strong>a</strong> <em>b</em></p>\n")},
        {S_INIT("a\n\nb"), S_INIT(P "a</p>\n" P "b</p>\n")},
        {S_INIT("<script>alert(1)</script>"),
         S_INIT(P "&lt;script&gt;alert(1)&lt;/script&gt;</p>\n")},
        {S_INIT("<b onclick=x>"), S_INIT(P "&lt;b onclick=x&gt;</p>\n")},
        {S_INIT("[a](/volg)"), S_INIT(P A "/en/volg\">a</a></p>\n")},
        {S_INIT("[a](https://b.example/?c&d)"),
         S_INIT(P A "https://b.example/?c&amp;d\">a</a></p>\n")},
        {S_INIT("[a](tel:112)"), S_INIT(P A "tel:112\">a</a></p>\n")},
        {S_INIT("[a](mailto:a@b.example)"), S_INIT(P A "mailto:a@b.example\">a</a></p>\n")},
        {S_INIT("[a](//b.example)"), S_INIT(P A "#\">a</a></p>\n")},
        {S_INIT("[a](http://b.example)"), S_INIT(P A "#\">a</a></p>\n")},
        {S_INIT("[a](javascript:alert(1))"), S_INIT(P A "#\">a</a></p>\n")},
        {S_INIT("[a](JavaScript&colon;alert(1))"), S_INIT(P A "#\">a</a></p>\n")},
        {S_INIT("[a](data:text/html,x)"), S_INIT(P A "#\">a</a></p>\n")},
        {S_INIT("<javascript:alert(1)>"), S_INIT(P A "#\">javascript:alert(1)</a></p>\n")},
        {S_INIT("[a](/b\"c)"), S_INIT(P A "/en/b&quot;c\">a</a></p>\n")},
        {S_INIT("![alt](https://b.example/x.png)"), S_INIT(P "alt</p>\n")},
        {S_INIT("5 < 6 & 7"), S_INIT(P "5 &lt; 6 &amp; 7</p>\n")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(markdown_html(w->mem, LANGUAGE_EN, rows[i].markdown).raw, rows[i].html);
    assert_str(markdown_html(w->mem, LANGUAGE_NL, S("- a\n- b")).raw,
               S("<ul class=\"utrecht-unordered-list utrecht-unordered-list--html-content\">"
                 "<li>a</li>\n<li>b</li>\n</ul>\n"));
}

static size_t
count_of(struct str s, struct str part)
{
    size_t count = 0;
    for (size_t at; (at = str_find(s, part)) < s.len; s = str_slice(s, at + part.len, s.len))
        count++;
    return count;
}

static void
what_markdown_opens_it_closes(void **state)
{
    struct world *w = *state;
    static const struct str texts[] = {
        S_INIT("*a **b* c**"), S_INIT("[*a](/b) c*"), S_INIT("**[a**](/b)"), S_INIT("*a\n\nb*"),
        S_INIT("- *a\n- b*"),  S_INIT("***a*"),       S_INIT("[a](/*b) c*"), S_INIT("> # *a"),
    };
    static const struct str tags[] = {S_INIT("em"), S_INIT("strong"), S_INIT("a"), S_INIT("p"),
                                      S_INIT("li")};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str html = markdown_html(w->mem, LANGUAGE_NL, texts[i]).raw;
        for (size_t t = 0; t < sizeof tags / sizeof *tags; t++) {
            size_t opened = count_of(html, str_join(w->mem, S("<"), tags[t], S(">"))) +
                            count_of(html, str_join(w->mem, S("<"), tags[t], S(" ")));
            assert_int_equal(opened, count_of(html, str_join(w->mem, S("</"), tags[t], S(">"))));
        }
    }
}

static void
telephone_numbers_keep_their_order_between_arabic_letters(void **state)
{
    struct world *w = *state;
#define NUMBER(n) "<bdi dir=\"ltr\">" n "</bdi>"
#define CALL(address, n) A "tel:" address "\">" NUMBER(n) "</a>"
    static const struct {
        struct str markdown, html;
    } rows[] = {
        {S_INIT("هاتف 0800-8020."), S_INIT(P "هاتف " CALL("08008020", "0800-8020") ".</p>\n")},
        {S_INIT("هاتف +31 20 123 45 67"),
         S_INIT(P "هاتف " CALL("+31201234567", "+31 20 123 45 67") "</p>\n")},
        {S_INIT("[0900-1450](tel:09001450)"),
         S_INIT(P A "tel:09001450\">" NUMBER("0900-1450") "</a></p>\n")},
        {S_INIT("الدردشة على 113.nl."), S_INIT(P "الدردشة على " NUMBER("113.nl") ".</p>\n")},
        {S_INIT("تطبيق 112NL، A12 2.5 3."),
         S_INIT(P "تطبيق " NUMBER("112NL") "، A12 2.5 3.</p>\n")},
        {S_INIT("112 أو 113"), S_INIT(P "112 أو 113</p>\n")},
        {S_INIT("10 - 20, 0,5"), S_INIT(P "10 - 20, 0,5</p>\n")},
        {S_INIT("0"), S_INIT(P "0</p>\n")},
        {S_INIT("5 + 6"), S_INIT(P "5 + 6</p>\n")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(markdown_html(w->mem, LANGUAGE_AR, rows[i].markdown).raw, rows[i].html);
}

static void
a_telephone_number_can_be_pressed_and_a_date_cannot(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str markdown, html;
    } rows[] = {
        {S_INIT("Bel 0800-8020."), S_INIT(P "Bel " CALL("08008020", "0800-8020") ".</p>\n")},
        {S_INIT("Bel 020 123 45 67"),
         S_INIT(P "Bel " CALL("0201234567", "020 123 45 67") "</p>\n")},
        {S_INIT("Op 01-02-2026 of 0123 45, zie 113.nl"),
         S_INIT(P "Op 01-02-2026 of 0123 45, zie 113.nl</p>\n")},
        {S_INIT("[bel **0900-8844**](/volg)"),
         S_INIT(P A "/volg\">bel <strong>0900-8844</strong></a></p>\n")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(markdown_html(w->mem, LANGUAGE_NL, rows[i].markdown).raw, rows[i].html);
}

static void
parts_of_a_long_text_can_be_jumped_to(void **state)
{
    struct world *w = world_of(state);
    struct markdown_part_list parts;
    struct html html = markdown_html_parts(
        w->mem, LANGUAGE_NL,
        S("## Het geld (1)\n\nZie [recht](#deel-recht).\n\n## Recht\n\n### Klein\n\n## Recht\n\n"
          "## \u062d\u0642\n\n[x](#\"y)\n"),
        &parts);
    static const struct str ids[] = {S_INIT("deel-het-geld-1"), S_INIT("deel-recht"),
                                     S_INIT("deel-recht-3"), S_INIT("deel-4")};

    assert_int_equal(parts.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_str(parts.at[i].id, ids[i]);
        struct str id = str_join(w->mem, S(" id=\""), ids[i], S("\">"));
        assert_true(str_find(html.raw, id) < html.raw.len);
    }
    assert_str(parts.at[0].title, S("Het geld (1)"));
    assert_true(str_find(html.raw, S("href=\"#deel-recht\"")) < html.raw.len);
}

const struct CMUnitTest markdown_tests[] = {
    WITH_KEYS(parts_of_a_long_text_can_be_jumped_to),
    WITH_KEYS(markdown_becomes_our_own_html_and_nothing_else),
    WITH_KEYS(what_markdown_opens_it_closes),
    WITH_KEYS(telephone_numbers_keep_their_order_between_arabic_letters),
    WITH_KEYS(a_telephone_number_can_be_pressed_and_a_date_cannot),
};
const size_t markdown_tests_count = sizeof markdown_tests / sizeof markdown_tests[0];
