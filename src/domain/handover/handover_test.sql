-- handover_test.sql - counting past the rules, for handover_test.c; generated with sqlc.py --unlisted.

-- test_looks (question int, organisation int) -> int
SELECT count(*) FROM access_log WHERE question = $1 AND organisation = $2;

-- test_offer_again (municipality int, question int, handover int) -> run 1
INSERT INTO handover (municipality, question, handover, from_organisation, to_organisation, professional, state, phase, why, parts, consent,
                      text_key, text_hash, offered_ms, due_ms, changed_ms, reason, weeks, outcome, next_organisation, returned, sealed, sealed_reason)
SELECT municipality, question, handover + 1, from_organisation, to_organisation, professional, state, phase, why, parts, consent,
       text_key, text_hash, offered_ms, due_ms, changed_ms, reason, weeks, outcome, next_organisation, returned, sealed, sealed_reason
  FROM handover WHERE municipality = $1 AND question = $2 AND handover = $3;
