-- network.sql - every statement about municipalities, doorways and organisations.

-- row municipality_row (municipality int, name text, province text, ended int, fictional int, phone text)
-- row organisation_row (organisation int, name text, municipal int, paid_by text, steered_by text, everywhere int, answer_workdays int, phone text, active int, accept_workdays int, map_only int, url text, kvk text)
-- row doorway_row (doorway int, host text, name text, theme text, languages text, municipality int?, region int?, phone text, phone_hours text, sheet text)
-- row safety_net_row (organisation int, organisation_name text, contact text, phone text, answer_workdays int)

-- municipality_get (municipality int) -> one municipality_row
SELECT municipality, name, province, ended, fictional, phone FROM municipality WHERE municipality = $1;

-- municipality_by_place (folded text) -> list municipality_row
SELECT m.municipality, m.name, m.province, m.ended, m.fictional, m.phone
  FROM place p JOIN municipality m ON m.municipality = p.municipality
 WHERE p.folded = $1 AND m.ended = 0
 ORDER BY m.name LIMIT 10;

-- place_put (folded text, municipality int) -> run
INSERT INTO place (folded, municipality) VALUES ($1, $2) ON CONFLICT (folded, municipality) DO NOTHING;

-- municipality_by_postcode (postcode int) -> list municipality_row
SELECT m.municipality, m.name, m.province, m.ended, m.fictional, m.phone
  FROM postcode p JOIN municipality m ON m.municipality = p.municipality
 WHERE p.postcode = $1 AND m.ended = 0
 ORDER BY m.name LIMIT 10;

-- municipality_of_doorway (doorway int) -> list municipality_row
SELECT m.municipality, m.name, m.province, m.ended, m.fictional, m.phone
  FROM doorway_municipality d JOIN municipality m ON m.municipality = d.municipality
 WHERE d.doorway = $1
 ORDER BY m.name LIMIT 400;

-- municipality_of_organisation (organisation int) -> list municipality_row
SELECT m.municipality, m.name, m.province, m.ended, m.fictional, m.phone
  FROM organisation_municipality o JOIN municipality m ON m.municipality = o.municipality
 WHERE o.organisation = $1
 ORDER BY m.municipality LIMIT 400;

-- municipality_put (municipality int, name text, province text, ended int, fictional int, phone text) -> run 1
INSERT INTO municipality (municipality, name, province, ended, fictional, phone)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (municipality) DO UPDATE SET name = $2, province = $3, ended = $4, fictional = $5;

-- postcode_put (postcode int, municipality int, places text) -> run 1
INSERT INTO postcode (postcode, municipality, places) VALUES ($1, $2, $3)
ON CONFLICT (postcode, municipality) DO UPDATE SET places = $3;

-- place_count () -> int
SELECT count(*) FROM place p JOIN municipality m ON m.municipality = p.municipality WHERE m.fictional = 0;

-- safety_net_get (municipality int) -> one safety_net_row
SELECT s.organisation, o.name AS organisation_name, s.contact, o.phone, o.answer_workdays
  FROM safety_net s JOIN organisation o ON o.organisation = s.organisation
 WHERE s.municipality = $1;

-- safety_net_exists (municipality int) -> exists
SELECT 1 FROM safety_net WHERE municipality = $1;

-- safety_net_any () -> exists
SELECT 1 FROM safety_net;

-- safety_net_put (municipality int, organisation int, contact text) -> run 1
INSERT INTO safety_net (municipality, organisation, contact) VALUES ($1, $2, $3)
ON CONFLICT (municipality) DO UPDATE SET organisation = $2, contact = $3;

-- doorway_by_host (host text) -> one doorway_row
SELECT doorway, host, name, theme, languages, municipality, region, phone, phone_hours, sheet
  FROM doorway
 WHERE host = $1 OR host = ''
 ORDER BY length(host) DESC LIMIT 1;

-- doorway_first () -> one doorway_row
SELECT doorway, host, name, theme, languages, municipality, region, phone, phone_hours, sheet
  FROM doorway ORDER BY doorway LIMIT 1;

-- doorway_put (doorway int, host text, name text, theme text, languages text, municipality int?, region int?, phone text, phone_hours text) -> run 1
INSERT INTO doorway (doorway, host, name, theme, languages, municipality, region, phone, phone_hours)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (doorway) DO UPDATE
   SET host = $2, name = $3, theme = $4, languages = $5, municipality = $6, region = $7, phone = $8, phone_hours = $9;

-- doorway_municipality_put (doorway int, municipality int) -> run
INSERT INTO doorway_municipality (doorway, municipality) VALUES ($1, $2) ON CONFLICT (doorway, municipality) DO NOTHING;

-- doorway_frame_get (doorway int) -> one inline (parents text)
SELECT parents FROM doorway_frame WHERE doorway = $1;

-- doorway_frame_put (doorway int, parents text) -> run 1
INSERT INTO doorway_frame (doorway, parents) VALUES ($1, $2) ON CONFLICT (doorway) DO UPDATE SET parents = $2;

-- region_put (region int, name text) -> run 1
INSERT INTO region (region, name) VALUES ($1, $2) ON CONFLICT (region) DO UPDATE SET name = $2;

