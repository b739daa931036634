-- session.sql - signed-in professionals.

-- row session_row (professional int, organisation int, permissions int, csrf text, started_ms int, seen_ms int)

-- session_add (token_hash bytes, professional int, organisation int, permissions int, csrf text, now_ms int) -> run 1
INSERT INTO session (token_hash, professional, organisation, permissions, csrf, started_ms, seen_ms)
VALUES ($1, $2, $3, $4, $5, $6, $6);

-- session_get (token_hash bytes, started_after_ms int, seen_after_ms int) -> one session_row
SELECT s.professional, s.organisation, s.permissions, s.csrf, s.started_ms, s.seen_ms
  FROM session s
  JOIN professional p ON p.professional = s.professional
  JOIN membership m ON m.professional = s.professional AND m.organisation = s.organisation
  JOIN organisation o ON o.organisation = s.organisation
 WHERE s.token_hash = $1 AND s.started_ms > $2 AND s.seen_ms > $3 AND p.active = 1 AND o.active = 1;

-- session_touch (token_hash bytes, now_ms int) -> run
UPDATE session SET seen_ms = $2 WHERE token_hash = $1;

-- session_delete (token_hash bytes) -> run
DELETE FROM session WHERE token_hash = $1;

-- session_delete_all (professional int) -> run
DELETE FROM session WHERE professional = $1;

-- session_delete_others (professional int, token_hash bytes) -> run
DELETE FROM session WHERE professional = $1 AND token_hash <> $2;

-- session_delete_of (professional int, organisation int) -> run
DELETE FROM session WHERE professional = $1 AND organisation = $2;

-- session_purge (started_before_ms int, seen_before_ms int) -> run
DELETE FROM session WHERE started_ms <= $1 OR seen_ms <= $2;
