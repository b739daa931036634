/* fuzz_config.c - the settings file, and an address to listen on. */
#include "fuzz.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "app/config.h"
#include "base/text.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int file = -1;
    struct cx cx = fuzz_cx();
    struct config config = config_default();
    struct str address = S("");
    int port = 0;

    if (file < 0)
        file = memfd_create("fuzzed", 0);
    check(ftruncate(file, 0) == 0 && pwrite(file, data, size, 0) == (ssize_t)size);
    struct text path = text_open(cx.mem, 40);
    text_add(&path, S("/proc/self/fd/"));
    text_add_int(&path, file);

    enum outcome outcome = config_read(&cx, text_str(&path), &config);
    check(outcome == OK || outcome == INVALID);
    if (outcome == INVALID)
        check(cx.fault.sentence.len > 0 && cx.fault.number <= (int64_t)size + 1);

    struct str listen = fuzz_text(&cx, data, size);
    if (config_listen(&cx, listen, &address, &port) == OK)
        check(port >= 1 && port <= 65535 && address.len < listen.len);
    return 0;
}
