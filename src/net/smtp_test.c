/* smtp_test.c - a mail is written so that nothing in it can become a header or a second recipient.
 */
#include "app/test_house.h"

#include "base/text.h"
#include "net/smtp.h"
#include "os/files.h"

static struct mail
mail_plain(void)
{
    return (struct mail){.from = S("geen-antwoord@demodam.example"),
                         .to = S("ans@bewoner.example"),
                         .subject = S("Er staat een bericht"),
                         .text = S("Goedendag,\n\nTot ziens.\n"),
                         .id = S("q1.2.3@elkedeur"),
                         .language = S("nl")};
}

static struct str
headers_of(struct str message)
{
    return str_slice(message, 0, str_find(message, S("\r\n\r\n")));
}

static struct str
body_of(struct str message)
{
    return str_slice(message, str_find(message, S("\r\n\r\n")) + 4, message.len);
}

static void
a_mail_says_who_when_and_in_what_form(void **state)
{
    struct world *w = *state;
    struct mail mail = mail_plain();

    assert_str(mail_write(w->mem, &mail, 1790000000000),
               S("Date: Mon, 21 Sep 2026 14:13:20 +0000\r\n"
                 "From: <geen-antwoord@demodam.example>\r\n"
                 "To: <ans@bewoner.example>\r\n"
                 "Message-ID: <q1.2.3@elkedeur>\r\n"
                 "Subject: =?UTF-8?Q?Er=20staat=20een=20bericht?=\r\n"
                 "Content-Language: nl\r\n"
                 "Auto-Submitted: auto-generated\r\n"
                 "MIME-Version: 1.0\r\n"
                 "Content-Type: text/plain; charset=utf-8\r\n"
                 "Content-Transfer-Encoding: quoted-printable\r\n"
                 "\r\n"
                 "Goedendag,\r\n\r\nTot ziens.\r\n\r\n"));
}

static int
hex(char c)
{
    return c <= '9' ? c - '0' : c - 'A' + 10;
}

/* As a mail reader does: soft line ends go, =XX becomes its byte. */
static struct str
decoded(struct arena *mem, struct str s)
{
    struct text t = text_open(mem, s.len);
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '=') {
            text_add_byte(&t, s.ptr[i]);
        } else {
            assert_true(i + 2 < s.len);
            if (s.ptr[i + 1] != '\r')
                text_add_byte(&t, (char)(hex(s.ptr[i + 1]) * 16 + hex(s.ptr[i + 2])));
            i += 2;
        }
    }
    return text_str(&t);
}

static const struct str texts[] = {
    S_INIT(""),
    S_INIT("a=b"),
    S_INIT(".\n..\n.a\n"), /* a lone dot would end the mail */
    S_INIT("a \nb\t\n "),
    S_INIT("From iemand\nTo: iemand@else.example\n"),
    S_INIT("’t is één héle lange zin zonder einde, die over de rand van een regel gaat, en dan nog "
           "een keer éééééééééééééééééééééééééééééééééééééééééééééééééééé"),
    S_INIT(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa."
        "........................................................................................"),
    S_INIT("a\rb\r\nc"),
    S_INIT("\xF0\x9F\x98\x80\n\n\n"),
};

static void
every_text_is_read_as_it_was_written(void **state)
{
    struct world *w = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct mail mail = mail_plain();
        mail.text = texts[i];
        struct str body = body_of(mail_write(w->mem, &mail, 0)), back = decoded(w->mem, body), line;
        struct text expected = text_open(w->mem, 64);
        for (size_t c = 0; c < texts[i].len; c++) {
            if (texts[i].ptr[c] == '\n')
                text_add_byte(&expected, '\r');
            text_add_byte(&expected, texts[i].ptr[c]);
        }
        text_add(&expected, S("\r\n"));
        assert_str(back, text_str(&expected));
        for (struct str rest = body; str_cut(&rest, '\n', &line);) {
            assert_true(line.len <= 77); /* 76 and the \r */
            assert_false(str_starts(line, S(".")));
            for (size_t c = 0; c < line.len; c++)
                assert_true((line.ptr[c] >= ' ' && line.ptr[c] < 127) ||
                            (line.ptr[c] == '\r' && c + 1 == line.len));
        }
    }
}

