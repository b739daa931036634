/* fuzz_route.c - any path on the real table of routes. */
#include "fuzz.h"

#include "app/routes.h"
#include "web/door.h"
#include "web/rates.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str path = fuzz_text(&cx, data, size);
    const struct door door = {.routes = routes, .route_count = route_count};
    enum method method = size % 2 ? METHOD_GET : METHOD_POST;
    struct arrival arrival = {.mem = cx.mem};

    door_find(&door, path, method, &arrival);
    check(arrival.rq.language < LANGUAGE_COUNT);
    if (arrival.route) {
        size_t args = 0;
        check(arrival.route->method == method);
        check(arrival.rq.path.len > 0 && arrival.rq.path.ptr[0] == '/');
        check(arrival.route->access.permission != 0 || arrival.route->access.public_because);
        for (size_t i = 0; i + 1 < arrival.route->path.len; i++)
            if (str_eq(str_slice(arrival.route->path, i, i + 2), S("/:"))) {
                struct str arg = arrival.rq.args[args++];
                check(arg.len > 0 && str_find_byte(arg, '/') == arg.len);
            }
    }
    /* Headers end at a NUL. */
    check(rates_network(cx.mem, str_slice(path, 0, str_find_byte(path, 0))).len > 0);
    return 0;
}
