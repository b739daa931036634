/* kiosk.c - the cookie of a shared screen. */
#include "web/kiosk.h"

struct str
kiosk_cookie(bool on)
{
    if (on)
        return S(KIOSK_COOKIE "=1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000");
    return S(KIOSK_COOKIE "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
}
