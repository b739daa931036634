/* theme.c - a strict reader of token files, and the contrast of the pairs that pages use. */
#include "format/theme.h"

#include <math.h>

#include "base/check.h"
#include "base/text.h"

enum kind { COLOUR, LENGTH, LETTER };

/* The brand, as in assets/themes/neutral.css (tests/tools/test_theme.py compares). */
static const struct known {
    struct str name;
    enum kind kind;
    uint32_t rgb; /* of a colour: what it is when a theme does not say */
} known[] = {
    {S_INIT("--basis-color-default-bg-document"), COLOUR, 0xffffff},
    {S_INIT("--basis-color-default-bg-subtle"), COLOUR, 0xf8f5ef},
    {S_INIT("--basis-color-default-bg-default"), COLOUR, 0xf0ebe1},
    {S_INIT("--basis-color-default-border-subtle"), COLOUR, 0xd9d2c5},
    {S_INIT("--basis-color-default-border-default"), COLOUR, 0x736c60},
    {S_INIT("--basis-color-default-color-document"), COLOUR, 0x1d2429},
    {S_INIT("--basis-color-default-color-subtle"), COLOUR, 0x515a60},
    {S_INIT("--basis-color-action-1-bg-subtle"), COLOUR, 0xeef6f6},
    {S_INIT("--basis-color-action-1-bg-default"), COLOUR, 0xd9ebeb},
    {S_INIT("--basis-color-action-1-border-default"), COLOUR, 0x0f5f66},
    {S_INIT("--basis-color-action-1-color-default"), COLOUR, 0x0b5159},
    {S_INIT("--basis-color-action-1-color-hover"), COLOUR, 0x06363c},
    {S_INIT("--basis-color-action-1-inverse-bg-default"), COLOUR, 0x0f5f66},
    {S_INIT("--basis-color-action-1-inverse-bg-hover"), COLOUR, 0x0a474d},
    {S_INIT("--basis-color-action-1-inverse-bg-active"), COLOUR, 0x06363c},
    {S_INIT("--basis-color-action-1-inverse-color-default"), COLOUR, 0xffffff},
    {S_INIT("--basis-color-accent-1-color-default"), COLOUR, 0xb0501c},
    {S_INIT("--basis-color-negative-bg-default"), COLOUR, 0xfdeeec},
    {S_INIT("--basis-color-negative-border-default"), COLOUR, 0xb3261e},
    {S_INIT("--basis-color-negative-color-default"), COLOUR, 0x8f1b14},
    {S_INIT("--basis-color-negative-inverse-bg-default"), COLOUR, 0xa5211a},
    {S_INIT("--basis-color-warning-bg-default"), COLOUR, 0xfff3dc},
    {S_INIT("--basis-color-warning-border-default"), COLOUR, 0xa35f00},
    {S_INIT("--basis-color-warning-color-default"), COLOUR, 0x6e4000},
    {S_INIT("--basis-color-positive-bg-default"), COLOUR, 0xe9f4ea},
    {S_INIT("--basis-color-positive-border-default"), COLOUR, 0x2c7a44},
    {S_INIT("--basis-color-positive-color-default"), COLOUR, 0x1a5a2f},
    {S_INIT("--basis-color-highlight-bg-default"), COLOUR, 0xfff6cc},
    {S_INIT("--basis-color-highlight-border-default"), COLOUR, 0x8a6d00},
    {S_INIT("--basis-color-highlight-color-default"), COLOUR, 0x574500},
    {S_INIT("--basis-focus-background-color"), COLOUR, 0xffd84d},
    {S_INIT("--basis-focus-outline-color"), COLOUR, 0x1d2429},
    {S_INIT("--basis-text-font-family-default"), LETTER, 0},
    {S_INIT("--basis-text-font-family-monospace"), LETTER, 0},
    {S_INIT("--basis-border-radius-sm"), LENGTH, 0},
    {S_INIT("--basis-border-radius-md"), LENGTH, 0},
};
enum { KNOWN = sizeof known / sizeof *known };

