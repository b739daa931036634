-- 0017_turn.sql - a writer on PostgreSQL that lost its race more than once takes the turn, and runs alone.

-- No row is ever in it: writers share a lock on the table, who has the turn keeps the others waiting for a moment.
CREATE TABLE turn (id INT NOT NULL PRIMARY KEY);
