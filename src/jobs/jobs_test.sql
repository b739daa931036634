-- jobs_test.sql - looking at the rows of jobs, for jobs_test.c; generated with sqlc.py --unlisted.

-- row test_job_row (due_ms int, tries int, leased_until_ms int, done_ms int, fault text)

-- test_job_get (kind text, subject text) -> one test_job_row
SELECT due_ms, tries, leased_until_ms, done_ms, fault FROM job WHERE kind = $1 AND subject = $2;

-- test_job_count () -> int
SELECT count(*) FROM job;