static const struct known *
known_find(struct str name)
{
    for (size_t i = 0; i < KNOWN; i++)
        if (str_eq(known[i].name, name))
            return &known[i];
    return NULL;
}

/* ---- reading ---- */

struct reader {
    struct str text;
    size_t at;
};

/* 0 at the end: no text that is read here has a NUL. */
static char
peek(const struct reader *r)
{
    if (r->at >= r->text.len)
        return '\0';
    return r->text.ptr[r->at];
}

static bool
take(struct reader *r, char c)
{
    if (r->at >= r->text.len || r->text.ptr[r->at] != c)
        return false;
    r->at++;
    return true;
}

static bool
take_word(struct reader *r, struct str word)
{
    if (!str_eq_nocase(str_slice(r->text, r->at, r->at + word.len), word))
        return false;
    r->at += word.len;
    return true;
}

static void
spaces(struct reader *r)
{
    for (char c = peek(r); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = peek(r))
        r->at++;
}

/* A number of at most three digits, at most `most`. */
static bool
take_number(struct reader *r, uint32_t most, uint32_t *ret)
{
    uint32_t n = 0;
    size_t begin = r->at;

    while (ascii_is_digit(peek(r)) && r->at - begin < 3)
        n = n * 10 + (uint32_t)(r->text.ptr[r->at++] - '0');
    *ret = n;
    return r->at > begin && n <= most && !ascii_is_digit(peek(r));
}

