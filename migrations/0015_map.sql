-- 0015_map.sql - the social and legal map: services, where they are given, when, and who may know which number.

-- What an organisation offers (HSDS: service).
CREATE TABLE service (
    service INT NOT NULL PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,         -- as others know it: stays the same over import and export
    organisation INT NOT NULL REFERENCES organisation,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,              -- the name, to sort by and to recognise
    description TEXT NOT NULL,         -- for residents
    description_professional TEXT NOT NULL,
    for_whom TEXT NOT NULL,
    what_to_expect TEXT NOT NULL,
    bring TEXT NOT NULL,
    cost TEXT NOT NULL,
    free INT NOT NULL,                 -- 1 yes, 0 no, -1 nobody said
    languages TEXT NOT NULL,           -- codes with ; between
    keywords TEXT NOT NULL,            -- what is no topic of data/topics.csv; ; between
    url TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'closed', 'ended')), -- closed: for now
    referrals TEXT NOT NULL,           -- when it wants referrals
    owner TEXT NOT NULL,               -- the role that keeps this true
    capacity TEXT NOT NULL CHECK (capacity IN ('', 'capacity', 'no_capacity', 'waitlist', 'additional_assessment_required')),
    waiting_weeks INT NOT NULL,        -- -1: unknown
    capacity_note TEXT NOT NULL,
    capacity_ms INT NOT NULL,          -- when the three above were so; 0: never said
    confirmed_ms INT NOT NULL,         -- somebody who knows said that all of it is true; 0: never
    asked_ms INT NOT NULL,             -- the last mail that asked for it; 0: never
    asked_round INT NOT NULL,          -- a link of an earlier round works no more
    version INT NOT NULL,              -- one more with each change: the second editor is told
    changed_ms INT NOT NULL
);
CREATE INDEX service_by_organisation ON service (organisation, folded, service);
CREATE INDEX service_by_name ON service (folded, service);
CREATE INDEX service_by_confirmation ON service (confirmed_ms, service);

CREATE TABLE service_topic (
    service INT NOT NULL REFERENCES service,
    topic TEXT NOT NULL,               -- data/topics.csv
    PRIMARY KEY (service, topic)
);
CREATE TABLE service_help (
    service INT NOT NULL REFERENCES service,
    help_type TEXT NOT NULL,           -- data/help_types.csv
    PRIMARY KEY (service, help_type)
);

-- An address is one record: services that are given there refer to it.
CREATE TABLE location (
    location INT NOT NULL PRIMARY KEY,
    organisation INT NOT NULL REFERENCES organisation,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    town TEXT NOT NULL,
    accessibility TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX location_by_organisation ON location (organisation, address);

-- A service at one place, or by telephone only: its area, hours and numbers belong here.
CREATE TABLE service_at_location (
    service_at_location INT NOT NULL PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    service INT NOT NULL REFERENCES service,
    location INT NULL REFERENCES location,
    everywhere INT NOT NULL            -- 1: for all municipalities
);
CREATE INDEX service_at_location_by_service ON service_at_location (service, service_at_location);
CREATE INDEX service_at_location_by_location ON service_at_location (location);
CREATE TABLE service_at_location_municipality (
    service_at_location INT NOT NULL REFERENCES service_at_location,
    municipality INT NOT NULL REFERENCES municipality,
    PRIMARY KEY (service_at_location, municipality)
);
-- Every statement that reads this names the audiences it is for.
CREATE TABLE service_contact (
    service_at_location INT NOT NULL REFERENCES service_at_location,
    contact INT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'email')),
    audience TEXT NOT NULL CHECK (audience IN ('everyone', 'network', 'own')),
    value TEXT NOT NULL,
    PRIMARY KEY (service_at_location, contact)
);

-- What a list shows, in its order: kept with the service, so that a page is one walk of one index.
-- Municipality 0: everywhere. Subject: '' all, a topic, or 'help:' and a kind of help.
CREATE TABLE service_listing (
    municipality INT NOT NULL,
    subject TEXT NOT NULL,
    folded TEXT NOT NULL,
    service INT NOT NULL REFERENCES service,
    PRIMARY KEY (municipality, subject, folded, service)
);
CREATE INDEX service_listing_by_service ON service_listing (service);

-- "Something is not right": what the contact of a service wrote to the editor; gone once handled.
CREATE TABLE service_remark (
    remark INT NOT NULL PRIMARY KEY,
    service INT NOT NULL REFERENCES service,
    text TEXT NOT NULL,
    at_ms INT NOT NULL
);
CREATE INDEX service_remark_by_service ON service_remark (service, remark);

-- Hours of anything: a service at a place, the telephone of a doorway or an organisation.
CREATE TABLE schedule (
    owner_kind TEXT NOT NULL CHECK (owner_kind IN ('service_at_location', 'doorway', 'organisation')),
    owner INT NOT NULL,
    hours TEXT NOT NULL,               -- the kept form, or words that could not be read
    spans BYTES NOT NULL,              -- from and to of each opening, ready to look up
    from_day INT NOT NULL,             -- the days that spans covers, since 1970; 0 when there are no rules
    until_day INT NOT NULL,
    PRIMARY KEY (owner_kind, owner)
);
CREATE INDEX schedule_by_end ON schedule (until_day);

-- Importing looks up an organisation for each record.
CREATE INDEX organisation_by_name ON organisation (lower(name));
