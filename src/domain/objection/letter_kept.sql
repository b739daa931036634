-- letter_kept.sql - every statement about letters as they were sent.

-- row kept_letter_row (number int, letter text, representative int, day int)

-- kept_letter_add (municipality int, question int, number int, letter text, representative int, day int, sealed bytes) -> run 1
INSERT INTO kept_letter (municipality, question, number, letter, representative, day, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- The last that was sent comes first.
-- kept_letter_list (municipality int, question int) -> list kept_letter_row
SELECT number, letter, representative, day FROM kept_letter
 WHERE municipality = $1 AND question = $2 ORDER BY number DESC, letter, representative LIMIT 100;

-- kept_letter_get (municipality int, question int, number int, letter text, representative int) -> one inline (sealed bytes)
SELECT sealed FROM kept_letter
 WHERE municipality = $1 AND question = $2 AND number = $3 AND letter = $4 AND representative = $5;

-- kept_letter_delete (municipality int, question int, number int, letter text, representative int) -> run 1
DELETE FROM kept_letter WHERE municipality = $1 AND question = $2 AND number = $3 AND letter = $4 AND representative = $5;
