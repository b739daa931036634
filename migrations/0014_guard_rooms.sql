-- 0014_guard_rooms.sql - the second guard for what came after it: handovers, call-backs, questions entered beside a
-- resident, and who manages the network. See 0013_guard.sql.

-- only: postgres
-- What a policy asks of another guarded table it asks in a function that acts as nobody (0): a policy that looks at a table
-- whose policy looks back would be a circle. Not by SET in the head of the function: only a superuser may write that.
-- Such a function costs more than a column, so what is allowed by it has a name
-- that comes last in the alphabet (when_): PostgreSQL asks the policies of a table in that order, until one allows.
CREATE FUNCTION question_held(of_municipality bigint, of_question bigint, acting bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    acts text := current_setting('elkedeur.organisation', true);
    found_one boolean;
BEGIN
    PERFORM set_config('elkedeur.organisation', '0', true);
    found_one := EXISTS (SELECT 1 FROM holding h WHERE h.municipality = of_municipality AND h.question = of_question
                           AND h.organisation = acting);
    PERFORM set_config('elkedeur.organisation', acts, true);
    RETURN found_one;
END $$;
-- Offered to who acts, and not answered.
CREATE FUNCTION question_offered(of_municipality bigint, of_question bigint, acting bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    acts text := current_setting('elkedeur.organisation', true);
    found_one boolean;
BEGIN
    PERFORM set_config('elkedeur.organisation', '0', true);
    found_one := EXISTS (SELECT 1 FROM handover v WHERE v.municipality = of_municipality AND v.question = of_question
                           AND v.to_organisation = acting AND v.state = 'requested');
    PERFORM set_config('elkedeur.organisation', acts, true);
    RETURN found_one;
END $$;
-- Handed over by who acts: they hear how it went.
CREATE FUNCTION question_sent(of_municipality bigint, of_question bigint, acting bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    acts text := current_setting('elkedeur.organisation', true);
    found_one boolean;
BEGIN
    PERFORM set_config('elkedeur.organisation', '0', true);
    found_one := EXISTS (SELECT 1 FROM handover v WHERE v.municipality = of_municipality AND v.question = of_question
                           AND v.from_organisation = acting AND v.phase > 0);
    PERFORM set_config('elkedeur.organisation', acts, true);
    RETURN found_one;
END $$;

-- Sender and receiver, the holder of now, and the coordinators of the municipality (permission 4; the words are sealed).
SELECT guard('handover');
CREATE POLICY sides ON handover USING ((SELECT acting_organisation()) = 0
    OR from_organisation = (SELECT acting_organisation()) OR to_organisation = (SELECT acting_organisation())
    OR question_in_hand(municipality, question) OR question_held(municipality, question, acting_organisation()));
-- Who accepts ends the handover that runs, and who declines proposes somebody who was not asked before.
CREATE POLICY when_offered ON handover USING (question_offered(municipality, question, acting_organisation()));
CREATE POLICY also_coordinated ON handover FOR SELECT USING ((SELECT acting_may(4))
    AND municipality IN (SELECT o.municipality FROM organisation_municipality o
                          WHERE o.organisation = (SELECT acting_organisation())));

-- Who answers an offer finishes: seals the reason, proposes the next, tells. See holding_in_hand.
CREATE TRIGGER in_hand_answered BEFORE UPDATE OF state ON handover FOR EACH ROW
    WHEN (acting_organisation() <> 0 AND OLD.phase < 2) EXECUTE FUNCTION holding_in_hand();

-- The receiver sees it, and takes it over by accepting; what of the texts they may read, packet and the rules say.
CREATE POLICY when_offered ON holding FOR SELECT USING (question_offered(municipality, question, acting_organisation()));
CREATE POLICY when_accepted ON holding FOR UPDATE USING (question_offered(municipality, question, acting_organisation()))
    WITH CHECK (true);
CREATE POLICY when_offered ON question FOR SELECT USING (question_offered(municipality, question, acting_organisation()));
CREATE POLICY when_offered ON question_key FOR SELECT USING (question_offered(municipality, question, acting_organisation()));
CREATE POLICY when_offered ON message FOR SELECT USING (question_offered(municipality, question, acting_organisation()));
CREATE POLICY when_offered ON consent FOR SELECT USING (question_offered(municipality, question, acting_organisation()));
CREATE POLICY when_offered ON happening USING (question_offered(municipality, question, acting_organisation()));

CREATE POLICY when_sent ON question FOR SELECT USING (question_sent(municipality, question, acting_organisation()));
CREATE POLICY when_sent ON holding FOR SELECT USING (question_sent(municipality, question, acting_organisation()));

SELECT guard_by_holder('packet');
CREATE POLICY when_offered ON packet FOR SELECT USING (question_offered(municipality, question, acting_organisation()));
SELECT guard_by_holder('sharing');
CREATE POLICY when_offered ON sharing USING (question_offered(municipality, question, acting_organisation()));

-- When to call, and what to mind.
SELECT guard_by_holder('callback');

-- Who entered a question for a resident reaches where it is and how it ends; its key and texts stay closed. Whether the
-- resident agreed to more than the first page, the rule asks.
CREATE FUNCTION question_referred(of_municipality bigint, of_question bigint, acting bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    acts text := current_setting('elkedeur.organisation', true);
    found_one boolean;
BEGIN
    PERFORM set_config('elkedeur.organisation', '0', true);
    found_one := EXISTS (SELECT 1 FROM referral r WHERE r.municipality = of_municipality AND r.question = of_question
                           AND r.organisation = acting);
    PERFORM set_config('elkedeur.organisation', acts, true);
    RETURN found_one;
END $$;
SELECT guard_by_organisation('referral');
CREATE POLICY when_referred ON question FOR SELECT USING (question_referred(municipality, question, acting_organisation()));
CREATE POLICY when_referred ON holding FOR SELECT USING (question_referred(municipality, question, acting_organisation()));

-- Who manages the network (permission 16) sees whether an organisation still holds questions before it stops, and gives
-- what a leaving professional held to others, also in a municipality that they do not serve themselves: clear columns only,
-- and never a key.
CREATE FUNCTION acting_manages(of_organisation bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT acting_may(16) AND EXISTS (SELECT 1 FROM organisation o WHERE o.organisation = acting_organisation()
        AND (o.everywhere = 1 OR EXISTS (SELECT 1 FROM organisation_municipality mine
                                           JOIN organisation_municipality theirs ON theirs.municipality = mine.municipality
                                          WHERE mine.organisation = o.organisation AND theirs.organisation = of_organisation)))
$$;
CREATE POLICY when_managed ON holding FOR SELECT USING ((SELECT acting_may(16)) AND acting_manages(organisation));
CREATE POLICY when_passed_on ON holding FOR UPDATE USING ((SELECT acting_may(16)) AND acting_manages(organisation))
    WITH CHECK ((SELECT acting_may(16)) AND acting_manages(organisation));
CREATE POLICY when_managed ON happening FOR INSERT WITH CHECK ((SELECT acting_may(16))
    AND acting_manages((SELECT h.organisation FROM holding h
                         WHERE h.municipality = happening.municipality AND h.question = happening.question)));
CREATE POLICY when_managed ON reply_draft USING ((SELECT acting_may(16))
    AND acting_manages((SELECT h.organisation FROM holding h
                         WHERE h.municipality = reply_draft.municipality AND h.question = reply_draft.question)));

-- The roster of an organisation is read by colleagues everywhere and written by its own.
SELECT guard('duty');
CREATE POLICY seen ON duty FOR SELECT USING (true);
CREATE POLICY own ON duty USING ((SELECT acting_organisation()) = 0 OR organisation = (SELECT acting_organisation())
    OR ((SELECT acting_may(16)) AND acting_manages(organisation)));
-- end
