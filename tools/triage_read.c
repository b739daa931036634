/* triage_read.c - a file of questions by its form. */
#include "base/check.h"
#include "base/date.h"
#include "base/text.h"
#include "triage.h"

enum { SAY_WORDS_MAX = 12, TEXT_MAX_CHARS = 240, QUESTIONS_MAX = 60 };

static const struct str icons = S_INIT(
    "shield\nhome\ndebt\npurse\nwork\nfamily\nhealth\nletter\npolice\npassport\nflower\ncart\nread"
    "\nother\n");
static const struct str urgencies = S_INIT("none\ndeadline\ndanger\n");

struct reader {
    struct arena *mem;
    const struct names *names;
    struct yaml_fault *fault;
    struct triage_area *area;
    const struct yaml *questions, *ends; /* maps of the file */
    bool failed;
};

/* Keeps the first fault. */
static void
fail_at(struct reader *r, const struct yaml *where, struct str what, struct str more)
{
    if (!r->failed)
        *r->fault = (struct yaml_fault){where->line, str_join(r->mem, what, more)};
    r->failed = true;
}

static bool
is_among(struct str lines, struct str name)
{
    for (struct str line; str_cut(&lines, '\n', &line);)
        if (line.len && str_eq(line, name))
            return true;
    return false;
}

static const struct yaml *
value_of(struct reader *r, const struct yaml *map, struct str key, enum yaml_kind kind)
{
    static const struct str kinds[] = {S_INIT(" must be text"), S_INIT(" must be a list"),
                                       S_INIT(" must be a map")};
    const struct yaml *value = yaml_get(map, key);

    if (!value)
        fail_at(r, map, S("is missing here: "), key);
    else if (value->kind != kind)
        fail_at(r, value, key, kinds[kind]);
    else
        return value;
    return NULL;
}

/* *So* stands around a word that is explained: for the readability gate, not for readers. */
static struct str
without_marks(struct arena *mem, struct str text)
{
    struct text t = text_open(mem, text.len + 1);

    for (struct str part; str_cut(&text, '*', &part);)
        text_add(&t, part);
    return text_str(&t);
}

/* A text that is there, on one line, and not too long. */
static struct str
words_of(struct reader *r, const struct yaml *value)
{
    if (value->kind != YAML_TEXT || value->text.len == 0)
        fail_at(r, value, S("a text belongs here"), S(""));
    else if (str_find_byte(value->text, '\n') < value->text.len)
        fail_at(r, value, S("write this text on one line"), S(""));
    else if (!utf8_valid(value->text) || utf8_count(value->text) > TEXT_MAX_CHARS)
        fail_at(r, value, S("this text is longer than 240 characters"), S(""));
    return without_marks(r->mem, value->text);
}

static struct str
text_at(struct reader *r, const struct yaml *map, struct str key)
{
    const struct yaml *value = value_of(r, map, key, YAML_TEXT);
    return value ? words_of(r, value) : S("");
}

/* One of `known`; what else is a fault. */
static struct str
name_at(struct reader *r, const struct yaml *map, struct str key, struct str known)
{
    struct str name = text_at(r, map, key);
    if (!r->failed && !is_among(known, name))
        fail_at(r, yaml_get(map, key), str_join(r->mem, key, S(" is unknown: ")), name);
    return name;
}

/* A list of texts; a key that may be left out gives none. `known` empty: any text. */
static struct triage_lines
lines_at(struct reader *r, const struct yaml *map, struct str key, size_t least, size_t most,
         struct str known)
{
    struct triage_lines ret = {0};

    if (least == 0 && !yaml_get(map, key))
        return ret;
    const struct yaml *list = value_of(r, map, key, YAML_LIST);
    if (!list)
        return ret;
    if (list->count < least || list->count > most)
        fail_at(r, list, key, S(" has too few or too many lines"));
    for (size_t i = 0; i < list->count && !r->failed; i++) {
        struct str text = words_of(r, &list->at[i]);
        if (!r->failed && known.len && !is_among(known, text))
            fail_at(r, &list->at[i], str_join(r->mem, key, S(" is unknown: ")), text);
        ret.at[ret.count++] = text;
    }
    return ret;
}

/* A misspelt key would otherwise be silently nothing. */
static void
keys_check(struct reader *r, const struct yaml *map, struct str known)
{
    if (map->kind != YAML_MAP)
        fail_at(r, map, S("a map belongs here"), S(""));
    for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
        if (!is_among(known, map->keys[i]))
            fail_at(r, &map->at[i], S("this key is not known here: "), map->keys[i]);
}

static size_t
words_count(struct str text)
{
    size_t count = 0;
    for (struct str word; str_cut(&text, ' ', &word);)
        count += word.len > 0;
    return count;
}

static struct triage_step
step_at(struct reader *r, const struct yaml *map, struct str key)
{
    struct str name = text_at(r, map, key);

    for (size_t i = 0; r->questions && i < r->questions->count; i++)
        if (str_eq(r->questions->keys[i], name))
            return (struct triage_step){false, i};
    for (size_t i = 0; r->ends && i < r->ends->count; i++)
        if (str_eq(r->ends->keys[i], name))
            return (struct triage_step){true, i};
    if (!r->failed)
        fail_at(r, yaml_get(map, key), S("there is no question or end with this name: "), name);
    return (struct triage_step){0};
}

