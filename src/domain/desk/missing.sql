-- missing.sql - what the check of a network counts.

-- row role_row (role text)
-- row help_there_row (help_type text)

-- organisation_roles (organisation int) -> list role_row
SELECT DISTINCT m.role
  FROM membership m JOIN professional p ON p.professional = m.professional
 WHERE m.organisation = $1 AND p.active = 1
 ORDER BY m.role LIMIT 50;

-- municipality_help (municipality int) -> list help_there_row
SELECT DISTINCT h.help_type
  FROM organisation_help h JOIN organisation o ON o.organisation = h.organisation
 WHERE o.active = 1 AND o.map_only = 0
   AND (o.everywhere = 1 OR EXISTS (SELECT 1 FROM organisation_municipality s
                                     WHERE s.organisation = o.organisation AND s.municipality = $1))
 ORDER BY h.help_type LIMIT 200;
