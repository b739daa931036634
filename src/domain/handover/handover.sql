-- handover.sql - every statement about handovers. Who holds a question is changed by intake alone.

-- row handover_row (municipality int, question int, handover int, from_organisation int, to_organisation int, from_name text, to_name text, state text, why text, parts int, consent text, text_key text, offered_ms int, due_ms int, changed_ms int, reason text, weeks int, outcome text, next_organisation int?, next_name text?, returned int, sealed bytes, sealed_reason bytes)
-- row handover_line_row (municipality int, question int, handover int, municipality_name text, topic text, danger int, last_day int, from_name text, to_name text, state text, reason text, weeks int, outcome text, offered_ms int, due_ms int, changed_ms int, next_name text?, begins text)
-- row handover_wait_row (municipality_name text, from_name text, to_name text, state text, offered_ms int, due_ms int)
-- row sent_row (municipality int, question int, topic text, stage text, since_ms int, organisation_name text, organisation_phone text)
-- row handover_question_row (municipality int, question int)

-- handover_add (municipality int, question int, handover int, from_organisation int, to_organisation int, professional int, state text, why text, parts int, consent text, text_key text, text_hash text, offered_ms int, due_ms int, sealed bytes, no_bytes bytes, begins text) -> run later
INSERT INTO handover (municipality, question, handover, from_organisation, to_organisation, professional, state, phase, why, parts, consent,
                      text_key, text_hash, offered_ms, due_ms, changed_ms, reason, weeks, outcome, next_organisation, returned, sealed, sealed_reason, begins)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, $11, $12, $13, $14, $13, '', 0, '', NULL, 0, $15, $16, $17);

-- handover_set (municipality int, question int, handover int, from_state text, to_state text, phase int, now_ms int, reason text, weeks int, outcome text, next_organisation int?, returned int, sealed_reason bytes) -> run 1
UPDATE handover
   SET state = $5, phase = $6, changed_ms = $7, reason = $8, weeks = $9, outcome = $10, next_organisation = $11, returned = $12, sealed_reason = $13
 WHERE municipality = $1 AND question = $2 AND handover = $3 AND state = $4;

-- handover_set_agreed (municipality int, question int, handover int, text_hash text, now_ms int, due_ms int) -> run 1
UPDATE handover SET state = 'requested', text_hash = $4, changed_ms = $5, due_ms = $6
 WHERE municipality = $1 AND question = $2 AND handover = $3 AND state = 'draft';

-- handover_set_hastened (now_ms int, until_ms int) -> run
UPDATE handover SET due_ms = $1 WHERE phase = 0 AND due_ms > $1 AND due_ms <= $2;

-- handover_set_dealt (municipality int, question int) -> run later
UPDATE handover SET returned = 0 WHERE municipality = $1 AND question = $2 AND returned = 1;

-- handover_get_last (municipality int, question int) -> one handover_row
SELECT v.municipality, v.question, v.handover, v.from_organisation, v.to_organisation, f.name AS from_name, t.name AS to_name, v.state, v.why, v.parts,
       v.consent, v.text_key, v.offered_ms, v.due_ms, v.changed_ms, v.reason, v.weeks, v.outcome, v.next_organisation, n.name AS next_name, v.returned,
       v.sealed, v.sealed_reason
  FROM handover v
  JOIN organisation f ON f.organisation = v.from_organisation
  JOIN organisation t ON t.organisation = v.to_organisation
  LEFT JOIN organisation n ON n.organisation = v.next_organisation
 WHERE v.municipality = $1 AND v.question = $2
 ORDER BY v.offered_ms DESC, v.handover DESC LIMIT 1;

