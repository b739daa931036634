/* peril_badge.c - the words of it. */
#include "domain/guide/peril_badge.h"

#include "i18n/i18n.h"

struct str
peril_badge(enum peril peril)
{
    return peril == PERIL_DANGER || peril == PERIL_LIFE ? T("Gevaar")
           : peril == PERIL_NEED                        ? T("Nood")
                                                        : S("");
}

struct str
peril_urged(enum peril peril)
{
    return peril == PERIL_DANGER || peril == PERIL_LIFE ? T("Gevaar: lees dit meteen")
           : peril == PERIL_NEED                        ? T("Nood: lees dit meteen")
                                                        : S("");
}
