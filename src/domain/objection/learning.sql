-- learning.sql - every statement about what was learned from objections that ended.

-- row learned_row (month int, kind text, topic text, department text, law text, outcome text, road text, solved text, contact text, days int, cause text, also_cause text, talk text)
-- row cause_row (code text, name text, position int, ended int)

-- learned_find (municipality int, question int) -> one inline (learned int, cause text, also_cause text, what_changed text)
SELECT l.learned, l.cause, l.also_cause, l.what_changed
  FROM learned_of o JOIN learned l ON l.learned = o.learned WHERE o.municipality = $1 AND o.question = $2;

-- learned_add (learned int, organisation int, municipality int, month int, kind text, topic text, department text, law text, outcome text, road text, solved text, contact text, days int, talk text) -> run 1
INSERT INTO learned (learned, organisation, municipality, month, kind, topic, department, law, outcome, road, solved, contact,
                     days, cause, also_cause, what_changed, talk)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', '', '', $14);

-- learned_of_add (municipality int, question int, learned int) -> run 1
INSERT INTO learned_of (municipality, question, learned) VALUES ($1, $2, $3);

-- learned_set (learned int, month int, topic text, outcome text, road text, solved text, contact text, days int, talk text) -> run 1
UPDATE learned SET month = $2, topic = $3, outcome = $4, road = $5, solved = $6, contact = $7, days = $8, talk = $9 WHERE learned = $1;

-- While it is open again it is of no month, and so in no figure; its cause stays for the next end.
-- learned_set_open (municipality int, question int) -> run
UPDATE learned SET month = 0
 WHERE learned IN (SELECT o.learned FROM learned_of o WHERE o.municipality = $1 AND o.question = $2);

-- learned_set_cause (learned int, cause text, also_cause text, what_changed text) -> run 1
UPDATE learned SET cause = $2, also_cause = $3, what_changed = $4 WHERE learned = $1;

-- learned_list (organisation int, municipality int, from_month int, to_month int, limit int) -> list learned_row
SELECT month, kind, topic, department, law, outcome, road, solved, contact, days, cause, also_cause, talk
  FROM learned WHERE organisation = $1 AND municipality = $2 AND month >= $3 AND month < $4
 ORDER BY month, learned LIMIT $5;

-- learned_changes (organisation int, municipality int, from_month int, to_month int, limit int) -> list inline (what_changed text)
SELECT DISTINCT what_changed FROM learned
 WHERE organisation = $1 AND municipality = $2 AND month >= $3 AND month < $4 AND what_changed <> '' ORDER BY what_changed LIMIT $5;

-- Whose figures somebody may see: the own organisation's, and (coordinates 1) all of the own municipalities.
-- learned_places (organisation int, handles int, coordinates int, limit int) -> list inline (organisation int, municipality int, organisation_name text, municipality_name text)
SELECT DISTINCT l.organisation, l.municipality, o.name AS organisation_name, m.name AS municipality_name
  FROM learned l
  JOIN organisation o ON o.organisation = l.organisation
  JOIN municipality m ON m.municipality = l.municipality
 WHERE l.month > 0
   AND (($2 = 1 AND l.organisation = $1)
     OR ($3 = 1 AND l.municipality IN (SELECT x.municipality FROM organisation_municipality x WHERE x.organisation = $1)))
 ORDER BY m.name, o.name, l.organisation, l.municipality LIMIT $4;

-- cause_list (organisation int, limit int) -> list cause_row
SELECT code, name, position, ended FROM cause WHERE organisation = $1 ORDER BY position, code LIMIT $2;

-- cause_put (organisation int, code text, name text, position int, ended int) -> run 1
INSERT INTO cause (organisation, code, name, position, ended) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organisation, code) DO UPDATE SET name = $3, position = $4, ended = $5;

-- road_cost_get (organisation int) -> one inline (euro_an_hour int, informal int, formal int)
SELECT euro_an_hour, informal, formal FROM road_cost WHERE organisation = $1;

-- road_cost_put (organisation int, euro_an_hour int, informal int, formal int) -> run 1
INSERT INTO road_cost (organisation, euro_an_hour, informal, formal) VALUES ($1, $2, $3, $4)
ON CONFLICT (organisation) DO UPDATE SET euro_an_hour = $2, informal = $3, formal = $4;
