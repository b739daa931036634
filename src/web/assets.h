/* assets.h - the static files, embedded when building: style, script, icon. */
#ifndef WEB_ASSETS_H
#define WEB_ASSETS_H

#include "base/str.h"
#include "web/out.h"

struct asset {
    struct str type;
    struct bytes content, gzip; /* gzip empty: there is no packed form */
};

/* By the path of the request ("/static/site.css"); false when there is none. */
bool asset_find(struct str path, struct asset *ret);
/* A pictogram of static/icons, to stand beside words; empty when there is none with this name. */
struct html asset_icon(struct str name);
/* Changes whenever an asset does: hexadecimal, made by the build. */
struct str asset_version(void);

#endif
