-- model_test.sql - counting holders past the rules, for model_test.c; generated with sqlc.py --unlisted.

-- test_holder_count (municipality int, question int) -> int
SELECT count(*) FROM holding WHERE municipality = $1 AND question = $2;

-- test_without_one_holder () -> int
SELECT count(*) FROM (SELECT q.municipality, q.question
                        FROM question q
                        LEFT JOIN holding h ON h.municipality = q.municipality AND h.question = q.question
                       GROUP BY q.municipality, q.question
                      HAVING count(h.question) <> 1) odd;

-- test_without_question () -> int
SELECT count(*) FROM holding h
 WHERE NOT EXISTS (SELECT 1 FROM question q WHERE q.municipality = h.municipality AND q.question = h.question);

-- Thousands of sequences share a few days: their changes of the same millisecond would one day get the same number.
-- test_forget_changes () -> run
DELETE FROM change;

-- test_professional_back (professional int) -> run
UPDATE professional SET active = 1 WHERE professional = $1;
