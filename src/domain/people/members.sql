-- members.sql - who works where: lists, roles, the end of it, and what an organisation asks of its people.

-- row people_place_row (organisation int, name text, second_factor int)
-- row member_row (professional int, name text, email text, role text, second_factor int)
-- row position_row (role text, wanted int, has int)
-- row role_held_row (role text)

-- position_get (professional int, organisation int) -> one position_row
SELECT m.role, COALESCE(s.second_factor, 0) AS wanted, CASE WHEN COALESCE(f.since_ms, 0) > 0 THEN 1 ELSE 0 END AS has
  FROM membership m
  JOIN professional p ON p.professional = m.professional
  JOIN organisation o ON o.organisation = m.organisation
  LEFT JOIN organisation_security s ON s.organisation = m.organisation
  LEFT JOIN second_factor f ON f.professional = m.professional
 WHERE m.professional = $1 AND m.organisation = $2 AND p.active = 1 AND o.active = 1;

-- people_place_get (organisation int, own int, network int) -> one people_place_row
SELECT o.organisation, o.name, COALESCE(s.second_factor, 0) AS second_factor
  FROM organisation o LEFT JOIN organisation_security s ON s.organisation = o.organisation
 WHERE o.organisation = $1 AND o.active = 1
   AND (o.organisation = $2
        OR ($3 = 1 AND EXISTS (SELECT 1 FROM organisation_municipality mine
                                 JOIN organisation_municipality theirs ON theirs.municipality = mine.municipality
                                WHERE mine.organisation = $2 AND theirs.organisation = o.organisation)));

-- people_place_list (own int) -> list people_place_row
SELECT o.organisation, o.name, COALESCE(s.second_factor, 0) AS second_factor
  FROM organisation o LEFT JOIN organisation_security s ON s.organisation = o.organisation
 WHERE o.active = 1 AND o.organisation <> $1
   AND o.organisation IN (SELECT theirs.organisation FROM organisation_municipality mine
                            JOIN organisation_municipality theirs ON theirs.municipality = mine.municipality
                           WHERE mine.organisation = $1)
 ORDER BY o.name, o.organisation LIMIT 1000;

-- member_list (organisation int) -> list member_row
SELECT p.professional, p.name, p.email, m.role, CASE WHEN COALESCE(f.since_ms, 0) > 0 THEN 1 ELSE 0 END AS second_factor
  FROM membership m
  JOIN professional p ON p.professional = m.professional
  LEFT JOIN second_factor f ON f.professional = m.professional
 WHERE m.organisation = $1 AND p.active = 1
 ORDER BY p.name, p.professional LIMIT 1000;

-- member_get (organisation int, professional int) -> one member_row
SELECT p.professional, p.name, p.email, m.role, CASE WHEN COALESCE(f.since_ms, 0) > 0 THEN 1 ELSE 0 END AS second_factor
  FROM membership m
  JOIN professional p ON p.professional = m.professional
  LEFT JOIN second_factor f ON f.professional = m.professional
 WHERE m.organisation = $1 AND m.professional = $2 AND p.active = 1;

-- membership_add (professional int, organisation int, role text) -> run 1
INSERT INTO membership (professional, organisation, role) VALUES ($1, $2, $3);

-- membership_set_role (professional int, organisation int, role text) -> run 1
UPDATE membership SET role = $3 WHERE professional = $1 AND organisation = $2;

-- membership_used (professional int, organisation int, now_ms int) -> run 1
UPDATE membership SET used_ms = $3 WHERE professional = $1 AND organisation = $2;

-- membership_delete (professional int, organisation int) -> run 1
DELETE FROM membership WHERE professional = $1 AND organisation = $2;

-- membership_exists (professional int) -> exists
SELECT 1 FROM membership WHERE professional = $1;

-- roles_of_others (organisation int, professional int) -> list role_held_row
SELECT DISTINCT m.role
  FROM membership m JOIN professional p ON p.professional = m.professional
 WHERE m.organisation = $1 AND m.professional <> $2 AND p.active = 1
 ORDER BY m.role LIMIT 100;

-- roles_near (organisation int, professional int) -> list role_held_row
SELECT DISTINCT m.role
  FROM membership m
  JOIN professional p ON p.professional = m.professional
  JOIN organisation o ON o.organisation = m.organisation
 WHERE p.active = 1 AND o.active = 1 AND NOT (m.organisation = $1 AND m.professional = $2)
   AND (m.organisation = $1
        OR m.organisation IN (SELECT theirs.organisation FROM organisation_municipality mine
                                JOIN organisation_municipality theirs ON theirs.municipality = mine.municipality
                               WHERE mine.organisation = $1))
 ORDER BY m.role LIMIT 100;

-- professional_close (professional int, email text) -> run 1
UPDATE professional SET active = 0, password = '', email = $2 WHERE professional = $1;

-- security_put (organisation int, second_factor int) -> run 1
INSERT INTO organisation_security (organisation, second_factor) VALUES ($1, $2)
ON CONFLICT (organisation) DO UPDATE SET second_factor = $2;