-- handover_get_phase (municipality int, question int, phase int) -> one handover_row
SELECT v.municipality, v.question, v.handover, v.from_organisation, v.to_organisation, f.name AS from_name, t.name AS to_name, v.state, v.why, v.parts,
       v.consent, v.text_key, v.offered_ms, v.due_ms, v.changed_ms, v.reason, v.weeks, v.outcome, v.next_organisation, n.name AS next_name, v.returned,
       v.sealed, v.sealed_reason
  FROM handover v
  JOIN organisation f ON f.organisation = v.from_organisation
  JOIN organisation t ON t.organisation = v.to_organisation
  LEFT JOIN organisation n ON n.organisation = v.next_organisation
 WHERE v.municipality = $1 AND v.question = $2 AND v.phase = $3 AND v.phase < 2;

-- Only to whom it was offered; what of it may be seen, the rule says.
-- handover_get_for (municipality int, question int, handover int, to_organisation int) -> one handover_row
SELECT v.municipality, v.question, v.handover, v.from_organisation, v.to_organisation, f.name AS from_name, t.name AS to_name, v.state, v.why, v.parts,
       v.consent, v.text_key, v.offered_ms, v.due_ms, v.changed_ms, v.reason, v.weeks, v.outcome, v.next_organisation, n.name AS next_name, v.returned,
       v.sealed, v.sealed_reason
  FROM handover v
  JOIN organisation f ON f.organisation = v.from_organisation
  JOIN organisation t ON t.organisation = v.to_organisation
  LEFT JOIN organisation n ON n.organisation = v.next_organisation
 WHERE v.municipality = $1 AND v.question = $2 AND v.handover = $3 AND v.to_organisation = $4;

-- handover_sent (municipality int, question int, from_organisation int) -> exists
SELECT 1 FROM handover WHERE municipality = $1 AND question = $2 AND from_organisation = $3 AND phase > 0;

-- Where a question is that an organisation handed over: never what it says, or who asked.
-- part sent_on
SELECT q.municipality, q.question, q.topic, h.stage, h.since_ms, o.name AS organisation_name, o.phone AS organisation_phone
  FROM question q
  JOIN holding h ON h.municipality = q.municipality AND h.question = q.question
  JOIN organisation o ON o.organisation = h.organisation
 WHERE EXISTS (SELECT 1 FROM handover v WHERE v.municipality = q.municipality AND v.question = q.question AND v.from_organisation = $1 AND v.phase > 0)
   AND h.organisation <> $1;

-- sent_by_code (from_organisation int, code_hash bytes, limit int) -> list sent_row
@sent_on AND q.code_hash = $2 LIMIT $3;

-- sent_by_begin (from_organisation int, begin_hash bytes, limit int) -> list sent_row
@sent_on AND q.begin_hash = $2 LIMIT $3;

-- Who said no, was silent, gave it back, or is not wanted.
-- handover_tried (municipality int, question int) -> list inline (organisation int)
SELECT to_organisation AS organisation FROM handover
 WHERE municipality = $1 AND question = $2
   AND (state = 'rejected' OR (state = 'failed' AND reason <> 'no_consent') OR reason IN ('withdrawn', 'refused'))
UNION
SELECT organisation FROM happening
 WHERE municipality = $1 AND question = $2 AND kind = 'passed_back' AND organisation IS NOT NULL
 LIMIT 200;

-- handover_late (now_ms int, limit int) -> list handover_question_row
SELECT municipality, question FROM handover WHERE phase = 0 AND due_ms <= $1 ORDER BY due_ms LIMIT $2;

-- handover_behind (limit int) -> list handover_question_row
SELECT v.municipality, v.question
  FROM handover v
  JOIN holding h ON h.municipality = v.municipality AND h.question = v.question
 WHERE (v.phase = 0 AND (h.organisation <> v.from_organisation OR h.stage = 'closed'))
    OR (v.phase = 1 AND (h.organisation <> v.to_organisation OR h.stage = 'closed' OR (h.stage = 'answered' AND v.state = 'accepted')))
 LIMIT $1;

-- ---- lists: each walks one index from where the page begins ----

