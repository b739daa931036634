/* streams.c - thousands of open event streams in one thread, and how long a change takes to reach all. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bench.h"

#include "os/clock.h"

enum { ROUNDS = 11, EVENTS_AT_ONCE = 512, WAIT_MS = 20000 };

struct stream {
    int fd;
    bool opened, told;
};

static int port;

static _Noreturn void
die(const char *what)
{
    fprintf(stderr, "bench_tool: streams: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int
dial(void)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0)
        die("connecting");
    return fd;
}

static void
say_all(int fd, const char *text, size_t len)
{
    while (len > 0) {
        ssize_t sent = write(fd, text, len);
        if (sent <= 0)
            die("writing");
        text += sent;
        len -= (size_t)sent;
    }
}

static void
streams_open(struct stream *streams, int count, int poll, const char *path, const char *cookie)
{
    char request[2048];
    int len = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n\r\n", path, port,
                       cookie);

    check(len > 0 && (size_t)len < sizeof request);
    for (int i = 0; i < count; i++) {
        streams[i].fd = dial();
        say_all(streams[i].fd, request, (size_t)len);
        fcntl(streams[i].fd, F_SETFL, O_NONBLOCK);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &streams[i]};
        if (epoll_ctl(poll, EPOLL_CTL_ADD, streams[i].fd, &event) != 0)
            die("watching");
    }
}

/* What one stream has to say: its head, and later an event. */
static void
stream_read(struct stream *stream, int *opened, int *told)
{
    char bytes[1024];
    ssize_t len;

    while ((len = read(stream->fd, bytes, sizeof bytes)) > 0) {
        if (!stream->opened && memmem(bytes, (size_t)len, " 200 ", 5)) {
            stream->opened = true;
            ++*opened;
        }
        if (!stream->told && memmem(bytes, (size_t)len, "event: changed", 14)) {
            stream->told = true;
            ++*told;
        }
        if ((size_t)len < sizeof bytes)
            return; /* that was all: this reader shares the processors with the server */
    }
    if (len == 0)
        die("a stream was closed by the server");
}

/* Until `count` of what is counted were seen; the moment the last one came. */
static int64_t
streams_wait(int poll, int count, int *seen, int *opened, int *told)
{
    struct epoll_event events[EVENTS_AT_ONCE];
    int64_t last_us = clock_monotonic_us();

    while (*seen < count) {
        int ready = epoll_wait(poll, events, EVENTS_AT_ONCE, WAIT_MS);
        if (ready <= 0)
            die("waiting for streams");
        for (int i = 0; i < ready; i++)
            stream_read(events[i].data.ptr, opened, told);
        last_us = clock_monotonic_us();
    }
    return last_us;
}

struct change {
    struct thread thread;
    const char *path, *form;
    int64_t sent_us, answered_us;
};

/* Posts a form, as somebody else's browser would, and notes when the answer came. That says nothing of when
 * it was committed: one thread sends answers and events, and may send the events first. */
static void
change_run(void *what)
{
    struct change *change = what;
    char request[4096], answer[4096];
    int len = snprintf(request, sizeof request,
                       "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                       "Content-Length: %zu\r\nConnection: close\r\n\r\n%s",
                       change->path, port, strlen(change->form), change->form);
    int fd = dial();

    check(len > 0 && (size_t)len < sizeof request);
    change->sent_us = clock_monotonic_us();
    say_all(fd, request, (size_t)len);
    ssize_t got = read(fd, answer, sizeof answer - 1);
    change->answered_us = clock_monotonic_us();
    if (got <= 0 || !memmem(answer, (size_t)got, " 303 ", 5))
        die("the change was refused");
    close(fd);
}

/* PORT COUNT PATH COOKIE FORM-PATH FORM. Says "open" and waits for a line before the changes, so that the
 * server's memory can be looked at. */
