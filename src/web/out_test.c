/* out_test.c - what somebody typed is text on a page, wherever it stands. */
#include "app/test_house.h"

#include "web/out.h"

static void
text_and_attributes_cannot_become_markup(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str value, written;
    } rows[] = {
        {S_INIT(""), S_INIT("")},
        {S_INIT("gewoon"), S_INIT("gewoon")},
        {S_INIT("<script>"), S_INIT("&lt;script&gt;")},
        {S_INIT("\" onclick='x'"), S_INIT("&quot; onclick=&#39;x&#39;")},
        {S_INIT("a & b &amp;"), S_INIT("a &amp; b &amp;amp;")},
        {S_INIT("’t é 😀"), S_INIT("’t é 😀")},
        {S_INIT("<<&"), S_INIT("&lt;&lt;&amp;")},
        {S_INIT("</textarea>"), S_INIT("&lt;/textarea&gt;")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct out text = out_open(w->mem, LANGUAGE_NL, S("")), attr = text, plain = text;
        text.text = text_open(w->mem, 16);
        attr.text = text_open(w->mem, 16);
        plain.text = text_open(w->mem, 16);
        HTML_TEXT(&text, rows[i].value);
        HTML_ATTR(&attr, rows[i].value);
        HTML_PLAIN(&plain, (struct personal){rows[i].value});
        assert_str(text_str(&text.text), rows[i].written);
        assert_str(text_str(&attr.text), rows[i].written);
        assert_str(text_str(&plain.text), rows[i].written);
    }
}

static struct str
url_written(struct arena *mem, struct url url, enum language language)
{
    struct out out = out_open(mem, language, S(""));
    HTML_URL(&out, url);
    return text_str(&out.text);
}

