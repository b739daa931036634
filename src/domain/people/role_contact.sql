-- role_contact.sql - contacts by role, and who fills the role now.

-- row role_contact_row (contact int, organisation int, organisation_name text, title text, phone text, email text, seen_by text)
-- row role_contact_person_row (contact int, professional int, name text)

-- role_contact_list (organisation int) -> list role_contact_row
SELECT c.contact, c.organisation, o.name AS organisation_name, c.title, c.phone, c.email, c.seen_by
  FROM role_contact c JOIN organisation o ON o.organisation = c.organisation
 WHERE c.organisation = $1 ORDER BY c.title, c.contact LIMIT 200;

-- role_contact_public (organisation int) -> list role_contact_row
SELECT c.contact, c.organisation, o.name AS organisation_name, c.title, c.phone, c.email, c.seen_by
  FROM role_contact c JOIN organisation o ON o.organisation = c.organisation
 WHERE c.organisation = $1 AND c.seen_by = 'everyone' AND o.active = 1 ORDER BY c.title, c.contact LIMIT 200;

-- role_contact_near (own int) -> list role_contact_row
SELECT c.contact, c.organisation, o.name AS organisation_name, c.title, c.phone, c.email, c.seen_by
  FROM role_contact c JOIN organisation o ON o.organisation = c.organisation
 WHERE o.active = 1
   AND (c.organisation = $1
        OR (c.seen_by <> 'organisation'
            AND (o.everywhere = 1
                 OR EXISTS (SELECT 1 FROM organisation me WHERE me.organisation = $1 AND me.everywhere = 1)
                 OR c.organisation IN (SELECT theirs.organisation FROM organisation_municipality mine
                                         JOIN organisation_municipality theirs ON theirs.municipality = mine.municipality
                                        WHERE mine.organisation = $1))))
 ORDER BY o.name, c.title, c.contact LIMIT 1000;

-- role_contact_get (contact int, organisation int) -> one role_contact_row
SELECT c.contact, c.organisation, o.name AS organisation_name, c.title, c.phone, c.email, c.seen_by
  FROM role_contact c JOIN organisation o ON o.organisation = c.organisation
 WHERE c.contact = $1 AND c.organisation = $2;

-- role_contact_add (contact int, organisation int, title text, phone text, email text, seen_by text) -> run 1
INSERT INTO role_contact (contact, organisation, title, phone, email, seen_by) VALUES ($1, $2, $3, $4, $5, $6);

-- role_contact_change (contact int, organisation int, title text, phone text, email text, seen_by text) -> run
UPDATE role_contact SET title = $3, phone = $4, email = $5, seen_by = $6 WHERE contact = $1 AND organisation = $2;

-- role_contact_delete (contact int, organisation int) -> run
DELETE FROM role_contact WHERE contact = $1 AND organisation = $2;

-- role_contact_people (organisation int) -> list role_contact_person_row
SELECT f.contact, p.professional, p.name
  FROM role_contact c
  JOIN role_contact_filled f ON f.contact = c.contact
  JOIN membership m ON m.professional = f.professional AND m.organisation = c.organisation
  JOIN professional p ON p.professional = f.professional
 WHERE c.organisation = $1 AND p.active = 1
 ORDER BY f.contact, p.name, p.professional LIMIT 2000;

-- role_contact_fill (contact int, professional int) -> run
INSERT INTO role_contact_filled (contact, professional) VALUES ($1, $2) ON CONFLICT (contact, professional) DO NOTHING;

-- role_contact_empty (contact int, professional int) -> run
DELETE FROM role_contact_filled WHERE contact = $1 AND professional = $2;

-- role_contact_empty_all (contact int) -> run
DELETE FROM role_contact_filled WHERE contact = $1;

-- role_contact_leave (professional int, organisation int) -> run
DELETE FROM role_contact_filled
 WHERE professional = $1 AND contact IN (SELECT contact FROM role_contact WHERE organisation = $2);
