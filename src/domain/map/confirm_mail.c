/* confirm_mail.c - from a job to a mail to whoever keeps a service: is this still true? */
#include "domain/map/confirm_mail.h"

#include "base/text.h"
#include "domain/map/map.h"
#include "i18n/i18n.h"
#include "net/mail_site.h"

static enum outcome
confirm_mail_read(struct cx *cx, struct str subject, void **plan)
{
    struct mail *mail = arena_new(cx->mem, struct mail, 1);
    struct text message_id = text_open(cx->mem, 64);
    struct confirm_mail_get_row row;
    int64_t service;

    if (!str_int(str_slice(subject, 1, subject.len), &service))
        return INVALID;
    if (mail_site_get()->server.len == 0)
        return NOT_FOUND;
    TRY(sql_confirm_mail_get(cx, service, &row));
    text_add(&message_id, subject);
    text_add(&message_id, S(".confirm."));
    text_add_int(&message_id, row.asked_round);
    text_add(&message_id, S("@elkedeur"));
    *mail = (struct mail){
        .from = mail_site_get()->from,
        .to = row.email,
        .subject = str_join(cx->mem, T("Klopt dit nog?"), S(" "), row.name),
        .text = tr_fill(
            cx->mem,
            T("Goedendag,\n\nOp onze kaart staat: {dienst}, van {organisatie}.\nInwoners en "
              "collega's vertrouwen op wat daar staat. Wilt u kijken of het nog klopt? Dat kost "
              "een "
              "minuut. U hoeft niet in te loggen:\n\n{link}\n\nDe link werkt dertig dagen, en één "
              "keer.\nU kunt niet antwoorden op deze e-mail.\n"),
            3,
            (struct tr_arg[]){{S("dienst"), row.name},
                              {S("organisatie"), row.organisation_name},
                              {S("link"), str_join(cx->mem, mail_site_get()->address, S("/klopt/"),
                                                   confirm_token(cx, service, row.asked_round))}}),
        .id = text_str(&message_id),
        .language = S("nl"),
    };
    *plan = mail;
    return OK;
}

const struct job_kind confirm_mail_job = {S_INIT("mail_confirm"), confirm_mail_read,
                                          mail_site_perform};
