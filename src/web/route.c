/* route.c - finding the row for a path. */
#include "web/route.h"

static bool
path_fits(struct str pattern, struct str path, struct str *args)
{
    struct str pattern_part, path_part;
    size_t arg = 0;

    for (;;) {
        bool more = str_cut(&pattern, '/', &pattern_part);
        if (more != str_cut(&path, '/', &path_part))
            return false;
        if (!more)
            return true;
        if (pattern_part.len > 0 && pattern_part.ptr[0] == ':') {
            if (path_part.len == 0 || arg == REQUEST_ARGS_MAX)
                return false;
            args[arg++] = path_part;
        } else if (!str_eq(pattern_part, path_part)) {
            return false;
        }
    }
}

enum rate
route_rate(const struct route *route)
{
    if (!route || (route->rate == RATE_DEFAULT && route->method == METHOD_GET))
        return RATE_PAGE;
    return route->rate == RATE_DEFAULT ? RATE_SEND : route->rate;
}

const struct route *
route_find(const struct route *routes, size_t count, enum method method, struct str path,
           struct str *args, bool *other_method)
{
    *other_method = false;
    for (size_t i = 0; i < count; i++) {
        struct str found[REQUEST_ARGS_MAX] = {0};
        if (!path_fits(routes[i].path, path, found))
            continue;
        if (routes[i].method != method) {
            *other_method = true;
            continue;
        }
        memcpy(args, found, sizeof found);
        return &routes[i];
    }
    return NULL;
}
