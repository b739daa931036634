-- 0001_network.sql - municipalities, regions, doorways, organisations and who catches what nobody takes.

-- The number is the CBS code: 855 is GM0855, https://identifier.overheid.nl/tooi/id/gemeente/gm0855.
CREATE TABLE municipality (
    municipality INT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    province TEXT NOT NULL,
    ended INT NOT NULL,      -- 1: merged into another; kept, because old letters name it
    fictional INT NOT NULL,  -- 1: of the demo network
    phone TEXT NOT NULL      -- the municipality's own number; '' when unknown
);
CREATE INDEX municipality_name ON municipality (name);

-- A split postcode has several rows: then the resident is asked which municipality it is.
CREATE TABLE postcode (
    postcode INT NOT NULL,   -- four digits
    municipality INT NOT NULL REFERENCES municipality,
    places TEXT NOT NULL,
    PRIMARY KEY (postcode, municipality)
);

CREATE TABLE region (
    region INT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);
CREATE TABLE region_municipality (
    region INT NOT NULL REFERENCES region,
    municipality INT NOT NULL REFERENCES municipality,
    PRIMARY KEY (region, municipality)
);

-- A public site. Host '' is the one for every host name that no other doorway has.
CREATE TABLE doorway (
    doorway INT NOT NULL PRIMARY KEY,
    host TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    theme TEXT NOT NULL,
    languages TEXT NOT NULL,                  -- codes, separated by spaces
    municipality INT NULL REFERENCES municipality, -- where a question goes that names none
    region INT NULL REFERENCES region,
    phone TEXT NOT NULL,
    phone_hours TEXT NOT NULL
);
CREATE TABLE doorway_municipality (
    doorway INT NOT NULL REFERENCES doorway,
    municipality INT NOT NULL REFERENCES municipality,
    PRIMARY KEY (doorway, municipality)
);

CREATE TABLE organisation (
    organisation INT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    municipal INT NOT NULL,        -- 1: part of a municipality, so its own decisions are judged by it
    paid_by TEXT NOT NULL,         -- shown to residents
    steered_by TEXT NOT NULL,      -- shown to residents
    everywhere INT NOT NULL,       -- 1: serves all municipalities
    answer_workdays INT NOT NULL,  -- a question is answered at the latest so many working days after it came
    phone TEXT NOT NULL,
    active INT NOT NULL
);
CREATE TABLE organisation_municipality (
    organisation INT NOT NULL REFERENCES organisation,
    municipality INT NOT NULL REFERENCES municipality,
    PRIMARY KEY (organisation, municipality)
);
CREATE INDEX organisation_by_municipality ON organisation_municipality (municipality, organisation);
CREATE TABLE organisation_help (
    organisation INT NOT NULL REFERENCES organisation,
    help_type TEXT NOT NULL,       -- data/help_types.csv
    PRIMARY KEY (organisation, help_type)
);
CREATE INDEX organisation_by_help ON organisation_help (help_type, organisation);

-- A municipality takes part when it has named who catches what nobody else has accepted.
CREATE TABLE safety_net (
    municipality INT NOT NULL PRIMARY KEY REFERENCES municipality,
    organisation INT NOT NULL REFERENCES organisation,
    contact TEXT NOT NULL          -- the role that answers for it, shown to residents
);

-- Texts edited over the embedded base: municipality over doorway over region over base.
CREATE TABLE text_edit (
    scope TEXT NOT NULL,           -- municipality, doorway, region
    scope_id INT NOT NULL,
    text_key TEXT NOT NULL,
    language TEXT NOT NULL,
    base_hash TEXT NOT NULL,       -- of the base text when this edit was made
    body TEXT NOT NULL,
    edited_ms INT NOT NULL,
    PRIMARY KEY (text_key, language, scope, scope_id)
);
