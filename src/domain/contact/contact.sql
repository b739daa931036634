-- contact.sql - every statement about calling back.

-- row callback_row (municipality int, question int, municipality_name text, topic text, stage text, professional_name text?, due_ms int, danger int, last_day int, language text, careful int, part text?, days text?, tries int, last_ms int?, spoke_ms int?)

-- callback_of (municipality int, question int, organisation int) -> one inline (part text?, voicemail int?, sealed bytes?, days text?)
SELECT c.part, c.voicemail, c.sealed, c.days
  FROM holding h LEFT JOIN callback c ON c.municipality = h.municipality AND c.question = h.question
 WHERE h.municipality = $1 AND h.question = $2 AND h.organisation = $3;

-- In vain, since they last spoke.
-- call_list (municipality int, question int) -> list inline (at_ms int)
SELECT at_ms FROM happening
 WHERE municipality = $1 AND question = $2 AND kind = 'called' AND detail <> 'spoke'
   AND happening > COALESCE((SELECT max(s.happening) FROM happening s WHERE s.municipality = $1 AND s.question = $2
                                AND s.kind = 'called' AND s.detail = 'spoke'), 0)
 ORDER BY happening LIMIT 100;

-- call_spoke_ms (municipality int, question int) -> int
SELECT COALESCE(max(at_ms), 0) FROM happening WHERE municipality = $1 AND question = $2 AND kind = 'called' AND detail = 'spoke';

-- What the law binds stands in the list of objections, with its own day to call.
-- callback_list (organisation int, after_due_ms int, after_question int, limit int) -> list callback_row
SELECT h.municipality, h.question, m.name AS municipality_name, q.topic, h.stage, p.name AS professional_name, h.due_ms, q.danger, q.last_day, q.language,
       CASE WHEN q.careful = 1 OR length(c.sealed) > 0 THEN 1 ELSE 0 END AS careful, c.part, c.days,
       (SELECT count(*) FROM happening t WHERE t.municipality = h.municipality AND t.question = h.question
           AND t.kind = 'called' AND t.detail <> 'spoke'
           AND NOT EXISTS (SELECT 1 FROM happening s WHERE s.municipality = h.municipality AND s.question = h.question
                              AND s.kind = 'called' AND s.detail = 'spoke' AND s.happening > t.happening)) AS tries,
       (SELECT max(t.at_ms) FROM happening t WHERE t.municipality = h.municipality AND t.question = h.question
           AND t.kind = 'called') AS last_ms,
       (SELECT max(t.at_ms) FROM happening t WHERE t.municipality = h.municipality AND t.question = h.question
           AND t.kind = 'called' AND t.detail = 'spoke') AS spoke_ms
  FROM holding h
  JOIN question q ON q.municipality = h.municipality AND q.question = h.question
  JOIN municipality m ON m.municipality = h.municipality
  LEFT JOIN professional p ON p.professional = h.professional
  LEFT JOIN callback c ON c.municipality = h.municipality AND c.question = h.question
 WHERE h.organisation = $1 AND h.calling = 1 AND h.bound = 0 AND (h.due_ms, h.question) > ($2, $3)
 ORDER BY h.due_ms, h.question LIMIT $4;

-- call_refused (municipality int, question int) -> int
SELECT count(*) FROM happening n
 WHERE n.municipality = $1 AND n.question = $2 AND n.kind = 'no_call'
   AND NOT EXISTS (SELECT 1 FROM happening y WHERE y.municipality = n.municipality AND y.question = n.question
                      AND y.kind = 'call_again' AND y.happening > n.happening);

-- The newest plan, unless they spoke since, calling was called off, it ended, or the moment no longer suits; when it was last called in vain
-- since; `here`: of who holds it now.
-- call_planned (municipality int, question int) -> one inline (detail text, organisation_name text, here int, tried_ms int)
SELECT n.detail, o.name AS organisation_name, CASE WHEN h.organisation = n.organisation THEN 1 ELSE 0 END AS here,
       COALESCE((SELECT max(t.at_ms) FROM happening t WHERE t.municipality = n.municipality AND t.question = n.question
                    AND t.kind = 'called' AND t.happening > n.happening), 0) AS tried_ms
  FROM happening n
  JOIN holding h ON h.municipality = n.municipality AND h.question = n.question
  JOIN organisation o ON o.organisation = n.organisation
 WHERE n.municipality = $1 AND n.question = $2 AND n.kind = 'call_planned'
   AND NOT EXISTS (SELECT 1 FROM happening y WHERE y.municipality = n.municipality AND y.question = n.question
                      AND (y.kind IN ('call_off', 'no_call', 'closed', 'stopped') OR (y.kind = 'called' AND y.detail = 'spoke')
                           OR (y.kind = 'call_changed' AND y.detail = 'moment'))
                      AND y.happening > n.happening)
 ORDER BY n.happening DESC LIMIT 1;

-- ---- who is on duty ----

-- row duty_row (day int, part text, professional int, name text)

-- duty_list (organisation int, from_day int, limit int) -> list duty_row
SELECT d.day, d.part, d.professional, p.name
  FROM duty d JOIN professional p ON p.professional = d.professional
 WHERE d.organisation = $1 AND d.day >= $2
 ORDER BY d.day, d.part LIMIT $3;

-- duty_on (day int, part text) -> list inline (organisation int, name text)
SELECT d.organisation, p.name
  FROM duty d JOIN professional p ON p.professional = d.professional
  JOIN membership m ON m.organisation = d.organisation AND m.professional = d.professional
 WHERE d.day = $1 AND d.part = $2 AND p.active = 1
 ORDER BY d.organisation LIMIT 1000;

-- duty_soon (from_day int, to_day int) -> list inline (organisation int, day int, part text, name text)
SELECT d.organisation, d.day, d.part, p.name
  FROM duty d JOIN professional p ON p.professional = d.professional
  JOIN membership m ON m.organisation = d.organisation AND m.professional = d.professional
 WHERE d.day >= $1 AND d.day <= $2 AND p.active = 1
 ORDER BY d.day, CASE d.part WHEN 'morning' THEN 0 ELSE 1 END, d.organisation LIMIT 2000;

-- duty_put (organisation int, day int, part text, professional int) -> run 1
INSERT INTO duty (organisation, day, part, professional) VALUES ($1, $2, $3, $4)
ON CONFLICT (organisation, day, part) DO UPDATE SET professional = $4;

-- duty_delete (organisation int, day int, part text) -> run
DELETE FROM duty WHERE organisation = $1 AND day = $2 AND part = $3;

-- duty_delete_of (organisation int, professional int) -> run
DELETE FROM duty WHERE organisation = $1 AND professional = $2;

-- duty_purge (before_day int) -> run
DELETE FROM duty WHERE day < $1;
