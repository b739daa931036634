/* events.c - the event hub: listeners by channel, a short queue of bytes for each. */
#include "web/events.h"

#include <stdlib.h>

#include "os/thread.h"

enum {
    PENDING_BYTES = 96, /* an event is 24 bytes; what does not fit is the same news again */
    CHANNEL_BYTES = 48,
    BUCKETS = 4096,
};

struct listener {
    struct listener *next, *previous; /* in its bucket */
    char channel[CHANNEL_BYTES];
    size_t channel_len;
    char pending[PENDING_BYTES];
    size_t pending_len;
    bool asleep;
    void (*rest)(void *what);
    void (*wake)(void *what);
    void *what;
};

struct hub {
    struct mutex lock;
    struct listener *buckets[BUCKETS];
    size_t count;
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
hub_join(struct hub *hub, struct str channel, void (*rest)(void *what), void (*wake)(void *what),
         void *what)
{
    struct listener *listener = calloc(1, sizeof *listener);
    check(listener && channel.len <= CHANNEL_BYTES);
    memcpy(listener->channel, channel.ptr, channel.len);
    listener->channel_len = channel.len;
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

size_t
hub_read(struct hub *hub, struct listener *listener, char *to, size_t cap)
{
    mutex_lock(&hub->lock);
    size_t count = listener->pending_len < cap ? listener->pending_len : cap;
    memcpy(to, listener->pending, count);
    memmove(listener->pending, listener->pending + count, listener->pending_len - count);
    listener->pending_len -= count;
    if (count == 0) {
        listener->asleep = true;
        listener->rest(listener->what);
    }
    mutex_unlock(&hub->lock);
    return count;
}

/* With the lock held. */
static void
listener_give(struct listener *listener, struct str bytes)
{
    if (listener->pending_len + bytes.len > PENDING_BYTES)
        return;
    memcpy(listener->pending + listener->pending_len, bytes.ptr, bytes.len);
    listener->pending_len += bytes.len;
    if (listener->asleep) {
        listener->asleep = false;
        listener->wake(listener->what);
    }
}

void
hub_tell(struct hub *hub, struct str channel)
{
    mutex_lock(&hub->lock);
    for (struct listener *l = hub->buckets[bucket_of(channel)]; l; l = l->next)
        if (str_eq(listener_channel(l), channel))
            listener_give(l, S("event: changed\ndata: 1\n\n"));
    mutex_unlock(&hub->lock);
}

void
hub_beat(struct hub *hub)
{
    mutex_lock(&hub->lock);
    for (size_t i = 0; i < BUCKETS; i++)
        for (struct listener *l = hub->buckets[i]; l; l = l->next)
            if (l->pending_len == 0)
                listener_give(l, S(":\n\n"));
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
