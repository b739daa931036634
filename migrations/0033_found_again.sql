-- 0033_found_again.sql - what is no longer in a list is found again: questions that were closed, and those that went on elsewhere.

-- When it was closed; 0: it is not. The list of closed questions walks this.
ALTER TABLE holding ADD COLUMN closed_ms INT NOT NULL DEFAULT 0;
UPDATE holding
   SET closed_ms = COALESCE((SELECT q.ended_ms FROM question q WHERE q.municipality = holding.municipality AND q.question = holding.question), 0)
 WHERE stage = 'closed';
CREATE INDEX holding_closed ON holding (organisation, closed_ms, question) WHERE closed_ms > 0;

-- How the follow code begins, for the organisation that offered it: after acceptance it can open nothing of the question.
ALTER TABLE handover ADD COLUMN begins TEXT NOT NULL DEFAULT '';

-- Who is offered a question reads when it is safe to call, before they take it.
-- only: postgres
CREATE POLICY also_offered ON callback FOR SELECT USING (question_offered(municipality, question, acting_organisation()));
-- end
