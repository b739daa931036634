-- objection.sql - every statement about procedures: objections, complaints, applications.

-- row procedure_row (municipality int, question int, kind text, state text, road text, outcome text, solved text,
--   withdraw_until int, withdraw_how text, unsolved int, department text, law text, term_length int, term_unit text, term_source text, in_time int, received_day int,
--   last_day int, decide_day int, call_day int, next_day int, next_what text, decided_by int?, decided_by_name text?,
--   substitute int?, substitute_name text?, by_site int, reasons_follow int, registered_ms int, ended_ms int, sealed bytes)
-- row procedure_event_row (number int, kind text, day int, until_day int, n int, code text, replaces int, undone int, professional int?, professional_name text?, at_ms int)
-- row road_change_row (number int, road text, how text, professional int?, professional_name text?, at_ms int)
-- row procedure_line_row (municipality int, question int, kind text, state text, road text, outcome text, unsolved int, topic text, department text, decide_day int, call_day int, next_day int, next_what text, due_day int, decided_by int?, professional int?, professional_name text?, news int, by_site int, hearing_day int, hearing_minutes int, registered_ms int, ended_ms int, language text, careful int, call_part text, call_days text)
-- row procedure_wait_row (municipality_name text, organisation_name text, organisation_phone text, kind text, next_day int, next_what text, registered_ms int)
-- row procedure_key_row (municipality int, question int)

-- ---- writing ----

-- procedure_add (municipality int, question int, organisation int, topic text, kind text, department text, law text, received_day int, decided_by int?, substitute int?, by_site int, reasons_follow int, registered_ms int, sealed bytes, term_length int, term_unit text, term_source text) -> run 1
INSERT INTO procedure (municipality, question, organisation, topic, kind, state, road, outcome, solved, withdraw_until, withdraw_how, unsolved,
                       department, law, in_time, received_day, last_day, decide_day, call_day, next_day, next_what,
                       counted_day, decided_by, substitute, by_site, reasons_follow, registered_ms, ended_ms, sealed,
                       term_length, term_unit, term_source)
VALUES ($1, $2, $3, $4, $5, 'open', '', '', '', 0, '', 0, $6, $7, -1, $8, 0, 0, 0, 0, '', 0, $9, $10, $11, $12, $13, 0, $14, $15, $16, $17);

-- Did the resident write something after that moment?
-- procedure_written_since (municipality int, question int, since_ms int, until_ms int) -> exists
SELECT 1 FROM message WHERE municipality = $1 AND question = $2 AND kind = 'addition' AND at_ms >= $3 AND at_ms < $4;

-- How somebody wants to be called, from what was asked.
-- procedure_set_calling (municipality int, question int) -> run 1
UPDATE procedure
   SET language = (SELECT q.language FROM question q WHERE q.municipality = $1 AND q.question = $2),
       careful = (SELECT CASE WHEN q.careful = 1 OR length(c.sealed) > 0 THEN 1 ELSE 0 END
                    FROM question q LEFT JOIN callback c ON c.municipality = q.municipality AND c.question = q.question
                   WHERE q.municipality = $1 AND q.question = $2),
       call_part = COALESCE((SELECT c.part FROM callback c WHERE c.municipality = $1 AND c.question = $2), ''),
       call_days = COALESCE((SELECT c.days FROM callback c WHERE c.municipality = $1 AND c.question = $2), '')
 WHERE municipality = $1 AND question = $2;

-- procedure_set_days (municipality int, question int, in_time int, received_day int, last_day int, decide_day int, call_day int, next_day int, next_what text, due_day int, counted_day int, hearing_day int, hearing_minutes int) -> run 1
UPDATE procedure
   SET in_time = $3, received_day = $4, last_day = $5, decide_day = $6, call_day = $7, next_day = $8, next_what = $9, due_day = $10,
       counted_day = $11, hearing_day = $12, hearing_minutes = $13
 WHERE municipality = $1 AND question = $2;

-- procedure_set_road (municipality int, question int, road text) -> run 1
UPDATE procedure SET road = $3 WHERE municipality = $1 AND question = $2 AND state = 'open';

-- procedure_set_people (municipality int, question int, decided_by int?, substitute int?) -> run 1
UPDATE procedure SET decided_by = $3, substitute = $4 WHERE municipality = $1 AND question = $2;

