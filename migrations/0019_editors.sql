-- 0019_editors.sql - texts of editors in versions: written, offered, published by another, withdrawn.

-- Every save is a row. What residents see is the row of its layer that is published: at most one.
CREATE TABLE text_version (
    scope TEXT NOT NULL,            -- municipality, doorway, region
    scope_id INT NOT NULL,
    text_key TEXT NOT NULL,         -- "topics/schulden"; "topics/schulden~local" stands beneath the shared text
    language TEXT NOT NULL,
    number INT NOT NULL,            -- 1, 2, 3 ... of this layer
    state TEXT NOT NULL,            -- draft, offered, published, withdrawn, passed (a newer one took its place)
    body TEXT NOT NULL,             -- Markdown without head
    base_hash TEXT NOT NULL,        -- of the base text when this was written
    findings INT NOT NULL,          -- of the readability gate; 0: it passes
    review_day INT NOT NULL,        -- to be looked at again, days since 1970; 0: never
    written_by INT NOT NULL,        -- professional; 0: nobody, it came with the program or from before there were versions
    written_ms INT NOT NULL,
    offered_ms INT NULL,
    published_by INT NULL,
    published_ms INT NULL,
    reason TEXT NOT NULL,           -- why it was published below the gate; '' when it passes
    reason_words TEXT NOT NULL,
    ended_by INT NULL,              -- who withdrew it
    ended_ms INT NULL,
    PRIMARY KEY (text_key, language, scope, scope_id, number),
    CHECK (state IN ('draft', 'offered', 'published', 'withdrawn', 'passed')),
    CHECK (published_by IS NULL OR published_by <> written_by),
    CHECK (state <> 'published' OR written_by = 0 OR published_by IS NOT NULL),
    CHECK (state <> 'published' OR written_by = 0 OR findings = 0 OR reason <> '')
);
CREATE UNIQUE INDEX text_version_published ON text_version (text_key, language, scope, scope_id) WHERE state = 'published';
CREATE UNIQUE INDEX text_version_in_work ON text_version (text_key, language, scope, scope_id) WHERE state IN ('draft', 'offered');
CREATE INDEX text_version_by_place ON text_version (scope, scope_id, state);

INSERT INTO text_version (scope, scope_id, text_key, language, number, state, body, base_hash, findings, review_day, written_by,
                          written_ms, published_ms, reason, reason_words)
SELECT scope, scope_id, text_key, language, 1, 'published', body, base_hash, 0, 0, 0, edited_ms, edited_ms, '', ''
  FROM text_edit;
DROP TABLE text_edit;

-- Whose editors keep the texts of what: of a municipality, who serves it; of a doorway or a region, who serves all its
-- municipalities; who serves everywhere keeps all. The same rule as for managing them (domain/network/manage.h). Rows may
-- come twice.
CREATE VIEW text_keeper AS
SELECT s.organisation, 'municipality' AS scope, m.municipality AS scope_id, m.name
  FROM organisation_municipality s JOIN municipality m ON m.municipality = s.municipality
UNION ALL
SELECT o.organisation, 'municipality' AS scope, m.municipality AS scope_id, m.name
  FROM organisation o CROSS JOIN municipality m
 WHERE o.everywhere = 1 AND EXISTS (SELECT 1 FROM doorway_municipality d WHERE d.municipality = m.municipality)
UNION ALL
SELECT o.organisation, 'doorway' AS scope, d.doorway AS scope_id, d.name
  FROM organisation o CROSS JOIN doorway d
 WHERE o.everywhere = 1
    OR (EXISTS (SELECT 1 FROM doorway_municipality m WHERE m.doorway = d.doorway)
        AND NOT EXISTS (SELECT 1 FROM doorway_municipality m
                         WHERE m.doorway = d.doorway
                           AND NOT EXISTS (SELECT 1 FROM organisation_municipality s
                                            WHERE s.organisation = o.organisation AND s.municipality = m.municipality)))
UNION ALL
SELECT o.organisation, 'region' AS scope, r.region AS scope_id, r.name
  FROM organisation o CROSS JOIN region r
 WHERE o.everywhere = 1
    OR (EXISTS (SELECT 1 FROM region_municipality m WHERE m.region = r.region)
        AND NOT EXISTS (SELECT 1 FROM region_municipality m
                         WHERE m.region = r.region
                           AND NOT EXISTS (SELECT 1 FROM organisation_municipality s
                                            WHERE s.organisation = o.organisation AND s.municipality = m.municipality)));

-- only: postgres
-- What is published everybody reads; the rest is for who keeps the layer. See 0013_guard.sql.
SELECT guard('text_version');
CREATE POLICY shown ON text_version FOR SELECT USING (state = 'published');
CREATE POLICY kept ON text_version USING ((SELECT acting_organisation()) = 0
    OR EXISTS (SELECT 1 FROM text_keeper k WHERE k.organisation = (SELECT acting_organisation())
                  AND k.scope = text_version.scope AND k.scope_id = text_version.scope_id));
-- end
