-- overlay.sql - edits of texts.

-- text_edit_find (text_key text, language text, municipality int, doorway int, region int) -> one inline (body text, base_hash text)
SELECT body, base_hash FROM text_edit
 WHERE text_key = $1 AND language = $2
   AND ((scope = 'municipality' AND scope_id = $3) OR (scope = 'doorway' AND scope_id = $4) OR (scope = 'region' AND scope_id = $5))
 ORDER BY CASE scope WHEN 'municipality' THEN 1 WHEN 'doorway' THEN 2 ELSE 3 END LIMIT 1;

-- text_edit_put (scope text, scope_id int, text_key text, language text, base_hash text, body text, now_ms int) -> run 1
INSERT INTO text_edit (scope, scope_id, text_key, language, base_hash, body, edited_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (text_key, language, scope, scope_id) DO UPDATE SET base_hash = $5, body = $6, edited_ms = $7;
