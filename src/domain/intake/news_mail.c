/* news_mail.c - from a job to a mail: "er staat een bericht voor u klaar", never what it says. */
#include "domain/intake/news_mail.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/intake/intake.h"
#include "domain/intake/sealed_fields.h"
#include "i18n/i18n.h"
#include "net/mail_site.h"

static const int64_t link_lifetime_ms = 7 * 24 * 60 * 60 * 1000LL;

/* "q9901.123" */
static bool
subject_read(struct str subject, struct question_id *ret)
{
    struct str rest = str_slice(subject, 1, subject.len), part;

    return str_cut(&rest, '.', &part) && str_int(part, &ret->municipality) &&
           str_cut(&rest, '.', &part) && str_int(part, &ret->question);
}

static struct str
link_of(struct cx *cx, struct question_id id, enum language language)
{
    struct text t = text_open(cx->mem, 64);

    sealed_field_add_int(&t, S("municipality"), id.municipality);
    sealed_field_add_int(&t, S("question"), id.question);
    struct str token = token_make(cx, "thread", cx->now_ms + link_lifetime_ms, text_str(&t));
    return str_join(cx->mem, mail_site_get()->address, language == LANGUAGE_NL ? S("") : S("/"),
                    language == LANGUAGE_NL ? S("") : language_code(language), S("/volg/v/"),
                    token);
}

enum outcome
news_mail_to(struct cx *cx, struct str subject, struct str kind, struct mail **ret,
             struct str *ret_link, enum language *ret_language)
{
    struct mail *mail = arena_new(cx->mem, struct mail, 1);
    struct text message_id = text_open(cx->mem, 64);
    enum language language = LANGUAGE_NL;
    struct question_thread thread;
    struct question_id id;

    if (!subject_read(subject, &id))
        return INVALID;
    TRY(thread_for_resident(cx, id, &thread));
    if (mail_site_get()->server.len == 0 || thread.contact.email.text.len == 0)
        return NOT_FOUND;
    language_parse(thread.state.language, &language);
    text_add(&message_id, subject);
    text_add_byte(&message_id, '.');
    text_add(&message_id, kind);
    text_add_int(&message_id, (int64_t)thread.messages.count);
    text_add(&message_id, S("@elkedeur"));
    *mail = (struct mail){.from = mail_site_get()->from,
                          .to = thread.contact.email.text,
                          .id = text_str(&message_id),
                          .language = language_code(language)};
    *ret = mail;
    *ret_link = link_of(cx, id, language);
    *ret_language = language;
    return OK;
}

static enum outcome
news_mail_read(struct cx *cx, struct str subject, void **plan)
{
    enum language language;
    struct mail *mail;
    struct str link;

    TRY(news_mail_to(cx, subject, S(""), &mail, &link, &language));
    mail->subject = tr(language, T("Er staat een bericht voor u klaar"));
    mail->text =
        tr_fill(cx->mem,
                tr(language, T("Goedendag,\n\nEr staat een bericht voor u klaar. U leest het "
                               "hier:\n\n{link}\n\nDeze link werkt een week. Daarna gebruikt u "
                               "uw eigen link.\nU kunt niet antwoorden op deze e-mail.\n")),
                1, (struct tr_arg[]){{S("link"), link}});
    *plan = mail;
    return OK;
}

const struct job_kind news_mail_job = {S_INIT("mail_news"), news_mail_read, mail_site_perform};
