-- store_test.sql - statements of store_test.c, generated with sqlc.py --unlisted.

-- row test_thing_row (id int, topic text, weight real, sealed bytes, closed_ms int?, note text?,
--                     share real?, proof bytes?)

-- test_thing_add (id int, topic text, weight real, sealed bytes, closed_ms int?, note text?,
--                 share real?, proof bytes?) -> run 1
INSERT INTO thing (id, topic, weight, sealed, closed_ms, note, share, proof)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- test_thing_get (id int) -> one test_thing_row
SELECT id, topic, weight, sealed, closed_ms, note, share, proof FROM thing WHERE id = $1;

-- test_thing_list (limit_rows int) -> list test_thing_row
SELECT id, topic, weight, sealed, closed_ms, note, share, proof FROM thing ORDER BY id LIMIT $1;

-- Parameters in another order than their numbers.
-- test_thing_rename (id int, topic text) -> run
UPDATE thing SET topic = $2 WHERE id = $1;

-- test_thing_take (id int) -> one inline (id int, topic text)
DELETE FROM thing WHERE id = $1 RETURNING id, topic;

-- test_thing_exists (id int) -> exists
SELECT 1 FROM thing WHERE id = $1;

-- test_thing_count () -> int
SELECT COUNT(*) FROM thing;

-- test_thing_nulls (id int) -> int
SELECT COUNT(*) FROM thing
 WHERE id = $1 AND closed_ms IS NULL AND note IS NULL AND share IS NULL AND proof IS NULL;

-- test_thing_topics (limit_rows int) -> list inline (topic text)
SELECT topic FROM thing ORDER BY topic LIMIT $1;

-- test_part_add (id int, thing int, amount int) -> run 1
INSERT INTO part (id, thing, amount) VALUES ($1, $2, $3);

-- test_part_sum (thing int) -> int?
SELECT CAST(SUM(amount) AS BIGINT) FROM part WHERE thing = $1;

-- The variants of one statement.
-- only: sqlite
-- test_engine () -> text
SELECT 'sqlite';

-- only: postgres
-- test_engine () -> text
SELECT 'postgres';