static int
hex_value(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* "#rgb" or "#rrggbb", behind the '#'. */
static bool
take_hex(struct reader *r, uint32_t *ret)
{
    uint32_t digits[6], count = 0;

    for (int v = hex_value(peek(r)); v >= 0; v = hex_value(peek(r))) {
        if (count == 6)
            return false;
        digits[count++] = (uint32_t)v;
        r->at++;
    }
    if (count == 3)
        *ret = digits[0] * 0x110000 + digits[1] * 0x1100 + digits[2] * 0x11;
    else if (count == 6)
        *ret = digits[0] << 20 | digits[1] << 16 | digits[2] << 12 | digits[3] << 8 |
               digits[4] << 4 | digits[5];
    return count == 3 || count == 6;
}

/* Between two numbers of a colour: a comma, or only white space. */
static bool
take_gap(struct reader *r)
{
    size_t begin = r->at;

    spaces(r);
    if (take(r, ','))
        spaces(r);
    return r->at > begin;
}

static bool
take_rgb(struct reader *r, uint32_t *ret)
{
    uint32_t red, green, blue;

    spaces(r);
    if (!take_number(r, 255, &red) || !take_gap(r) || !take_number(r, 255, &green) ||
        !take_gap(r) || !take_number(r, 255, &blue))
        return false;
    spaces(r);
    *ret = red << 16 | green << 8 | blue;
    return take(r, ')');
}

/* One of the three, by the formula of CSS Color 4, 7.1. */
static uint32_t
hsl_part(double hue, double saturation, double light, double n)
{
    double k = fmod(n + hue / 30, 12);
    double a = saturation * fmin(light, 1 - light);
    double part = light - a * fmax(-1, fmin(fmin(k - 3, 9 - k), 1));
    return (uint32_t)lround(part * 255);
}

static bool
take_hsl(struct reader *r, uint32_t *ret)
{
    uint32_t hue, saturation, light;

    spaces(r);
    if (!take_number(r, 360, &hue) || !take_gap(r) || !take_number(r, 100, &saturation) ||
        !take(r, '%') || !take_gap(r) || !take_number(r, 100, &light) || !take(r, '%'))
        return false;
    spaces(r);
    double h = hue, s = saturation / 100.0, l = light / 100.0;
    *ret = hsl_part(h, s, l, 0) << 16 | hsl_part(h, s, l, 8) << 8 | hsl_part(h, s, l, 4);
    return take(r, ')');
}

static bool
take_colour(struct reader *r, uint32_t *ret)
{
    if (take(r, '#'))
        return take_hex(r, ret);
    if (take_word(r, S("rgb(")))
        return take_rgb(r, ret);
    if (take_word(r, S("hsl(")))
        return take_hsl(r, ret);
    if (take_word(r, S("white")))
        *ret = 0xffffff;
    else if (take_word(r, S("black")))
        *ret = 0;
    else
        return false;
    return !ascii_is_letter(peek(r));
}

/* "0", "4px", "0.5rem" */
static bool
take_length(struct reader *r)
{
    uint32_t whole, part;

    if (!take_number(r, 100, &whole))
        return false;
    if (take(r, '.') && !take_number(r, 999, &part))
        return false;
    if (take_word(r, S("px")) || take_word(r, S("rem")) || take_word(r, S("em")))
        return !ascii_is_letter(peek(r));
    return whole == 0 && r->text.ptr[r->at - 1] == '0' && !ascii_is_letter(peek(r));
}

/* One name of a letter: "Noto Sans", sans-serif, -apple-system */
static bool
take_letter_name(struct reader *r)
{
    bool quoted = take(r, '"');
    size_t begin = r->at;

    for (char c = peek(r); ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == ' ';
         c = peek(r))
        r->at++;
    return r->at > begin && (!quoted || take(r, '"'));
}

static bool
take_letter(struct reader *r)
{
    do {
        spaces(r);
        if (!take_letter_name(r))
            return false;
        spaces(r);
    } while (take(r, ','));
    return true;
}

static bool
take_value(struct reader *r, enum kind kind)
{
    uint32_t rgb;

    switch (kind) {
    case COLOUR:
        return take_colour(r, &rgb);
    case LENGTH:
        return take_length(r);
    case LETTER:
        return take_letter(r);
    }
    check(false);
    return false;
}

static struct str
value_wanted(enum kind kind)
{
    switch (kind) {
    case COLOUR:
        return T("Hier hoort een kleur, zoals #0b5159, rgb(11, 81, 89) of hsl(186, 78%, 20%).");
    case LENGTH:
        return T("Hier hoort een maat, zoals 4px of 0.5rem.");
    case LETTER:
        return T("Hier hoort de naam van een letter, zoals \"Noto Sans\", sans-serif.");
    }
    check(false);
    return S("");
}

/* Wrong at byte `at`: counted in lines and characters. */
static bool
wrong(const struct reader *r, size_t at, struct str sentence, struct theme_fault *fault)
{
    *fault = (struct theme_fault){.line = 1, .column = 1, .sentence = sentence};
    for (size_t i = 0; i < at && i < r->text.len; i++) {
        unsigned char c = (unsigned char)r->text.ptr[i];
        if (c == '\n') {
            fault->line++;
            fault->column = 1;
        } else if ((c & 0xc0) != 0x80) {
            fault->column++;
        }
    }
    return false;
}

static bool
take_token(struct reader *r, struct theme *theme, struct theme_fault *fault)
{
    size_t begin = r->at;

    while (ascii_is_letter(peek(r)) || ascii_is_digit(peek(r)) || peek(r) == '-')
        r->at++;
    struct str name = str_slice(r->text, begin, r->at);
    const struct known *token = known_find(name);
    if (!token)
        return wrong(r, begin, T("Deze naam kennen wij niet. Op elke regel hoort: --naam: waarde;"),
                     fault);
    for (size_t i = 0; i < theme->count; i++)
        if (str_eq(theme->at[i].name, name))
            return wrong(r, begin, T("Deze naam staat er twee keer."), fault);
    spaces(r);
    if (!take(r, ':'))
        return wrong(r, r->at, T("Hier hoort een dubbele punt."), fault);
    spaces(r);
    size_t value = r->at;
    if (!take_value(r, token->kind))
        return wrong(r, value, value_wanted(token->kind), fault);
    struct str taken = str_trim(str_slice(r->text, value, r->at));
    spaces(r);
    if (!take(r, ';'))
        return wrong(r, r->at, T("Hier hoort een puntkomma."), fault);
    theme->at[theme->count++] = (struct theme_token){token->name, taken};
    return true;
}

bool
theme_parse(struct arena *mem, struct str text, struct theme *ret, struct theme_fault *fault)
{
    struct theme theme = {arena_new(mem, struct theme_token, KNOWN), 0};
    struct reader r = {text, 0};

    for (spaces(&r); r.at < text.len; spaces(&r))
        if (!take_token(&r, &theme, fault))
            return false;
    *ret = theme;
    return true;
}

/* ---- writing ---- */

static struct str
tokens_write(struct arena *mem, const struct theme *theme, struct str before, struct str after)
{
    struct text t = text_open(mem, 64 + theme->count * 64);

    text_add(&t, before);
    for (size_t i = 0; i < theme->count; i++) {
        text_add(&t, theme->at[i].name);
        text_add(&t, S(": "));
        text_add(&t, theme->at[i].value);
        text_add(&t, S(";\n"));
    }
    text_add(&t, after);
    return text_str(&t);
}

struct str
theme_text(struct arena *mem, const struct theme *theme)
{
    return tokens_write(mem, theme, S(""), S(""));
}

struct str
theme_sheet(struct arena *mem, const struct theme *theme)
{
    return tokens_write(mem, theme, S(":root {\n"), S("}\n"));
}

/* ---- contrast ---- */

/* WCAG 2.2, relative luminance. */
static double
luminance(uint32_t rgb)
{
    double parts[3];

    for (int i = 0; i < 3; i++) {
        double c = ((rgb >> (16 - 8 * i)) & 0xff) / 255.0;
        parts[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

int
theme_contrast(uint32_t a, uint32_t b)
{
    double la = luminance(a), lb = luminance(b);
    double ratio = (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
    return (int)floor(ratio * 100 + 1e-6);
}

static uint32_t
colour_of(const struct theme *theme, struct str name)
{
    const struct known *token = known_find(name);
    uint32_t rgb;

    check(token && token->kind == COLOUR);
    rgb = token->rgb;
    for (size_t i = 0; i < theme->count; i++)
        if (str_eq(theme->at[i].name, name)) {
            struct reader r = {theme->at[i].value, 0};
            check(take_colour(&r, &rgb));
        }
    return rgb;
}

/* The pairs of our pages: what stands on what. WCAG 2.2: 1.4.3 for text, 1.4.11 for the rest. */
static const struct pair {
    struct str name, front, back; /* front or back empty: white */
    int needed;
} pairs[] = {
#define D "--basis-color-default-"
#define A "--basis-color-action-1-"
    {T_INIT("Gewone tekst op de achtergrond"), S_INIT(D "color-document"), S_INIT(D "bg-document"),
     450},
    {T_INIT("Gewone tekst op een vlak"), S_INIT(D "color-document"), S_INIT(D "bg-subtle"), 450},
    {T_INIT("Gewone tekst onderaan de pagina"), S_INIT(D "color-document"), S_INIT(D "bg-default"),
     450},
    {T_INIT("Kleine tekst op de achtergrond"), S_INIT(D "color-subtle"), S_INIT(D "bg-document"),
     450},
    {T_INIT("Kleine tekst op een vlak"), S_INIT(D "color-subtle"), S_INIT(D "bg-subtle"), 450},
    {T_INIT("Kleine tekst onderaan de pagina"), S_INIT(D "color-subtle"), S_INIT(D "bg-default"),
     450},
    {T_INIT("Een link op de achtergrond"), S_INIT(A "color-default"), S_INIT(D "bg-document"), 450},
    {T_INIT("Een link op een vlak"), S_INIT(A "color-default"), S_INIT(D "bg-subtle"), 450},
    {T_INIT("Een link onderaan de pagina"), S_INIT(A "color-default"), S_INIT(D "bg-default"), 450},
    {T_INIT("Een link in een gekleurd vlak"), S_INIT(A "color-default"), S_INIT(A "bg-subtle"),
     450},
    {T_INIT("Een link onder de muis"), S_INIT(A "color-hover"), S_INIT(D "bg-document"), 450},
    {T_INIT("Een knop zonder vlak onder de muis"), S_INIT(A "color-hover"), S_INIT(A "bg-default"),
     450},
    {T_INIT("Gewone tekst in een gekleurd vlak"), S_INIT(D "color-document"), S_INIT(A "bg-subtle"),
     450},
    {T_INIT("De tekst op een knop"), S_INIT(A "inverse-color-default"),
     S_INIT(A "inverse-bg-default"), 450},
    {T_INIT("De tekst op een knop onder de muis"), S_INIT(A "inverse-color-default"),
     S_INIT(A "inverse-bg-hover"), 450},
    {T_INIT("De tekst op een knop die u indrukt"), S_INIT(A "inverse-color-default"),
     S_INIT(A "inverse-bg-active"), 450},
    {T_INIT("Witte tekst bij nieuws"), S_INIT(""), S_INIT(A "color-hover"), 450},
    {T_INIT("Witte tekst op de knop om snel weg te gaan"), S_INIT(""), S_INIT(D "color-document"),
     450},
    {T_INIT("De tekst van een fout op de achtergrond"),
     S_INIT("--basis-color-negative-color-default"), S_INIT(D "bg-document"), 450},
    {T_INIT("De tekst bij gevaar"), S_INIT("--basis-color-negative-color-default"),
     S_INIT("--basis-color-negative-bg-default"), 450},
    {T_INIT("Gewone tekst bij gevaar"), S_INIT(D "color-document"),
     S_INIT("--basis-color-negative-bg-default"), 450},
    {T_INIT("Witte tekst op het nummer bij gevaar"), S_INIT(""),
     S_INIT("--basis-color-negative-inverse-bg-default"), 450},
    {T_INIT("De tekst van een waarschuwing"), S_INIT("--basis-color-warning-color-default"),
     S_INIT("--basis-color-warning-bg-default"), 450},
    {T_INIT("De tekst van goed nieuws"), S_INIT("--basis-color-positive-color-default"),
     S_INIT("--basis-color-positive-bg-default"), 450},
    {T_INIT("Gewone tekst bij goed nieuws"), S_INIT(D "color-document"),
     S_INIT("--basis-color-positive-bg-default"), 450},
    {T_INIT("De tekst van een opmerking"), S_INIT("--basis-color-highlight-color-default"),
     S_INIT("--basis-color-highlight-bg-default"), 450},
    {T_INIT("De tekst op wat u met het toetsenbord kiest"), S_INIT("--basis-focus-outline-color"),
     S_INIT("--basis-focus-background-color"), 450},
    {T_INIT("De rand om wat u met het toetsenbord kiest"), S_INIT("--basis-focus-outline-color"),
     S_INIT(D "bg-document"), 300},
    {T_INIT("De rand van een invulveld"), S_INIT(D "border-default"), S_INIT(D "bg-document"), 300},
    {T_INIT("De rand van een invulveld op een vlak"), S_INIT(D "border-default"),
     S_INIT(D "bg-subtle"), 300},
    {T_INIT("De rand van een knop"), S_INIT(A "border-default"), S_INIT(D "bg-document"), 300},
    {T_INIT("Het vlak van een knop op de achtergrond"), S_INIT(A "inverse-bg-default"),
     S_INIT(D "bg-document"), 300},
    {T_INIT("De rand van een veld met een fout"), S_INIT("--basis-color-negative-border-default"),
     S_INIT(D "bg-document"), 300},
#undef D
#undef A
};

struct theme_pair_list
theme_too_weak(struct arena *mem, const struct theme *theme)
{
    enum { PAIRS = sizeof pairs / sizeof *pairs };
    struct theme_pair_list list = {arena_new(mem, struct theme_pair, PAIRS), 0};

    for (size_t i = 0; i < PAIRS; i++) {
        uint32_t front = pairs[i].front.len ? colour_of(theme, pairs[i].front) : 0xffffff;
        int hundredths = theme_contrast(front, colour_of(theme, pairs[i].back));
        if (hundredths < pairs[i].needed)
            list.at[list.count++] = (struct theme_pair){pairs[i].name, hundredths, pairs[i].needed};
    }
    return list;
}
