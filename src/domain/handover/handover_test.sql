-- handover_test.sql - counting past the rules, for handover_test.c; generated with sqlc.py --unlisted.

-- test_handover_rows (municipality int, question int) -> int
SELECT (SELECT count(*) FROM handover WHERE municipality = $1 AND question = $2)
     + (SELECT count(*) FROM packet WHERE municipality = $1 AND question = $2)
     + (SELECT count(*) FROM sharing WHERE municipality = $1 AND question = $2);

-- test_looks (question int, organisation int) -> int
SELECT count(*) FROM access_log WHERE question = $1 AND organisation = $2;

-- test_organisation_stop (organisation int) -> run 1
UPDATE organisation SET active = 0 WHERE organisation = $1;

-- test_offer_again (municipality int, question int, handover int) -> run 1
INSERT INTO handover (municipality, question, handover, from_organisation, to_organisation, professional, state, phase, why, parts, consent,
                      text_key, text_hash, offered_ms, due_ms, changed_ms, reason, weeks, outcome, next_organisation, returned, sealed, sealed_reason)
SELECT municipality, question, handover + 1, from_organisation, to_organisation, professional, state, phase, why, parts, consent,
       text_key, text_hash, offered_ms, due_ms, changed_ms, reason, weeks, outcome, next_organisation, returned, sealed, sealed_reason
  FROM handover WHERE municipality = $1 AND question = $2 AND handover = $3;

-- test_withdrawn (municipality int, question int) -> int
SELECT count(*) FROM consent WHERE municipality = $1 AND question = $2 AND withdrawn_ms > 0;
