-- 0006_receiving.sql - what an organisation promises to colleagues, and how it is known elsewhere.

ALTER TABLE organisation ADD COLUMN accept_workdays INT NOT NULL DEFAULT 2; -- a handover is answered in so many
ALTER TABLE organisation ADD COLUMN map_only INT NOT NULL DEFAULT 0; -- 1: stands on the map; takes no questions here
ALTER TABLE organisation ADD COLUMN url TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN kvk TEXT NOT NULL DEFAULT '';    -- number at the Chamber of Commerce; '' unknown
