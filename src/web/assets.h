/* assets.h - the static files, embedded when building: style, script, icon. */
#ifndef WEB_ASSETS_H
#define WEB_ASSETS_H

#include "base/str.h"

struct asset {
    struct str type;
    struct bytes content, gzip; /* gzip empty: there is no packed form */
};

/* By the path of the request ("/static/site.css"); false when there is none. */
bool asset_find(struct str path, struct asset *ret);
/* Changes whenever an asset does: hexadecimal, made by the build. */
struct str asset_version(void);

#endif
