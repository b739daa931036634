-- 0029_objection_calling.sql - how somebody wants to be called stands beside the day, as its topic does (0024): a list then
-- reads procedure, holding and the colleague's name, and nothing else. None of it changes after it was asked.

ALTER TABLE procedure ADD COLUMN language TEXT NOT NULL DEFAULT 'nl';                          -- as in question
ALTER TABLE procedure ADD COLUMN careful INT NOT NULL DEFAULT 0 CHECK (careful IN (0, 1));     -- 1: calling is not always safe
ALTER TABLE procedure ADD COLUMN call_part TEXT NOT NULL DEFAULT '';                           -- as in callback; '': not said
ALTER TABLE procedure ADD COLUMN call_days TEXT NOT NULL DEFAULT '';                           -- as in callback

UPDATE procedure
   SET language = (SELECT q.language FROM question q
                    WHERE q.municipality = procedure.municipality AND q.question = procedure.question),
       careful = (SELECT CASE WHEN q.careful = 1 OR length(c.sealed) > 0 THEN 1 ELSE 0 END
                    FROM question q LEFT JOIN callback c ON c.municipality = q.municipality AND c.question = q.question
                   WHERE q.municipality = procedure.municipality AND q.question = procedure.question),
       call_part = COALESCE((SELECT c.part FROM callback c
                              WHERE c.municipality = procedure.municipality AND c.question = procedure.question), ''),
       call_days = COALESCE((SELECT c.days FROM callback c
                              WHERE c.municipality = procedure.municipality AND c.question = procedure.question), '');
