-- manage.sql - the network as an administrator sees and changes it.
--
-- by: the administrator's organisation; everywhere 1: it serves all municipalities. Scope stands in every WHERE.

-- use "domain/network/network.sql"
-- row region_row (region int, name text)
-- row organisation_help_row (help_type text)
-- row sheet_row (sheet text, tokens text)

-- scope_municipalities (by int, everywhere int) -> list municipality_row
SELECT m.municipality, m.name, m.province, m.ended, m.fictional, m.phone
  FROM municipality m
 WHERE EXISTS (SELECT 1 FROM organisation_municipality s
                WHERE s.municipality = m.municipality AND (s.organisation = $1 OR $2 = 1))
    OR ($2 = 1 AND (EXISTS (SELECT 1 FROM safety_net n WHERE n.municipality = m.municipality)
                 OR EXISTS (SELECT 1 FROM doorway_municipality d WHERE d.municipality = m.municipality)))
 ORDER BY m.name, m.municipality LIMIT 400;

-- scope_municipality (municipality int, by int, everywhere int) -> one municipality_row
SELECT m.municipality, m.name, m.province, m.ended, m.fictional, m.phone
  FROM municipality m
 WHERE m.municipality = $1
   AND ($3 = 1 OR EXISTS (SELECT 1 FROM organisation_municipality s
                           WHERE s.municipality = m.municipality AND s.organisation = $2));

-- municipality_taken (municipality int) -> exists
SELECT 1 FROM municipality m
 WHERE m.municipality = $1
   AND (EXISTS (SELECT 1 FROM organisation_municipality s WHERE s.municipality = m.municipality)
     OR EXISTS (SELECT 1 FROM safety_net n WHERE n.municipality = m.municipality)
     OR EXISTS (SELECT 1 FROM doorway_municipality d WHERE d.municipality = m.municipality)
     OR EXISTS (SELECT 1 FROM region_municipality r WHERE r.municipality = m.municipality));

-- scope_organisations (by int, everywhere int) -> list organisation_row
SELECT o.organisation, o.name, o.municipal, o.paid_by, o.steered_by, o.everywhere, o.answer_workdays, o.phone, o.active, o.accept_workdays, o.map_only, o.url, o.kvk
  FROM organisation o
 WHERE $2 = 1 OR o.everywhere = 1 OR o.organisation = $1
    OR EXISTS (SELECT 1 FROM organisation_municipality a
                 JOIN organisation_municipality s ON s.municipality = a.municipality AND s.organisation = $1
                WHERE a.organisation = o.organisation)
 ORDER BY o.active DESC, o.name, o.organisation LIMIT 1000;

-- scope_organisation (organisation int, by int, everywhere int) -> one organisation_row
SELECT o.organisation, o.name, o.municipal, o.paid_by, o.steered_by, o.everywhere, o.answer_workdays, o.phone, o.active, o.accept_workdays, o.map_only, o.url, o.kvk
  FROM organisation o
 WHERE o.organisation = $1
   AND ($3 = 1 OR o.everywhere = 1 OR o.organisation = $2
     OR EXISTS (SELECT 1 FROM organisation_municipality a
                  JOIN organisation_municipality s ON s.municipality = a.municipality AND s.organisation = $2
                 WHERE a.organisation = o.organisation));

-- scope_covers_organisation (organisation int, by int, everywhere int) -> exists
SELECT 1 FROM organisation o
 WHERE o.organisation = $1
   AND ($3 = 1
     OR (o.everywhere = 0
         AND NOT EXISTS (SELECT 1 FROM organisation_municipality a
                          WHERE a.organisation = o.organisation
                            AND NOT EXISTS (SELECT 1 FROM organisation_municipality s
                                             WHERE s.organisation = $2 AND s.municipality = a.municipality))));

-- organisation_places (organisation int, by int, everywhere int) -> list municipality_row
SELECT m.municipality, m.name, m.province, m.ended, m.fictional, m.phone
  FROM organisation_municipality a JOIN municipality m ON m.municipality = a.municipality
 WHERE a.organisation = $1
   AND ($3 = 1 OR EXISTS (SELECT 1 FROM organisation_municipality s
                           WHERE s.organisation = $2 AND s.municipality = a.municipality))
 ORDER BY m.name, m.municipality LIMIT 400;

-- organisation_place_delete (organisation int, municipality int) -> run
DELETE FROM organisation_municipality WHERE organisation = $1 AND municipality = $2;

-- organisation_help (organisation int) -> list organisation_help_row
SELECT help_type FROM organisation_help WHERE organisation = $1 ORDER BY help_type LIMIT 200;

-- organisation_help_delete (organisation int, help_type text) -> run
DELETE FROM organisation_help WHERE organisation = $1 AND help_type = $2;

-- organisation_set_active (organisation int, active int) -> run 1
UPDATE organisation SET active = $2 WHERE organisation = $1;

-- organisation_is_net (organisation int) -> exists
SELECT 1 FROM safety_net WHERE organisation = $1;

