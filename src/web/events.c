/* events.c - the event hub: listeners by channel, each with the socket of its page. */
#include "web/events.h"

#include <stdlib.h>
#include <sys/socket.h>

#include "os/thread.h"

enum {
    CHANNEL_BYTES = 48,
    BUCKETS = 4096,
};

struct listener {
    struct listener *next, *previous; /* in its bucket */
    char channel[CHANNEL_BYTES];
    size_t channel_len;
    int socket;
    bool resting; /* the hub writes, not the library */
    bool told;    /* before it rested */
    bool over;
    void (*rest)(void *what);
    void (*wake)(void *what);
    void *what;
};

struct hub {
    struct mutex lock;
    struct listener *buckets[BUCKETS];
    size_t count;
    bool ended;
};

/* FNV-1a: spreads channels over buckets; nothing depends on its strength. */
static size_t
bucket_of(struct str channel)
{
    uint64_t hash = 1469598103934665603u;
    for (size_t i = 0; i < channel.len; i++)
        hash = (hash ^ (unsigned char)channel.ptr[i]) * 1099511628211u;
    return (size_t)(hash % BUCKETS);
}

static struct str
listener_channel(const struct listener *listener)
{
    return (struct str){listener->channel, listener->channel_len};
}

struct hub *
hub_open(void)
{
    struct hub *hub = calloc(1, sizeof *hub);
    check(hub);
    mutex_init(&hub->lock);
    return hub;
}

void
hub_close(struct hub *hub)
{
    check(hub->count == 0);
    mutex_destroy(&hub->lock);
    free(hub);
}

struct listener *
hub_join(struct hub *hub, struct str channel, int socket, void (*rest)(void *what),
         void (*wake)(void *what), void *what)
{
    struct listener *listener = calloc(1, sizeof *listener);
    check(listener && channel.len <= CHANNEL_BYTES);
    memcpy(listener->channel, channel.ptr, channel.len);
    listener->channel_len = channel.len;
    listener->socket = socket;
    listener->rest = rest;
    listener->wake = wake;
    listener->what = what;

    struct listener **bucket = &hub->buckets[bucket_of(channel)];
    mutex_lock(&hub->lock);
    listener->next = *bucket;
    if (*bucket)
        (*bucket)->previous = listener;
    *bucket = listener;
    hub->count++;
    mutex_unlock(&hub->lock);
    return listener;
}

void
hub_leave(struct hub *hub, struct listener *listener)
{
    mutex_lock(&hub->lock);
    if (listener->previous)
        listener->previous->next = listener->next;
    else
        hub->buckets[bucket_of(listener_channel(listener))] = listener->next;
    if (listener->next)
        listener->next->previous = listener->previous;
    hub->count--;
    mutex_unlock(&hub->lock);
    free(listener);
}

static const struct str CHANGED = S_INIT("event: changed\ndata: 1\n\n"), BEAT = S_INIT(":\n\n");

ssize_t
hub_read(struct hub *hub, struct listener *listener, char *to, size_t cap)
{
    ssize_t count = 0;

    check(cap >= CHANGED.len);
    mutex_lock(&hub->lock);
    if (hub->ended || listener->over) {
        count = -1;
    } else if (listener->told) {
        memcpy(to, CHANGED.ptr, CHANGED.len);
        count = (ssize_t)CHANGED.len;
        listener->told = false;
    } else {
        listener->resting = true;
        listener->rest(listener->what);
    }
    mutex_unlock(&hub->lock);
    return count;
}

/* The connection goes back to the library, which ends it. With the lock held. */
static void
listener_end(struct listener *listener)
{
    listener->over = true;
    if (listener->resting) {
        listener->resting = false;
        listener->wake(listener->what);
    }
}

/* A page that does not take a few bytes is gone, or asks again. With the lock held. */
static void
listener_write(struct listener *listener, struct str bytes)
{
    if (listener->resting && send(listener->socket, bytes.ptr, bytes.len,
                                  MSG_DONTWAIT | MSG_NOSIGNAL) != (ssize_t)bytes.len)
        listener_end(listener);
}

void
hub_tell(struct hub *hub, struct str channel)
{
    mutex_lock(&hub->lock);
    for (struct listener *l = hub->buckets[bucket_of(channel)]; l; l = l->next)
        if (str_eq(listener_channel(l), channel)) {
            l->told = !l->resting;
            listener_write(l, CHANGED);
        }
    mutex_unlock(&hub->lock);
}

void
hub_beat(struct hub *hub)
{
    mutex_lock(&hub->lock);
    for (size_t i = 0; i < BUCKETS; i++)
        for (struct listener *l = hub->buckets[i]; l; l = l->next)
            listener_write(l, BEAT);
    mutex_unlock(&hub->lock);
}

void
hub_end(struct hub *hub)
{
    mutex_lock(&hub->lock);
    hub->ended = true;
    for (size_t i = 0; i < BUCKETS; i++)
        for (struct listener *l = hub->buckets[i]; l; l = l->next)
            listener_end(l);
    mutex_unlock(&hub->lock);
}

size_t
hub_count(struct hub *hub)
{
    mutex_lock(&hub->lock);
    size_t count = hub->count;
    mutex_unlock(&hub->lock);
    return count;
}
