-- 0004_privacy_jobs.sql - consents, who looked, what changed, and work for later.

CREATE TABLE consent (
    municipality INT NOT NULL,
    question INT NOT NULL,
    consent INT NOT NULL,
    text_key TEXT NOT NULL,           -- which text was agreed to
    text_hash TEXT NOT NULL,          -- and its exact version
    language TEXT NOT NULL,
    given INT NOT NULL,               -- 0: asked, and not given
    at_ms INT NOT NULL,
    withdrawn_ms INT NOT NULL,        -- 0: not withdrawn
    PRIMARY KEY (municipality, question, consent),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question)
);
-- The texts themselves, so that a version can be shown for as long as a consent refers to it.
CREATE TABLE consent_text (
    text_hash TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    first_ms INT NOT NULL
);

-- Who looked at what. Only added to. Sealed in a chain by one job (seal = keyed hash of the row and the
-- seal before it), so that a row that is changed or taken out later is noticed.
CREATE TABLE access_log (
    access INT NOT NULL PRIMARY KEY,
    at_ms INT NOT NULL,
    professional INT NOT NULL,
    organisation INT NOT NULL,
    municipality INT NOT NULL,
    question INT NOT NULL,
    act TEXT NOT NULL,                -- opened, found, refused
    seal_number INT NULL UNIQUE,
    seal BYTES NULL
);
CREATE INDEX access_by_question ON access_log (municipality, question, at_ms);
CREATE INDEX access_unsealed ON access_log (seal_number, at_ms);

-- Told to open pages, see web/events.h. A window of seconds is read; rows go after an hour.
CREATE TABLE change (
    change INT NOT NULL PRIMARY KEY,
    at_ms INT NOT NULL,
    channel TEXT NOT NULL
);
CREATE INDEX change_by_time ON change (at_ms);

-- Work for later, mail included: at least once, so every kind is idempotent.
CREATE TABLE job (
    job INT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,            -- what it is about: ids, never a person
    due_ms INT NOT NULL,
    tries INT NOT NULL,
    leased_until_ms INT NOT NULL,     -- 0: free
    done_ms INT NOT NULL,             -- 0: not done
    fault TEXT NOT NULL,              -- of the last try; a code, never data
    UNIQUE (kind, subject)
);
CREATE INDEX job_due ON job (done_ms, due_ms);
