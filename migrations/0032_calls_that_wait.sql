-- 0032_calls_that_wait.sql - a call that was promised waits as an answer does; what the law binds has a list of its own.

-- 0031 looked whether somebody was ever spoken to. What counts is whether anything asked for a call after that.
UPDATE holding
   SET calling = CASE WHEN stage = 'closed'
                        OR COALESCE((SELECT max(t.happening) FROM happening t
                                      WHERE t.municipality = holding.municipality AND t.question = holding.question
                                        AND ((t.kind = 'called' AND t.detail = 'spoke') OR t.kind = 'call_off')), 0)
                         > COALESCE((SELECT max(t.happening) FROM happening t
                                      WHERE t.municipality = holding.municipality AND t.question = holding.question
                                        AND t.kind IN ('asked', 'added', 'call_planned', 'handed_over', 'handed_back', 'passed_back',
                                                       'caught', 'registered', 'reopened')), 0)
                      THEN 2 ELSE 1 END
 WHERE calling > 0;

DROP INDEX holding_to_call;
CREATE INDEX holding_to_call ON holding (organisation, due_ms, question) WHERE calling = 1 AND bound = 0;

-- What waits: an answer, or a call. The condition stands in intake.sql in the same words, or no list walks these.
DROP INDEX holding_open;
CREATE INDEX holding_open ON holding (organisation, due_ms, question) WHERE open = 1 OR (calling = 1 AND bound = 0);
DROP INDEX holding_by_municipality;
CREATE INDEX holding_by_municipality ON holding (municipality, due_ms, question) WHERE open = 1 OR (calling = 1 AND bound = 0);
