-- decision.sql - every statement about explained decisions.

-- row decision_row (decision int, code text, organisation int, organisation_name text, municipality int, municipality_name text, ended_ms int?, number int, title text, said text, can_do text, topic text, objection text, published_day int, team text, phone text, hours text, law text, findings int, reason text, reason_words text, writer text, written_ms int)

-- For residents: by what stands in the letter.
-- decision_by_code (code text) -> one decision_row
SELECT d.decision, d.code, d.organisation, o.name AS organisation_name, d.municipality, m.name AS municipality_name, d.ended_ms,
       v.number, v.title, v.said, v.can_do, v.topic, v.objection, v.published_day, v.team, v.phone, v.hours, v.law,
       v.findings, v.reason, v.reason_words, '' AS writer, v.written_ms
  FROM decision d
  JOIN decision_version v ON v.decision = d.decision
   AND v.number = (SELECT max(n.number) FROM decision_version n WHERE n.decision = d.decision)
  JOIN organisation o ON o.organisation = d.organisation
  JOIN municipality m ON m.municipality = d.municipality
 WHERE d.code = $1;

-- Of the own organisation: those in use first, by title.
-- decision_list (organisation int) -> list decision_row
SELECT d.decision, d.code, d.organisation, o.name AS organisation_name, d.municipality, m.name AS municipality_name, d.ended_ms,
       v.number, v.title, v.said, v.can_do, v.topic, v.objection, v.published_day, v.team, v.phone, v.hours, v.law,
       v.findings, v.reason, v.reason_words, '' AS writer, v.written_ms
  FROM decision d
  JOIN decision_version v ON v.decision = d.decision
   AND v.number = (SELECT max(n.number) FROM decision_version n WHERE n.decision = d.decision)
  JOIN organisation o ON o.organisation = d.organisation
  JOIN municipality m ON m.municipality = d.municipality
 WHERE d.organisation = $1
 ORDER BY CASE WHEN d.ended_ms IS NULL THEN 0 ELSE 1 END, lower(v.title), d.decision LIMIT 500;

-- Newest first.
-- decision_versions (decision int, organisation int) -> list decision_row
SELECT d.decision, d.code, d.organisation, o.name AS organisation_name, d.municipality, m.name AS municipality_name, d.ended_ms,
       v.number, v.title, v.said, v.can_do, v.topic, v.objection, v.published_day, v.team, v.phone, v.hours, v.law,
       v.findings, v.reason, v.reason_words, COALESCE(p.name, '') AS writer, v.written_ms
  FROM decision d
  JOIN decision_version v ON v.decision = d.decision
  JOIN organisation o ON o.organisation = d.organisation
  JOIN municipality m ON m.municipality = d.municipality
  LEFT JOIN professional p ON p.professional = v.written_by
 WHERE d.decision = $1 AND d.organisation = $2
 ORDER BY v.number DESC LIMIT 200;

-- decision_add (decision int, code text, organisation int, municipality int, now_ms int) -> run
INSERT INTO decision (decision, code, organisation, municipality, created_ms) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (code) DO NOTHING;

-- Whose it is was looked up before, in the same transaction.
-- decision_version_add (decision int, organisation int, number int, title text, said text, can_do text, topic text, objection text, published_day int, team text, phone text, hours text, law text, findings int, reason text, reason_words text, written_by int, written_ms int) -> run 1
INSERT INTO decision_version (decision, organisation, number, title, said, can_do, topic, objection, published_day, team, phone, hours,
                              law, findings, reason, reason_words, written_by, written_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18);

-- decision_set_ended (decision int, organisation int, now_ms int) -> run 1
UPDATE decision SET ended_ms = $3 WHERE decision = $1 AND organisation = $2 AND ended_ms IS NULL;

-- decision_set_active (decision int, organisation int) -> run 1
UPDATE decision SET ended_ms = NULL WHERE decision = $1 AND organisation = $2 AND ended_ms IS NOT NULL;
