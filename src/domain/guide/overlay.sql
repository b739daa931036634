-- overlay.sql - what readers see of texts.

-- row text_local_place_row (municipality int, name text)

-- text_edit_find (text_key text, language text, municipality int, doorway int, region int) -> one inline (body text, base_hash text, published_ms int?)
SELECT body, base_hash, published_ms FROM text_version
 WHERE text_key = $1 AND language = $2 AND state = 'published'
   AND ((scope = 'municipality' AND scope_id = $3) OR (scope = 'doorway' AND scope_id = $4)
     OR (scope = 'region' AND (scope_id = $5 OR scope_id IN (SELECT r.region FROM region_municipality r WHERE r.municipality = $3))))
 ORDER BY CASE scope WHEN 'municipality' THEN 1 WHEN 'doorway' THEN 2 ELSE 3 END,
          CASE WHEN scope_id = $5 THEN 0 ELSE 1 END, scope_id LIMIT 1;

-- text_local_places (text_key text, doorway int) -> list text_local_place_row
SELECT m.municipality, m.name
  FROM doorway_municipality d JOIN municipality m ON m.municipality = d.municipality
 WHERE d.doorway = $2
   AND EXISTS (SELECT 1 FROM text_version v WHERE v.text_key = $1 AND v.language = 'nl' AND v.state = 'published'
                  AND v.scope = 'municipality' AND v.scope_id = m.municipality)
 ORDER BY m.name, m.municipality LIMIT 400;

-- text_pass (scope text, scope_id int, text_key text, language text, ended_ms int) -> run
UPDATE text_version SET state = 'passed', ended_ms = $5
 WHERE scope = $1 AND scope_id = $2 AND text_key = $3 AND language = $4 AND state = 'published';

-- text_number_last (scope text, scope_id int, text_key text, language text) -> int
SELECT COALESCE(max(number), 0) FROM text_version
 WHERE scope = $1 AND scope_id = $2 AND text_key = $3 AND language = $4;

-- text_lay (scope text, scope_id int, text_key text, language text, number int, body text, base_hash text, now_ms int) -> run 1
INSERT INTO text_version (scope, scope_id, text_key, language, number, state, body, base_hash, findings, review_day, written_by,
                          written_ms, published_ms, reason, reason_words)
VALUES ($1, $2, $3, $4, $5, 'published', $6, $7, 0, 0, 0, $8, $8, '', '');
