/* lexicon.c - a hash table with open addressing over one run of bytes. */
#include "search/lexicon.h"

#include "base/check.h"

enum { WORDS_FIRST = 64, BYTES_FIRST = 1024 };

static uint32_t
hash_of(struct str word)
{
    uint32_t hash = 0x811c9dc5u; /* FNV-1a */

    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.ptr[i]) * 0x01000193u;
    return hash ^ (hash >> 15);
}

/* At least half of the slots are free, so that looking for what is not there ends soon. */
static size_t
slots_for(size_t words)
{
    size_t slots = WORDS_FIRST;

    while (slots < words * 2)
        slots *= 2;
    return slots;
}

struct lexicon
lexicon_open(struct arena *mem)
{
    return (struct lexicon){.mem = mem,
                            .bytes = arena_new(mem, char, BYTES_FIRST),
                            .byte_room = BYTES_FIRST,
                            .starts = arena_new(mem, uint32_t, WORDS_FIRST + 1),
                            .room = WORDS_FIRST,
                            .slots = arena_new(mem, struct lexicon_slot, slots_for(WORDS_FIRST)),
                            .slot_mask = (uint32_t)slots_for(WORDS_FIRST) - 1};
}

struct str
lexicon_word(const struct lexicon *lexicon, uint32_t number)
{
    return (struct str){lexicon->bytes + lexicon->starts[number],
                        lexicon->starts[number + 1] - lexicon->starts[number]};
}

/* The slot of the word, or the free one where it would stand. */
static uint32_t
slot_of(const struct lexicon *lexicon, struct str word, uint32_t hash)
{
    uint32_t at = hash & lexicon->slot_mask;

    while (lexicon->slots[at].number != 0 &&
           (lexicon->slots[at].hash != hash ||
            !str_eq(lexicon_word(lexicon, lexicon->slots[at].number - 1), word)))
        at = (at + 1) & lexicon->slot_mask;
    return at;
}

static void
slots_make(struct lexicon *lexicon, const struct lexicon *from, size_t slots)
{
    const struct lexicon_slot *old = from->slots;
    size_t old_count = (size_t)from->slot_mask + 1;

    lexicon->slots = arena_new(lexicon->mem, struct lexicon_slot, slots);
    lexicon->slot_mask = (uint32_t)slots - 1;
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].number == 0)
            continue;
        uint32_t at = old[i].hash & lexicon->slot_mask;
        while (lexicon->slots[at].number != 0)
            at = (at + 1) & lexicon->slot_mask;
        lexicon->slots[at] = old[i];
    }
}

static void
words_room(struct lexicon *lexicon)
{
    if (lexicon->count < lexicon->room)
        return;
    uint32_t *starts = arena_new(lexicon->mem, uint32_t, lexicon->room * 2 + 1);
    memcpy(starts, lexicon->starts, (lexicon->count + 1) * sizeof *starts);
    lexicon->starts = starts;
    lexicon->room *= 2;
    slots_make(lexicon, lexicon, slots_for(lexicon->room));
}

static void
bytes_room(struct lexicon *lexicon, size_t more)
{
    size_t room = lexicon->byte_room;

    while (room - lexicon->byte_count < more)
        room *= 2;
    check(room <= UINT32_MAX);
    if (room == lexicon->byte_room)
        return;
    char *bytes = arena_new(lexicon->mem, char, room);
    memcpy(bytes, lexicon->bytes, lexicon->byte_count);
    lexicon->bytes = bytes;
    lexicon->byte_room = room;
}

uint32_t
lexicon_add(struct lexicon *lexicon, struct str word)
{
    uint32_t hash = hash_of(word), at = slot_of(lexicon, word, hash);

    if (lexicon->slots[at].number != 0)
        return lexicon->slots[at].number - 1;
    words_room(lexicon);
    bytes_room(lexicon, word.len);
    at = slot_of(lexicon, word, hash);
    if (word.len)
        memcpy(lexicon->bytes + lexicon->byte_count, word.ptr, word.len);
    lexicon->byte_count += word.len;
    lexicon->starts[++lexicon->count] = (uint32_t)lexicon->byte_count;
    lexicon->slots[at] = (struct lexicon_slot){hash, (uint32_t)lexicon->count};
    return (uint32_t)lexicon->count - 1;
}

int64_t
lexicon_find(const struct lexicon *lexicon, struct str word)
{
    uint32_t at = slot_of(lexicon, word, hash_of(word));

    return lexicon->slots[at].number == 0 ? LEXICON_NONE : (int64_t)lexicon->slots[at].number - 1;
}

struct lexicon
lexicon_copy(struct arena *mem, const struct lexicon *lexicon)
{
    struct lexicon copy = {.mem = mem,
                           .bytes = arena_new(mem, char, lexicon->byte_count + 1),
                           .byte_count = lexicon->byte_count,
                           .byte_room = lexicon->byte_count,
                           .starts = arena_new(mem, uint32_t, lexicon->count + 1),
                           .count = lexicon->count,
                           .room = lexicon->count};

    memcpy(copy.bytes, lexicon->bytes, lexicon->byte_count);
    memcpy(copy.starts, lexicon->starts, (lexicon->count + 1) * sizeof *copy.starts);
    slots_make(&copy, lexicon, slots_for(lexicon->count));
    return copy;
}
