-- 0023_learning.sql - what an organisation learns from objections and complaints that ended.
--
-- A row of learned says nothing of anybody and stays when the question is erased, so that figures of a year do not shrink
-- with what is kept for a year only. learned_of says which question it came from, and goes with the question.

CREATE TABLE learned (
    learned INT NOT NULL PRIMARY KEY,
    organisation INT NOT NULL REFERENCES organisation,
    municipality INT NOT NULL REFERENCES municipality,
    month INT NOT NULL,              -- of its end: year x 12 + month - 1; no day
    kind TEXT NOT NULL,
    topic TEXT NOT NULL,
    department TEXT NOT NULL,
    law TEXT NOT NULL,
    outcome TEXT NOT NULL,
    road TEXT NOT NULL,
    solved TEXT NOT NULL,            -- as the resident says, '' not said
    contact TEXT NOT NULL CHECK (contact IN ('in_time', 'late', 'none')), -- the first talk
    days INT NOT NULL,               -- from receipt to end
    cause TEXT NOT NULL,             -- '' not named yet; a code of the list of causes
    also_cause TEXT NOT NULL,
    what_changed TEXT NOT NULL        -- what was changed because of it; without anything of a person
);
CREATE INDEX learned_month ON learned (organisation, municipality, month);

CREATE TABLE learned_of (
    municipality INT NOT NULL,
    question INT NOT NULL,
    learned INT NOT NULL,
    PRIMARY KEY (municipality, question),
    FOREIGN KEY (municipality, question) REFERENCES procedure (municipality, question) ON DELETE CASCADE
);

-- Causes of one organisation. No rows: the list that the program comes with.
CREATE TABLE cause (
    organisation INT NOT NULL REFERENCES organisation,
    code TEXT NOT NULL,
    name TEXT NOT NULL,              -- '': the sentence that the program has for this code
    position INT NOT NULL,
    ended INT NOT NULL CHECK (ended IN (0, 1)), -- 1: not to be chosen any more; it stays in figures
    PRIMARY KEY (organisation, code)
);

-- What a road costs, as the organisation says. No row: nothing is said of cost.
CREATE TABLE road_cost (
    organisation INT NOT NULL PRIMARY KEY REFERENCES organisation,
    euro_an_hour INT NOT NULL,       -- 0: the other two are euros a case; else hours a case
    informal INT NOT NULL,
    formal INT NOT NULL
);

-- only: postgres
SELECT guard_by_organisation('learned');
CREATE POLICY also_coordinated ON learned FOR SELECT USING ((SELECT acting_may(4))
    AND municipality IN (SELECT o.municipality FROM organisation_municipality o
                          WHERE o.organisation = (SELECT acting_organisation())));
SELECT guard_by_holder('learned_of');
SELECT guard_by_organisation('cause');
CREATE POLICY also_seen ON cause FOR SELECT USING (true);
SELECT guard_by_organisation('road_cost');
CREATE POLICY also_seen ON road_cost FOR SELECT USING (true);
-- end
