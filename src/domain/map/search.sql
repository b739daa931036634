-- search.sql - what the search index reads of services, and how it learns that they changed.

-- use "domain/map/map.sql"
-- row searched_row (service int, folded text, name text, organisation_name text, description text, for_whom text, what_to_expect text, keywords text)
-- row searched_word_row (service int, word text)

-- searched_page (after int, until int, rows_max int) -> list searched_row
SELECT s.service, s.folded, s.name, o.name AS organisation_name, s.description, s.for_whom, s.what_to_expect, s.keywords
  FROM service s JOIN organisation o ON o.organisation = s.organisation
 WHERE s.service > $1 AND s.service <= $2 AND s.status <> 'ended'
 ORDER BY s.service LIMIT $3;

-- Of one municipality (0: everywhere), by name.
-- searched_here (municipality int, after_folded text, after int, rows_max int) -> list searched_row
SELECT s.service, s.folded, s.name, o.name AS organisation_name, s.description, s.for_whom, s.what_to_expect, s.keywords
  FROM (SELECT folded, service FROM service_listing
         WHERE municipality = $1 AND subject = '' AND (folded, service) > ($2, $3)
         ORDER BY folded, service LIMIT $4) l
  JOIN service s ON s.service = l.service
  JOIN organisation o ON o.organisation = s.organisation
 ORDER BY l.folded, l.service LIMIT $4;

-- searched_topics (after int, until int, rows_max int) -> list searched_word_row
SELECT service, topic AS word FROM service_topic WHERE service > $1 AND service <= $2 ORDER BY service, topic LIMIT $3;

-- searched_help_types (after int, until int, rows_max int) -> list searched_word_row
SELECT service, help_type AS word FROM service_help WHERE service > $1 AND service <= $2 ORDER BY service, help_type LIMIT $3;

-- searched_places (after int, until int, rows_max int) -> list inline (service int, everywhere int, municipality int?)
SELECT a.service, a.everywhere, m.municipality
  FROM service_at_location a
  LEFT JOIN service_at_location_municipality m ON m.service_at_location = a.service_at_location
 WHERE a.service > $1 AND a.service <= $2
 ORDER BY a.service, m.municipality LIMIT $3;

-- A walk over all services: only after an import.
-- searched_changed (since_ms int, rows_max int) -> list service_id_row
SELECT service FROM service WHERE changed_ms >= $1 ORDER BY service LIMIT $2;

-- listed_get (service int) -> one listed_row
SELECT s.service, s.name, o.name AS organisation_name, o.paid_by, s.description, s.status, s.free, s.cost, s.capacity, s.waiting_weeks, s.capacity_ms,
       s.confirmed_ms, o.organisation, o.municipal, (SELECT count(*) FROM service_topic t WHERE t.service = s.service) AS topics,
       a.service_at_location, COALESCE(p.town, '') AS town,
       COALESCE((SELECT c.value FROM service_at_location f JOIN service_contact c ON c.service_at_location = f.service_at_location
                  WHERE f.service = s.service AND c.kind = 'phone' AND c.audience = 'everyone'
                  ORDER BY f.service_at_location, c.contact LIMIT 1), '') AS phone
  FROM service s
  JOIN organisation o ON o.organisation = s.organisation
  LEFT JOIN service_at_location a
         ON a.service_at_location = (SELECT min(f.service_at_location) FROM service_at_location f WHERE f.service = s.service)
  LEFT JOIN location p ON p.location = a.location
 WHERE s.service = $1 AND s.status <> 'ended';

-- map_change_add (change int, at_ms int, channel text) -> run 1
INSERT INTO change (change, at_ms, channel) VALUES ($1, $2, $3);

-- map_change_since (since_ms int, rows_max int) -> list inline (change int, channel text)
SELECT change, channel FROM change WHERE at_ms >= $1 AND channel >= 'map' AND channel < 'maq' ORDER BY at_ms, change LIMIT $2;
