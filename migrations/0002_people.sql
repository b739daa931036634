-- 0002_people.sql - professionals, their roles, sessions, and brakes on guessing.

CREATE TABLE professional (
    professional INT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,    -- in lower case
    password TEXT NOT NULL,        -- Argon2id; '' when there is none: then nobody can sign in with one
    active INT NOT NULL
);
CREATE TABLE membership (
    professional INT NOT NULL REFERENCES professional,
    organisation INT NOT NULL REFERENCES organisation,
    role TEXT NOT NULL,
    PRIMARY KEY (professional, organisation)
);
CREATE INDEX membership_by_organisation ON membership (organisation, professional);

CREATE TABLE session (
    token_hash BYTES NOT NULL PRIMARY KEY,
    professional INT NOT NULL REFERENCES professional,
    organisation INT NOT NULL REFERENCES organisation,
    permissions INT NOT NULL,
    csrf TEXT NOT NULL,
    started_ms INT NOT NULL,
    seen_ms INT NOT NULL
);
CREATE INDEX session_by_professional ON session (professional);
CREATE INDEX session_by_start ON session (started_ms);

-- Attempts on one thing (an account, a network, all codes together), counted per window.
CREATE TABLE throttle (
    subject BYTES NOT NULL PRIMARY KEY, -- keyed hash
    attempts INT NOT NULL,
    since_ms INT NOT NULL
);
