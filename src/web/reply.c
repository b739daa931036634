/* reply.c - the few ways to answer. */
#include "web/reply.h"

enum outcome
reply_page(struct reply *re, struct str title, struct view view)
{
    re->title = title;
    re->view = view;
    return OK;
}

enum outcome
reply_see_other(struct reply *re, struct url location)
{
    re->location = location;
    return OK;
}

enum outcome
reply_text(struct reply *re, struct str type, struct str body)
{
    re->type = type;
    re->body = body;
    return OK;
}

enum outcome
reply_live(struct reply *re, struct str channel)
{
    re->live_channel = channel;
    return OK;
}