static void
addresses_lead_where_they_say(void **state)
{
    struct world *w = *state;
    struct arena *mem = w->mem;
    const struct {
        struct url url;
        struct str nl, en;
    } rows[] = {
        {url_path(S("/volg")), S("/volg"), S("/en/volg")},
        {url_path(S("/")), S("/"), S("/en")},
        {url_path(S("/zoek?q=\"a\"&b='c'")), S("/zoek?q=&quot;a&quot;&amp;b=&#39;c&#39;"),
         S("/en/zoek?q=&quot;a&quot;&amp;b=&#39;c&#39;")},
        {url_path(S("//evil.example")), S("#"), S("#")},
        {url_path(S("/\\evil.example")), S("#"), S("#")},
        {url_path_int(mem, S("/werk/vraag/"), 12, S("/neem")), S("/werk/vraag/12/neem"),
         S("/en/werk/vraag/12/neem")},
        {url_path_token(mem, S("/volg/v/"), S("aB3-_"), S("")), S("/volg/v/aB3-_"),
         S("/en/volg/v/aB3-_")},
        {url_tel(mem, S("+31 (0)99 900-10.01")), S("tel:+310999001001"), S("tel:+310999001001")},
        {url_mailto(mem, S("info@a-b.example")), S("mailto:info@a-b.example"),
         S("mailto:info@a-b.example")},
        {url_mailto(mem, S("info@a.example?bcc=x@y.example")), S("#"), S("#")},
        {url_mailto(mem, S("@a.example")), S("#"), S("#")},
        {url_tel(mem, S("112;ext=\"><b>")), S("tel:112"), S("tel:112")},
        {url_external(mem, S("https://www.juridischloket.nl/?a=1&b=2")),
         S("https://www.juridischloket.nl/?a=1&amp;b=2"),
         S("https://www.juridischloket.nl/?a=1&amp;b=2")},
        {url_external(mem, S("http://example.org")), S("#"), S("#")},
        {url_external(mem, S("javascript:alert(1)")), S("#"), S("#")},
        {url_external(mem, S("HTTPS://example.org")), S("#"), S("#")},
        {url_external(mem, S("https://a.example/ b")), S("#"), S("#")},
        {url_external(mem, S("https://a.example/\r\nX: y")), S("#"), S("#")},
        {url_external(mem, S("")), S("#"), S("#")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_str(url_written(mem, rows[i].url, LANGUAGE_NL), rows[i].nl);
        assert_str(url_written(mem, rows[i].url, LANGUAGE_EN), rows[i].en);
    }
    assert_str(url_location(mem, url_path(S("/a?b=1&c=2")), LANGUAGE_EN), S("/en/a?b=1&c=2"));
    assert_str(url_location(mem, url_path(S("/")), LANGUAGE_EN), S("/en"));
}

static struct out_arg
arg_of(const struct out *o, struct str name, struct str value)
{
    struct out part = out_part(o);
    HTML_TEXT(&part, value);
    return (struct out_arg){.name = name, .value = out_part_end(&part)};
}

static void
a_value_in_a_sentence_stays_a_value(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str sentence, value, written;
    } rows[] = {
        {S_INIT("Dag {naam}."), S_INIT("Ans"), S_INIT("Dag Ans.")},
        {S_INIT("{naam}{naam}"), S_INIT("a"), S_INIT("aa")},
        {S_INIT("Dag {naam}."), S_INIT("<b>"), S_INIT("Dag &lt;b&gt;.")},
        {S_INIT("Dag {naam}."), S_INIT("{naam}"), S_INIT("Dag {naam}.")},
        {S_INIT("Dag {wie}."), S_INIT("Ans"), S_INIT("Dag {wie}.")},
        {S_INIT("a < {naam"), S_INIT("Ans"), S_INIT("a &lt; {naam")},
        {S_INIT("} {naam}"), S_INIT("Ans"), S_INIT("} Ans")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct out o = out_open(w->mem, LANGUAGE_NL, S(""));
        struct out_arg arg = arg_of(&o, S("naam"), rows[i].value);
        out_sentence(&o, rows[i].sentence, 1, &arg);
        assert_str(text_str(&o.text), rows[i].written);
    }
    struct out o = out_open(w->mem, LANGUAGE_NL, S(""));
    struct out_arg link = {S("hier"), {S("<a href=\"/\">")}, S("</a>")};
    out_sentence(&o, S("Lees {hier:de <uitleg>}."), 1, &link);
    assert_str(text_str(&o.text), S("Lees <a href=\"/\">de &lt;uitleg&gt;</a>."));
}

static void
one_and_many_have_their_own_words(void **state)
{
    struct world *w = *state;
    static const struct {
        int64_t n;
        struct str written;
    } rows[] = {
        {0, S_INIT("0 x'en")}, {1, S_INIT("1 x")}, {2, S_INIT("2 x'en")}, {21, S_INIT("21 x'en")}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct out o = out_open(w->mem, LANGUAGE_NL, S("")), escaped = out_part(&o);
        out_str(&escaped, rows[i].written);
        out_plural(&o, S("{n} x"), S("{n} x'en"), rows[i].n);
        assert_str(text_str(&o.text), text_str(&escaped.text));
    }
}

static void
a_value_stands_apart_in_a_sentence_from_right_to_left(void **state)
{
    struct world *w = *state;
    struct out o = out_open(w->mem, LANGUAGE_AR, S("")), dutch = o;
    const struct out_arg args[] = {
        {.name = S("nummer"), .value = {S("0800-8020")}},
        {.name = S("hier"), .value = {S("<a>")}, .close = S("</a>")},
    };
    out_sentence(&o, S("اتصل {nummer} {hier:هنا}"), 2, args);
    assert_str(text_str(&o.text), S("اتصل \xE2\x81\xA8"
                                    "0800-8020\xE2\x81\xA9 <a>هنا</a>"));
    out_sentence(&dutch, S("Onvertaald {nummer}"), 2, args);
    assert_str(text_str(&dutch.text), S("Onvertaald 0800-8020"));
}

static void
what_stays_dutch_between_tags_says_so(void **state)
{
    struct world *w = *state;
    struct out o = out_open(w->mem, LANGUAGE_TR, S("")), nl = out_open(w->mem, LANGUAGE_NL, S(""));
    struct out known = out_open(w->mem, LANGUAGE_TR, S(""));

    out_sentence_text(&o, S("Onvertaald & zo"), 0, NULL);
    out_plural_text(&o, S("{n} ding"), S("{n} dingen"), 2);
    assert_str(text_str(&o.text), S("<span lang=\"nl\" dir=\"ltr\">Onvertaald &amp; zo</span>"
                                    "<span lang=\"nl\" dir=\"ltr\">2 dingen</span>"));
    out_sentence_text(&nl, S("Onvertaald"), 0, NULL);
    assert_str(text_str(&nl.text), S("Onvertaald"));
    out_sentence_text(&known, S("Verder"), 0, NULL);
    assert_str(text_str(&known.text), tr(LANGUAGE_TR, S("Verder")));
}

static void
a_form_carries_the_csrf_value_of_its_session_only(void **state)
{
    struct world *w = *state;
    struct out without = out_open(w->mem, LANGUAGE_NL, S("")),
               with = out_open(w->mem, LANGUAGE_NL, S("a\"b"));
    out_csrf(&without);
    out_csrf(&with);
    assert_str(text_str(&without.text), S(""));
    assert_str(text_str(&with.text), S("<input type=\"hidden\" name=\"csrf\" value=\"a&quot;b\">"));
}

static void
dates_are_words_in_text_and_iso_in_attributes(void **state)
{
    struct world *w = *state;
    struct out text = out_open(w->mem, LANGUAGE_EN, S("")),
               attr = out_open(w->mem, LANGUAGE_EN, S(""));
    HTML_TEXT(&text, date_of(2026, 11, 24));
    HTML_ATTR(&attr, date_of(2026, 11, 24));
    assert_str(text_str(&text.text), S("Tuesday 24 November 2026"));
    assert_str(text_str(&attr.text), S("2026-11-24"));
}

const struct CMUnitTest out_tests[] = {
    WITH_KEYS(text_and_attributes_cannot_become_markup),
    WITH_KEYS(addresses_lead_where_they_say),
    WITH_KEYS(a_value_in_a_sentence_stays_a_value),
    WITH_KEYS(one_and_many_have_their_own_words),
    WITH_KEYS(a_value_stands_apart_in_a_sentence_from_right_to_left),
    WITH_KEYS(what_stays_dutch_between_tags_says_so),
    WITH_KEYS(a_form_carries_the_csrf_value_of_its_session_only),
    WITH_KEYS(dates_are_words_in_text_and_iso_in_attributes),
};
const size_t out_tests_count = sizeof out_tests / sizeof out_tests[0];
