-- 0021_decision.sql - what letters with a decision say, explained behind the short code that stands in them.

-- A kind of decision that many people get, or one decision. Nothing here is about a person.
CREATE TABLE decision (
    decision INT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,          -- 6 characters, crypto/code.h; no secret
    organisation INT NOT NULL REFERENCES organisation (organisation), -- part of the municipality; keeps it
    municipality INT NOT NULL REFERENCES municipality (municipality),
    created_ms INT NOT NULL,
    ended_ms INT NULL                   -- such letters are no longer sent; who has one still finds it
);
CREATE INDEX decision_by_organisation ON decision (organisation, decision);

-- Every save is a row. Residents see the newest.
CREATE TABLE decision_version (
    decision INT NOT NULL REFERENCES decision (decision),
    organisation INT NOT NULL,
    number INT NOT NULL,                -- 1, 2, 3 ...
    title TEXT NOT NULL,
    said TEXT NOT NULL,                 -- what the letter says; Markdown
    can_do TEXT NOT NULL,               -- what one can do; Markdown, may be empty
    topic TEXT NOT NULL,                -- data/topics.csv
    objection TEXT NOT NULL,            -- besluit, belasting, anders, geen
    published_day INT NOT NULL,         -- of one decision: the day it was made known, since 1970; 0: of a kind
    team TEXT NOT NULL,                 -- the line to ask
    phone TEXT NOT NULL,
    hours TEXT NOT NULL,                -- the kept form of domain/map/hours.h
    law TEXT NOT NULL,                  -- for helpers; may be empty
    findings INT NOT NULL,              -- of the readability gate; 0: it passes
    reason TEXT NOT NULL,               -- why it stands there below the gate; '' when it passes
    reason_words TEXT NOT NULL,
    written_by INT NOT NULL,            -- professional; 0: it came with the demo
    written_ms INT NOT NULL,
    PRIMARY KEY (decision, number),
    CHECK (objection IN ('besluit', 'belasting', 'anders', 'geen')),
    CHECK (findings = 0 OR reason <> '')
);

-- only: postgres
-- Residents read all of it by the code, as organisation 0; who keeps it changes it. See 0013_guard.sql.
SELECT guard_by_organisation('decision');
SELECT guard_by_organisation('decision_version');
-- end
