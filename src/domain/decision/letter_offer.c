/* letter_offer.c - a clause on objecting, and whom to call, in plain Dutch, ready to put in. */
#include "domain/decision/letter_check.h"

#include "base/text.h"
#include "i18n/i18n.h"

static struct str
or_blank(struct str words, struct str blank)
{
    return words.len ? words : blank;
}

/* Awb 3:45: that one can object, by whom and within which term, with whom; 6:5: what it holds. */
struct str
letter_clause(struct arena *mem, const struct letter_offer *offer)
{
    struct str municipality = or_blank(offer->municipality, S("[gemeente]"));
    struct text t = text_open(mem, 1024);
    bool tax = offer->objection == DECISION_TAX;

    if (offer->objection != DECISION_AWB && !tax)
        return S("");
    text_add(&t, tax ? S("Bent u het niet eens met deze aanslag?\n\n")
                     : S("Bent u het niet eens met dit besluit?\n\n"));
    text_add(&t, S("Bel ons eerst als u dat wilt. Misschien lossen wij het samen op.\n\n"
                   "U kunt ook bezwaar maken. Doe dat binnen 6 weken na "));
    text_add(&t,
             tax ? S("de datum op deze brief. ") : S("de dag waarop deze brief is verstuurd. "));
    if (offer->last.known) {
        text_add(&t, S("De laatste dag is "));
        text_add(&t, date_with_year(mem, LANGUAGE_NL, offer->last.date));
        text_add(&t, S(". "));
    }
    text_add(&t, S("Ook als wij nog met u in gesprek zijn.\n\n"
                   "Zet in uw bezwaar:\n"
                   "- uw naam en uw adres\n"
                   "- de datum van vandaag\n"
                   "- om welke brief het gaat\n"
                   "- waarom u het er niet mee eens bent\n"
                   "- uw handtekening\n\n"
                   "Stuur uw brief naar:\n"));
    text_add(&t, tax ? S("De heffings-ambtenaar van ")
                     : S("Het college van burgemeester en wethouders van "));
    text_add(&t, municipality);
    text_add(&t, S(", [adres].\n"));
    if (offer->help_phone.len) {
        text_add(&t, S("\nHulp bij bezwaar is gratis. Bel het "));
        text_add(&t, offer->help_name);
        text_add(&t, S(": "));
        text_add(&t, offer->help_phone);
        text_add(&t, S(".\n"));
    }
    return text_str(&t);
}

struct str
letter_contact(struct arena *mem, const struct letter_offer *offer)
{
    struct text t = text_open(mem, 512);

    text_add(&t, S("Heeft u vragen over deze brief?\n\nBel "));
    text_add(&t, or_blank(offer->team, S("[naam van het team]")));
    text_add(&t, S(": "));
    text_add(&t, or_blank(offer->phone, S("[telefoonnummer]")));
    text_add(&t, S(". Dat kan op "));
    text_add(&t, or_blank(offer->hours, S("[dagen en tijden]")));
    text_add(&t, S(". Wij leggen het graag uit.\n"));
    if (offer->code.len) {
        text_add(&t, S("\nU kunt ook lezen wat deze brief betekent. Ga naar "));
        text_add(&t, offer->address);
        text_add(&t, S(" en typ deze code: "));
        text_add(&t, offer->code);
        text_add(&t, S(".\n"));
    }
    return text_str(&t);
}
