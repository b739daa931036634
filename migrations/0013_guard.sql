-- 0013_guard.sql - the second guard of the border between organisations: row-level security, on PostgreSQL only.
--
-- The first guard is the WHERE of each statement. This one holds when a WHERE is forgotten. The store says at the
-- beginning of each transaction who acts: elkedeur.organisation is 0 for residents, the public and jobs, which find
-- what they may see by a secret or by its time; a transaction that says nothing sees nothing.
-- How a new table is guarded: CONTRIBUTING.md, "Add a table".

-- only: postgres
CREATE FUNCTION acting_organisation() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('elkedeur.organisation', true), ''), '-1')::bigint
$$;

-- Bits of enum permission, domain/people/people.h.
CREATE FUNCTION acting_may(permission bigint) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT (coalesce(nullif(current_setting('elkedeur.permissions', true), ''), '0')::bigint & permission) <> 0
$$;

-- Who asks a question for another organisation, or moves one there, may finish it: until the transaction ends the
-- question is in their hand. A new row must be visible to who writes it, or PostgreSQL refuses the move.
CREATE FUNCTION question_in_hand(municipality bigint, question bigint) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('elkedeur.in_hand', true), '') = municipality || '.' || question
$$;
CREATE FUNCTION holding_in_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('elkedeur.in_hand', NEW.municipality || '.' || NEW.question, true);
    RETURN NEW;
END $$;
-- After an insert, because one that meets a row of somebody else must put nothing in their hand; before an update,
-- because the new row is looked at in the middle of it, and the old one passed the policy already.
CREATE TRIGGER in_hand_asked AFTER INSERT ON holding FOR EACH ROW
    WHEN (acting_organisation() <> 0) EXECUTE FUNCTION holding_in_hand();
CREATE TRIGGER in_hand_moved BEFORE UPDATE OF organisation ON holding FOR EACH ROW
    WHEN (acting_organisation() <> 0) EXECUTE FUNCTION holding_in_hand();

-- Also binds the owner, so that only a superuser goes past it.
CREATE FUNCTION guard(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
END $$;

-- For a table with the columns municipality and question: its rows belong to who holds the question. The holder is
-- looked up by key for each row that is read; the scalar form keeps the planner from reading all of holding.
CREATE FUNCTION guard_by_holder(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM guard(guarded);
    EXECUTE format('CREATE POLICY held ON %1$s USING ((SELECT acting_organisation()) = 0
        OR (SELECT h.organisation FROM holding h
             WHERE h.municipality = %1$s.municipality AND h.question = %1$s.question) = (SELECT acting_organisation())
        OR question_in_hand(%1$s.municipality, %1$s.question))', guarded);
END $$;

-- For a table with the column organisation: its rows belong to that organisation.
CREATE FUNCTION guard_by_organisation(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM guard(guarded);
    EXECUTE format('CREATE POLICY own ON %s USING ((SELECT acting_organisation()) = 0
        OR organisation = (SELECT acting_organisation()))', guarded);
END $$;

-- Anybody may ask. The holder changes it, and may give it away. Coordinators see that it is there (permission 4).
SELECT guard('holding');
CREATE POLICY seen ON holding FOR SELECT USING ((SELECT acting_organisation()) = 0
    OR organisation = (SELECT acting_organisation())
    OR ((SELECT acting_may(4)) AND municipality IN (SELECT o.municipality FROM organisation_municipality o
                                                     WHERE o.organisation = (SELECT acting_organisation())))
    OR question_in_hand(municipality, question));
CREATE POLICY asked ON holding FOR INSERT WITH CHECK (true);
CREATE POLICY held ON holding FOR UPDATE USING ((SELECT acting_organisation()) = 0
    OR organisation = (SELECT acting_organisation())) WITH CHECK (true);
CREATE POLICY erased ON holding FOR DELETE USING ((SELECT acting_organisation()) = 0
    OR organisation = (SELECT acting_organisation()));

SELECT guard_by_holder('question');
SELECT guard_by_holder('question_key');
SELECT guard_by_holder('message');
SELECT guard_by_holder('happening');
SELECT guard_by_holder('reply_draft');
SELECT guard_by_holder('consent');
-- Of the question a coordinator sees the clear columns; without its key, contact and texts stay closed.
CREATE POLICY also_coordinated ON question FOR SELECT USING ((SELECT acting_may(4))
    AND (SELECT h.open FROM holding h
          WHERE h.municipality = question.municipality AND h.question = question.question) IS NOT NULL);

-- Who looked: written by the own organisation; read by who oversees the municipality (permission 512).
SELECT guard_by_organisation('access_log');
CREATE POLICY also_overseen ON access_log FOR SELECT USING ((SELECT acting_may(512))
    AND municipality IN (SELECT o.municipality FROM organisation_municipality o
                          WHERE o.organisation = (SELECT acting_organisation())));
-- end
