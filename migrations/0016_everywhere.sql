-- 0016_everywhere.sql - the map adds thousands of organisations; who gets a question is not looked for among all of them.

CREATE INDEX organisation_everywhere ON organisation (organisation) WHERE everywhere = 1 AND map_only = 0;
