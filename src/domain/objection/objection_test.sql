-- objection_test.sql - statements that tests of objections look with.

-- test_procedure (municipality int, question int) -> one inline (state text, road text, outcome text, unsolved int, decide_day int, call_day int, next_day int, next_what text, withdraw_until int)
SELECT state, road, outcome, unsolved, decide_day, call_day, next_day, next_what, withdraw_until
  FROM procedure WHERE municipality = $1 AND question = $2;

-- test_warnings (subject text) -> int
SELECT count(*) FROM job WHERE kind = 'mail_objection_warning' AND subject LIKE $1;

-- test_warning_first (subject text) -> text
SELECT subject FROM job WHERE kind = 'mail_objection_warning' AND subject LIKE $1 ORDER BY subject LIMIT 1;

-- test_procedures (municipality int, question int) -> int
SELECT (SELECT count(*) FROM procedure WHERE municipality = $1 AND question = $2)
     + (SELECT count(*) FROM procedure_event WHERE municipality = $1 AND question = $2)
     + (SELECT count(*) FROM road_change WHERE municipality = $1 AND question = $2);
