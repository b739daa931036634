-- intake.sql - every statement about drafts, questions and who holds them.

-- row draft_row (sealed bytes, sent int)
-- row inbox_row (municipality int, question int, topic text, channel text, language text, danger int, last_day int, stage text, professional int?, due_ms int, since_ms int, news int, caught int, waits int, spoke int, answered_ms int?, closed_ms int)
-- row line_row (municipality int, question int, sealed_contact bytes, wrapped bytes, no_name int, no_contact int, seen int)
-- row coordination_row (municipality int, question int, municipality_name text, organisation_name text, stage text, due_ms int, since_ms int, asked_ms int, caught int, bound int, organisation int, organisation_phone text)
-- row state_row (municipality int, question int, topic text, channel text, outcome text, language text, asked_ms int, ended_ms int, danger int, last_day int, organisation int, professional int?, stage text, due_ms int, since_ms int, news int, why text, caught int, bound int, calling int, keep_years int, organisation_name text, organisation_phone text, paid_by text, steered_by text, answer_workdays int, municipality_name text, professional_name text?)
-- row message_row (kind text, organisation_name text?, professional_name text?, at_ms int, sealed bytes)
-- row happening_row (kind text, organisation_name text?, at_ms int, detail text, sealed bytes?)
-- row question_id_row (municipality int, question int)

-- ---- drafts ----

-- draft_get (draft bytes, now_ms int) -> one draft_row
SELECT sealed, sent FROM draft WHERE draft = $1 AND expires_ms > $2;

-- draft_put (draft bytes, sealed bytes, expires_ms int) -> run
INSERT INTO draft (draft, sealed, expires_ms, sent) VALUES ($1, $2, $3, 0)
ON CONFLICT (draft) DO UPDATE SET sealed = $2, expires_ms = $3 WHERE draft.sent = 0;

-- draft_set_sent (draft bytes, sealed bytes) -> run 1
UPDATE draft SET sealed = $2, sent = 1 WHERE draft = $1 AND sent = 0;

-- draft_delete (draft bytes) -> run
DELETE FROM draft WHERE draft = $1;

-- draft_purge (now_ms int) -> run
DELETE FROM draft WHERE expires_ms <= $1;

-- ---- asking ----

-- `calling`: 1 when it is to be answered by telephone, else 0.
-- holding_add (municipality int, question int, organisation int, due_ms int, since_ms int, why text, caught int, calling int) -> run later
INSERT INTO holding (municipality, question, organisation, professional, stage, open, due_ms, since_ms, news, why, caught, calling)
VALUES ($1, $2, $3, NULL, 'waiting', 1, $4, $5, 0, $6, $7, $8);

-- question_add (municipality int, question int, topic text, channel text, language text, asked_ms int, danger int, careful int, last_day int, code_hash bytes, begin_hash bytes, secret_hash bytes, sealed_contact bytes) -> run later
INSERT INTO question (municipality, question, topic, channel, language, asked_ms, ended_ms, outcome, danger, careful, last_day, code_hash, begin_hash, secret_hash, sealed_contact)
VALUES ($1, $2, $3, $4, $5, $6, 0, '', $7, $8, $9, $10, $11, $12, $13);

-- question_key_add (municipality int, question int, wrapped bytes) -> run later
INSERT INTO question_key (municipality, question, wrapped) VALUES ($1, $2, $3);

-- question_key_get (municipality int, question int) -> one inline (wrapped bytes)
SELECT wrapped FROM question_key WHERE municipality = $1 AND question = $2;

