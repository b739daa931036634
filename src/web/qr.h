/* qr.h - a text as a QR code, to be drawn in a view: the one door to libqrencode. */
#ifndef WEB_QR_H
#define WEB_QR_H

#include "base/arena.h"
#include "base/str.h"

/* `path`: the black squares as the d= of an SVG path, in a box of `size` by `size` that has the
 * quiet zone of four around it. `text`: at most 500 bytes. */
struct qr {
    struct str path;
    int size;
};
struct qr qr_draw(struct arena *mem, struct str text);

#endif
