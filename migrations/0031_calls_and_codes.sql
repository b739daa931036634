-- 0031_calls_and_codes.sql - who wants to be called stays on the list of calls; a question is found by how its code begins.

-- 0: not by telephone. 1: is to be called. 2: was spoken to, or calling is no longer needed.
ALTER TABLE holding ADD COLUMN calling INT NOT NULL DEFAULT 0 CHECK (calling IN (0, 1, 2));

UPDATE holding
   SET calling = CASE WHEN stage = 'closed'
                        OR (open = 0 AND (bound = 1
                                          OR EXISTS (SELECT 1 FROM happening t WHERE t.municipality = holding.municipality
                                                        AND t.question = holding.question AND t.kind = 'called'
                                                        AND t.detail = 'spoke')))
                      THEN 2 ELSE 1 END
 WHERE EXISTS (SELECT 1 FROM question q WHERE q.municipality = holding.municipality AND q.question = holding.question
                  AND q.channel = 'phone');

CREATE INDEX holding_to_call ON holding (organisation, due_ms, question) WHERE calling = 1;

-- How a follow code begins, as a keyed hash: who forgot the rest is found by it where the question is held. Empty for what was
-- asked before.
ALTER TABLE question ADD COLUMN begin_hash BYTES NULL;

CREATE INDEX question_begins ON question (begin_hash);
