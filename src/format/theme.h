/* theme.h - the colours, letter and corners of a doorway: a file of tokens, read strictly.
 *
 *     --basis-color-action-1-color-default: #0b5159;
 *
 * Only such lines; only the names that assets/themes/neutral.css lists as the brand; a colour is
 * #rgb, #rrggbb, rgb(1, 2, 3), hsl(1, 2%, 3%), black or white; a length is a number with px, rem or
 * em; a letter is names with commas between. Nothing of CSS beyond that can get into a page, so the
 * content policy stays as it is. */
#ifndef FORMAT_THEME_H
#define FORMAT_THEME_H

#include "base/arena.h"
#include "base/str.h"

enum { THEME_LIMIT_CHARS = 8000 };

struct theme_token {
    struct str name, value; /* value as it goes into the sheet */
};
struct theme {
    struct theme_token *at; /* in the order of the file; no name twice */
    size_t count;
};
/* Where it stops being right: from 1, in characters; and why, a msgid. */
struct theme_fault {
    size_t line, column;
    struct str sentence;
};

/* false, with the fault, when anything in it is not allowed. An empty text is a theme without
 * tokens. */
bool theme_parse(struct arena *mem, struct str text, struct theme *ret, struct theme_fault *fault);
/* The tokens as lines that theme_parse reads back as the same; and as one rule of a stylesheet. */
struct str theme_text(struct arena *mem, const struct theme *theme);
struct str theme_sheet(struct arena *mem, const struct theme *theme);

/* A pair of colours that our pages use together, as it is with this theme. What the theme does not
 * name has the value of neutral.css. */
struct theme_pair {
    struct str name; /* msgid: "gewone tekst op de achtergrond" */
    int hundredths;  /* contrast by WCAG 2.2 (relative luminance), 450 is 4.5:1; rounded down */
    int needed;      /* 450 for text, 300 for controls and focus */
};
struct theme_pair_list {
    struct theme_pair *at;
    size_t count;
};
/* Those that are below what is needed. */
struct theme_pair_list theme_too_weak(struct arena *mem, const struct theme *theme);
/* The contrast of two colours in hundredths, 0xrrggbb: 2100 for black on white. */
int theme_contrast(uint32_t a, uint32_t b);

#endif
