-- 0010_people.sql - invitations and links by mail, the second factor, contacts by role, and how far the access log was checked.

-- Signing in goes to the organisation that was used last.
ALTER TABLE membership ADD COLUMN used_ms INT NOT NULL DEFAULT 0;

-- Somebody who was asked to join; gone when they did, or when it was withdrawn.
CREATE TABLE invitation (
    invitation INT NOT NULL PRIMARY KEY,
    organisation INT NOT NULL REFERENCES organisation,
    email TEXT NOT NULL,              -- in lower case
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    sent_ms INT NOT NULL,             -- when the link that works now was made
    link_hash BYTES NOT NULL UNIQUE,  -- keyed hash of the secret in that link
    UNIQUE (organisation, email)
);

-- Who asked for a new password; one link at a time, gone when it was used.
CREATE TABLE password_link (
    professional INT NOT NULL PRIMARY KEY REFERENCES professional,
    sent_ms INT NOT NULL,
    link_hash BYTES NOT NULL UNIQUE
);

CREATE TABLE second_factor (
    professional INT NOT NULL PRIMARY KEY REFERENCES professional,
    wrapped BYTES NOT NULL,           -- the data key under the master key
    sealed BYTES NOT NULL,            -- the shared secret
    since_ms INT NOT NULL,            -- 0: being set up, no code was given yet
    used_step INT NOT NULL            -- time step of the last code: none works twice
);
CREATE TABLE recovery_code (
    code_hash BYTES NOT NULL PRIMARY KEY, -- keyed hash
    professional INT NOT NULL REFERENCES professional
);
CREATE INDEX recovery_code_of ON recovery_code (professional);

-- What an organisation asks of its people.
CREATE TABLE organisation_security (
    organisation INT NOT NULL PRIMARY KEY REFERENCES organisation,
    second_factor INT NOT NULL        -- 1: nobody works without one
);

-- A role that can be reached, whoever fills it: it stays when they leave.
CREATE TABLE role_contact (
    contact INT NOT NULL PRIMARY KEY,
    organisation INT NOT NULL REFERENCES organisation,
    title TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    seen_by TEXT NOT NULL CHECK (seen_by IN ('everyone', 'network', 'organisation'))
);
CREATE INDEX role_contact_of ON role_contact (organisation, title);
CREATE TABLE role_contact_filled (
    contact INT NOT NULL REFERENCES role_contact,
    professional INT NOT NULL REFERENCES professional,
    PRIMARY KEY (contact, professional)
);
CREATE INDEX role_contact_filled_by ON role_contact_filled (professional, contact);

-- How far the chain of seals was recomputed. Round after round, from the first row on.
CREATE TABLE access_check (
    only_row INT NOT NULL PRIMARY KEY CHECK (only_row = 1),
    number INT NOT NULL,              -- up to this seal in the round that runs
    seal BYTES NOT NULL,              -- and what it was
    whole_number INT NOT NULL,        -- the last round that ended well: up to this seal
    whole_ms INT NOT NULL,            -- and when; 0: no round ended yet
    broken_number INT NOT NULL,       -- first row that did not fit; 0: none
    broken_ms INT NOT NULL
);
CREATE INDEX access_by_place ON access_log (municipality, at_ms);