static void
a_subject_stays_one_header(void **state)
{
    struct world *w = *state;
    static const struct str subjects[] = {
        S_INIT(""),
        S_INIT("a\r\nBcc: iemand@else.example"),
        S_INIT("a\n\nTekst"),
        S_INIT("a?= =?UTF-8?Q?b_c"),
        S_INIT("éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"),
    };
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        struct mail mail = mail_plain();
        mail.subject = subjects[i];
        struct str headers = headers_of(mail_write(w->mem, &mail, 0)), line;
        int count = 0;
        for (struct str rest = headers; str_cut(&rest, '\n', &line);) {
            assert_true(line.len <= 77);
            count += line.len > 0 && line.ptr[0] != ' ';
            assert_false(str_starts(line, S("Bcc")));
        }
        assert_int_equal(count, 10);
        struct text words = text_open(w->mem, 64);
        struct str rest = str_slice(headers, str_find(headers, S("Subject: ")) + 9, headers.len);
        rest = str_slice(rest, 0, str_find(rest, S("\r\nContent")));
        while (rest.len) {
            size_t at = str_find(rest, S("=?UTF-8?Q?")) + 10;
            size_t end = at + str_find(str_slice(rest, at, rest.len), S("?="));
            struct str word = decoded(w->mem, str_slice(rest, at, end));
            assert_true(utf8_valid(word)); /* never split inside a character */
            text_add(&words, word);
            rest = str_slice(rest, end + 2, rest.len);
        }
        assert_str(text_str(&words), subjects[i]);
    }
}

static void
an_address_that_could_be_more_than_one_is_refused(void **state)
{
    struct world *w = *state;
    static const struct str addresses[] = {
        S_INIT(""),
        S_INIT("@"),
        S_INIT("a@b.example\r\nBcc: c@d.example"),
        S_INIT("a@b.example\nX: y"),
        S_INIT("a@b.example>, <c@d.example"),
        S_INIT("a@b.example,c@d.example"),
        S_INIT("a b@c.example"),
        S_INIT("a@b.example\x7F"),
        {"a@b.example\0x", 13},
    };
    struct str server = str_join(w->mem, S("file:"), w->directory);
    for (size_t i = 0; i < 2 * (sizeof addresses / sizeof *addresses); i++) {
        struct mail mail = mail_plain();
        *(i % 2 ? &mail.to : &mail.from) = addresses[i / 2];
        assert_outcome(mail_send(&w->cx, server, &mail), INVALID);
    }
    struct bytes written;
    assert_outcome(file_read(w->mem, str_join(w->mem, w->directory, S("/q1.2.3@elkedeur.eml")),
                             9999, &written),
                   NOT_FOUND);
}

static void
a_mail_to_a_folder_is_a_file_and_twice_the_same_is_one(void **state)
{
    struct world *w = *state;
    struct str server = str_join(w->mem, S("file:"), w->directory),
               path = str_join(w->mem, w->directory, S("/q1.2.3@elkedeur.eml"));
    struct mail mail = mail_plain();
    struct bytes written;

    assert_ok(mail_send(&w->cx, server, &mail));
    assert_ok(mail_send(&w->cx, server, &mail));
    assert_ok(file_read(w->mem, path, 9999, &written));
    assert_str(((struct str){(const char *)written.ptr, written.len}),
               mail_write(w->mem, &mail, w->cx.now_ms));
    assert_true(file_is_private(w->mem, path));
}

static void
a_server_that_is_not_there_means_later(void **state)
{
    struct world *w = *state;
    struct mail mail = mail_plain();
    assert_outcome(mail_send(&w->cx, S("smtp://127.0.0.1:1"), &mail), UNAVAILABLE);
}

const struct CMUnitTest smtp_tests[] = {
    WITH_KEYS(a_mail_says_who_when_and_in_what_form),
    WITH_KEYS(every_text_is_read_as_it_was_written),
    WITH_KEYS(a_subject_stays_one_header),
    WITH_KEYS(an_address_that_could_be_more_than_one_is_refused),
    WITH_KEYS(a_mail_to_a_folder_is_a_file_and_twice_the_same_is_one),
    WITH_KEYS(a_server_that_is_not_there_means_later),
};
const size_t smtp_tests_count = sizeof smtp_tests / sizeof smtp_tests[0];
