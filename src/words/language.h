/* language.h - in which language a text is: by its script, and by the small words that every
 * sentence has. */
#ifndef WORDS_LANGUAGE_H
#define WORDS_LANGUAGE_H

#include "words/fold.h"

/* Any bytes. "nl", "en", "pl", "tr", "ar", "uk" or "fa"; "nl" when it cannot be told. `words` are
 * those of the folded text. */
struct str language_of_text(struct arena *mem, struct str text, const struct word *words,
                            size_t count);

/* Is it Dutch, beyond doubt: several small words of Dutch, and fewer of any other language? */
bool text_is_dutch(struct arena *mem, struct str text);

#endif
