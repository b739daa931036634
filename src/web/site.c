/* site.c - the frame of a doorway, remembered for a moment. */
#include "web/site.h"

enum { REMEMBERED_MS = 1000 };

bool
site_recall(const struct site_memory *memory, const struct request *rq, int64_t now_ms,
            struct site *ret)
{
    if (rq->session.professional != 0 || memory->mem == NULL ||
        now_ms - memory->read_ms >= REMEMBERED_MS || memory->language != rq->language ||
        !str_eq(memory->host, rq->host) ||
        (str_eq(rq->path, S("/")) && memory->site.often.count == 0)) /* read for another page */
        return false;
    *ret = memory->site;
    return true;
}

static struct site_link_list
links_copy(struct arena *mem, const struct site_link_list *links)
{
    struct site_link_list ret = {arena_new(mem, struct site_link, links->count), links->count};

    for (size_t i = 0; i < ret.count; i++) {
        ret.at[i] = links->at[i];
        ret.at[i].label = str_copy(mem, links->at[i].label);
        ret.at[i].address.raw = str_copy(mem, links->at[i].address.raw);
    }
    return ret;
}

void
site_remember(struct site_memory *memory, const struct request *rq, int64_t now_ms,
              const struct site *site)
{
    if (rq->session.professional != 0 || site->not_set_up)
        return;
    if (memory->mem == NULL)
        memory->mem = arena_open();
    arena_reset(memory->mem);
    memory->host = str_copy(memory->mem, rq->host);
    memory->language = rq->language;
    memory->read_ms = now_ms;
    memory->site = (struct site){.name = str_copy(memory->mem, site->name),
                                 .theme = str_copy(memory->mem, site->theme),
                                 .languages = str_copy(memory->mem, site->languages),
                                 .sheet = str_copy(memory->mem, site->sheet),
                                 .phone = str_copy(memory->mem, site->phone),
                                 .phone_hours = str_copy(memory->mem, site->phone_hours),
                                 .open_said = str_copy(memory->mem, site->open_said),
                                 .open_now = site->open_now,
                                 .often = links_copy(memory->mem, &site->often),
                                 .parents = str_copy(memory->mem, site->parents)};
}

void
site_forget(struct site_memory *memory)
{
    if (memory->mem != NULL)
        arena_close(memory->mem);
    *memory = (struct site_memory){0};
}
