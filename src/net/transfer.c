/* transfer.c - libcurl, for mail and for HTTP. */
#include "net/transfer.h"

#include <curl/curl.h>

#include "base/check.h"
#include "base/text.h"
#include "os/log.h"

enum { MAIL_SECONDS = 30, REACH_SECONDS = 10, HTTP_SECONDS = 5, ANSWER_LIMIT_BYTES = 1 << 20 };

static CURL *
curl_open(struct arena *mem, struct str url, const char *protocols, int seconds)
{
    CURL *curl = curl_easy_init();

    check(curl);
    curl_easy_setopt(curl, CURLOPT_URL, str_c(mem, url));
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)seconds);
    return curl;
}

/* ---- mail ---- */

static size_t
upload_read(char *to, size_t size, size_t count, void *what)
{
    struct str *rest = what;
    size_t len = size * count < rest->len ? size * count : rest->len;

    memcpy(to, rest->ptr, len);
    *rest = str_slice(*rest, len, rest->len);
    return len;
}

enum outcome
transfer_mail(struct arena *mem, struct str server, struct str from, struct str to,
              struct str message)
{
    CURL *curl = curl_open(mem, server, "smtp,smtps", MAIL_SECONDS);
    struct curl_slist *recipients = curl_slist_append(NULL, str_c(mem, to));

    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, str_c(mem, from));
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, upload_read);
    curl_easy_setopt(curl, CURLOPT_READDATA, &message);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    if (code != CURLE_OK) {
        log_event(LOG_WARNING, "mail_failed", log_int("curl", code));
        return UNAVAILABLE;
    }
    return OK;
}

enum outcome
transfer_mail_reach(struct str server)
{
    struct arena *mem = arena_open();
    CURL *curl = curl_open(mem, server, "smtp,smtps", REACH_SECONDS);

    curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    arena_close(mem);
    return code == CURLE_OK ? OK : UNAVAILABLE;
}

/* ---- HTTP ---- */

static size_t
answer_write(const char *from, size_t size, size_t count, void *what)
{
    struct text *body = what;

    if (body->len + size * count > ANSWER_LIMIT_BYTES)
        return 0; /* libcurl ends the call */
    text_add(body, (struct str){from, size * count});
    return size * count;
}

enum outcome
transfer_http(struct arena *mem, const struct http_ask *ask, struct http_answer *ret)
{
    CURL *curl = curl_open(mem, ask->url, "http,https", HTTP_SECONDS);
    struct text body = text_open(mem, 1024);
    struct curl_slist *headers = curl_slist_append(
        NULL, str_c(mem, str_join(mem, S("Authorization: "), ask->authorization)));
    long status = 0;

    headers = curl_slist_append(headers, "Content-Type: application/json");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, answer_write);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    if (ask->json.len) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)ask->json.len);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, ask->json.ptr);
    }
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    if (code != CURLE_OK) {
        log_event(LOG_WARNING, "http_failed", log_int("curl", code));
        return UNAVAILABLE;
    }
    *ret = (struct http_answer){status, text_str(&body)};
    return OK;
}
