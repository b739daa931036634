/* smtp.c - a mail written by RFC 5322 and 2045, and handed over. */
#include "net/smtp.h"

#include "base/date.h"
#include "base/text.h"
#include "net/transfer.h"
#include "os/files.h"

enum { LINE_MAX_CHARS = 72 };

/* Quoted-printable (RFC 2045, 6.7): lines stay short, and any byte survives any mail server. */
static void
quoted_printable(struct text *t, struct str s)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t column = 0;

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '\n') {
            text_add(t, S("\r\n"));
            column = 0;
            continue;
        }
        if (column >= LINE_MAX_CHARS) {
            text_add(t, S("=\r\n"));
            column = 0;
        }
        bool line_end = i + 1 == s.len || s.ptr[i + 1] == '\n';
        bool plain = c > ' ' && c < 127 && c != '=' && !(c == '.' && column == 0);
        if (plain || (c == ' ' && !line_end)) {
            text_add_byte(t, (char)c);
            column++;
        } else {
            text_add_byte(t, '=');
            text_add_byte(t, digits[c >> 4]);
            text_add_byte(t, digits[c & 15]);
            column += 3;
        }
    }
}

/* RFC 2047 "Q" words, one per header line of at most 75 characters; never split inside a
 * character. */
static void
header_text(struct text *t, struct str s)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t at = 0;

    while (at < s.len) {
        size_t column = at ? 11 : 19; /* with " =?UTF-8?Q?", or "Subject: " before it */
        text_add(t, at ? S("\r\n =?UTF-8?Q?") : S("=?UTF-8?Q?"));
        while (at < s.len && column < 60) {
            size_t next = at;
            utf8_next(s, &next);
            for (; at < next; at++) {
                unsigned char c = (unsigned char)s.ptr[at];
                bool plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
                if (plain) {
                    text_add_byte(t, (char)c);
                    column++;
                } else {
                    text_add_byte(t, '=');
                    text_add_byte(t, digits[c >> 4]);
                    text_add_byte(t, digits[c & 15]);
                    column += 3;
                }
            }
        }
        text_add(t, S("?="));
    }
}

static void
date_header(struct text *t, int64_t at_ms)
{
    static const char weekdays[] = "MonTueWedThuFriSatSun",
                      months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    struct date day = {(int32_t)(at_ms / 86400000)};
    struct civil c = date_civil(day);
    int64_t seconds = at_ms / 1000 % 86400;

    text_add(t, (struct str){weekdays + 3 * (date_weekday(day) - MONDAY), 3});
    text_add(t, S(", "));
    text_add_int(t, c.mday);
    text_add_byte(t, ' ');
    text_add(t, (struct str){months + 3 * (c.month - 1), 3});
    text_add_byte(t, ' ');
    text_add_int(t, c.year);
    text_add_byte(t, ' ');
    text_add_int_wide(t, seconds / 3600, 2);
    text_add_byte(t, ':');
    text_add_int_wide(t, seconds / 60 % 60, 2);
    text_add_byte(t, ':');
    text_add_int_wide(t, seconds % 60, 2);
    text_add(t, S(" +0000"));
}

struct str
mail_write(struct arena *mem, const struct mail *mail, int64_t at_ms)
{
    struct text t = text_open(mem, mail->text.len * 2 + 512);

    text_add(&t, S("Date: "));
    date_header(&t, at_ms);
    text_add(&t, S("\r\nFrom: <"));
    text_add(&t, mail->from);
    text_add(&t, S(">\r\nTo: <"));
    text_add(&t, mail->to);
    text_add(&t, S(">\r\nMessage-ID: <"));
    text_add(&t, mail->id);
    text_add(&t, S(">\r\nSubject: "));
    header_text(&t, mail->subject);
    text_add(&t, S("\r\nContent-Language: "));
    text_add(&t, mail->language);
    text_add(&t, S("\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                   "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
                   "quoted-printable\r\n\r\n"));
    quoted_printable(&t, mail->text);
    text_add(&t, S("\r\n"));
    return text_str(&t);
}

/* An address with a line end or a bracket could add headers or recipients. */
static bool
address_safe(struct str address)
{
    for (size_t i = 0; i < address.len; i++) {
        unsigned char c = (unsigned char)address.ptr[i];
        if (c <= ' ' || c == '<' || c == '>' || c == ',' || c == 127)
            return false;
    }
    return address.len > 2;
}

enum outcome
mail_send(struct cx *cx, struct str server, const struct mail *mail)
{
    struct str folder = S("file:");

    if (!address_safe(mail->from) || !address_safe(mail->to))
        return INVALID;
    struct str message = mail_write(cx->mem, mail, cx->now_ms);
    if (!str_starts(server, folder))
        return transfer_mail(cx->mem, server, mail->from, mail->to, message);
    struct str path =
        str_join(cx->mem, str_slice(server, folder.len, server.len), S("/"), mail->id, S(".eml"));
    TRY(directory_make(cx->mem, str_slice(server, folder.len, server.len), 0700));
    return file_write_atomic(cx->mem, path,
                             (struct bytes){(const unsigned char *)message.ptr, message.len}, 0600);
}

enum outcome
mail_reach(struct str server)
{
    return str_starts(server, S("file:")) ? OK : transfer_mail_reach(server);
}
