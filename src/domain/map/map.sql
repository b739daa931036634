-- map.sql - every statement about services, where they are given, and who may know which number.

-- row service_row (service int, uuid text, organisation int, organisation_name text, organisation_url text, municipal int, paid_by text, steered_by text, name text, description text, description_professional text, for_whom text, what_to_expect text, bring text, cost text, free int, languages text, keywords text, url text, status text, referrals text, owner text, capacity text, waiting_weeks int, capacity_note text, capacity_ms int, confirmed_ms int, version int)
-- row service_id_row (service int)
-- row at_row (service_at_location int, uuid text, service int, location int?, everywhere int, name text, address text, postcode text, town text, accessibility text, note text)
-- row at_place_row (municipality int, name text)
-- row contact_row (kind text, audience text, value text)
-- row word_row (word text)
-- row listed_row (service int, name text, organisation_name text, paid_by text, description text, status text, free int, cost text, capacity text, waiting_weeks int, capacity_ms int, confirmed_ms int, organisation int, municipal int, topics int, service_at_location int?, town text, phone text)
-- row editor_row (service int, name text, organisation int, organisation_name text, owner text, status text, capacity text, waiting_weeks int, capacity_ms int, confirmed_ms int, asked_ms int, filled int, remarks int)

-- ---- one service ----

-- service_get (service int) -> one service_row
SELECT s.service, s.uuid, s.organisation, o.name AS organisation_name, o.url AS organisation_url, o.municipal, o.paid_by, o.steered_by,
       s.name, s.description, s.description_professional, s.for_whom, s.what_to_expect, s.bring, s.cost, s.free, s.languages, s.keywords,
       s.url, s.status, s.referrals, s.owner, s.capacity, s.waiting_weeks, s.capacity_note, s.capacity_ms, s.confirmed_ms, s.version
  FROM service s JOIN organisation o ON o.organisation = s.organisation
 WHERE s.service = $1;

-- The same for who keeps it: the own organisation ($2), and with $3 = 1 those that serve its municipalities and national ones
-- of which nobody signs in.
-- service_editable (service int, organisation int, whole int) -> one service_row
SELECT s.service, s.uuid, s.organisation, o.name AS organisation_name, o.url AS organisation_url, o.municipal, o.paid_by, o.steered_by,
       s.name, s.description, s.description_professional, s.for_whom, s.what_to_expect, s.bring, s.cost, s.free, s.languages, s.keywords,
       s.url, s.status, s.referrals, s.owner, s.capacity, s.waiting_weeks, s.capacity_note, s.capacity_ms, s.confirmed_ms, s.version
  FROM service s JOIN organisation o ON o.organisation = s.organisation
 WHERE s.service = $1
   AND (o.organisation = $2
        OR ($3 = 1 AND ((o.everywhere = 1 AND o.map_only = 1)
            OR EXISTS (SELECT 1 FROM organisation_municipality a JOIN organisation_municipality b ON b.municipality = a.municipality
                        WHERE a.organisation = o.organisation AND b.organisation = $2))));

-- service_by_uuid (uuid text) -> one service_id_row
SELECT service FROM service WHERE uuid = $1;

-- service_named (organisation int, folded text) -> list service_id_row
SELECT service FROM service WHERE organisation = $1 AND folded = $2 ORDER BY service LIMIT 20;

-- service_alike (folded text, service int) -> list inline (service int, name text, organisation_name text)
SELECT s.service, s.name, o.name AS organisation_name
  FROM service s JOIN organisation o ON o.organisation = s.organisation
 WHERE s.folded = $1 AND s.service <> $2
 ORDER BY s.service LIMIT 3;

-- service_add (service int, uuid text, organisation int, name text, folded text, description text, description_professional text, for_whom text, what_to_expect text, bring text, cost text, free int, languages text, keywords text, url text, status text, referrals text, owner text, capacity text, waiting_weeks int, capacity_note text, capacity_ms int, confirmed_ms int, now_ms int) -> run 1
INSERT INTO service (service, uuid, organisation, name, folded, description, description_professional, for_whom, what_to_expect, bring, cost,
                     free, languages, keywords, url, status, referrals, owner, capacity, waiting_weeks, capacity_note, capacity_ms,
                     confirmed_ms, asked_ms, asked_round, version, changed_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 0, 0, 1, $24);

