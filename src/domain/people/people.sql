-- people.sql - every statement about professionals, memberships and throttles.

-- row professional_row (professional int, name text, email text, password text, active int)
-- row membership_row (organisation int, organisation_name text, role text)

-- professional_get (professional int) -> one professional_row
SELECT professional, name, email, password, active FROM professional WHERE professional = $1;

-- professional_by_email (email text) -> one professional_row
SELECT professional, name, email, password, active FROM professional WHERE email = $1 AND active = 1;

-- professional_add (professional int, name text, email text, password text) -> run 1
INSERT INTO professional (professional, name, email, password, active) VALUES ($1, $2, $3, $4, 1);

-- membership_put (professional int, organisation int, role text) -> run 1
INSERT INTO membership (professional, organisation, role) VALUES ($1, $2, $3)
ON CONFLICT (professional, organisation) DO UPDATE SET role = $3;

-- membership_list (professional int) -> list membership_row
SELECT m.organisation, o.name AS organisation_name, m.role
  FROM membership m JOIN organisation o ON o.organisation = m.organisation
 WHERE m.professional = $1 AND o.active = 1
 ORDER BY m.used_ms DESC, o.name, m.organisation LIMIT 50;

-- row account_row (name text, email text, role text, organisation_name text)

-- account_list () -> list account_row
SELECT p.name, p.email, m.role, o.name AS organisation_name
  FROM membership m
  JOIN professional p ON p.professional = m.professional
  JOIN organisation o ON o.organisation = m.organisation
 WHERE p.active = 1 AND o.active = 1
 ORDER BY p.professional, m.organisation LIMIT 60;

-- membership_active (organisation int, professional int) -> exists
SELECT 1
  FROM membership m JOIN professional p ON p.professional = m.professional
 WHERE m.organisation = $1 AND m.professional = $2 AND p.active = 1;

-- throttle_get (subject bytes, since_ms int) -> one inline (attempts int)
SELECT attempts FROM throttle WHERE subject = $1 AND since_ms > $2;

-- throttle_add (subject bytes, now_ms int, window_start_ms int) -> run 1
INSERT INTO throttle (subject, attempts, since_ms) VALUES ($1, 1, $2)
ON CONFLICT (subject) DO UPDATE
   SET attempts = CASE WHEN throttle.since_ms > $3 THEN throttle.attempts + 1 ELSE 1 END,
       since_ms = CASE WHEN throttle.since_ms > $3 THEN throttle.since_ms ELSE $2 END;

-- throttle_purge (before_ms int) -> run
DELETE FROM throttle WHERE since_ms < $1;

-- row safety_net_role_row (municipality int, municipality_name text, organisation_name text, role text?)

-- Every role of who works at a safety net; without a role where nobody does.
-- safety_net_roles (limit int) -> list safety_net_role_row
SELECT s.municipality, g.name AS municipality_name, o.name AS organisation_name, w.role
  FROM safety_net s
  JOIN municipality g ON g.municipality = s.municipality
  JOIN organisation o ON o.organisation = s.organisation
  LEFT JOIN (SELECT DISTINCT m.organisation, m.role FROM membership m JOIN professional p ON p.professional = m.professional
              WHERE p.active = 1) w ON w.organisation = s.organisation AND o.active = 1
 ORDER BY s.municipality, w.role LIMIT $1;

-- row colleague_row (professional int, name text)

-- colleague_list (organisation int) -> list colleague_row
SELECT p.professional, p.name
  FROM membership m JOIN professional p ON p.professional = m.professional
 WHERE m.organisation = $1 AND p.active = 1
   AND m.role IN ('professional', 'objection_handler', 'connector', 'director')
 ORDER BY p.name, p.professional LIMIT 200;
