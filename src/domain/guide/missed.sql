-- missed.sql - words of searches without a good answer.

-- row missed_row (word text, searches int)

-- missed_add (month int, word_hash bytes) -> int
INSERT INTO missed_word (month, word_hash, searches) VALUES ($1, $2, 1)
ON CONFLICT (month, word_hash) DO UPDATE SET searches = missed_word.searches + 1
RETURNING searches;

-- missed_name (month int, word_hash bytes, word text) -> run 1
UPDATE missed_word SET word = $3 WHERE month = $1 AND word_hash = $2;

-- missed_words (month int, rows_max int) -> list missed_row
SELECT word, CAST(sum(searches) AS BIGINT) AS searches FROM missed_word WHERE word <> '' AND month >= $1
 GROUP BY word ORDER BY sum(searches) DESC, word LIMIT $2;

-- missed_end (oldest int, month int) -> run
DELETE FROM missed_word WHERE month < $1 OR (month < $2 AND word = '');
