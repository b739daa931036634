-- privacy.sql - access log and consents.

-- row access_row (at_ms int, organisation int, organisation_name text, act text)
-- row chain_row (access int, at_ms int, professional int, organisation int, municipality int, question int, act text, seal_number int?, seal bytes?)

-- row access_count_row (organisation_name text, act text, times int)
-- row access_check_row (number int, seal bytes?, whole_number int, whole_ms int, broken_number int, broken_ms int)

-- access_add (access int, at_ms int, professional int, organisation int, municipality int, question int, act text) -> run later
INSERT INTO access_log (access, at_ms, professional, organisation, municipality, question, act)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- A name in a list is not a question that was read: the page says in words who has that list.
-- access_of_question (municipality int, question int) -> list access_row
SELECT a.at_ms, a.organisation, o.name AS organisation_name, a.act
  FROM access_log a JOIN organisation o ON o.organisation = a.organisation
 WHERE a.municipality = $1 AND a.question = $2 AND a.act NOT IN ('refused', 'listed')
 ORDER BY a.at_ms DESC, a.access DESC LIMIT 50;

-- Who held it before and comes back by an old tab is no stranger.
-- access_refusals (municipality int, question int) -> list access_row
SELECT max(a.at_ms) AS at_ms, a.organisation, o.name AS organisation_name, a.act
  FROM access_log a JOIN organisation o ON o.organisation = a.organisation
 WHERE a.municipality = $1 AND a.question = $2 AND a.act = 'refused'
   AND NOT EXISTS (SELECT 1 FROM access_log b WHERE b.municipality = $1 AND b.question = $2
                      AND b.organisation = a.organisation AND b.act = 'opened')
 GROUP BY a.organisation, o.name, a.act ORDER BY max(a.at_ms) DESC, a.organisation LIMIT 10;

-- access_unsealed (limit int) -> list chain_row
SELECT access, at_ms, professional, organisation, municipality, question, act, seal_number, seal
  FROM access_log WHERE seal_number IS NULL
 ORDER BY at_ms, access LIMIT $1;

-- access_last_seal () -> one chain_row
SELECT access, at_ms, professional, organisation, municipality, question, act, seal_number, seal
  FROM access_log WHERE seal_number IS NOT NULL
 ORDER BY seal_number DESC LIMIT 1;

-- access_sealed_after (seal_number int, limit int) -> list chain_row
SELECT access, at_ms, professional, organisation, municipality, question, act, seal_number, seal
  FROM access_log WHERE seal_number > $1
 ORDER BY seal_number LIMIT $2;

-- access_set_seal (access int, seal_number int, seal bytes) -> run 1
UPDATE access_log SET seal_number = $2, seal = $3 WHERE access = $1 AND seal_number IS NULL;

-- access_counts (own int, from_ms int, to_ms int) -> list access_count_row
SELECT o.name AS organisation_name, a.act, count(*) AS times
  FROM organisation_municipality m
  JOIN access_log a ON a.municipality = m.municipality AND a.at_ms >= $2 AND a.at_ms < $3
  JOIN organisation o ON o.organisation = a.organisation
 WHERE m.organisation = $1
 GROUP BY o.name, a.organisation, a.act ORDER BY o.name, a.organisation, a.act LIMIT 500;

-- access_check_get () -> one access_check_row
SELECT number, seal, whole_number, whole_ms, broken_number, broken_ms FROM access_check WHERE only_row = 1;

-- access_check_put (number int, seal bytes, whole_number int, whole_ms int, broken_number int, broken_ms int) -> run 1
INSERT INTO access_check (only_row, number, seal, whole_number, whole_ms, broken_number, broken_ms)
VALUES (1, $1, $2, $3, $4, $5, $6)
ON CONFLICT (only_row) DO UPDATE
   SET number = $1, seal = $2, whole_number = $3, whole_ms = $4, broken_number = $5, broken_ms = $6;

-- consent_text_add (text_hash text, body text, now_ms int) -> run later
INSERT INTO consent_text (text_hash, body, first_ms) VALUES ($1, $2, $3) ON CONFLICT (text_hash) DO NOTHING;

-- consent_add (municipality int, question int, consent int, text_key text, text_hash text, language text, given int, at_ms int) -> run later
INSERT INTO consent (municipality, question, consent, text_key, text_hash, language, given, at_ms, withdrawn_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0);

-- consent_last (municipality int, question int, text_key text) -> one inline (given int, withdrawn_ms int, text_hash text)
SELECT given, withdrawn_ms, text_hash FROM consent
 WHERE municipality = $1 AND question = $2 AND text_key = $3
 ORDER BY at_ms DESC, consent DESC LIMIT 1;

-- consent_text_get (text_hash text) -> one inline (body text)
SELECT body FROM consent_text WHERE text_hash = $1;

-- consent_withdraw (municipality int, question int, text_key text, now_ms int) -> run
UPDATE consent SET withdrawn_ms = $4
 WHERE municipality = $1 AND question = $2 AND text_key = $3 AND given = 1 AND withdrawn_ms = 0;