-- service_set (service int, organisation int, name text, folded text, description text, description_professional text, for_whom text, what_to_expect text, bring text, cost text, free int, languages text, keywords text, url text, status text, referrals text, owner text, capacity text, waiting_weeks int, capacity_note text, capacity_ms int, confirmed_ms int, now_ms int) -> run 1
UPDATE service
   SET organisation = $2, name = $3, folded = $4, description = $5, description_professional = $6, for_whom = $7, what_to_expect = $8,
       bring = $9, cost = $10, free = $11, languages = $12, keywords = $13, url = $14, status = $15, referrals = $16, owner = $17,
       capacity = $18, waiting_weeks = $19, capacity_note = $20, capacity_ms = $21, confirmed_ms = $22, changed_ms = $23,
       version = version + 1
 WHERE service = $1;

-- service_set_capacity (service int, capacity text, waiting_weeks int, capacity_note text, now_ms int) -> run 1
UPDATE service SET capacity = $2, waiting_weeks = $3, capacity_note = $4, capacity_ms = $5, version = version + 1 WHERE service = $1;

-- service_topics (service int) -> list word_row
SELECT topic AS word FROM service_topic WHERE service = $1 ORDER BY topic LIMIT 100;

-- service_topic_add (service int, topic text) -> run
INSERT INTO service_topic (service, topic) VALUES ($1, $2) ON CONFLICT (service, topic) DO NOTHING;

-- service_topics_delete (service int) -> run
DELETE FROM service_topic WHERE service = $1;

-- service_help_types (service int) -> list word_row
SELECT help_type AS word FROM service_help WHERE service = $1 ORDER BY help_type LIMIT 100;

-- service_help_add (service int, help_type text) -> run
INSERT INTO service_help (service, help_type) VALUES ($1, $2) ON CONFLICT (service, help_type) DO NOTHING;

-- service_help_delete (service int) -> run
DELETE FROM service_help WHERE service = $1;

-- ---- where ----

-- at_list (service int) -> list at_row
SELECT a.service_at_location, a.uuid, a.service, a.location, a.everywhere, COALESCE(l.name, '') AS name, COALESCE(l.address, '') AS address,
       COALESCE(l.postcode, '') AS postcode, COALESCE(l.town, '') AS town, COALESCE(l.accessibility, '') AS accessibility,
       COALESCE(l.note, '') AS note
  FROM service_at_location a LEFT JOIN location l ON l.location = a.location
 WHERE a.service = $1
 ORDER BY a.service_at_location LIMIT 50;

-- at_add (service_at_location int, uuid text, service int, location int?, everywhere int) -> run 1
INSERT INTO service_at_location (service_at_location, uuid, service, location, everywhere) VALUES ($1, $2, $3, $4, $5);

-- at_set (service_at_location int, location int?, everywhere int) -> run 1
UPDATE service_at_location SET location = $2, everywhere = $3 WHERE service_at_location = $1;

-- at_municipalities (service_at_location int) -> list at_place_row
SELECT m.municipality, m.name
  FROM service_at_location_municipality a JOIN municipality m ON m.municipality = a.municipality
 WHERE a.service_at_location = $1
 ORDER BY m.municipality LIMIT 400;

-- at_municipality_add (service_at_location int, municipality int) -> run
INSERT INTO service_at_location_municipality (service_at_location, municipality) VALUES ($1, $2)
ON CONFLICT (service_at_location, municipality) DO NOTHING;

-- at_municipalities_delete (service_at_location int) -> run
DELETE FROM service_at_location_municipality WHERE service_at_location = $1;

-- location_same (organisation int, name text, address text, postcode text, town text, accessibility text, note text) -> one inline (location int)
SELECT location FROM location
 WHERE organisation = $1 AND address = $3 AND name = $2 AND postcode = $4 AND town = $5 AND accessibility = $6 AND note = $7
 ORDER BY location LIMIT 1;

