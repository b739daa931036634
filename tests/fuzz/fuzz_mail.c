/* fuzz_mail.c - a mail of any words can be read back, keeps to its line lengths, and cannot add a
 * header. */
#include "fuzz.h"

#include "base/text.h"
#include "net/smtp.h"

static int
hex(char c)
{
    size_t at = str_find_byte(S("0123456789ABCDEF"), c);
    check(at < 16);
    return (int)at;
}

/* The slow way back, by RFC 2045 (6.7) and 2047 (4.2). */
static struct str
decoded(struct cx *cx, struct str s)
{
    struct text made = text_open(cx->mem, s.len + 1);

    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '=') {
            text_add_byte(&made, s.ptr[i]);
        } else if (s.ptr[i + 1] == '\r') {
            i += 2;
        } else {
            check(i + 2 < s.len);
            text_add_byte(&made, (char)(hex(s.ptr[i + 1]) * 16 + hex(s.ptr[i + 2])));
            i += 2;
        }
    }
    return text_str(&made);
}

static struct str
subject_decoded(struct cx *cx, struct str header)
{
    struct text made = text_open(cx->mem, header.len + 1);
    struct str start = S("=?UTF-8?Q?");

    for (size_t at; (at = str_find(header, start)) < header.len;) {
        header = str_slice(header, at + start.len, header.len);
        size_t end = str_find(header, S("?="));
        struct str word = decoded(cx, str_slice(header, 0, end));
        check(end < header.len && utf8_valid(word));
        text_add(&made, word);
        header = str_slice(header, end + 2, header.len);
    }
    return text_str(&made);
}

static struct str
with_line_ends(struct cx *cx, struct str s)
{
    struct text made = text_open(cx->mem, s.len * 2 + 1);

    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\n')
            text_add_byte(&made, '\r');
        text_add_byte(&made, s.ptr[i]);
    }
    return text_str(&made);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str input = utf8_repair(cx.mem, fuzz_text(&cx, data, size));
    size_t half = str_find_byte(input, '\n');
    struct mail mail = {.from = S("a@b.example"),
                        .to = S("c@d.example"),
                        .subject = str_slice(input, 0, half),
                        .text = str_slice(input, half + 1, input.len),
                        .id = S("1@b.example"),
                        .language = S("nl")};
    struct str message = mail_write(cx.mem, &mail, cx.now_ms), rest = message, line;
    size_t headers = 0;

    size_t begin = str_find(message, S("\r\n\r\n"));
    struct str body = str_slice(message, begin + 4, message.len);
    check(begin < message.len && str_ends(body, S("\r\n")));
    check(str_eq(decoded(&cx, str_slice(body, 0, body.len - 2)), with_line_ends(&cx, mail.text)));
    struct str head = str_slice(message, 0, begin);
    check(str_eq(subject_decoded(&cx, head), mail.subject));

    while (str_cut(&rest, '\n', &line)) {
        check(line.len <= 77);
        check(line.len == 0 || line.ptr[line.len - 1] == '\r' || rest.ptr == NULL);
        check(str_find_byte(line, '\r') >= (line.len ? line.len - 1 : 0));
        for (size_t i = 0; i < line.len; i++)
            check((unsigned char)line.ptr[i] < 127);
        headers += line.ptr + line.len <= head.ptr + head.len + 1 && line.len && line.ptr[0] != ' ';
    }
    check(headers == 10);
    return 0;
}
