-- privacy.sql - access log and consents.

-- row access_row (at_ms int, organisation int, organisation_name text, act text)
-- row chain_row (access int, at_ms int, professional int, organisation int, municipality int, question int, act text, seal_number int?, seal bytes?)

-- access_add (access int, at_ms int, professional int, organisation int, municipality int, question int, act text) -> run 1
INSERT INTO access_log (access, at_ms, professional, organisation, municipality, question, act)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- access_of_question (municipality int, question int) -> list access_row
SELECT a.at_ms, a.organisation, o.name AS organisation_name, a.act
  FROM access_log a JOIN organisation o ON o.organisation = a.organisation
 WHERE a.municipality = $1 AND a.question = $2
 ORDER BY a.at_ms DESC, a.access DESC LIMIT 50;

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

-- consent_text_add (text_hash text, body text, now_ms int) -> run
INSERT INTO consent_text (text_hash, body, first_ms) VALUES ($1, $2, $3) ON CONFLICT (text_hash) DO NOTHING;

-- consent_add (municipality int, question int, consent int, text_key text, text_hash text, language text, given int, at_ms int) -> run
INSERT INTO consent (municipality, question, consent, text_key, text_hash, language, given, at_ms, withdrawn_ms)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, 0
 WHERE EXISTS (SELECT 1 FROM consent_text WHERE text_hash = $5);

-- consent_last (municipality int, question int, text_key text) -> one inline (given int, withdrawn_ms int, text_hash text)
SELECT given, withdrawn_ms, text_hash FROM consent
 WHERE municipality = $1 AND question = $2 AND text_key = $3
 ORDER BY at_ms DESC, consent DESC LIMIT 1;

-- consent_withdraw (municipality int, question int, text_key text, now_ms int) -> run
UPDATE consent SET withdrawn_ms = $4
 WHERE municipality = $1 AND question = $2 AND text_key = $3 AND given = 1 AND withdrawn_ms = 0;