-- region_municipality_put (region int, municipality int) -> run
INSERT INTO region_municipality (region, municipality) VALUES ($1, $2) ON CONFLICT (region, municipality) DO NOTHING;

-- organisation_get (organisation int) -> one organisation_row
SELECT organisation, name, municipal, paid_by, steered_by, everywhere, answer_workdays, phone, active, accept_workdays, map_only, url, kvk
  FROM organisation WHERE organisation = $1;

-- organisation_serving (municipality int, help_type text) -> list organisation_row
SELECT o.organisation, o.name, o.municipal, o.paid_by, o.steered_by, o.everywhere, o.answer_workdays, o.phone, o.active, o.accept_workdays, o.map_only, o.url, o.kvk
  FROM (SELECT organisation FROM organisation_municipality WHERE municipality = $1
        UNION SELECT organisation FROM organisation WHERE everywhere = 1 AND map_only = 0) s
  JOIN organisation_help h ON h.organisation = s.organisation AND h.help_type = $2
  JOIN organisation o ON o.organisation = s.organisation
 WHERE o.active = 1 AND o.map_only = 0 AND EXISTS (SELECT 1 FROM safety_net n WHERE n.municipality = $1)
 ORDER BY o.everywhere, o.organisation LIMIT 20;

-- organisation_takes_questions (municipality int, organisation int) -> exists
SELECT 1 FROM organisation o
 WHERE o.organisation = $2 AND o.active = 1 AND o.map_only = 0
   AND (o.everywhere = 1
        OR EXISTS (SELECT 1 FROM organisation_municipality s WHERE s.organisation = $2 AND s.municipality = $1))
   AND EXISTS (SELECT 1 FROM safety_net n WHERE n.municipality = $1);

-- With somebody who works there: else nobody would read it.
-- organisation_receiving (municipality int) -> list organisation_row
SELECT o.organisation, o.name, o.municipal, o.paid_by, o.steered_by, o.everywhere, o.answer_workdays, o.phone, o.active, o.accept_workdays, o.map_only, o.url, o.kvk
  FROM (SELECT organisation FROM organisation_municipality WHERE municipality = $1
        UNION SELECT organisation FROM organisation WHERE everywhere = 1 AND map_only = 0) s
  JOIN organisation o ON o.organisation = s.organisation
 WHERE o.active = 1 AND o.map_only = 0
   AND EXISTS (SELECT 1 FROM membership m JOIN professional p ON p.professional = m.professional
                WHERE m.organisation = o.organisation AND p.active = 1)
 ORDER BY o.name, o.organisation LIMIT 200;

-- Those that share a municipality with this one, or serve everywhere; itself too. Who serves everywhere is near to all.
-- organisation_near (organisation int) -> list organisation_row
SELECT o.organisation, o.name, o.municipal, o.paid_by, o.steered_by, o.everywhere, o.answer_workdays, o.phone, o.active, o.accept_workdays, o.map_only, o.url, o.kvk
  FROM (SELECT s.organisation FROM organisation_municipality own
          JOIN organisation_municipality s ON s.municipality = own.municipality
         WHERE own.organisation = $1
        UNION SELECT organisation FROM organisation WHERE everywhere = 1 OR organisation = $1
        UNION SELECT a.organisation FROM organisation me JOIN organisation a ON me.everywhere = 1 WHERE me.organisation = $1) n
  JOIN organisation o ON o.organisation = n.organisation
 WHERE o.active = 1
 ORDER BY o.name, o.organisation LIMIT 2000;

-- organisation_put (organisation int, name text, municipal int, paid_by text, steered_by text, everywhere int, answer_workdays int, phone text, active int, accept_workdays int, map_only int, url text, kvk text) -> run 1
INSERT INTO organisation (organisation, name, municipal, paid_by, steered_by, everywhere, answer_workdays, phone, active, accept_workdays, map_only, url, kvk)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (organisation) DO UPDATE
   SET name = $2, municipal = $3, paid_by = $4, steered_by = $5, everywhere = $6, answer_workdays = $7, phone = $8, active = $9,
       accept_workdays = $10, map_only = $11, url = $12, kvk = $13;

-- organisation_municipality_put (organisation int, municipality int) -> run
INSERT INTO organisation_municipality (organisation, municipality) VALUES ($1, $2)
ON CONFLICT (organisation, municipality) DO NOTHING;

-- organisation_help_put (organisation int, help_type text) -> run
INSERT INTO organisation_help (organisation, help_type) VALUES ($1, $2)
ON CONFLICT (organisation, help_type) DO NOTHING;

-- organisation_names (municipality int, chars_from int, chars_to int, limit int) -> list inline (name text)
SELECT o.name FROM organisation_municipality m JOIN organisation o ON o.organisation = m.organisation
 WHERE m.municipality = $1 AND o.active = 1 AND length(o.name) BETWEEN $2 AND $3 ORDER BY m.organisation LIMIT $4;

-- organisation_named (name text) -> one organisation_row
SELECT organisation, name, municipal, paid_by, steered_by, everywhere, answer_workdays, phone, active, accept_workdays, map_only, url, kvk
  FROM organisation WHERE lower(name) = lower($1) ORDER BY organisation LIMIT 1;
