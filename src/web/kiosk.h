/* kiosk.h - a screen at a counter that many people use after each other.
 *
 * Whoever stands at the counter switches it on; the browser of that screen keeps one cookie that
 * says so and nothing else. Pages then offer to forget, and drafts and tickets end after
 * kiosk_forgets_ms without use, also when nobody presses anything. */
#ifndef WEB_KIOSK_H
#define WEB_KIOSK_H

#include <stdbool.h>

#include "base/str.h"

#define KIOSK_COOKIE "__Host-elkedeur-kiosk"

/* The Set-Cookie line that makes this browser a shared screen, or an ordinary one again. */
struct str kiosk_cookie(bool on);

#endif