static struct triage_question
question_read(struct reader *r, struct str id, const struct yaml *map)
{
    struct triage_question ret = {.id = id};

    keys_check(r, map, S("ask\nwhy\nanswers\nunknown\n"));
    ret.ask = text_at(r, map, S("ask"));
    ret.why = text_at(r, map, S("why"));
    const struct yaml *answers = value_of(r, map, S("answers"), YAML_LIST);
    if (answers && (answers->count < 2 || answers->count > TRIAGE_ANSWERS_MAX))
        fail_at(r, answers, S("a question has two to seven answers"), S(""));
    for (size_t i = 0; answers && i < answers->count && !r->failed; i++) {
        const struct yaml *answer = &answers->at[i];
        keys_check(r, answer, S("say\ngo\n"));
        ret.answers[i].say = text_at(r, answer, S("say"));
        if (words_count(ret.answers[i].say) > SAY_WORDS_MAX)
            fail_at(r, answer, S("an answer has at most twelve words"), S(""));
        ret.answers[i].go = step_at(r, answer, S("go"));
        ret.count = i + 1;
    }
    ret.unknown = step_at(r, map, S("unknown"));
    return ret;
}

static struct triage_end
end_read(struct reader *r, struct str id, const struct yaml *map)
{
    struct triage_end ret = {.id = id};

    keys_check(r, map, S("topic\nurgency\nnumbers\nwhat\nrights\nlaw\nnow\nbring\nalso\n"));
    ret.topic = name_at(r, map, S("topic"), r->names->topics);
    struct str urgency = name_at(r, map, S("urgency"), urgencies);
    ret.urgency = str_eq(urgency, S("danger"))     ? URGENCY_CRISIS
                  : str_eq(urgency, S("deadline")) ? URGENCY_DEADLINE
                                                   : URGENCY_NONE;
    ret.numbers = lines_at(r, map, S("numbers"), 0, TRIAGE_LINES_MAX, r->names->numbers);
    if (ret.urgency == URGENCY_CRISIS && ret.numbers.count == 0)
        fail_at(r, map, S("danger needs numbers to call"), S(""));
    ret.what = text_at(r, map, S("what"));
    ret.rights = lines_at(r, map, S("rights"), 1, 3, S(""));
    ret.law = text_at(r, map, S("law"));
    ret.now = lines_at(r, map, S("now"), 1, 3, S(""));
    ret.bring = lines_at(r, map, S("bring"), 2, TRIAGE_LINES_MAX, S(""));
    ret.also = lines_at(r, map, S("also"), 0, 3, r->names->topics);
    return ret;
}

static void
parts_read(struct reader *r)
{
    struct triage_question *questions =
        arena_new(r->mem, struct triage_question, r->questions->count + 1);
    struct triage_end *ends = arena_new(r->mem, struct triage_end, r->ends->count + 1);

    if (r->questions->count > QUESTIONS_MAX || r->ends->count > QUESTIONS_MAX)
        fail_at(r, r->questions, S("more than sixty questions or ends"), S(""));
    for (size_t i = 0; i < r->questions->count && !r->failed; i++)
        questions[i] = question_read(r, r->questions->keys[i], &r->questions->at[i]);
    for (size_t i = 0; i < r->ends->count && !r->failed; i++)
        ends[i] = end_read(r, r->ends->keys[i], &r->ends->at[i]);
    r->area->questions = questions;
    r->area->question_count = r->questions->count;
    r->area->ends = ends;
    r->area->end_count = r->ends->count;
}

bool
triage_file_read(struct arena *mem, const struct names *names, struct str id,
                 const struct yaml *root, struct triage_area *ret, struct yaml_fault *fault)
{
    struct triage_area area = {.id = id};
    struct reader r = {.mem = mem, .names = names, .fault = fault, .area = &area};
    struct date checked;

    keys_check(&r, root,
               S("say\nhint\nicon\nowner\nchecked\nstart\nnumbers\nquestions\nends\ntests\n"));
    area.say = text_at(&r, root, S("say"));
    area.hint = text_at(&r, root, S("hint"));
    area.icon = name_at(&r, root, S("icon"), icons);
    area.owner = text_at(&r, root, S("owner"));
    area.checked = text_at(&r, root, S("checked"));
    if (!r.failed && !date_parse(area.checked, &checked))
        fail_at(&r, yaml_get(root, S("checked")), S("a day is written as 2026-11-28"), S(""));
    area.numbers = lines_at(&r, root, S("numbers"), 0, TRIAGE_LINES_MAX, names->numbers);
    r.questions = value_of(&r, root, S("questions"), YAML_MAP);
    r.ends = value_of(&r, root, S("ends"), YAML_MAP);
    area.start = step_at(&r, root, S("start"));
    if (!r.failed)
        parts_read(&r);
    if (!r.failed)
        *ret = area;
    return !r.failed;
}
