-- 0007_beside.sql - other doors: a question that a professional enters beside a resident, and sites that may show this
-- one inside theirs.

-- Who entered a question for a resident. That organisation sees how it goes when the resident agreed, never its text.
CREATE TABLE referral (
    municipality INT NOT NULL,
    question INT NOT NULL,
    organisation INT NOT NULL REFERENCES organisation,
    professional INT NOT NULL REFERENCES professional,
    told INT NOT NULL,             -- 1: the resident agreed that this organisation sees how it goes
    at_ms INT NOT NULL,
    PRIMARY KEY (municipality, question),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question)
);
CREATE INDEX referral_by_organisation ON referral (organisation, told, at_ms, question);

-- Sites that may show the pages of a doorway in a frame.
CREATE TABLE doorway_frame (
    doorway INT NOT NULL PRIMARY KEY REFERENCES doorway,
    parents TEXT NOT NULL          -- origins with a space between: https://www.bibliotheek.example
);
