/* listen.c - binding, or taking over what the supervisor bound. */
#include "web/listen.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

static enum outcome
inherit(struct cx *cx, int socket_number)
{
    int listens = 0;
    socklen_t len = sizeof listens;
    int flags = fcntl(socket_number, F_GETFL);

    if (flags < 0 || getsockopt(socket_number, SOL_SOCKET, SO_ACCEPTCONN, &listens, &len) != 0 ||
        !listens || fcntl(socket_number, F_SETFL, flags | O_NONBLOCK) != 0 ||
        fcntl(socket_number, F_SETFD, FD_CLOEXEC) != 0)
        return fail(cx, INVALID, "De socket die het programma meekreeg, is niet bruikbaar.");
    return OK;
}

enum outcome
listen_open(struct cx *cx, struct str address, int port, int inherited, int *ret)
{
    struct sockaddr_in where = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    const int on = 1;

    if (inherited >= 0) {
        TRY(inherit(cx, inherited));
        *ret = inherited;
        return OK;
    }
    if (inet_pton(AF_INET, str_c(cx->mem, address), &where.sin_addr) != 1)
        return fail(cx, INVALID, "Het adres om op te luisteren is geen IPv4-adres.");
    int made = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (made >= 0 && setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
        bind(made, (const struct sockaddr *)&where, sizeof where) == 0 &&
        listen(made, BACKLOG) == 0) {
        *ret = made;
        return OK;
    }
    if (made >= 0)
        close(made);
    return fail(cx, UNAVAILABLE,
                "Op dit adres luistert al een ander programma, of het mag niet worden gebruikt.");
}
