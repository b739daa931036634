-- retain_test.sql - what is left of a question, for retain_test.c; generated with sqlc.py --unlisted.

-- row test_left_row (holdings int, questions int, wrapped_keys int, messages int, happenings int, drafts int, consents int)

-- test_left (municipality int, question int) -> one test_left_row
SELECT (SELECT count(*) FROM holding WHERE municipality = $1 AND question = $2) AS holdings,
       (SELECT count(*) FROM question WHERE municipality = $1 AND question = $2) AS questions,
       (SELECT count(*) FROM question_key WHERE municipality = $1 AND question = $2) AS wrapped_keys,
       (SELECT count(*) FROM message WHERE municipality = $1 AND question = $2) AS messages,
       (SELECT count(*) FROM happening WHERE municipality = $1 AND question = $2) AS happenings,
       (SELECT count(*) FROM reply_draft WHERE municipality = $1 AND question = $2) AS drafts,
       (SELECT count(*) FROM consent WHERE municipality = $1 AND question = $2) AS consents;

-- test_change_count () -> int
SELECT count(*) FROM change;

-- test_question_count () -> int
SELECT count(*) FROM question;