-- message_add (municipality int, question int, message int, kind text, professional int?, organisation int?, at_ms int, sealed bytes) -> run later
INSERT INTO message (municipality, question, message, kind, professional, organisation, at_ms, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- When the resident wants to be called, and what to mind.
-- call_wish_put (municipality int, question int, part text, voicemail int, sealed bytes, days text) -> run 1
INSERT INTO callback (municipality, question, part, voicemail, sealed, days) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (municipality, question) DO UPDATE SET part = $3, voicemail = $4, sealed = $5, days = $6;

-- call_wish_get (municipality int, question int) -> one inline (part text, voicemail int, sealed bytes, days text)
SELECT part, voicemail, sealed, days FROM callback WHERE municipality = $1 AND question = $2;

-- happening_add (municipality int, question int, happening int, kind text, organisation int?, professional int?, at_ms int, detail text, sealed bytes) -> run later
INSERT INTO happening (municipality, question, happening, kind, organisation, professional, at_ms, detail, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- ---- holding: the only statements that change who has a question ----

-- Whoever wants to be called is to be called again, as something new waits for an answer.
-- part call_again
calling = CASE WHEN calling > 0 THEN 1 ELSE 0 END;

-- part call_done
calling = CASE WHEN calling > 0 THEN 2 ELSE 0 END;

-- holding_take (municipality int, question int, organisation int, professional int, seen_holder int, open int, stage text) -> run 1
UPDATE holding SET professional = $4, stage = $7, open = $6, news = 0
 WHERE municipality = $1 AND question = $2 AND organisation = $3
   AND stage <> 'closed' AND COALESCE(professional, 0) = $5;

-- holding_move (municipality int, question int, from_organisation int, to_organisation int, due_ms int, now_ms int, why text) -> run 1
UPDATE holding
   SET organisation = $4, professional = NULL, stage = 'waiting', open = 1, due_ms = $5, since_ms = $6, why = $7, caught = 1,
       @call_again
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND stage <> 'closed';

-- holding_expire (municipality int, question int, from_organisation int, to_organisation int, due_ms int, now_ms int, why text) -> run
UPDATE holding
   SET organisation = $4, professional = NULL, stage = 'waiting', open = 1, due_ms = $5, since_ms = $6, why = $7, caught = 1,
       @call_again
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND open = 1 AND due_ms <= $6;

-- An answer in writing leaves who wants to be called on the list of calls.
-- holding_answer (municipality int, question int, organisation int, professional int, spoke int) -> run 1
UPDATE holding SET stage = 'answered', open = 0, news = 0,
       calling = CASE WHEN calling > 0 AND $5 = 1 THEN 2 ELSE calling END
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND professional = $4 AND stage <> 'closed';

-- holding_call_done (municipality int, question int, organisation int, professional int) -> run 1
UPDATE holding SET @call_done
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND professional = $4 AND stage <> 'closed';

-- A planned call stands on the list of calls, whatever was said before; where an answer was given, its day is what is promised now.
-- holding_call_planned (municipality int, question int, organisation int, professional int, due_ms int) -> run 1
UPDATE holding SET calling = 1, due_ms = CASE WHEN open = 1 THEN due_ms ELSE $5 END
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND professional = $4 AND stage <> 'closed';

-- The resident says whether to call: 0 never, also when something is added later.
-- holding_call_wish (municipality int, question int, calling int, due_ms int) -> run 1
UPDATE holding SET calling = $3, news = 1, due_ms = CASE WHEN open = 1 OR $3 = 0 THEN due_ms ELSE $4 END
 WHERE municipality = $1 AND question = $2 AND bound = 0 AND stage <> 'closed';

-- holding_news (municipality int, question int, stage text, open int, due_ms int) -> run 1
UPDATE holding SET stage = $3, open = $4, due_ms = $5, news = 1, @call_again
 WHERE municipality = $1 AND question = $2;

-- holding_close (municipality int, question int, now_ms int) -> run 1
UPDATE holding SET stage = 'closed', open = 0, news = 0, closed_ms = $3, @call_done
 WHERE municipality = $1 AND question = $2 AND stage <> 'closed';

-- holding_reopen (municipality int, question int, due_ms int) -> run 1
UPDATE holding SET stage = 'waiting', open = 1, professional = NULL, due_ms = $3, news = 1, closed_ms = 0, @call_again
 WHERE municipality = $1 AND question = $2 AND stage = 'closed';

-- holding_of_person (organisation int, professional int, limit int) -> list question_id_row
SELECT municipality, question FROM holding
 WHERE organisation = $1 AND professional = $2 AND stage IN ('taken', 'answered')
 ORDER BY due_ms, question LIMIT $3;

-- holding_succeed (municipality int, question int, organisation int, leaving int, successor int) -> run 1
UPDATE holding SET professional = $5
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND professional = $4 AND stage <> 'closed';

-- holding_release (municipality int, question int, organisation int, leaving int) -> run 1
UPDATE holding SET professional = NULL, stage = CASE WHEN stage = 'taken' THEN 'waiting' ELSE stage END
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND professional = $4 AND stage <> 'closed';

-- holding_overdue (now_ms int, limit int) -> list inline (municipality int, question int, organisation int, safety_net int, answer_workdays int)
SELECT h.municipality, h.question, h.organisation, s.organisation AS safety_net, o.answer_workdays
  FROM holding h
  JOIN safety_net s ON s.municipality = h.municipality
  JOIN organisation o ON o.organisation = s.organisation
 WHERE h.open = 1 AND h.due_ms <= $1 AND h.organisation <> s.organisation AND h.bound = 0
 ORDER BY h.due_ms LIMIT $2;

-- What presses more stays: the smaller number, see guide/danger.h.
-- question_endanger (municipality int, question int, peril int) -> run 1
UPDATE question SET danger = CASE WHEN danger BETWEEN 1 AND $3 THEN danger ELSE $3 END WHERE municipality = $1 AND question = $2;

-- The old code and link find nothing any more.
-- question_renew_code (municipality int, question int, code_hash bytes, begin_hash bytes, secret_hash bytes, sealed_contact bytes) -> run 1
UPDATE question SET code_hash = $3, begin_hash = $4, secret_hash = $5, sealed_contact = $6 WHERE municipality = $1 AND question = $2;

-- question_careful (municipality int, question int) -> run 1
UPDATE question SET careful = 1 WHERE municipality = $1 AND question = $2;

-- question_end (municipality int, question int, ended_ms int, outcome text) -> run 1
UPDATE question SET ended_ms = $3, outcome = $4 WHERE municipality = $1 AND question = $2;

-- ---- bound by law to who holds it ----

-- holding_bind (municipality int, question int, organisation int) -> run 1
UPDATE holding SET bound = 1 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND stage <> 'closed';

-- A question that was asked as any other becomes bound: who took it gives it to whoever handles it.
-- holding_bind_taken (municipality int, question int, organisation int, professional int, handler int, why text) -> run 1
UPDATE holding SET bound = 1, stage = 'taken', open = 1, professional = $5, why = $6, @call_again
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND professional = $4 AND bound = 0 AND stage <> 'closed';

-- holding_bind_again (municipality int, question int, organisation int, professional int) -> run 1
UPDATE holding SET bound = 1, stage = 'taken', open = 1, professional = $4, closed_ms = 0, @call_again
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND bound = 0;

-- question_topic_first (municipality int, question int, topic text) -> run
UPDATE question SET topic = $3 WHERE municipality = $1 AND question = $2 AND topic = '';

-- holding_bound_due (municipality int, question int, organisation int, due_ms int) -> run 1
UPDATE holding SET due_ms = $4 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND bound = 1;

-- The resident did something that is to be looked at.
-- holding_bound_news (municipality int, question int) -> run 1
UPDATE holding SET news = 1 WHERE municipality = $1 AND question = $2 AND bound = 1;

-- holding_bound_seen (municipality int, question int, organisation int, professional int) -> run 1
UPDATE holding SET news = 0 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND professional = $4 AND bound = 1;

-- holding_unbind (municipality int, question int, organisation int, now_ms int) -> run 1
UPDATE holding SET bound = 0, stage = 'closed', open = 0, news = 0, closed_ms = $4, @call_done
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND bound = 1;

-- question_keep (municipality int, question int, keep_years int) -> run 1
UPDATE question SET keep_years = $3 WHERE municipality = $1 AND question = $2;

-- ---- reading ----

-- question_by_code (code_hash bytes) -> one question_id_row
SELECT municipality, question FROM question WHERE code_hash = $1;

-- question_by_secret (secret_hash bytes) -> one question_id_row
SELECT municipality, question FROM question WHERE secret_hash = $1;

-- question_by_code_here (code_hash bytes, organisation int) -> one question_id_row
SELECT q.municipality, q.question
  FROM question q JOIN holding h ON h.municipality = q.municipality AND h.question = q.question
 WHERE q.code_hash = $1 AND h.organisation = $2;

-- state_get (municipality int, question int) -> one state_row
SELECT q.municipality, q.question, q.topic, q.channel, q.outcome, q.language, q.asked_ms, q.ended_ms, q.danger, q.last_day,
       h.organisation, h.professional, h.stage, h.due_ms, h.since_ms, h.news, h.why, h.caught, h.bound, h.calling, q.keep_years,
       o.name AS organisation_name, o.phone AS organisation_phone, o.paid_by, o.steered_by, o.answer_workdays,
       m.name AS municipality_name, p.name AS professional_name
  FROM question q
  JOIN holding h ON h.municipality = q.municipality AND h.question = q.question
  JOIN organisation o ON o.organisation = h.organisation
  JOIN municipality m ON m.municipality = q.municipality
  LEFT JOIN professional p ON p.professional = h.professional
 WHERE q.municipality = $1 AND q.question = $2;

-- state_get_held (municipality int, question int, organisation int) -> one state_row
SELECT q.municipality, q.question, q.topic, q.channel, q.outcome, q.language, q.asked_ms, q.ended_ms, q.danger, q.last_day,
       h.organisation, h.professional, h.stage, h.due_ms, h.since_ms, h.news, h.why, h.caught, h.bound, h.calling, q.keep_years,
       o.name AS organisation_name, o.phone AS organisation_phone, o.paid_by, o.steered_by, o.answer_workdays,
       m.name AS municipality_name, p.name AS professional_name
  FROM question q
  JOIN holding h ON h.municipality = q.municipality AND h.question = q.question
  JOIN organisation o ON o.organisation = h.organisation
  JOIN municipality m ON m.municipality = q.municipality
  LEFT JOIN professional p ON p.professional = h.professional
 WHERE q.municipality = $1 AND q.question = $2 AND h.organisation = $3;

-- contact_get (municipality int, question int, organisation int) -> one inline (sealed_contact bytes, no_name int, no_contact int)
SELECT q.sealed_contact,
       (SELECT count(*) FROM sharing s WHERE s.municipality = $1 AND s.question = $2 AND s.organisation = $3 AND s.part = 'name' AND s.shown = 0) AS no_name,
       (SELECT count(*) FROM sharing s WHERE s.municipality = $1 AND s.question = $2 AND s.organisation = $3 AND s.part = 'contact' AND s.shown = 0) AS no_contact
  FROM question q WHERE q.municipality = $1 AND q.question = $2;

-- contact_set (municipality int, question int, sealed_contact bytes, careful int) -> run 1
UPDATE question SET sealed_contact = $3, careful = $4 WHERE municipality = $1 AND question = $2;

-- message_list (municipality int, question int, organisation int) -> list message_row
SELECT m.kind, o.name AS organisation_name, p.name AS professional_name, m.at_ms, m.sealed
  FROM message m
  LEFT JOIN sharing s ON s.municipality = m.municipality AND s.question = m.question AND s.organisation = $3
                     AND s.part = 'message' AND s.message = m.message
  LEFT JOIN organisation o ON o.organisation = m.organisation
  LEFT JOIN professional p ON p.professional = m.professional
 WHERE m.municipality = $1 AND m.question = $2
   AND COALESCE(s.shown, CASE WHEN m.kind = 'note' AND m.organisation <> $3 THEN 0 ELSE 1 END) = 1
 ORDER BY m.message LIMIT 500;

-- message_list_resident (municipality int, question int) -> list message_row
SELECT m.kind, o.name AS organisation_name, p.name AS professional_name, m.at_ms, m.sealed
  FROM message m
  LEFT JOIN organisation o ON o.organisation = m.organisation
  LEFT JOIN professional p ON p.professional = m.professional
 WHERE m.municipality = $1 AND m.question = $2 AND m.kind <> 'note'
 ORDER BY m.message LIMIT 500;

-- How often the resident wrote something more.
-- addition_count (municipality int, question int) -> int
SELECT count(*) FROM message WHERE municipality = $1 AND question = $2 AND kind = 'addition';

-- message_count (municipality int, question int) -> int
SELECT count(*) FROM message WHERE municipality = $1 AND question = $2;

-- What was said with it is for the organisation that wrote it; what comes with passing back, for the safety net too. To whom a
-- question was offered, and how that went, is for who offered it.
-- happening_list (municipality int, question int, organisation int) -> list happening_row
SELECT h.kind, o.name AS organisation_name, h.at_ms, h.detail,
       CASE WHEN h.organisation = $3
              OR (h.kind = 'passed_back' AND EXISTS (SELECT 1 FROM safety_net n WHERE n.municipality = $1 AND n.organisation = $3))
            THEN h.sealed END AS sealed
  FROM happening h LEFT JOIN organisation o ON o.organisation = h.organisation
 WHERE h.municipality = $1 AND h.question = $2
   AND (h.organisation = $3
        OR h.kind NOT IN ('consent_asked', 'consent_refused', 'offered', 'declined', 'unanswered', 'offer_ended', 'withdrawn'))
 ORDER BY h.happening LIMIT 500;

-- happening_linked (municipality int, question int) -> list inline (detail text)
SELECT detail FROM happening
 WHERE municipality = $1 AND question = $2 AND kind IN ('second', 'second_of') ORDER BY happening LIMIT 20;

-- In vain, since they last spoke.
-- called_in_vain (municipality int, question int) -> exists
SELECT 1 FROM happening t
 WHERE t.municipality = $1 AND t.question = $2 AND t.kind = 'called' AND t.detail <> 'spoke'
   AND NOT EXISTS (SELECT 1 FROM happening s WHERE s.municipality = $1 AND s.question = $2 AND s.kind = 'called' AND s.detail = 'spoke'
                      AND s.happening > t.happening);

-- What somebody answered since the resident wrote.
-- replies_since (municipality int, question int, professional int, limit int) -> list inline (sealed bytes)
SELECT m.sealed FROM message m
 WHERE m.municipality = $1 AND m.question = $2 AND m.kind = 'reply' AND m.professional = $3
   AND m.message > COALESCE((SELECT max(w.message) FROM message w WHERE w.municipality = $1 AND w.question = $2
                                AND w.kind IN ('question', 'addition')), 0)
 ORDER BY m.message DESC LIMIT $4;

-- reply_draft_put (municipality int, question int, professional int, kind text, sealed bytes, at_ms int) -> run 1
INSERT INTO reply_draft (municipality, question, professional, kind, sealed, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (municipality, question, professional, kind) DO UPDATE SET sealed = $5, at_ms = $6;

-- reply_draft_get (municipality int, question int, professional int, kind text) -> one inline (sealed bytes)
SELECT sealed FROM reply_draft WHERE municipality = $1 AND question = $2 AND professional = $3 AND kind = $4;

-- reply_draft_delete (municipality int, question int, professional int, kind text) -> run
DELETE FROM reply_draft WHERE municipality = $1 AND question = $2 AND professional = $3 AND kind = $4;

-- reply_draft_pass (municipality int, question int, leaving int, successor int) -> run
UPDATE reply_draft SET professional = $4
 WHERE municipality = $1 AND question = $2 AND professional = $3
   AND NOT EXISTS (SELECT 1 FROM reply_draft d
                    WHERE d.municipality = $1 AND d.question = $2 AND d.professional = $4 AND d.kind = reply_draft.kind);

-- ---- handing over ----

-- holding_hand_over (municipality int, question int, from_organisation int, to_organisation int, professional int?, stage text, due_ms int, now_ms int, why text) -> run 1
UPDATE holding
   SET organisation = $4, professional = $5, stage = $6, open = 1, due_ms = $7, since_ms = $8, news = 0, why = $9, caught = 0,
       @call_again
 WHERE municipality = $1 AND question = $2 AND organisation = $3 AND stage <> 'closed';

-- What the sender does not see cannot go along; what the receiver wrote itself, it keeps seeing.
-- packet_add (municipality int, question int, packet int, organisation int, to_organisation int, parts int) -> run later
INSERT INTO packet (municipality, question, packet, message, goes)
SELECT m.municipality, m.question, $3, m.message,
       CASE WHEN COALESCE(s.shown, CASE WHEN m.kind = 'note' AND m.organisation <> $4 THEN 0 ELSE 1 END) = 1
             AND ((m.kind = 'question' AND ($6 & 1) <> 0) OR (m.kind = 'addition' AND ($6 & 2) <> 0)
                  OR (m.kind = 'reply' AND ($6 & 4) <> 0)
                  OR (m.kind = 'note' AND m.organisation = $4 AND ($6 & 8) <> 0))
            THEN 1 ELSE 0 END
  FROM message m
  LEFT JOIN sharing s ON s.municipality = m.municipality AND s.question = m.question AND s.organisation = $4
                     AND s.part = 'message' AND s.message = m.message
 WHERE m.municipality = $1 AND m.question = $2 AND COALESCE(m.organisation, 0) <> $5;

-- The same choice, before there is an offer.
-- packet_preview (municipality int, question int, organisation int, to_organisation int, parts int) -> list message_row
SELECT m.kind, o.name AS organisation_name, p.name AS professional_name, m.at_ms, m.sealed
  FROM message m
  LEFT JOIN sharing s ON s.municipality = m.municipality AND s.question = m.question AND s.organisation = $3
                     AND s.part = 'message' AND s.message = m.message
  LEFT JOIN organisation o ON o.organisation = m.organisation
  LEFT JOIN professional p ON p.professional = m.professional
 WHERE m.municipality = $1 AND m.question = $2 AND COALESCE(m.organisation, 0) <> $4
   AND COALESCE(s.shown, CASE WHEN m.kind = 'note' AND m.organisation <> $3 THEN 0 ELSE 1 END) = 1
   AND ((m.kind = 'question' AND ($5 & 1) <> 0) OR (m.kind = 'addition' AND ($5 & 2) <> 0)
        OR (m.kind = 'reply' AND ($5 & 4) <> 0)
        OR (m.kind = 'note' AND m.organisation = $3 AND ($5 & 8) <> 0))
 ORDER BY m.message LIMIT 500;

-- packet_list (municipality int, question int, packet int) -> list message_row
SELECT m.kind, o.name AS organisation_name, p.name AS professional_name, m.at_ms, m.sealed
  FROM packet k
  JOIN message m ON m.municipality = k.municipality AND m.question = k.question AND m.message = k.message
  LEFT JOIN organisation o ON o.organisation = m.organisation
  LEFT JOIN professional p ON p.professional = m.professional
 WHERE k.municipality = $1 AND k.question = $2 AND k.packet = $3 AND k.goes = 1
 ORDER BY m.message LIMIT 500;

-- sharing_clear (municipality int, question int, organisation int) -> run later
DELETE FROM sharing WHERE municipality = $1 AND question = $2 AND organisation = $3;

-- sharing_of_packet (municipality int, question int, packet int, organisation int) -> run later
INSERT INTO sharing (municipality, question, organisation, part, message, shown)
SELECT municipality, question, $4, 'message', message, goes FROM packet WHERE municipality = $1 AND question = $2 AND packet = $3;

-- sharing_withhold (municipality int, question int, organisation int, part text) -> run later
INSERT INTO sharing (municipality, question, organisation, part, message, shown) VALUES ($1, $2, $3, $4, 0, 0);

-- ---- lists: each walks one index from where the page begins ----

-- An answer is due, or a call that was promised; what the law binds has a list of its own. As in the indexes of 0032.
-- part waits
(h.open = 1 OR (h.calling = 1 AND h.bound = 0));

-- part inbox_line
SELECT h.municipality, h.question, q.topic, q.channel, q.language, q.danger, q.last_day, h.stage, h.professional, h.due_ms, h.since_ms, h.news, h.caught,
       CASE WHEN @waits THEN 1 ELSE 0 END AS waits, 0 AS spoke, CAST(NULL AS bigint) AS answered_ms, h.closed_ms
  FROM holding h
  JOIN question q ON q.municipality = h.municipality AND q.question = h.question;

-- The same, and what came after an answer.
-- part inbox_answered_line
SELECT h.municipality, h.question, q.topic, q.channel, q.language, q.danger, q.last_day, h.stage, h.professional, h.due_ms, h.since_ms, h.news, h.caught,
       CASE WHEN @waits THEN 1 ELSE 0 END AS waits,
       CASE WHEN h.calling = 1 AND h.stage = 'answered' AND EXISTS (SELECT 1 FROM happening t WHERE t.municipality = h.municipality
                 AND t.question = h.question AND t.kind = 'called' AND t.detail = 'spoke') THEN 1 ELSE 0 END AS spoke,
       CASE WHEN h.stage = 'answered' THEN (SELECT max(t.at_ms) FROM happening t WHERE t.municipality = h.municipality AND t.question = h.question
                 AND (t.kind = 'answered' OR (t.kind = 'called' AND t.detail = 'spoke'))) END AS answered_ms, h.closed_ms
  FROM holding h
  JOIN question q ON q.municipality = h.municipality AND q.question = h.question;

-- Of a stage before an answer.
-- inbox_list (organisation int, stage text, after_due_ms int, after_question int, limit int) -> list inbox_row
@inbox_line
 WHERE h.organisation = $1 AND h.stage = $2 AND (h.due_ms, h.question) > ($3, $4)
 ORDER BY h.due_ms, h.question LIMIT $5;

-- inbox_answered (organisation int, after_due_ms int, after_question int, limit int) -> list inbox_row
@inbox_answered_line
 WHERE h.organisation = $1 AND h.stage = 'answered' AND (h.due_ms, h.question) > ($2, $3)
 ORDER BY h.due_ms, h.question LIMIT $4;

-- What was closed after a moment, newest first.
-- inbox_closed (organisation int, from_ms int, before_ms int, before_question int, limit int) -> list inbox_row
@inbox_line
 WHERE h.organisation = $1 AND h.closed_ms > 0 AND h.closed_ms > $2 AND (h.closed_ms, h.question) < ($3, $4)
 ORDER BY h.closed_ms DESC, h.question DESC LIMIT $5;

-- inbox_mine (organisation int, professional int, after_due_ms int, after_question int, limit int) -> list inbox_row
@inbox_line
 WHERE h.organisation = $1 AND h.professional = $2 AND h.stage = 'taken' AND (h.due_ms, h.question) > ($3, $4)
 ORDER BY h.due_ms, h.question LIMIT $5;

-- Whose code begins so; the sum keeps SQLite from walking all that the organisation has.
-- inbox_begins (organisation int, begin_hash bytes, limit int) -> list inbox_row
@inbox_answered_line
 WHERE q.begin_hash = $2 AND h.organisation + 0 = $1
 ORDER BY h.due_ms, h.question LIMIT $3;

-- inbox_overdue (organisation int, now_ms int, after_due_ms int, after_question int, limit int) -> list inbox_row
@inbox_answered_line
 WHERE h.organisation = $1 AND @waits AND h.due_ms <= $2 AND (h.due_ms, h.question) > ($3, $4)
 ORDER BY h.due_ms, h.question LIMIT $5;

-- What a line says of who asked, for who holds it; `seen`: this professional saw the name before, today.
-- part line
SELECT h.municipality, h.question, q.sealed_contact, k.wrapped,
       (SELECT count(*) FROM sharing s WHERE s.municipality = h.municipality AND s.question = h.question AND s.organisation = h.organisation
           AND s.part = 'name' AND s.shown = 0) AS no_name,
       (SELECT count(*) FROM sharing s WHERE s.municipality = h.municipality AND s.question = h.question AND s.organisation = h.organisation
           AND s.part = 'contact' AND s.shown = 0) AS no_contact,
       (SELECT count(*) FROM access_log a WHERE a.municipality = h.municipality AND a.question = h.question AND a.at_ms >= $3
           AND a.professional = $2 AND a.act IN ('opened', 'listed')) AS seen
  FROM holding h
  JOIN question q ON q.municipality = h.municipality AND q.question = h.question
  JOIN question_key k ON k.municipality = h.municipality AND k.question = h.question
 WHERE h.organisation = $1;

-- line_get (organisation int, professional int, today_ms int, municipality int, question int) -> one line_row
@line AND h.municipality = $4 AND h.question = $5;

-- The same of a page of inbox_mine.
-- lines_mine (organisation int, professional int, today_ms int, after_due_ms int, after_question int, limit int) -> list line_row
@line AND h.professional = $2 AND h.stage = 'taken' AND (h.due_ms, h.question) > ($4, $5)
 ORDER BY h.due_ms, h.question LIMIT $6;

-- And of what waits in inbox_list.
-- lines_waiting (organisation int, professional int, today_ms int, after_due_ms int, after_question int, limit int) -> list line_row
@line AND h.stage = 'waiting' AND (h.due_ms, h.question) > ($4, $5)
 ORDER BY h.due_ms, h.question LIMIT $6;

-- Where something was said of calling: what to mind, or when. Of each stage the newest promises.
-- part said_of_number
SELECT h.municipality, h.question FROM holding h WHERE h.organisation = $1;

-- number_said (organisation int, limit int) -> list inline (municipality int, question int, sealed_contact bytes, wrapped bytes, careful int, part text?, days text?)
SELECT q.municipality, q.question, q.sealed_contact, k.wrapped,
       CASE WHEN q.careful = 1 OR length(c.sealed) > 0 THEN 1 ELSE 0 END AS careful, c.part, c.days
  FROM (SELECT municipality, question FROM (@said_of_number AND h.stage = 'waiting' ORDER BY h.due_ms DESC, h.question DESC LIMIT $2) w
        UNION ALL
        SELECT municipality, question FROM (@said_of_number AND h.stage = 'taken' ORDER BY h.due_ms DESC, h.question DESC LIMIT $2) t
        UNION ALL
        SELECT municipality, question FROM (@said_of_number AND h.stage = 'answered' ORDER BY h.due_ms DESC, h.question DESC LIMIT $2) a
        UNION ALL
        SELECT municipality, question FROM (@said_of_number AND h.stage = 'closed' ORDER BY h.due_ms DESC, h.question DESC LIMIT $2) e) n
  JOIN question q ON q.municipality = n.municipality AND q.question = n.question
  JOIN question_key k ON k.municipality = n.municipality AND k.question = n.question
  LEFT JOIN callback c ON c.municipality = n.municipality AND c.question = n.question
 WHERE q.channel = 'phone' AND (q.careful = 1 OR length(c.sealed) > 0 OR c.part <> 'any' OR c.days <> '')
   AND NOT EXISTS (SELECT 1 FROM sharing s WHERE s.municipality = n.municipality AND s.question = n.question AND s.organisation = $1
                      AND s.part = 'contact' AND s.shown = 0)
 ORDER BY q.question DESC LIMIT $2;

-- inbox_counts (organisation int, professional int, now_ms int) -> one inline (waiting int, mine int, answered int, overdue int)
SELECT (SELECT count(*) FROM (SELECT 1 FROM holding WHERE organisation = $1 AND stage = 'waiting' LIMIT 10) w) AS waiting,
       (SELECT count(*) FROM (SELECT 1 FROM holding WHERE organisation = $1 AND professional = $2 AND stage = 'taken' LIMIT 10) t) AS mine,
       (SELECT count(*) FROM (SELECT 1 FROM holding WHERE organisation = $1 AND stage = 'answered' LIMIT 10) a) AS answered,
       (SELECT count(*) FROM (SELECT 1 FROM holding h WHERE h.organisation = $1 AND @waits AND h.due_ms <= $3 LIMIT 10) o) AS overdue;

-- coordination_list (organisation int, after_due_ms int, after_question int, limit int) -> list coordination_row
SELECT h.municipality, h.question, m.name AS municipality_name, o.name AS organisation_name, h.stage, h.due_ms, h.since_ms, q.asked_ms, h.caught, h.bound, h.organisation, o.phone AS organisation_phone
  FROM organisation_municipality om
  JOIN holding h ON h.municipality = om.municipality AND @waits
  JOIN question q ON q.municipality = h.municipality AND q.question = h.question
  JOIN organisation o ON o.organisation = h.organisation
  JOIN municipality m ON m.municipality = h.municipality
 WHERE om.organisation = $1 AND (h.due_ms, h.question) > ($2, $3)
 ORDER BY h.due_ms, h.question LIMIT $4;

-- How many each organisation has, and since when the first waits.
-- coordination_totals (organisation int, now_ms int) -> list inline (organisation_name text, waiting int, oldest_ms int, overdue int)
SELECT o.name AS organisation_name, count(*) AS waiting, min(q.asked_ms) AS oldest_ms,
       sum(CASE WHEN h.due_ms <= $2 THEN 1 ELSE 0 END) AS overdue
  FROM organisation_municipality om
  JOIN holding h ON h.municipality = om.municipality AND @waits
  JOIN question q ON q.municipality = h.municipality AND q.question = h.question
  JOIN organisation o ON o.organisation = h.organisation
 WHERE om.organisation = $1
 GROUP BY h.organisation, o.name ORDER BY overdue DESC, o.name, h.organisation LIMIT 200;

-- ---- entered beside a resident ----

-- row referral_row (municipality int, question int, at_ms int, topic text, municipality_name text, organisation_name text, stage text, outcome text, due_ms int)

-- referral_add (municipality int, question int, organisation int, professional int, told int, at_ms int) -> run 1
INSERT INTO referral (municipality, question, organisation, professional, told, at_ms) VALUES ($1, $2, $3, $4, $5, $6);

-- referral_list (organisation int, before_ms int, before_question int, limit int) -> list referral_row
SELECT r.municipality, r.question, r.at_ms, q.topic, m.name AS municipality_name, o.name AS organisation_name, h.stage, q.outcome, h.due_ms
  FROM referral r
  JOIN question q ON q.municipality = r.municipality AND q.question = r.question
  JOIN holding h ON h.municipality = r.municipality AND h.question = r.question
  JOIN organisation o ON o.organisation = h.organisation
  JOIN municipality m ON m.municipality = r.municipality
 WHERE r.organisation = $1 AND r.told = 1 AND (r.at_ms, r.question) < ($2, $3)
 ORDER BY r.at_ms DESC, r.question DESC LIMIT $4;

-- referral_delete (municipality int, question int) -> run
DELETE FROM referral WHERE municipality = $1 AND question = $2;

-- ---- telling open pages ----

-- change_add (change int, at_ms int, channel text) -> run later
INSERT INTO change (change, at_ms, channel) VALUES ($1, $2, $3);

-- change_since (since_ms int, limit int) -> list inline (change int, at_ms int, channel text)
SELECT change, at_ms, channel FROM change WHERE at_ms >= $1 ORDER BY at_ms, change LIMIT $2;

-- change_purge (before_ms int) -> run
DELETE FROM change WHERE at_ms < $1;

-- ---- erasing ----

-- question_old (now_ms int, year_ms int, limit int) -> list question_id_row
SELECT municipality, question FROM question
 WHERE ended_ms > 0 AND ended_ms < $1 - $2
   AND ended_ms < $1 - $2 * CASE WHEN keep_years > 1 THEN keep_years ELSE 1 END
 ORDER BY ended_ms LIMIT $3;

-- question_key_delete (municipality int, question int) -> run
DELETE FROM question_key WHERE municipality = $1 AND question = $2;

-- reply_draft_delete_all (municipality int, question int) -> run
DELETE FROM reply_draft WHERE municipality = $1 AND question = $2;

-- message_delete (municipality int, question int) -> run
DELETE FROM message WHERE municipality = $1 AND question = $2;

-- happening_delete (municipality int, question int) -> run
DELETE FROM happening WHERE municipality = $1 AND question = $2;

-- consent_delete (municipality int, question int) -> run
DELETE FROM consent WHERE municipality = $1 AND question = $2;

-- question_delete (municipality int, question int) -> run
DELETE FROM question WHERE municipality = $1 AND question = $2;

-- holding_delete (municipality int, question int) -> run
DELETE FROM holding WHERE municipality = $1 AND question = $2;

-- holding_open_of (organisation int) -> exists
SELECT 1 FROM holding h WHERE h.organisation = $1 AND @waits;

-- holding_open_in (municipality int) -> exists
SELECT 1 FROM holding h WHERE h.municipality = $1 AND @waits;

-- ---- keys ----

-- question_keyless (limit int) -> list question_id_row
SELECT q.municipality, q.question FROM question q
 WHERE NOT EXISTS (SELECT 1 FROM question_key k WHERE k.municipality = q.municipality AND k.question = q.question)
 LIMIT $1;

-- question_key_list (after_municipality int, after_question int, limit int) -> list inline (municipality int, question int, wrapped bytes)
SELECT municipality, question, wrapped FROM question_key
 WHERE (municipality, question) > ($1, $2)
 ORDER BY municipality, question LIMIT $3;

-- ---- for who runs it: counts and moments, never which question ----

-- holding_oldest_due () -> int
SELECT COALESCE(min(due_ms), 0) FROM holding WHERE open = 1;

-- change_last () -> int
SELECT COALESCE(max(at_ms), 0) FROM change;
