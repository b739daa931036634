/* people_mail.c - from a job to a mail with a link. The link is made when the mail is: it stands in
 * no table. */
#include "domain/people/people_mail.h"

#include "base/text.h"
#include "domain/people/links.h"
#include "i18n/i18n.h"
#include "net/mail_site.h"

/* "invitation.12.1790000000000@elkedeur": sent again by hand it is another mail, sent again by a
 * retry it is the same. */
static struct str
message_id(struct cx *cx, struct str kind, int64_t id, int64_t sent_ms)
{
    struct text t = text_open(cx->mem, 64);

    text_add(&t, kind);
    text_add_byte(&t, '.');
    text_add_int(&t, id);
    text_add_byte(&t, '.');
    text_add_int(&t, sent_ms);
    text_add(&t, S("@elkedeur"));
    return text_str(&t);
}

static enum outcome
invitation_mail_read(struct cx *cx, struct str subject, void **plan)
{
    struct mail *mail = arena_new(cx->mem, struct mail, 1);
    struct invitation_row row;
    int64_t invitation;

    if (!str_int(subject, &invitation))
        return INVALID;
    TRY(sql_invitation_get(cx, invitation, &row));
    if (mail_site_get()->server.len == 0)
        return NOT_FOUND;
    struct str link = invitation_address(cx, &row);
    *mail = (struct mail){
        .from = mail_site_get()->from,
        .to = row.email,
        .subject = tr_fill(cx->mem, T("Doe mee bij {organisatie}"), 1,
                           (struct tr_arg[]){{S("organisatie"), row.organisation_name}}),
        .text = tr_fill(
            cx->mem,
            T("Dag {naam},\n\n{organisatie} nodigt u uit om vragen van inwoners te helpen "
              "beantwoorden.\nMet deze link doet u mee:\n\n{link}\n\nDe link werkt een week, en "
              "een keer. Daarna kan uw beheerder een nieuwe sturen.\nVerwacht u deze mail niet? "
              "Dan hoeft u niets te doen.\n"),
            3,
            (struct tr_arg[]){{S("naam"), row.name},
                              {S("organisatie"), row.organisation_name},
                              {S("link"), link}}),
        .id = message_id(cx, S("invitation"), invitation, row.sent_ms),
        .language = language_code(LANGUAGE_NL),
    };
    *plan = mail;
    return OK;
}

static enum outcome
password_mail_read(struct cx *cx, struct str subject, void **plan)
{
    struct mail *mail = arena_new(cx->mem, struct mail, 1);
    struct password_link_row row;
    int64_t professional;

    if (!str_int(subject, &professional))
        return INVALID;
    TRY(sql_password_link_get(cx, professional, &row));
    if (mail_site_get()->server.len == 0)
        return NOT_FOUND;
    struct str link = str_join(cx->mem, mail_site_get()->address, S("/werk/wachtwoord/"),
                               link_secret(cx, LINK_PASSWORD, professional, row.sent_ms));
    *mail = (struct mail){
        .from = mail_site_get()->from,
        .to = row.email,
        .subject = T("Kies een nieuw wachtwoord"),
        .text = tr_fill(cx->mem,
                        T("Dag {naam},\n\nMet deze link kiest u een nieuw wachtwoord:\n\n{link}\n\n"
                          "De link werkt twee uur, en een keer.\nVroeg u hier niet om? Dan hoeft u "
                          "niets te doen. Uw wachtwoord blijft zoals het was.\n"),
                        2, (struct tr_arg[]){{S("naam"), row.name}, {S("link"), link}}),
        .id = message_id(cx, S("password"), professional, row.sent_ms),
        .language = language_code(LANGUAGE_NL),
    };
    *plan = mail;
    return OK;
}

const struct job_kind invitation_mail_job = {S_INIT("mail_invitation"), invitation_mail_read,
                                             mail_site_perform};
const struct job_kind password_mail_job = {S_INIT("mail_password"), password_mail_read,
                                           mail_site_perform};
