/* step_said.h - a step of a term as a sentence: law/ knows no languages, so its placeholders are
 * filled in here. */
#ifndef DOMAIN_GUIDE_STEP_SAID_H
#define DOMAIN_GUIDE_STEP_SAID_H

#include "i18n/i18n.h"
#include "law/term.h"

struct str step_said(struct arena *mem, enum language language, const struct term_step *step);

#endif
