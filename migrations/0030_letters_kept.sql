-- 0030_letters_kept.sql - a letter that was sent stays as it was sent; where appeal goes is remembered.

CREATE TABLE kept_letter (
    municipality INT NOT NULL,
    question INT NOT NULL,
    number INT NOT NULL,             -- of procedure_event: the last that the letter knows of
    letter TEXT NOT NULL,            -- its code, as in its address
    representative INT NOT NULL CHECK (representative IN (0, 1)), -- 1: the one to who represents the resident
    day INT NOT NULL,                -- on which it was sent
    sealed BYTES NOT NULL,           -- its words
    PRIMARY KEY (municipality, question, number, letter, representative),
    FOREIGN KEY (municipality, question) REFERENCES procedure (municipality, question) ON DELETE CASCADE
);

ALTER TABLE procedure_setting ADD COLUMN court TEXT NOT NULL DEFAULT '';       -- where appeal goes; proposed each time
ALTER TABLE procedure_setting ADD COLUMN court_typed TEXT NOT NULL DEFAULT ''; -- as somebody typed it last; proposed without the other

-- only: postgres
SELECT guard_by_holder('kept_letter');
-- end
