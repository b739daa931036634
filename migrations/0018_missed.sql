-- 0018_missed.sql - words of searches that found no good answer, for the editors (MISSION A3). A month as 202611.

-- A word is known by a keyed hash until ten searches of a month had it; only then is it written down. So no name and no
-- story can be read here.
CREATE TABLE missed_word (
    month INT NOT NULL,
    word_hash BYTES NOT NULL,
    searches INT NOT NULL,
    word TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (month, word_hash)
);
