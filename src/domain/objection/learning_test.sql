-- learning_test.sql - statements that tests of learning look with.

-- test_learned (organisation int) -> int
SELECT count(*) FROM learned WHERE organisation = $1;

-- test_learned_of (question int) -> int
SELECT count(*) FROM learned_of WHERE question = $1;

-- test_procedure_gone (municipality int, question int) -> run
DELETE FROM procedure WHERE municipality = $1 AND question = $2;