-- location_add (location int, organisation int, name text, address text, postcode text, town text, accessibility text, note text) -> run 1
INSERT INTO location (location, organisation, name, address, postcode, town, accessibility, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- location_set (location int, name text, address text, postcode text, town text, accessibility text, note text) -> run 1
UPDATE location SET name = $2, address = $3, postcode = $4, town = $5, accessibility = $6, note = $7 WHERE location = $1;

-- location_uses (location int) -> int
SELECT count(*) FROM service_at_location WHERE location = $1;

-- location_services (location int, service int) -> list word_row
SELECT s.name AS word FROM service_at_location a JOIN service s ON s.service = a.service
 WHERE a.location = $1 AND s.service <> $2 ORDER BY s.folded LIMIT 10;

-- ---- how to reach them: three statements, each names who reads ----

-- contact_everyone (service_at_location int) -> list contact_row
SELECT kind, audience, value FROM service_contact WHERE service_at_location = $1 AND audience = 'everyone' ORDER BY contact LIMIT 100;

-- contact_network (service_at_location int) -> list contact_row
SELECT kind, audience, value FROM service_contact
 WHERE service_at_location = $1 AND audience IN ('everyone', 'network') ORDER BY contact LIMIT 100;

-- The own organisation: nobody else is given a row.
-- contact_own (service_at_location int, organisation int) -> list contact_row
SELECT c.kind, c.audience, c.value
  FROM service_contact c
  JOIN service_at_location a ON a.service_at_location = c.service_at_location
  JOIN service s ON s.service = a.service
 WHERE c.service_at_location = $1 AND s.organisation = $2 AND c.audience IN ('everyone', 'network', 'own')
 ORDER BY c.contact LIMIT 100;

-- Lines that are not for everyone, of the organisations near: for colleagues; of the own one, also its own.
-- direct_lines (organisation int) -> list inline (organisation int, name text, kind text, value text)
SELECT DISTINCT s.organisation, s.name, c.kind, c.value
  FROM service_contact c
  JOIN service_at_location a ON a.service_at_location = c.service_at_location
  JOIN service s ON s.service = a.service AND s.status <> 'ended'
  JOIN organisation o ON o.organisation = s.organisation AND o.active = 1
 WHERE (c.audience = 'network' OR (c.audience = 'own' AND s.organisation = $1))
   AND (s.organisation = $1 OR o.everywhere = 1
        OR EXISTS (SELECT 1 FROM organisation_municipality x JOIN organisation_municipality y ON y.municipality = x.municipality
                    WHERE x.organisation = s.organisation AND y.organisation = $1))
 ORDER BY s.organisation, c.kind DESC, c.value, s.name LIMIT 1000;

-- contact_add (service_at_location int, contact int, kind text, audience text, value text) -> run 1
INSERT INTO service_contact (service_at_location, contact, kind, audience, value) VALUES ($1, $2, $3, $4, $5);

-- contact_delete (service_at_location int, kind text, audience text) -> run
DELETE FROM service_contact WHERE service_at_location = $1 AND kind = $2 AND audience = $3;

-- ---- lists for everyone ----

-- listing_delete (service int) -> run
DELETE FROM service_listing WHERE service = $1;

-- listing_add (municipality int, subject text, folded text, service int) -> run
INSERT INTO service_listing (municipality, subject, folded, service) VALUES ($1, $2, $3, $4)
ON CONFLICT (municipality, subject, folded, service) DO NOTHING;

-- Up to a number: to count all would visit all.
-- listing_count (municipality int, subject text, rows_max int) -> int
SELECT count(*)
  FROM (SELECT service FROM service_listing WHERE municipality = $1 AND subject = $2 ORDER BY folded, service LIMIT $3) l;

-- listing_page (municipality int, subject text, after int, rows_max int) -> list listed_row
SELECT s.service, s.name, o.name AS organisation_name, o.paid_by, s.description, s.status, s.free, s.cost, s.capacity, s.waiting_weeks,
       s.capacity_ms, s.confirmed_ms, o.organisation, o.municipal, (SELECT count(*) FROM service_topic t WHERE t.service = s.service) AS topics,
       a.service_at_location, COALESCE(p.town, '') AS town,
       COALESCE((SELECT c.value FROM service_at_location f JOIN service_contact c ON c.service_at_location = f.service_at_location
                  WHERE f.service = s.service AND c.kind = 'phone' AND c.audience = 'everyone'
                  ORDER BY f.service_at_location, c.contact LIMIT 1), '') AS phone
  FROM (SELECT folded, service FROM service_listing
         WHERE municipality = $1 AND subject = $2
           AND (folded, service) > (COALESCE((SELECT folded FROM service WHERE service = $3), ''), $3)
         ORDER BY folded, service LIMIT $4) l
  JOIN service s ON s.service = l.service
  JOIN organisation o ON o.organisation = s.organisation
  LEFT JOIN service_at_location a
         ON a.service_at_location = (SELECT min(f.service_at_location) FROM service_at_location f WHERE f.service = s.service)
  LEFT JOIN location p ON p.location = a.location
 ORDER BY l.folded, l.service LIMIT $4;

-- The kinds of help of the first of that list, by service.
-- listing_help_types (municipality int, subject text, services_max int, rows_max int) -> list inline (service int, help_type text)
SELECT h.service, h.help_type
  FROM (SELECT service FROM service_listing WHERE municipality = $1 AND subject = $2 ORDER BY folded, service LIMIT $3) l
  JOIN service_help h ON h.service = l.service
 ORDER BY h.service, h.help_type LIMIT $4;

-- listing_everything (after int, rows_max int) -> list service_id_row
SELECT service FROM service WHERE service > $1 ORDER BY service LIMIT $2;

-- service_public_page (after int, rows_max int) -> list service_id_row
SELECT service FROM service WHERE service > $1 AND status <> 'ended' ORDER BY service LIMIT $2;

-- ---- keeping it true ----

-- The scope of service_editable. Oldest confirmation first.
-- editor_list (organisation int, whole int, after_ms int, after int, call_only int, confirmed_before_ms int, asked_before_ms int, rows_max int) -> list editor_row
SELECT s.service, s.name, s.organisation, o.name AS organisation_name, s.owner, s.status, s.capacity, s.waiting_weeks, s.capacity_ms,
       s.confirmed_ms, s.asked_ms,
       (CASE WHEN s.description <> '' THEN 1 ELSE 0 END + CASE WHEN s.for_whom <> '' THEN 1 ELSE 0 END
        + CASE WHEN s.what_to_expect <> '' THEN 1 ELSE 0 END + CASE WHEN s.cost <> '' OR s.free >= 0 THEN 1 ELSE 0 END
        + CASE WHEN s.owner <> '' THEN 1 ELSE 0 END
        + CASE WHEN EXISTS (SELECT 1 FROM service_topic t WHERE t.service = s.service) THEN 1 ELSE 0 END
        + CASE WHEN EXISTS (SELECT 1 FROM service_help h WHERE h.service = s.service) THEN 1 ELSE 0 END
        + CASE WHEN EXISTS (SELECT 1 FROM service_at_location a JOIN service_contact c ON c.service_at_location = a.service_at_location
                             WHERE a.service = s.service AND c.audience = 'everyone') THEN 1 ELSE 0 END
        + CASE WHEN EXISTS (SELECT 1 FROM service_at_location a JOIN schedule d
                               ON d.owner_kind = 'service_at_location' AND d.owner = a.service_at_location
                             WHERE a.service = s.service) THEN 1 ELSE 0 END
        + CASE WHEN s.confirmed_ms > 0 THEN 1 ELSE 0 END) AS filled,
       (SELECT count(*) FROM service_remark r WHERE r.service = s.service) AS remarks
  FROM service s JOIN organisation o ON o.organisation = s.organisation
 WHERE (s.confirmed_ms, s.service) > ($3, $4) AND s.status <> 'ended'
   AND ($5 = 0 OR (s.confirmed_ms < $6 AND (s.asked_ms < $7
        OR NOT EXISTS (SELECT 1 FROM service_at_location a JOIN service_contact c ON c.service_at_location = a.service_at_location
                        WHERE a.service = s.service AND c.kind = 'email'))))
   AND (o.organisation = $1
        OR ($2 = 1 AND ((o.everywhere = 1 AND o.map_only = 1)
            OR EXISTS (SELECT 1 FROM organisation_municipality a JOIN organisation_municipality b ON b.municipality = a.municipality
                        WHERE a.organisation = o.organisation AND b.organisation = $1))))
 ORDER BY s.confirmed_ms, s.service LIMIT $8;

-- editor_organisations (organisation int, whole int) -> list inline (organisation int, name text)
SELECT o.organisation, o.name
  FROM organisation o
 WHERE o.active = 1
   AND (o.organisation = $1
        OR ($2 = 1 AND ((o.everywhere = 1 AND o.map_only = 1)
            OR EXISTS (SELECT 1 FROM organisation_municipality a JOIN organisation_municipality b ON b.municipality = a.municipality
                        WHERE a.organisation = o.organisation AND b.organisation = $1))))
 ORDER BY o.name LIMIT 500;

-- editor_may (organisation int, editor int, whole int) -> exists
SELECT 1 FROM organisation o
 WHERE o.organisation = $1
   AND (o.organisation = $2
        OR ($3 = 1 AND ((o.everywhere = 1 AND o.map_only = 1)
            OR EXISTS (SELECT 1 FROM organisation_municipality a JOIN organisation_municipality b ON b.municipality = a.municipality
                        WHERE a.organisation = o.organisation AND b.organisation = $2))));

-- confirm_due (confirmed_before_ms int, asked_before_ms int, rows_max int) -> list service_id_row
SELECT s.service FROM service s
 WHERE s.confirmed_ms < $1 AND s.asked_ms < $2 AND s.status <> 'ended'
   AND EXISTS (SELECT 1 FROM service_at_location a JOIN service_contact c ON c.service_at_location = a.service_at_location
                WHERE a.service = s.service AND c.kind = 'email')
 ORDER BY s.confirmed_ms, s.service LIMIT $3;

-- confirm_asked (service int, now_ms int) -> run 1
UPDATE service SET asked_ms = $2, asked_round = asked_round + 1 WHERE service = $1;

-- The address is for the own organisation's eyes: only the mail to it reads it.
-- confirm_mail_get (service int) -> one inline (email text, name text, organisation_name text, asked_round int)
SELECT c.value AS email, s.name, o.name AS organisation_name, s.asked_round
  FROM service s
  JOIN organisation o ON o.organisation = s.organisation
  JOIN service_at_location a ON a.service = s.service
  JOIN service_contact c ON c.service_at_location = a.service_at_location
 WHERE s.service = $1 AND c.kind = 'email' AND s.status <> 'ended'
 ORDER BY CASE c.audience WHEN 'own' THEN 1 WHEN 'network' THEN 2 ELSE 3 END, c.service_at_location, c.contact LIMIT 1;

-- confirm_open (service int, asked_round int) -> exists
SELECT 1 FROM service WHERE service = $1 AND asked_round = $2 AND status <> 'ended';

-- confirm_used (service int, asked_round int) -> run 1
UPDATE service SET asked_round = asked_round + 1 WHERE service = $1 AND asked_round = $2;

-- confirm_set (service int, now_ms int) -> run 1
UPDATE service SET confirmed_ms = $2 WHERE service = $1;

-- remark_add (remark int, service int, text text, now_ms int) -> run 1
INSERT INTO service_remark (remark, service, text, at_ms) VALUES ($1, $2, $3, $4);

-- remark_list (service int) -> list inline (text text, at_ms int)
SELECT text, at_ms FROM service_remark WHERE service = $1 ORDER BY remark LIMIT 20;

-- remark_delete (service int) -> run
DELETE FROM service_remark WHERE service = $1;

-- row service_near_row (service int, name text, folded text, organisation_name text)

-- Services of everywhere and of the municipalities that an organisation serves, whose name has a word.
-- service_near (organisation int, pattern text, limit int) -> list service_near_row
SELECT s.service, s.name, s.folded, o.name AS organisation_name
  FROM (SELECT DISTINCT l.service FROM service_listing l
         WHERE l.subject = '' AND l.folded LIKE $2
           AND (l.municipality = 0
                OR l.municipality IN (SELECT municipality FROM organisation_municipality WHERE organisation = $1))) n
  JOIN service s ON s.service = n.service
  JOIN organisation o ON o.organisation = s.organisation
 ORDER BY s.folded, s.service LIMIT $3;

-- service_count () -> int
SELECT count(*) FROM service;
