-- first.sql - the link to set up an empty installation.

-- row setup_row (sealed bytes)

-- setup_clear () -> run
DELETE FROM setup;

-- setup_add (setup bytes, sealed bytes, expires_ms int) -> run 1
INSERT INTO setup (setup, sealed, expires_ms) VALUES ($1, $2, $3);

-- setup_get (setup bytes, now_ms int) -> one setup_row
SELECT sealed FROM setup WHERE setup = $1 AND expires_ms > $2;

-- setup_set (setup bytes, sealed bytes) -> run 1
UPDATE setup SET sealed = $2 WHERE setup = $1;

-- setup_purge (before_ms int) -> run
DELETE FROM setup WHERE expires_ms <= $1;