-- organisation_is_net_of (organisation int, municipality int) -> exists
SELECT 1 FROM safety_net WHERE organisation = $1 AND municipality = $2;

-- municipality_nets (municipality int) -> list organisation_row
SELECT o.organisation, o.name, o.municipal, o.paid_by, o.steered_by, o.everywhere, o.answer_workdays, o.phone, o.active, o.accept_workdays, o.map_only, o.url, o.kvk
  FROM organisation o
 WHERE o.active = 1 AND o.map_only = 0
   AND (o.everywhere = 1 OR EXISTS (SELECT 1 FROM organisation_municipality s
                                     WHERE s.organisation = o.organisation AND s.municipality = $1))
 ORDER BY o.everywhere, o.name, o.organisation LIMIT 100;

-- municipality_set_phone (municipality int, phone text) -> run 1
UPDATE municipality SET phone = $2 WHERE municipality = $1;

-- safety_net_delete (municipality int) -> run
DELETE FROM safety_net WHERE municipality = $1;

-- scope_doorways (by int, everywhere int) -> list doorway_row
SELECT d.doorway, d.host, d.name, d.theme, d.languages, d.municipality, d.region, d.phone, d.phone_hours, d.sheet
  FROM doorway d
 WHERE $2 = 1
    OR (EXISTS (SELECT 1 FROM doorway_municipality m WHERE m.doorway = d.doorway)
        AND NOT EXISTS (SELECT 1 FROM doorway_municipality m
                         WHERE m.doorway = d.doorway
                           AND NOT EXISTS (SELECT 1 FROM organisation_municipality s
                                            WHERE s.organisation = $1 AND s.municipality = m.municipality)))
 ORDER BY d.name, d.doorway LIMIT 400;

-- scope_doorway (doorway int, by int, everywhere int) -> one doorway_row
SELECT d.doorway, d.host, d.name, d.theme, d.languages, d.municipality, d.region, d.phone, d.phone_hours, d.sheet
  FROM doorway d
 WHERE d.doorway = $1
   AND ($3 = 1
     OR (EXISTS (SELECT 1 FROM doorway_municipality m WHERE m.doorway = d.doorway)
         AND NOT EXISTS (SELECT 1 FROM doorway_municipality m
                          WHERE m.doorway = d.doorway
                            AND NOT EXISTS (SELECT 1 FROM organisation_municipality s
                                             WHERE s.organisation = $2 AND s.municipality = m.municipality))));

-- doorway_host_taken (host text, other_than int) -> exists
SELECT 1 FROM doorway WHERE host = $1 AND doorway <> $2;

-- doorway_places_clear (doorway int) -> run
DELETE FROM doorway_municipality WHERE doorway = $1;

-- scope_regions (by int, everywhere int) -> list region_row
SELECT r.region, r.name
  FROM region r
 WHERE $2 = 1
    OR (EXISTS (SELECT 1 FROM region_municipality m WHERE m.region = r.region)
        AND NOT EXISTS (SELECT 1 FROM region_municipality m
                         WHERE m.region = r.region
                           AND NOT EXISTS (SELECT 1 FROM organisation_municipality s
                                            WHERE s.organisation = $1 AND s.municipality = m.municipality)))
 ORDER BY r.name, r.region LIMIT 400;

-- scope_region (region int, by int, everywhere int) -> one region_row
SELECT r.region, r.name
  FROM region r
 WHERE r.region = $1
   AND ($3 = 1
     OR (EXISTS (SELECT 1 FROM region_municipality m WHERE m.region = r.region)
         AND NOT EXISTS (SELECT 1 FROM region_municipality m
                          WHERE m.region = r.region
                            AND NOT EXISTS (SELECT 1 FROM organisation_municipality s
                                             WHERE s.organisation = $2 AND s.municipality = m.municipality))));

-- region_places (region int) -> list municipality_row
SELECT m.municipality, m.name, m.province, m.ended, m.fictional, m.phone
  FROM region_municipality r JOIN municipality m ON m.municipality = r.municipality
 WHERE r.region = $1
 ORDER BY m.name, m.municipality LIMIT 400;

-- region_places_clear (region int) -> run
DELETE FROM region_municipality WHERE region = $1;

-- sheet_put (doorway int, sheet text, tokens text) -> run
INSERT INTO theme_sheet (doorway, sheet, tokens) VALUES ($1, $2, $3) ON CONFLICT (doorway, sheet) DO NOTHING;

-- sheet_of_doorway (doorway int, sheet text) -> exists
SELECT 1 FROM theme_sheet WHERE doorway = $1 AND sheet = $2;

-- sheet_others_delete (doorway int, sheet text) -> run
DELETE FROM theme_sheet WHERE doorway = $1 AND sheet <> $2;

-- sheet_by_hash (sheet text) -> one sheet_row
SELECT sheet, tokens FROM theme_sheet WHERE sheet = $1 ORDER BY doorway LIMIT 1;

-- doorway_set_sheet (doorway int, sheet text) -> run 1
UPDATE doorway SET sheet = $2 WHERE doorway = $1;
