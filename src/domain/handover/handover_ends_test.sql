-- handover_ends_test.sql - counting past the rules, for handover_ends_test.c; generated with sqlc.py --unlisted.

-- test_handover_rows (municipality int, question int) -> int
SELECT (SELECT count(*) FROM handover WHERE municipality = $1 AND question = $2)
     + (SELECT count(*) FROM packet WHERE municipality = $1 AND question = $2)
     + (SELECT count(*) FROM sharing WHERE municipality = $1 AND question = $2);

-- test_organisation_stop (organisation int) -> run 1
UPDATE organisation SET active = 0 WHERE organisation = $1;

-- test_withdrawn (municipality int, question int) -> int
SELECT count(*) FROM consent WHERE municipality = $1 AND question = $2 AND withdrawn_ms > 0;
