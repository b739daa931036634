-- demo_test.sql - what the demo network holds, for demo_test.c; generated with sqlc.py --unlisted.

-- test_demo_stage (stage text) -> int
SELECT count(*) FROM holding WHERE stage = $1;

-- test_demo_outcome (outcome text) -> int
SELECT count(*) FROM question WHERE outcome = $1;

-- test_demo_why (why text) -> int
SELECT count(*) FROM holding WHERE why = $1 AND caught = 1;

-- row test_demo_row (questions int, danger int, english int, elsewhere int, added int, ahead int, overdue int)

-- test_demo (now_ms int) -> one test_demo_row
SELECT (SELECT count(*) FROM question) AS questions,
       (SELECT count(*) FROM question WHERE danger = 1) AS danger,
       (SELECT count(*) FROM question WHERE language = 'en') AS english,
       (SELECT count(*) FROM question WHERE municipality <> 9901) AS elsewhere,
       (SELECT count(*) FROM message WHERE kind = 'addition') AS added,
       (SELECT count(*) FROM happening WHERE at_ms > $1) AS ahead,
       (SELECT count(*) FROM holding WHERE open = 1 AND due_ms <= $1) AS overdue;
