-- channel_test.sql - statements that tests of sending in look with.

-- test_channel_rows (municipality int) -> one inline (questions int, procedures int, events int, receipts int)
SELECT (SELECT count(*) FROM question WHERE municipality = $1) AS questions,
       (SELECT count(*) FROM procedure WHERE municipality = $1 AND by_site = 1) AS procedures,
       (SELECT count(*) FROM procedure_event WHERE municipality = $1) AS events,
       (SELECT count(*) FROM job WHERE kind = 'mail_objection_receipt') AS receipts;

-- test_channel_serve (organisation int, municipality int) -> run 1
INSERT INTO organisation_municipality (organisation, municipality) VALUES ($1, $2);

-- test_channel_leave (organisation int) -> run
DELETE FROM membership WHERE organisation = $1 AND role = 'objection_handler';