-- part handover_line
SELECT v.municipality, v.question, v.handover, m.name AS municipality_name, q.topic, q.danger, q.last_day, f.name AS from_name, t.name AS to_name, v.state, v.reason,
       v.weeks, v.outcome, v.offered_ms, v.due_ms, v.changed_ms, n.name AS next_name, v.begins
  FROM handover v
  JOIN question q ON q.municipality = v.municipality AND q.question = v.question
  JOIN municipality m ON m.municipality = v.municipality
  JOIN organisation f ON f.organisation = v.from_organisation
  JOIN organisation t ON t.organisation = v.to_organisation
  LEFT JOIN organisation n ON n.organisation = v.next_organisation;

-- By who offered it, and not closed.
-- part still_held
  JOIN holding h ON h.municipality = v.municipality AND h.question = v.question AND h.organisation = v.from_organisation AND h.stage <> 'closed';

-- handover_list_offered (organisation int, now_ms int, after_due_ms int, after_handover int, limit int) -> list handover_line_row
@handover_line
@still_held
 WHERE v.to_organisation = $1 AND v.phase = 0 AND v.state = 'requested' AND v.due_ms > $2 AND (v.due_ms, v.handover) > ($3, $4)
 ORDER BY v.due_ms, v.handover LIMIT $5;

-- handover_list_sent (organisation int, before_ms int, before_handover int, limit int) -> list handover_line_row
@handover_line
@still_held
 WHERE v.from_organisation = $1 AND v.phase = 0 AND (v.changed_ms, v.handover) < ($2, $3)
 ORDER BY v.changed_ms DESC, v.handover DESC LIMIT $4;

-- handover_list_returned (organisation int, before_ms int, before_handover int, limit int) -> list handover_line_row
@handover_line
@still_held
 WHERE v.from_organisation = $1 AND v.returned = 1 AND (v.changed_ms, v.handover) < ($2, $3)
 ORDER BY v.changed_ms DESC, v.handover DESC LIMIT $4;

-- handover_list_from (organisation int, phase int, before_ms int, before_handover int, limit int) -> list handover_line_row
@handover_line
 WHERE v.from_organisation = $1 AND v.phase = $2 AND (v.changed_ms, v.handover) < ($3, $4)
 ORDER BY v.changed_ms DESC, v.handover DESC LIMIT $5;

-- handover_counts (organisation int, now_ms int) -> one inline (offered int, sent int, returned int)
SELECT (SELECT count(*) FROM (SELECT 1 FROM handover v
                                JOIN holding h ON h.municipality = v.municipality AND h.question = v.question
                                              AND h.organisation = v.from_organisation AND h.stage <> 'closed'
                               WHERE v.to_organisation = $1 AND v.phase = 0 AND v.state = 'requested' AND v.due_ms > $2 LIMIT 10) a) AS offered,
       (SELECT count(*) FROM (SELECT 1 FROM handover v
                                JOIN holding h ON h.municipality = v.municipality AND h.question = v.question
                                              AND h.organisation = v.from_organisation AND h.stage <> 'closed'
                               WHERE v.from_organisation = $1 AND v.phase = 0 LIMIT 10) b) AS sent,
       (SELECT count(*) FROM (SELECT 1 FROM handover v
                                JOIN holding h ON h.municipality = v.municipality AND h.question = v.question
                                              AND h.organisation = v.from_organisation AND h.stage <> 'closed'
                               WHERE v.from_organisation = $1 AND v.returned = 1 LIMIT 10) c) AS returned;

-- handover_coordination (organisation int, limit int) -> list handover_wait_row
SELECT m.name AS municipality_name, f.name AS from_name, t.name AS to_name, v.state, v.offered_ms, v.due_ms
  FROM organisation_municipality om
  JOIN handover v ON v.municipality = om.municipality AND v.phase = 0
  JOIN holding h ON h.municipality = v.municipality AND h.question = v.question AND h.organisation = v.from_organisation AND h.stage <> 'closed'
  JOIN municipality m ON m.municipality = v.municipality
  JOIN organisation f ON f.organisation = v.from_organisation
  JOIN organisation t ON t.organisation = v.to_organisation
 WHERE om.organisation = $1
 ORDER BY v.due_ms, v.handover LIMIT $2;
