/* headers.c - no inline script or style anywhere, so the policy costs nothing. */
#include "web/headers.h"

#include "base/text.h"
#include "web/request.h"

static const struct str policy =
    S_INIT("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
           "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
           "frame-ancestors ");

struct header_list
security_headers(struct arena *mem, struct str parents)
{
    const struct header headers[] = {
        {S("Content-Security-Policy"), str_join(mem, policy, parents.len ? parents : S("'none'"))},
        {S("Strict-Transport-Security"), S("max-age=31536000")},
        {S("X-Content-Type-Options"), S("nosniff")},
        {S("Referrer-Policy"), S("same-origin")},
        {S("Permissions-Policy"), S("camera=(), geolocation=(), microphone=()")},
        {S("Cross-Origin-Opener-Policy"), S("same-origin")},
    };
    struct header_list list = {arena_new(mem, struct header, sizeof headers / sizeof *headers), 0};

    while (list.count < sizeof headers / sizeof *headers) {
        list.at[list.count] = headers[list.count];
        list.count++;
    }
    return list;
}

bool
frame_parent_plausible(struct str origin)
{
    bool safe = str_starts(origin, S("https://")), here = str_starts(origin, S("http://"));
    struct str host = str_slice(origin, safe ? 8 : 7, origin.len);
    struct str name = str_slice(host, 0, str_find_byte(host, ':'));

    if ((!safe && !here) || name.len == 0 || !request_host_plausible(host))
        return false;
    return safe || str_eq(name, S("127.0.0.1")) || str_eq(name, S("localhost"));
}
