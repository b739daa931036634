/* search.h - services that fit a resident's own words: the search index of this process, and how it
 * stays true.
 *
 * The index (search/index.h) holds the texts for residents of every service that has not ended:
 * name, keywords, topics, kinds of help, organisation, description, for whom. It knows no numbers,
 * nobody who works there, and nothing of residents. Requests search whatever index stands there;
 * one thread changes it and puts the new one in its place. Who writes a service says so in the same
 * transaction with a row in `change`. */
#ifndef DOMAIN_MAP_SEARCH_H
#define DOMAIN_MAP_SEARCH_H

#include "base/cx.h"
#include "domain/map/map.sql.h"

/* ---- searching: in a transaction ---- */

struct service_question {
    struct str text;          /* any bytes; the first 20 000 are looked at */
    const struct str *topics; /* what it is about, as far as is known: ids of data/topics.csv */
    size_t topic_count;
    int64_t municipality;
    size_t limit; /* at most SERVICE_HITS_MAX */
};
enum { SERVICE_HITS_MAX = 20 };
struct service_hit {
    struct listed_row row;
    struct str why; /* words of the text, with ", " between */
};
struct service_hit_list {
    struct service_hit *at;
    size_t count;
};
/* The services of the municipality and of everywhere that fit best; none while there is no index.
 * Words that stand in texts about anything ("niet", "mijn") do not count. One telling word in
 * common is a coincidence, unless the service names one of the topics; and what names one goes
 * before what does not, unless that fits twice as well. */
NODISCARD enum outcome service_search(struct cx *cx, const struct service_question *question,
                                      struct service_hit_list *ret);

/* ---- writing: in the transaction that changed it ---- */

NODISCARD enum outcome service_changed(struct cx *cx, int64_t service);
/* All that were written at or after this moment, by many transactions perhaps. */
NODISCARD enum outcome services_changed_since(struct cx *cx, int64_t since_ms);

/* ---- the index of this process: one thread at a time; begins and ends its own transactions ----
 */

/* Reads all services anew. */
NODISCARD enum outcome service_index_load(struct cx *cx, struct db *db);
/* Reads only those of one municipality and of everywhere: for a command that answers for one
 * place. */
NODISCARD enum outcome service_index_load_here(struct cx *cx, struct db *db, int64_t municipality);
/* Takes in what was changed, here or on another node, in the last seconds, once there is an index.
 * To be called more often than that. *ret_many: so much changed that all should be read anew. */
NODISCARD enum outcome service_index_follow(struct cx *cx, struct db *db, bool *ret_many);
/* Services in the index; 0: none, or no index yet. */
size_t service_index_count(void);
/* No request may be searching. */
void service_index_close(void);

#endif
