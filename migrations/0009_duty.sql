-- 0009_duty.sql - who picks up the telephone for colleagues.

CREATE TABLE duty (
    organisation INT NOT NULL REFERENCES organisation,
    day INT NOT NULL,              -- since 1970
    part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon')),
    professional INT NOT NULL REFERENCES professional,
    PRIMARY KEY (organisation, day, part)
);
