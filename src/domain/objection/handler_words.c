/* handler_words.c - how the law counts, said to who handles it. The steps of the law speak to the
 * resident, with advice that only a resident can follow; here stands the same for the other side.
 */
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"

static const struct {
    struct str to_resident, to_handler; /* msgids */
} words[] = {
    {S_INIT("Op {day} eindigt de tijd om bezwaar te maken. De dag erna begint de tijd om te "
            "beslissen, ook als uw bezwaar er al eerder was."),
     T_INIT("Op {day} eindigt de tijd om bezwaar te maken. De dag erna begint de tijd om te "
            "beslissen, ook als het bezwaar er al eerder was.")},
    {S_INIT("Op {day} vroeg de gemeente u iets aan te vullen. De tijd staat stil vanaf de dag "
            "erna, tot {other}."),
     T_INIT("Op {day} vroeg de gemeente om een aanvulling. De tijd staat stil vanaf de dag erna, "
            "tot {other}.")},
    {S_INIT("De aanvulling kwam op {day}, na de termijn die u kreeg. Die termijn telt daarom als "
            "ongebruikt."),
     T_INIT("De aanvulling kwam op {day}, na de termijn die de inwoner kreeg. Die termijn telt "
            "daarom als ongebruikt.")},
    {S_INIT("De gemeente schreef u op tijd dat het {day} wordt. Die dag moet redelijk zijn: anders "
            "geldt hij niet."),
     T_INIT("De gemeente schreef op tijd dat het {day} wordt. Die dag moet redelijk zijn: anders "
            "geldt hij niet.")},
    {S_INIT("U ging akkoord met uitstel tot en met {day}."),
     T_INIT("De inwoner ging akkoord met uitstel tot en met {day}.")},
    {S_INIT("Uiterlijk {day} krijgt u antwoord op uw klacht. Hoort u niets? Dan kunt u na {other} "
            "naar de ombudsman."),
     T_INIT("Uiterlijk {day} krijgt de inwoner antwoord op de klacht. Na {other} kan de inwoner "
            "anders naar de ombudsman.")},
    {S_INIT("Uiterlijk {day} moet de gemeente beslissen. Hoort u niets? Stuur dan na {other} een "
            "brief dat de gemeente te laat is."),
     T_INIT("Uiterlijk {day} moet de gemeente beslissen. Na {other} kan de inwoner schrijven dat "
            "de gemeente te laat is.")},
    {S_INIT("De brief over te laat beslissen moet op papier of digitaal zijn. Iets zeggen is niet "
            "genoeg."),
     T_INIT("De brief over te laat beslissen moet op papier of digitaal zijn. Iets zeggen is niet "
            "genoeg. Zeg dat de inwoner, en hoe het wel kan.")},
    {S_INIT("De eerste 14 dagen krijgt u {n} euro per dag."),
     T_INIT("De eerste 14 dagen krijgt de inwoner {n} euro per dag.")},
    {S_INIT("De volgende 14 dagen krijgt u {n} euro per dag."),
     T_INIT("De volgende 14 dagen krijgt de inwoner {n} euro per dag.")},
    {S_INIT("Daarna krijgt u {n} euro per dag, tot en met dag 42."),
     T_INIT("Daarna krijgt de inwoner {n} euro per dag, tot en met dag 42.")},
    {S_INIT("Beslist de gemeente dan nog niet? Vanaf {day} krijgt u zeker geld voor elke dag."),
     T_INIT("Is er dan nog niet beslist? Vanaf {day} krijgt de inwoner zeker geld voor elke dag.")},
    {S_INIT("Beslist de gemeente dan nog niet? Vanaf {day} krijgt u misschien geld voor elke dag."),
     T_INIT("Is er dan nog niet beslist? Vanaf {day} krijgt de inwoner misschien geld voor elke "
            "dag.")},
    {S_INIT("Op {day} vroeg de gemeente u iets aan te vullen."),
     T_INIT("Op {day} vroeg de gemeente om een aanvulling.")},
    {S_INIT("Het gesprek over uw bezwaar is op {day}."), T_INIT("De hoorzitting is op {day}.")},
    {S_INIT("Maar {day} is vrij: {reason}. Bij terugtellen komt er geen dag bij. Stuur het op de "
            "laatste gewone dag ervoor: {other}."),
     T_INIT("Die dag is vrij: {reason}. Bij terugtellen komt er geen dag bij. Met de post kan het "
            "beter op de laatste gewone dag ervoor: {other}.")},
    {S_INIT("Minstens een week ervoor kunt u alle stukken lezen: uiterlijk vanaf {day}."),
     T_INIT("Minstens een week ervoor kan de inwoner alle stukken lezen: uiterlijk vanaf {day}.")},
    {S_INIT("De laatste dag voor uw bezwaar is {day}. Het moet dan binnen zijn. Gaat het met de "
            "post? Post het uiterlijk die dag: het mag nog een week onderweg zijn."),
     T_INIT("De laatste dag voor het bezwaar is {day}. Het moet dan binnen zijn. Wat uiterlijk die "
            "dag is gepost, mag nog een week onderweg zijn.")},
    {S_INIT(
         "De aanslag is verstuurd op {day}. Staat er een latere datum op? Dan heeft u meer tijd. "
         "Wij rekenen met de eerste dag: zo bent u zeker op tijd."),
     T_INIT("De aanslag is verstuurd op {day}. Staat er een latere datum op? Dan heeft de inwoner "
            "meer tijd. Wij rekenen met de eerste dag.")},
    {S_INIT("Op de brief staat {day}. Eerder is de brief niet verstuurd. Wij rekenen daarmee: zo "
            "bent u zeker op tijd."),
     T_INIT("Op de brief staat {day}. Eerder is de brief niet verstuurd. Wij rekenen daarmee.")},
    {S_INIT("Het bezwaar kwam voor het besluit. Dat mag als het besluit al genomen was, of als u "
            "dat mocht denken. Een mens kijkt daarnaar."),
     T_INIT("Het bezwaar kwam voor het besluit. Dat mag als het besluit al genomen was, of als de "
            "inwoner dat mocht denken. U beslist.")},
    {S_INIT("Het bezwaar kwam aan op {day}. Dat is te laat. Had u daar een goede reden voor? "
            "Schrijf die op: een mens beslist of het toch mag."),
     T_INIT("Het bezwaar kwam aan op {day}. Dat is te laat. Vraag de inwoner naar de reden: u "
            "beslist of het toch mag.")},
};

