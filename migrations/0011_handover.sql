-- 0011_handover.sql - a question is offered to another organisation: what goes along, and what became of it.

-- What of the messages goes along with an offer: chosen from all there was when it was made. Before accepting, the
-- receiver reads what goes, and nothing else.
CREATE TABLE packet (
    municipality INT NOT NULL,
    question INT NOT NULL,
    packet INT NOT NULL,             -- the handover it goes with
    message INT NOT NULL,
    goes INT NOT NULL CHECK (goes IN (0, 1)),
    PRIMARY KEY (municipality, question, packet, message),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question) ON DELETE CASCADE
);

-- What an organisation that was handed a question sees of what was there before. Without a row: everything but the notes of
-- others.
CREATE TABLE sharing (
    municipality INT NOT NULL,
    question INT NOT NULL,
    organisation INT NOT NULL REFERENCES organisation,
    part TEXT NOT NULL CHECK (part IN ('message', 'name', 'contact')),
    message INT NOT NULL,            -- of a message; else 0
    shown INT NOT NULL CHECK (shown IN (0, 1)),
    PRIMARY KEY (municipality, question, organisation, part, message),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question) ON DELETE CASCADE
);

-- An offer and what follows from it. Who holds the question stands in holding alone: an offer counts only while the holder is
-- still the one who made it.
CREATE TABLE handover (
    municipality INT NOT NULL,
    question INT NOT NULL,
    handover INT NOT NULL,
    from_organisation INT NOT NULL REFERENCES organisation,
    to_organisation INT NOT NULL REFERENCES organisation,
    professional INT NOT NULL REFERENCES professional, -- who offered it
    state TEXT NOT NULL CHECK (state IN ('draft', 'requested', 'accepted', 'rejected', 'cancelled', 'in_progress', 'on_hold',
                                         'failed', 'completed')),
    phase INT NOT NULL,              -- 0: offered, 1: accepted and running, 2: over
    why TEXT NOT NULL,               -- why there: enum handover_why
    parts INT NOT NULL,              -- what goes along: bits of enum part
    consent TEXT NOT NULL,           -- how it was given: enum handover_consent
    text_key TEXT NOT NULL,          -- which text was agreed to
    text_hash TEXT NOT NULL,         -- and its exact version; '' in a draft: the resident has not answered yet
    offered_ms INT NOT NULL,
    due_ms INT NOT NULL,             -- of an offer: answered before this moment, or it returns
    changed_ms INT NOT NULL,
    reason TEXT NOT NULL,            -- why it ended, a code
    weeks INT NOT NULL,              -- of a waiting list
    outcome TEXT NOT NULL,           -- '' or enum handover_outcome
    next_organisation INT NULL REFERENCES organisation, -- the next best proposal, after it came back
    returned INT NOT NULL,           -- 1: it came back, and the sender has not gone on with it yet
    sealed BYTES NOT NULL,           -- what was said about why, and what is asked
    sealed_reason BYTES NOT NULL,    -- words with the reason; may be empty
    PRIMARY KEY (municipality, question, handover),
    FOREIGN KEY (municipality, question) REFERENCES question (municipality, question) ON DELETE CASCADE,
    CHECK (from_organisation <> to_organisation),
    CHECK (phase = (CASE WHEN state IN ('draft', 'requested') THEN 0
                         WHEN state IN ('accepted', 'in_progress', 'on_hold') THEN 1 ELSE 2 END))
);
-- At most one offer that waits, and at most one that runs.
CREATE UNIQUE INDEX handover_offered ON handover (municipality, question) WHERE phase = 0;
CREATE UNIQUE INDEX handover_running ON handover (municipality, question) WHERE phase = 1;
CREATE INDEX handover_to ON handover (to_organisation, phase, due_ms, handover);
CREATE INDEX handover_from ON handover (from_organisation, phase, changed_ms, handover);
CREATE INDEX handover_returned ON handover (from_organisation, returned, changed_ms, handover);
CREATE INDEX handover_due ON handover (phase, due_ms);
