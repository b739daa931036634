-- 0024_objection_lists.sql - what runs out first, of one organisation or one municipality, by walking one index.
--
-- The law binds an open procedure to the organisation that decides, and the topic of a question never changes: both can
-- stand beside the day.

ALTER TABLE procedure ADD COLUMN organisation INT NOT NULL DEFAULT 0;     -- as in holding while it is open
ALTER TABLE procedure ADD COLUMN topic TEXT NOT NULL DEFAULT '';          -- as in question
ALTER TABLE procedure ADD COLUMN due_day INT NOT NULL DEFAULT 9999999;    -- next_day to sort on; 9999999: none comes

UPDATE procedure
   SET organisation = (SELECT h.organisation FROM holding h
                        WHERE h.municipality = procedure.municipality AND h.question = procedure.question),
       topic = (SELECT q.topic FROM question q
                 WHERE q.municipality = procedure.municipality AND q.question = procedure.question),
       due_day = CASE WHEN next_day = 0 THEN 9999999 ELSE next_day END;

CREATE INDEX procedure_due ON procedure (organisation, state, due_day, question);
CREATE INDEX procedure_unsolved ON procedure (organisation, unsolved, ended_ms); -- only what ended can be
CREATE INDEX procedure_coordinated ON procedure (municipality, state, next_day, question);

-- only: postgres
-- Asked before `held`: no other table is needed.
CREATE POLICY own ON procedure FOR SELECT USING (organisation = (SELECT acting_organisation()));
-- end