-- procedure_set_sealed (municipality int, question int, sealed bytes) -> run 1
UPDATE procedure SET sealed = $3 WHERE municipality = $1 AND question = $2;

-- procedure_set_withdrawing (municipality int, question int, withdraw_until int, withdraw_how text, solved text) -> run 1
UPDATE procedure SET withdraw_until = $3, withdraw_how = $4, solved = $5
 WHERE municipality = $1 AND question = $2 AND state = 'open';

-- procedure_set_solved (municipality int, question int, solved text, unsolved int) -> run 1
UPDATE procedure SET solved = $3, unsolved = $4 WHERE municipality = $1 AND question = $2;

-- procedure_set_ended (municipality int, question int, outcome text, unsolved int, ended_ms int) -> run 1
UPDATE procedure SET state = 'ended', outcome = $3, unsolved = $4, ended_ms = $5
 WHERE municipality = $1 AND question = $2 AND state = 'open';

-- Open again: what was said of its end is said anew.
-- procedure_set_open (municipality int, question int) -> run 1
UPDATE procedure SET state = 'open', outcome = '', solved = '', unsolved = 0, ended_ms = 0, withdraw_until = 0, withdraw_how = ''
 WHERE municipality = $1 AND question = $2 AND state = 'ended';

-- procedure_event_add (municipality int, question int, number int, kind text, day int, until_day int, n int, code text, replaces int, undone int, professional int?, at_ms int) -> run 1
INSERT INTO procedure_event (municipality, question, number, kind, day, until_day, n, code, replaces, undone, professional, at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- road_change_add (municipality int, question int, number int, road text, how text, professional int?, at_ms int) -> run 1
INSERT INTO road_change (municipality, question, number, road, how, professional, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- procedure_help_add (municipality int, question int, help int, at_ms int) -> run 1
INSERT INTO procedure_help (municipality, question, help, at_ms) VALUES ($1, $2, $3, $4);

-- procedure_warning_add (municipality int, question int, what text, day int, level int, at_ms int) -> run
INSERT INTO procedure_warning (municipality, question, what, day, level, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (municipality, question, what, day, level) DO NOTHING;

-- procedure_setting_put (municipality int, call_workdays int, warn_workdays int, hearing_place text, court text) -> run 1
INSERT INTO procedure_setting (municipality, call_workdays, warn_workdays, hearing_place, court) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (municipality) DO UPDATE SET call_workdays = $2, warn_workdays = $3, hearing_place = $4, court = $5;

-- procedure_court_typed (municipality int, call_workdays int, warn_workdays int, court text) -> run 1
INSERT INTO procedure_setting (municipality, call_workdays, warn_workdays, court_typed) VALUES ($1, $2, $3, $4)
ON CONFLICT (municipality) DO UPDATE SET court_typed = $4;

-- Once it is on, who set it and since when stay as they are.
-- procedure_channel_open (municipality int, organisation int, professional int, at_ms int) -> run
UPDATE procedure_setting SET channel_organisation = $2, channel_by = $3, channel_ms = $4
 WHERE municipality = $1 AND channel_organisation IS NULL;

-- procedure_channel_close (municipality int, organisation int, professional int, at_ms int) -> run
UPDATE procedure_setting SET channel_organisation = NULL, channel_by = $3, channel_ms = $4
 WHERE municipality = $1 AND channel_organisation = $2;

-- ---- reading ----

-- procedure_get (municipality int, question int) -> one procedure_row
SELECT p.municipality, p.question, p.kind, p.state, p.road, p.outcome, p.solved, p.withdraw_until, p.withdraw_how, p.unsolved,
       p.department, p.law, p.term_length, p.term_unit, p.term_source, p.in_time, p.received_day, p.last_day, p.decide_day, p.call_day, p.next_day, p.next_what,
       p.decided_by, d.name AS decided_by_name, p.substitute, s.name AS substitute_name, p.by_site, p.reasons_follow, p.registered_ms, p.ended_ms, p.sealed
  FROM procedure p
  LEFT JOIN professional d ON d.professional = p.decided_by
  LEFT JOIN professional s ON s.professional = p.substitute
 WHERE p.municipality = $1 AND p.question = $2;

-- procedure_exists (municipality int, question int) -> exists
SELECT 1 FROM procedure WHERE municipality = $1 AND question = $2;

-- procedure_is_application (municipality int, question int) -> exists
SELECT 1 FROM procedure WHERE municipality = $1 AND question = $2 AND kind = 'application';

-- procedure_event_list (municipality int, question int) -> list procedure_event_row
SELECT e.number, e.kind, e.day, e.until_day, e.n, e.code, e.replaces, e.undone, e.professional, p.name AS professional_name, e.at_ms
  FROM procedure_event e LEFT JOIN professional p ON p.professional = e.professional
 WHERE e.municipality = $1 AND e.question = $2 ORDER BY e.number LIMIT 200;

-- road_change_list (municipality int, question int) -> list road_change_row
SELECT r.number, r.road, r.how, r.professional, p.name AS professional_name, r.at_ms
  FROM road_change r LEFT JOIN professional p ON p.professional = r.professional
 WHERE r.municipality = $1 AND r.question = $2 ORDER BY r.number LIMIT 200;

-- procedure_help_list (municipality int, question int) -> list inline (help int, at_ms int)
SELECT help, at_ms FROM procedure_help WHERE municipality = $1 AND question = $2 ORDER BY at_ms LIMIT 20;

-- procedure_helped (municipality int, help int) -> list procedure_key_row
SELECT municipality, question FROM procedure_help WHERE municipality = $1 AND help = $2 LIMIT 1;

-- procedure_setting_get (municipality int) -> one inline (call_workdays int, warn_workdays int, hearing_place text, court text, court_typed text)
SELECT call_workdays, warn_workdays, hearing_place, court, court_typed FROM procedure_setting WHERE municipality = $1;

-- procedure_channel_get (municipality int) -> one inline (organisation int?, by_name text?, at_ms int)
SELECT s.channel_organisation AS organisation, p.name AS by_name, s.channel_ms AS at_ms
  FROM procedure_setting s LEFT JOIN professional p ON p.professional = s.channel_by
 WHERE s.municipality = $1;

-- Only while it still decides there, and somebody handles what comes in.
-- procedure_channel_find (municipality int) -> one inline (organisation int, organisation_name text, phone text)
SELECT o.organisation, o.name AS organisation_name, o.phone
  FROM procedure_setting s
  JOIN organisation o ON o.organisation = s.channel_organisation AND o.active = 1 AND o.municipal = 1
  JOIN organisation_municipality m ON m.organisation = o.organisation AND m.municipality = s.municipality
 WHERE s.municipality = $1
   AND EXISTS (SELECT 1 FROM membership h JOIN professional p ON p.professional = h.professional AND p.active = 1
                WHERE h.organisation = o.organisation AND h.role = 'objection_handler');

-- procedure_channel_any () -> exists
SELECT 1 FROM procedure_setting WHERE channel_organisation IS NOT NULL;

-- The name is looked up for each line: in a join PostgreSQL may read all colleagues for each, which weighs little against the rest.
-- part procedure_line
SELECT p.municipality, p.question, p.kind, p.state, p.road, p.outcome, p.unsolved, p.topic, p.department, p.decide_day, p.call_day,
       p.next_day, p.next_what, p.due_day, p.decided_by, h.professional,
       (SELECT f.name FROM professional f WHERE f.professional = h.professional LIMIT 1) AS professional_name, h.news, p.by_site,
       p.hearing_day, p.hearing_minutes, p.registered_ms, p.ended_ms, p.language, p.careful, p.call_part, p.call_days
  FROM procedure p
  JOIN holding h ON h.municipality = p.municipality AND h.question = p.question;

-- Open ones of an organisation, what runs out first at the top; those without a day come last.
-- procedure_list (organisation int, after_day int, after_question int, limit int) -> list procedure_line_row
@procedure_line
 WHERE p.organisation = $1 AND p.state = 'open' AND (p.due_day, p.question) > ($2, $3)
 ORDER BY p.due_day, p.question LIMIT $4;

-- Ended, and not solved: somebody looks again.
-- procedure_unsolved (organisation int, limit int) -> list procedure_line_row
@procedure_line
 WHERE p.organisation = $1 AND p.unsolved = 1
 ORDER BY p.ended_ms DESC LIMIT $2;

-- Ended, and the penalty must still be set: of nothing else that ended a day comes.
-- procedure_penalties (organisation int, limit int) -> list procedure_line_row
@procedure_line
 WHERE p.organisation = $1 AND p.state = 'ended' AND p.next_day > 0
 ORDER BY p.due_day, p.question LIMIT $2;

-- Ended, the newest first; outcome '': any.
-- procedure_ended_list (organisation int, outcome text, since_ms int, before_ms int, before_question int, limit int) -> list procedure_line_row
@procedure_line
 WHERE p.organisation = $1 AND p.state = 'ended' AND ($2 = '' OR p.outcome = $2)
   AND p.ended_ms >= $3 AND (p.ended_ms, p.question) < ($4, $5)
 ORDER BY p.ended_ms DESC, p.question DESC LIMIT $6;

-- For a coordinator: that it is there and how old it is, and nothing else.
-- procedure_coordination (organisation int, limit int) -> list procedure_wait_row
SELECT m.name AS municipality_name, o.name AS organisation_name, o.phone AS organisation_phone, p.kind, p.next_day, p.next_what, p.registered_ms
  FROM procedure p
  JOIN holding h ON h.municipality = p.municipality AND h.question = p.question
  JOIN organisation o ON o.organisation = h.organisation
  JOIN municipality m ON m.municipality = p.municipality
 WHERE p.state IN ('open', 'ended') AND p.next_day > 0
   AND p.municipality IN (SELECT x.municipality FROM organisation_municipality x WHERE x.organisation = $1)
 ORDER BY p.next_day, p.question LIMIT $2;

-- ---- what happens by itself ----

-- Of whose day nobody was warned yet (2: it passed, 1: it comes), first come first.
-- procedure_coming (today int, until_day int, limit int) -> list inline (municipality int, question int, organisation int, professional int?, substitute int?, next_day int, next_what text)
SELECT p.municipality, p.question, h.organisation, h.professional, p.substitute, p.next_day, p.next_what
  FROM procedure p JOIN holding h ON h.municipality = p.municipality AND h.question = p.question
 WHERE p.state IN ('open', 'ended') AND p.next_day > 0 AND p.next_day <= $2
   AND NOT EXISTS (SELECT 1 FROM procedure_warning w
                    WHERE w.municipality = p.municipality AND w.question = p.question AND w.what = p.next_what
                      AND w.day = p.next_day AND w.level = CASE WHEN p.next_day < $1 THEN 2 ELSE 1 END)
 ORDER BY p.next_day LIMIT $3;

-- procedure_uncounted (before_day int, limit int) -> list procedure_key_row
SELECT municipality, question FROM procedure WHERE state = 'open' AND counted_day < $1 ORDER BY counted_day LIMIT $2;

-- procedure_withdrawn (before_day int, limit int) -> list procedure_key_row
SELECT municipality, question FROM procedure
 WHERE state = 'open' AND withdraw_until > 0 AND withdraw_until < $1 LIMIT $2;

-- procedure_mail_to (professional int) -> one inline (name text, email text)
SELECT name, email FROM professional WHERE professional = $1 AND active = 1;

-- Coordinators of the municipality, and handlers of the organisation when nobody has it.
-- procedure_coordinators (municipality int, limit int) -> list inline (professional int)
SELECT DISTINCT m.professional
  FROM membership m
  JOIN professional p ON p.professional = m.professional AND p.active = 1
  JOIN organisation_municipality o ON o.organisation = m.organisation
 WHERE o.municipality = $1 AND m.role = 'coordinator' ORDER BY m.professional LIMIT $2;

-- procedure_handlers (organisation int, limit int) -> list inline (professional int, name text)
SELECT m.professional, p.name
  FROM membership m JOIN professional p ON p.professional = m.professional AND p.active = 1
 WHERE m.organisation = $1 AND m.role = 'objection_handler' ORDER BY p.name, m.professional LIMIT $2;

-- procedure_deciders (organisation int, limit int) -> list inline (professional int, name text)
SELECT m.professional, p.name
  FROM membership m JOIN professional p ON p.professional = m.professional AND p.active = 1
 WHERE m.organisation = $1 ORDER BY p.name, m.professional LIMIT $2;
