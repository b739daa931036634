-- 0003_intake.sql - a question: drafted, asked, held by exactly one, answered, followed.
--
-- What a person wrote or who they are is in BYTES columns, sealed with the question's own data key.
-- Clear columns say only what lists sort and filter on.

CREATE TABLE draft (
    draft BYTES NOT NULL PRIMARY KEY, -- hash of the id in the address: the row alone opens nothing
    sealed BYTES NOT NULL,
    expires_ms INT NOT NULL,
    sent INT NOT NULL                 -- 1: asked; sealed now holds the result, so that sending twice asks once
);
CREATE INDEX draft_by_end ON draft (expires_ms);

-- Who has the question now: exactly one row for each question. At most one by its key, at least one
-- because question refers to it. Changed only by intake.
CREATE TABLE holding (
    municipality INT NOT NULL REFERENCES municipality,
    question INT NOT NULL,
    organisation INT NOT NULL REFERENCES organisation,
    professional INT NULL REFERENCES professional, -- who took it; nobody yet when empty
    stage TEXT NOT NULL CHECK (stage IN ('waiting', 'taken', 'answered', 'closed')),
    open INT NOT NULL CHECK (open IN (0, 1)),      -- 1: an answer is due: waiting or taken
    due_ms INT NOT NULL,                           -- an answer is promised before this moment
    since_ms INT NOT NULL,                         -- with this organisation
    news INT NOT NULL,                             -- 1: the resident added something that nobody read yet
    why TEXT NOT NULL,                             -- why it is here: enum holding_why
    caught INT NOT NULL,                           -- 1: the safety net has it because others did not
    PRIMARY KEY (municipality, question),
    CHECK ((stage = 'taken') <= (professional IS NOT NULL)),
    CHECK ((stage = 'waiting') <= (professional IS NULL)),
    CHECK (open = (CASE WHEN stage IN ('waiting', 'taken') THEN 1 ELSE 0 END))
);
CREATE INDEX holding_lists ON holding (organisation, stage, due_ms, question);
CREATE INDEX holding_mine ON holding (organisation, professional, stage, due_ms, question);
CREATE INDEX holding_open ON holding (organisation, open, due_ms, question);
CREATE INDEX holding_due ON holding (open, due_ms);
CREATE INDEX holding_by_municipality ON holding (municipality, open, due_ms, question);

CREATE TABLE question (
    municipality INT NOT NULL,
    question INT NOT NULL,
    topic TEXT NOT NULL,              -- data/topics.csv; '' when the resident does not know
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'email', 'code')),
    language TEXT NOT NULL,
    asked_ms INT NOT NULL,
    ended_ms INT NOT NULL,            -- 0: not ended
    outcome TEXT NOT NULL,            -- '' or enum question_outcome
    danger INT NOT NULL,              -- 1: the text speaks of danger
    code_hash BYTES NOT NULL UNIQUE,
    secret_hash BYTES NOT NULL UNIQUE,
    sealed_contact BYTES NOT NULL,
    PRIMARY KEY (municipality, question),
    FOREIGN KEY (municipality, question) REFERENCES holding (municipality, question)
        DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX question_ended ON question (ended_ms);

-- Apart from everything else: it is backed up apart, and destroying it erases the question.
CREATE TABLE question_key (
    municipality INT NOT NULL,
    question INT NOT NULL,
    wrapped BYTES NOT NULL,
    PRIMARY KEY (municipality, question),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question)
);

CREATE TABLE message (
    municipality INT NOT NULL,
    question INT NOT NULL,
    message INT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('question', 'addition', 'reply', 'note')), -- residents never see a note
    professional INT NULL REFERENCES professional,
    organisation INT NULL REFERENCES organisation,
    at_ms INT NOT NULL,
    sealed BYTES NOT NULL,
    PRIMARY KEY (municipality, question, message),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question)
);

-- What happened, in order: the resident's page and the thread show it.
CREATE TABLE happening (
    municipality INT NOT NULL,
    question INT NOT NULL,
    happening INT NOT NULL,
    kind TEXT NOT NULL,               -- enum happening_kind
    organisation INT NULL REFERENCES organisation,
    professional INT NULL REFERENCES professional,
    at_ms INT NOT NULL,
    detail TEXT NOT NULL,             -- a code: reason of passing back, outcome of a call
    sealed BYTES NOT NULL,            -- words that somebody wrote with it; may be empty
    PRIMARY KEY (municipality, question, happening),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question)
);

-- What a professional was typing, kept until it is sent.
CREATE TABLE reply_draft (
    municipality INT NOT NULL,
    question INT NOT NULL,
    professional INT NOT NULL REFERENCES professional,
    kind TEXT NOT NULL CHECK (kind IN ('reply', 'note')),
    sealed BYTES NOT NULL,
    at_ms INT NOT NULL,
    PRIMARY KEY (municipality, question, professional, kind),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question)
);
