-- 0025_objection_channel.sql - an objection may come in through this site, where the municipality named this channel.

ALTER TABLE procedure_setting ADD COLUMN channel_organisation INT NULL REFERENCES organisation; -- which takes them in; NULL: not by this site
ALTER TABLE procedure_setting ADD COLUMN channel_by INT NULL REFERENCES professional;           -- who last said so, or took it back
ALTER TABLE procedure_setting ADD COLUMN channel_ms INT NOT NULL DEFAULT 0;                     -- and when; 0: nobody ever did

ALTER TABLE procedure ADD COLUMN by_site INT NOT NULL DEFAULT 0 CHECK (by_site IN (0, 1));               -- 1: the resident sent it in here
ALTER TABLE procedure ADD COLUMN reasons_follow INT NOT NULL DEFAULT 0 CHECK (reasons_follow IN (0, 1)); -- 1: it came without reasons
