/* danger.h - words that mean: a person and a telephone number now, no form first.
 *
 * The list is data (data/danger_words.csv: kind, phrase, language), kept by people, not learned:
 * each hit can be explained by the phrase that caused it. It is made to miss little: a number shown
 * for nothing costs a line on the screen. Nothing is stored about a hit.
 *
 * How a phrase is written and what it matches: danger_phrase.h. "hij heeft mij geslagen" is a hit
 * and "alarm geslagen" is not. What is told as long past is none either ("twaalf jaar geleden sloeg
 * hij mij"), unless something says that it is not over ("en nu staat hij weer voor de deur"). All
 * languages are looked for in all texts: who is afraid mixes them. */
#ifndef DOMAIN_GUIDE_DANGER_H
#define DOMAIN_GUIDE_DANGER_H

#include "base/arena.h"
#include "base/str.h"
#include "national_numbers.h"

enum danger_kind {
    DANGER_VIOLENCE,
    DANGER_SUICIDE,
    DANGER_HOMELESS_TONIGHT, /* also threatened with eviction */
    DANGER_NO_ENERGY_FOOD,
    DANGER_CHILD,
    DANGER_ARRESTED,
    DANGER_FIRE,    /* also gas */
    DANGER_MEDICAL, /* a doctor must come at once */
    DANGER_KINDS,
};
#define DANGER_BIT(kind) (1u << (kind))

/* How a text presses, as question.danger keeps it; the smaller presses more. */
enum peril {
    PERIL_NONE,
    PERIL_DANGER, /* somebody may be hurt; who reads along may be who hurts: pages hide the topic */
    PERIL_NEED,   /* no bed, heat, light, food, doctor: it cannot wait; nothing is to be hidden */
    PERIL_TERM,   /* a term may be running, and a right be lost; no number is shown for it */
};
/* Are numbers shown before anything else? */
static inline bool
peril_calls(enum peril peril)
{
    return peril == PERIL_DANGER || peril == PERIL_NEED;
}

struct danger {
    unsigned kinds; /* DANGER_BIT of each kind found; never 0 after a hit */
    /* For each kind found, the phrase of the list that was found; lives as long as the program. */
    struct str phrases[DANGER_KINDS];
};

/* false, and *ret untouched, when nothing was found. The text may be anything a resident typed;
 * what comes after its first 20 000 bytes is not looked at. */
bool danger_find(struct arena *mem, struct str text, struct danger *ret);

/* Of kinds together; 0: none. Danger is more than life, because it hides, and that more than need.
 */
enum peril danger_peril(unsigned kinds);

/* "violence", "suicide", "homeless_tonight", "no_energy_food", "child_danger", "arrested", "fire",
 * "medical": as in the data. */
struct str danger_kind_code(enum danger_kind kind);
bool danger_kind_parse(struct str code, enum danger_kind *ret);

/* The national numbers for these kinds together (bits), most urgent first, each once, at most
 * `max`; returns how many. No kinds: none. The rows live as long as the program. An administrator's
 * newer numbers lie over these by their `id`. */
size_t danger_numbers(unsigned kinds, size_t max, const struct national_numbers_row **ret);

#endif