struct str
handler_words(struct str why)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(words[i].to_resident, why))
            return words[i].to_handler;
    return why;
}

/* Of a call or a talk nothing is too late by law: it was promised. */
struct str
objection_promise_left(struct cx *cx, enum language language, struct date day)
{
    const int over = date_between(day, date_in_amsterdam(cx->now_ms));
    const struct tr_arg n = {S("n"), str_of_int(cx->mem, over)};

    if (over <= 0)
        return objection_day_left(cx, language, day);
    return tr_fill(
        cx->mem,
        tr_plural(language, T("{n} dag later dan beloofd"), T("{n} dagen later dan beloofd"), over),
        1, &n);
}

struct str
objection_next_left(struct cx *cx, enum language language, struct str what, struct date day)
{
    if (str_eq(what, S("standing")))
        return tr(language, T("misschien staat de tijd stil"));
    return objection_own_day(what) ? objection_promise_left(cx, language, day)
                                   : objection_day_left(cx, language, day);
}

/* A day to come is not told as past. */
struct str
objection_date_label(struct cx *cx, enum procedure_kind of, enum procedure_date which,
                     struct date day)
{
    if (of == PROCEDURE_OBJECTION && which == PROCEDURE_OBJECT_BY &&
        day.day >= date_in_amsterdam(cx->now_ms).day)
        return T("Bezwaar maken kan tot en met");
    return objection_date_said(of, which);
}
