-- 0020_guard_order.sql - policies that cost much are asked last.
--
-- PostgreSQL asks the policies of a table until one allows, in an order that is nowhere promised: up to 15 it is that of
-- their names, backwards. 0014_guard_rooms.sql had it the other way round, so that each row of an inbox was looked up in
-- three functions before its holder was compared. A policy that calls a function is called also_ as CONTRIBUTING.md says;
-- guard_test.c holds that such names come first in the alphabet, and that the plan asks them last.

-- only: postgres
ALTER POLICY when_offered ON handover RENAME TO also_offered;
ALTER POLICY when_offered ON holding RENAME TO also_offered;
ALTER POLICY when_accepted ON holding RENAME TO also_accepted;
ALTER POLICY when_offered ON question RENAME TO also_offered;
ALTER POLICY when_offered ON question_key RENAME TO also_offered;
ALTER POLICY when_offered ON message RENAME TO also_offered;
ALTER POLICY when_offered ON consent RENAME TO also_offered;
ALTER POLICY when_offered ON happening RENAME TO also_offered;
ALTER POLICY when_sent ON question RENAME TO also_sent;
ALTER POLICY when_sent ON holding RENAME TO also_sent;
ALTER POLICY when_offered ON packet RENAME TO also_offered;
ALTER POLICY when_offered ON sharing RENAME TO also_offered;
ALTER POLICY when_referred ON question RENAME TO also_referred;
ALTER POLICY when_referred ON holding RENAME TO also_referred;
ALTER POLICY when_managed ON holding RENAME TO also_managed;
ALTER POLICY when_passed_on ON holding RENAME TO also_passed_on;
ALTER POLICY when_managed ON happening RENAME TO also_managed;
ALTER POLICY when_managed ON reply_draft RENAME TO also_managed;
-- end
