-- links.sql - invitations, and links for a new password.

-- row invitation_row (invitation int, organisation int, organisation_name text, email text, name text, role text, sent_ms int, link_hash bytes)
-- row password_link_row (professional int, sent_ms int, name text, email text)

-- invitation_add (invitation int, organisation int, email text, name text, role text, sent_ms int, link_hash bytes) -> run 1
INSERT INTO invitation (invitation, organisation, email, name, role, sent_ms, link_hash) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- invitation_list (organisation int) -> list invitation_row
SELECT i.invitation, i.organisation, o.name AS organisation_name, i.email, i.name, i.role, i.sent_ms, i.link_hash
  FROM invitation i JOIN organisation o ON o.organisation = i.organisation
 WHERE i.organisation = $1 ORDER BY i.name, i.invitation LIMIT 1000;

-- invitation_get (invitation int) -> one invitation_row
SELECT i.invitation, i.organisation, o.name AS organisation_name, i.email, i.name, i.role, i.sent_ms, i.link_hash
  FROM invitation i JOIN organisation o ON o.organisation = i.organisation
 WHERE i.invitation = $1 AND o.active = 1;

-- invitation_by_link (link_hash bytes, sent_after_ms int) -> one invitation_row
SELECT i.invitation, i.organisation, o.name AS organisation_name, i.email, i.name, i.role, i.sent_ms, i.link_hash
  FROM invitation i JOIN organisation o ON o.organisation = i.organisation
 WHERE i.link_hash = $1 AND i.sent_ms > $2 AND o.active = 1;

-- invitation_waits (organisation int, email text) -> exists
SELECT 1 FROM invitation WHERE organisation = $1 AND email = $2;

-- invitation_renew (invitation int, organisation int, sent_ms int, link_hash bytes) -> run
UPDATE invitation SET sent_ms = $3, link_hash = $4 WHERE invitation = $1 AND organisation = $2;

-- invitation_withdraw (invitation int, organisation int) -> run
DELETE FROM invitation WHERE invitation = $1 AND organisation = $2;

-- invitation_use (invitation int, link_hash bytes) -> run
DELETE FROM invitation WHERE invitation = $1 AND link_hash = $2;

-- invitation_purge (sent_before_ms int) -> run
DELETE FROM invitation WHERE sent_ms < $1;

-- member_by_email (organisation int, email text) -> exists
SELECT 1
  FROM membership m JOIN professional p ON p.professional = m.professional
 WHERE m.organisation = $1 AND p.email = $2;

-- password_link_put (professional int, sent_ms int, link_hash bytes) -> run 1
INSERT INTO password_link (professional, sent_ms, link_hash) VALUES ($1, $2, $3)
ON CONFLICT (professional) DO UPDATE SET sent_ms = $2, link_hash = $3;

-- password_link_get (professional int) -> one password_link_row
SELECT l.professional, l.sent_ms, p.name, p.email
  FROM password_link l JOIN professional p ON p.professional = l.professional
 WHERE l.professional = $1 AND p.active = 1;

-- password_link_by (link_hash bytes, sent_after_ms int) -> one password_link_row
SELECT l.professional, l.sent_ms, p.name, p.email
  FROM password_link l JOIN professional p ON p.professional = l.professional
 WHERE l.link_hash = $1 AND l.sent_ms > $2 AND p.active = 1;

-- password_link_use (link_hash bytes) -> run
DELETE FROM password_link WHERE link_hash = $1;

-- password_link_delete (professional int) -> run
DELETE FROM password_link WHERE professional = $1;

-- password_link_purge (sent_before_ms int) -> run
DELETE FROM password_link WHERE sent_ms < $1;

-- password_set (professional int, password text) -> run 1
UPDATE professional SET password = $2 WHERE professional = $1 AND active = 1;