int
bench_streams(int count, char **words)
{
    port = atoi(words[0]);
    int total = atoi(words[1]), opened = 0, told = 0, poll = epoll_create1(EPOLL_CLOEXEC);
    struct arena *mem = arena_open();
    struct stream *streams = arena_new(mem, struct stream, (size_t)total);
    struct samples answered = samples_open(mem, ROUNDS), whole = samples_open(mem, ROUNDS);
    char line[16];

    check(count >= 6);
    streams_open(streams, total, poll, words[2], words[3]);
    streams_wait(poll, total, &opened, &opened, &told);
    printf("open=%d\n", opened);
    fflush(stdout);
    if (!fgets(line, sizeof line, stdin))
        return 1;
    for (int round = 0; round < ROUNDS; round++) {
        struct change change = {.path = words[4], .form = words[5]};
        clock_sleep_ms(300);
        told = 0;
        for (int i = 0; i < total; i++)
            streams[i].told = false;
        thread_start(&change.thread, change_run, &change);
        int64_t last_us = streams_wait(poll, total, &told, &opened, &told);
        thread_join(&change.thread);
        if (round == 0)
            continue; /* connections and pages of memory are warm after the first */
        samples_add(&whole, last_us - change.sent_us);
        samples_add(&answered, change.answered_us - change.sent_us);
    }
    printf("all_told_us=%lld all_told_max_us=%lld answered_us=%lld\n", (long long)samples_part(&whole, 0.5),
           (long long)samples_part(&whole, 1), (long long)samples_part(&answered, 0.5));
    arena_close(mem);
    return 0;
}

/* ---- beside it: a program that does nothing else ---- */

struct bare {
    struct thread thread;
    int *fds, count;
};

static void
bare_tell(void *what)
{
    struct bare *bare = what;

    for (int i = 0; i < bare->count; i++)
        say_all(bare->fds[i], "event: changed\ndata: 1\n\n", 24);
}

static int
listen_anywhere(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof at;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd < 0 || bind(fd, (struct sockaddr *)&at, len) != 0 || listen(fd, 16) != 0 ||
        getsockname(fd, (struct sockaddr *)&at, &len) != 0)
        die("listening");
    port = ntohs(at.sin_port);
    return fd;
}

/* COUNT. One thread writes the same event to as many sockets, and another reads them: what this machine can do. */
int
bench_bare_streams(int count, char **words)
{
    int total = atoi(words[0]), told = 0, opened = 0, poll = epoll_create1(EPOLL_CLOEXEC), door = listen_anywhere();
    struct arena *mem = arena_open();
    struct stream *streams = arena_new(mem, struct stream, (size_t)total);
    struct bare bare = {.fds = arena_new(mem, int, (size_t)total), .count = total};
    struct samples whole = samples_open(mem, ROUNDS);

    check(count >= 1);
    for (int i = 0; i < total; i++) {
        streams[i].fd = dial();
        bare.fds[i] = accept4(door, NULL, NULL, SOCK_CLOEXEC);
        fcntl(streams[i].fd, F_SETFL, O_NONBLOCK);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &streams[i]};
        if (bare.fds[i] < 0 || epoll_ctl(poll, EPOLL_CTL_ADD, streams[i].fd, &event) != 0)
            die("watching");
    }
    for (int round = 0; round < ROUNDS; round++) {
        clock_sleep_ms(300);
        told = 0;
        for (int i = 0; i < total; i++)
            streams[i].told = false;
        int64_t begun_us = clock_monotonic_us();
        thread_start(&bare.thread, bare_tell, &bare);
        int64_t last_us = streams_wait(poll, total, &told, &opened, &told);
        thread_join(&bare.thread);
        if (round > 0)
            samples_add(&whole, last_us - begun_us);
    }
    printf("all_told_us=%lld all_told_max_us=%lld\n", (long long)samples_part(&whole, 0.5),
           (long long)samples_part(&whole, 1));
    arena_close(mem);
    return 0;
}
