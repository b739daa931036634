-- editing.sql - versions of texts, as editors see and change them.
--
-- organisation: of the editor. Which layers it keeps stands in the view text_keeper, and in every WHERE.

-- row text_layer_row (scope text, scope_id int, name text)
-- row text_version_row (number int, state text, base_hash text, findings int, review_day int, written_by int, writer text, written_ms int, publisher text, published_ms int?, reason text, reason_words text, ended_ms int?)
-- row text_state_row (scope text, scope_id int, name text, text_key text, language text, number int, state text, base_hash text, findings int, review_day int, written_ms int, published_ms int?)

-- text_layers (organisation int) -> list text_layer_row
SELECT k.scope, k.scope_id, k.name FROM text_keeper k
 WHERE k.organisation = $1
 GROUP BY k.scope, k.scope_id, k.name
 ORDER BY CASE k.scope WHEN 'region' THEN 1 WHEN 'doorway' THEN 2 ELSE 3 END, k.name, k.scope_id LIMIT 1000;

-- text_layer (organisation int, scope text, scope_id int) -> one text_layer_row
SELECT k.scope, k.scope_id, k.name FROM text_keeper k
 WHERE k.organisation = $1 AND k.scope = $2 AND k.scope_id = $3 LIMIT 1;

-- text_states (organisation int) -> list text_state_row
SELECT v.scope, v.scope_id, k.name, v.text_key, v.language, v.number, v.state, v.base_hash, v.findings, v.review_day, v.written_ms, v.published_ms
  FROM (SELECT scope, scope_id, name FROM text_keeper WHERE organisation = $1 GROUP BY scope, scope_id, name) k
  JOIN text_version v ON v.scope = k.scope AND v.scope_id = k.scope_id
 WHERE v.state IN ('draft', 'offered', 'published')
 ORDER BY v.text_key, CASE v.scope WHEN 'region' THEN 1 WHEN 'doorway' THEN 2 ELSE 3 END, k.name, v.scope_id, v.language, v.number
 LIMIT 5000;

-- text_versions (scope text, scope_id int, text_key text, language text, organisation int) -> list text_version_row
SELECT v.number, v.state, v.base_hash, v.findings, v.review_day, v.written_by, COALESCE(w.name, '') AS writer, v.written_ms,
       COALESCE(p.name, '') AS publisher, v.published_ms, v.reason, v.reason_words, v.ended_ms
  FROM text_version v
  LEFT JOIN professional w ON w.professional = v.written_by
  LEFT JOIN professional p ON p.professional = v.published_by
 WHERE v.scope = $1 AND v.scope_id = $2 AND v.text_key = $3 AND v.language = $4
   AND EXISTS (SELECT 1 FROM text_keeper k WHERE k.organisation = $5 AND k.scope = v.scope AND k.scope_id = v.scope_id)
 ORDER BY v.number DESC LIMIT 200;

-- text_version_body (scope text, scope_id int, text_key text, language text, number int, organisation int) -> one inline (body text)
SELECT v.body FROM text_version v
 WHERE v.scope = $1 AND v.scope_id = $2 AND v.text_key = $3 AND v.language = $4 AND v.number = $5
   AND EXISTS (SELECT 1 FROM text_keeper k WHERE k.organisation = $6 AND k.scope = v.scope AND k.scope_id = v.scope_id);

-- The layer was looked up before, in the same transaction.
-- text_version_add (scope text, scope_id int, text_key text, language text, number int, body text, base_hash text, findings int, review_day int, by int, now_ms int) -> run 1
INSERT INTO text_version (scope, scope_id, text_key, language, number, state, body, base_hash, findings, review_day, written_by,
                          written_ms, reason, reason_words)
VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9, $10, $11, '', '');

-- text_pass_work (scope text, scope_id int, text_key text, language text, organisation int) -> run
UPDATE text_version SET state = 'passed'
 WHERE scope = $1 AND scope_id = $2 AND text_key = $3 AND language = $4 AND state IN ('draft', 'offered')
   AND EXISTS (SELECT 1 FROM text_keeper k WHERE k.organisation = $5 AND k.scope = $1 AND k.scope_id = $2);

-- text_set_offered (scope text, scope_id int, text_key text, language text, number int, organisation int, now_ms int) -> run 1
UPDATE text_version SET state = 'offered', offered_ms = $7
 WHERE scope = $1 AND scope_id = $2 AND text_key = $3 AND language = $4 AND number = $5 AND state = 'draft'
   AND EXISTS (SELECT 1 FROM text_keeper k WHERE k.organisation = $6 AND k.scope = $1 AND k.scope_id = $2);

-- text_set_draft (scope text, scope_id int, text_key text, language text, number int, organisation int) -> run 1
UPDATE text_version SET state = 'draft'
 WHERE scope = $1 AND scope_id = $2 AND text_key = $3 AND language = $4 AND number = $5 AND state = 'offered'
   AND EXISTS (SELECT 1 FROM text_keeper k WHERE k.organisation = $6 AND k.scope = $1 AND k.scope_id = $2);

-- Never by who wrote it.
-- text_set_published (scope text, scope_id int, text_key text, language text, number int, organisation int, by int, findings int, reason text, reason_words text, now_ms int) -> run 1
UPDATE text_version SET state = 'published', published_by = $7, findings = $8, reason = $9, reason_words = $10, published_ms = $11
 WHERE scope = $1 AND scope_id = $2 AND text_key = $3 AND language = $4 AND number = $5 AND state = 'offered' AND written_by <> $7
   AND EXISTS (SELECT 1 FROM text_keeper k WHERE k.organisation = $6 AND k.scope = $1 AND k.scope_id = $2);

-- text_set_withdrawn (scope text, scope_id int, text_key text, language text, number int, organisation int, by int, now_ms int) -> run 1
UPDATE text_version SET state = 'withdrawn', ended_by = $7, ended_ms = $8
 WHERE scope = $1 AND scope_id = $2 AND text_key = $3 AND language = $4 AND number = $5 AND state = 'published'
   AND EXISTS (SELECT 1 FROM text_keeper k WHERE k.organisation = $6 AND k.scope = $1 AND k.scope_id = $2);
