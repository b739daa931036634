-- jobs.sql - work for later.

-- row job_row (job int, kind text, subject text, tries int)

-- job_put (job int, kind text, subject text, due_ms int) -> run 1
INSERT INTO job (job, kind, subject, due_ms, tries, leased_until_ms, done_ms, fault)
VALUES ($1, $2, $3, $4, 0, 0, 0, '')
-- Who is doing it at this moment loses the lease: their read may have come too early.
ON CONFLICT (kind, subject) DO UPDATE SET due_ms = $4, tries = 0, leased_until_ms = 0, done_ms = 0;

-- job_claim (now_ms int, leased_until_ms int) -> one job_row
UPDATE job SET leased_until_ms = $2, tries = tries + 1
 WHERE job = (SELECT job FROM job
               WHERE done_ms = 0 AND due_ms <= $1 AND leased_until_ms <= $1
               ORDER BY due_ms LIMIT 1)
   AND done_ms = 0 AND leased_until_ms <= $1
RETURNING job, kind, subject, tries;

-- job_done (job int, now_ms int, leased_until_ms int) -> run
UPDATE job SET done_ms = $2, leased_until_ms = 0, fault = '' WHERE job = $1 AND leased_until_ms = $3;

-- job_later (job int, due_ms int, fault text, leased_until_ms int) -> run
UPDATE job SET due_ms = $2, leased_until_ms = 0, fault = $3 WHERE job = $1 AND leased_until_ms = $4;

-- job_purge (before_ms int) -> run
DELETE FROM job WHERE done_ms > 0 AND done_ms < $1;

-- job_counts (tries int) -> one inline (waiting int, failed int)
SELECT (SELECT count(*) FROM job WHERE done_ms = 0 AND tries < $1) AS waiting,
       (SELECT count(*) FROM job WHERE done_ms = 0 AND tries >= $1) AS failed;
