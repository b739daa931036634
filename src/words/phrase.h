/* phrase.h - for plain.c: words that belong together, and points that end no sentence. */
#ifndef WORDS_PHRASE_H
#define WORDS_PHRASE_H

#include "base/str.h"

/* Where `phrase` stands in `text` as whole words; text.len: nowhere. Both in lower case. */
size_t phrase_in(struct str text, struct str phrase);
/* Does it end on an abbreviation that goes on: "uw brief d.d.", "art."? */
bool ends_shortened(struct str text);

#endif
