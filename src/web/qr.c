/* qr.c - the squares of a QR code as one SVG path. */
#include "web/qr.h"

#include <qrencode.h>

#include "base/check.h"
#include "base/text.h"

enum { QUIET = 4, TEXT_MAX = 500 };

/* One rectangle for each run of black squares in a row. */
static void
row_add(struct text *t, const unsigned char *row, int width, int y)
{
    for (int x = 0; x < width; x++) {
        int end = x;
        while (end < width && (row[end] & 1))
            end++;
        if (end == x)
            continue;
        text_add_byte(t, 'M');
        text_add_int(t, x + QUIET);
        text_add_byte(t, ' ');
        text_add_int(t, y + QUIET);
        text_add_byte(t, 'h');
        text_add_int(t, end - x);
        text_add(t, S("v1h-"));
        text_add_int(t, end - x);
        text_add_byte(t, 'z');
        x = end;
    }
}

struct qr
qr_draw(struct arena *mem, struct str text)
{
    struct text t = text_open(mem, 8192);

    check(text.len > 0 && text.len <= TEXT_MAX);
    QRcode *code = QRcode_encodeString8bit(str_c(mem, text), 0, QR_ECLEVEL_M);
    check(code); /* NULL: too long, or out of memory */
    int width = code->width;
    for (int y = 0; y < width; y++)
        row_add(&t, code->data + (size_t)y * (size_t)width, width, y);
    QRcode_free(code);
    return (struct qr){text_str(&t), width + 2 * QUIET};
}
