/* objection_mail.c - the confirmation of receipt by mail (Awb 6:14). */
#include "domain/objection/objection_mail.h"

#include "domain/intake/news_mail.h"
#include "i18n/i18n.h"
#include "net/mail_site.h"

static enum outcome
receipt_read(struct cx *cx, struct str subject, void **plan)
{
    struct mail *mail;
    struct str link;
    enum language language;

    TRY(news_mail_to(cx, subject, S("receipt"), &mail, &link, &language));
    mail->subject = tr(language, T("Wij hebben uw brief ontvangen"));
    mail->text = tr_fill(
        cx->mem,
        tr(language, T("Goedendag,\n\nWij hebben uw brief ontvangen. U leest hier hoe het verder "
                       "gaat, en wat u kunt kiezen:\n\n{link}\n\nDeze link werkt een week. Daarna "
                       "gebruikt u uw eigen link.\nU kunt niet antwoorden op deze e-mail.\n")),
        1, (struct tr_arg[]){{S("link"), link}});
    *plan = mail;
    return OK;
}

const struct job_kind receipt_mail_job = {S_INIT("mail_objection_receipt"), receipt_read,
                                          mail_site_perform};

enum outcome
receipt_mail_add(struct cx *cx, struct question_id id)
{
    struct question_state state;

    TRY(question_state_get(cx, id, &state));
    if (!str_eq(state.channel, S("email")))
        return OK;
    return job_add(cx, receipt_mail_job.kind, question_channel(cx, id), cx->now_ms);
}
