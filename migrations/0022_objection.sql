-- 0022_objection.sql - procedures of an authority that run by law: objections, complaints, applications.
--
-- A procedure is a question with rows beside it. The question is bound to the organisation that must decide: it is not
-- passed on, not stopped and not moved by the clock. What happened is a row of procedure_event and is never changed: a
-- correction is a new row that replaces one. From those rows law/procedure computes every date; those that lists sort on
-- are written down in procedure, again at each change.

ALTER TABLE holding ADD COLUMN bound INT NOT NULL DEFAULT 0;       -- 1: the law binds it to this organisation while it runs
ALTER TABLE question ADD COLUMN keep_years INT NOT NULL DEFAULT 0; -- the law wants it kept so long after its end; 0: a year, and
                                                                   -- the resident may have it wiped

CREATE TABLE procedure (
    municipality INT NOT NULL,
    question INT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('objection', 'complaint', 'application')),
    state TEXT NOT NULL CHECK (state IN ('open', 'ended')),
    road TEXT NOT NULL CHECK (road IN ('', 'informal', 'formal')), -- chosen by the resident; '': not chosen
    outcome TEXT NOT NULL,           -- '' or a code of objection_outcomes
    solved TEXT NOT NULL,            -- as the resident says: '' (not asked or not said), yes, partly, no
    withdraw_until INT NOT NULL,     -- the last day to come back from withdrawing; 0: not withdrawn
    withdraw_how TEXT NOT NULL,      -- '' or page, letter, hearing
    unsolved INT NOT NULL,           -- 1: withdrawn, and nothing was solved: somebody looks again
    department TEXT NOT NULL,        -- whose decision it is
    law TEXT NOT NULL,               -- of what law, a code
    in_time INT NOT NULL,            -- -1: not known, 0: late, 1: in time
    received_day INT NOT NULL,       -- days since 1970; of the first body that got it
    last_day INT NOT NULL,           -- to object; 0: not known
    decide_day INT NOT NULL,         -- the last day to decide; 0: not known, or decided
    call_day INT NOT NULL,           -- the last day to call for the first time; 0: spoken, or not to be called
    next_day INT NOT NULL,           -- the first of all days to come, or passed and not dealt with; 0: none
    next_what TEXT NOT NULL,         -- which it is, a code of objection_whats
    counted_day INT NOT NULL,        -- when these days were last counted
    decided_by INT NULL REFERENCES professional, -- who took the decision: never the handler
    substitute INT NULL REFERENCES professional, -- is warned too
    registered_ms INT NOT NULL,
    ended_ms INT NOT NULL,           -- 0: open
    sealed BYTES NOT NULL,           -- representative, what was explained and heard, what was agreed
    PRIMARY KEY (municipality, question),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question) ON DELETE CASCADE
);
CREATE INDEX procedure_next ON procedure (state, next_day);
CREATE INDEX procedure_withdrawing ON procedure (state, withdraw_until);
CREATE INDEX procedure_counted ON procedure (state, counted_day);

CREATE TABLE procedure_event (
    municipality INT NOT NULL,
    question INT NOT NULL,
    number INT NOT NULL,             -- 1, 2, ... in the order in which they were written down
    kind TEXT NOT NULL,              -- a code of law/procedure
    day INT NOT NULL,                -- when it happened
    until_day INT NOT NULL,          -- 0: none
    n INT NOT NULL,
    code TEXT NOT NULL,
    replaces INT NOT NULL,           -- the row that this one corrects; 0: none
    undone INT NOT NULL CHECK (undone IN (0, 1)), -- 1: what it replaces did not happen
    professional INT NULL REFERENCES professional, -- who wrote it down; NULL: the resident, on their own page
    at_ms INT NOT NULL,
    PRIMARY KEY (municipality, question, number),
    FOREIGN KEY (municipality, question) REFERENCES procedure (municipality, question) ON DELETE CASCADE
);

-- The resident's choice of road, each time it was made.
CREATE TABLE road_change (
    municipality INT NOT NULL,
    question INT NOT NULL,
    number INT NOT NULL,
    road TEXT NOT NULL CHECK (road IN ('informal', 'formal')),
    how TEXT NOT NULL CHECK (how IN ('page', 'phone', 'letter', 'talk', 'hearing')),
    professional INT NULL REFERENCES professional, -- who wrote it down; NULL: the resident, on their own page
    at_ms INT NOT NULL,
    PRIMARY KEY (municipality, question, number),
    FOREIGN KEY (municipality, question) REFERENCES procedure (municipality, question) ON DELETE CASCADE
);

-- Other help that was asked for the resident: a question of its own.
CREATE TABLE procedure_help (
    municipality INT NOT NULL,
    question INT NOT NULL,           -- the objection
    help INT NOT NULL,               -- the other question, in the same municipality; it may be gone
    at_ms INT NOT NULL,
    PRIMARY KEY (municipality, question, help),
    FOREIGN KEY (municipality, question) REFERENCES procedure (municipality, question) ON DELETE CASCADE
);

-- Who was warned of what, so that nobody is warned twice of the same day.
CREATE TABLE procedure_warning (
    municipality INT NOT NULL,
    question INT NOT NULL,
    what TEXT NOT NULL,
    day INT NOT NULL,                -- the day that was warned of
    level INT NOT NULL,              -- 1: some working days before, 2: it passed
    at_ms INT NOT NULL,
    PRIMARY KEY (municipality, question, what, day, level),
    FOREIGN KEY (municipality, question) REFERENCES procedure (municipality, question) ON DELETE CASCADE
);

-- How a municipality works. Without a row: call within five working days, warn three before a day.
CREATE TABLE procedure_setting (
    municipality INT NOT NULL PRIMARY KEY REFERENCES municipality,
    call_workdays INT NOT NULL,
    warn_workdays INT NOT NULL
);

-- only: postgres
SELECT guard_by_holder('procedure');
SELECT guard_by_holder('procedure_event');
SELECT guard_by_holder('road_change');
SELECT guard_by_holder('procedure_help');
SELECT guard_by_holder('procedure_warning');
-- A coordinator (permission 4) sees that it is there and how old it is; what was said is sealed.
CREATE POLICY also_coordinated ON procedure FOR SELECT USING ((SELECT acting_may(4))
    AND municipality IN (SELECT o.municipality FROM organisation_municipality o
                          WHERE o.organisation = (SELECT acting_organisation())));
-- end
