/* slip.h - is a word another word with one slip of the fingers? The same rule for words of danger
 * and for searching. */
#ifndef WORDS_SLIP_H
#define WORDS_SLIP_H

#include <stdbool.h>

#include "base/str.h"

/* A word as long as this is still known with one slip. */
enum { SLIP_LETTERS_MIN = 7 };

/* One letter missing, one too many, or two in the other order; not in the first two letters. Folded
 * words; in Latin letters only, where a letter is a byte. false for the word itself. */
bool word_is_slip(struct str meant, struct str word);

#endif
