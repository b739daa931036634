-- 0008_callback.sql - who wants to be called: when, and what to mind.

CREATE TABLE callback (
    municipality INT NOT NULL,
    question INT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('any', 'morning', 'afternoon', 'evening')), -- of the day
    voicemail INT NOT NULL,        -- 1: a message may be left
    sealed BYTES NOT NULL,         -- what to mind when calling, in the resident's words; may be empty
    PRIMARY KEY (municipality, question),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question) ON DELETE CASCADE
);
