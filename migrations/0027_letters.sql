-- 0027_letters.sql - what lists and letters of objections say more: when the hearing is, and that calling is not always safe.

ALTER TABLE procedure ADD COLUMN hearing_day INT NOT NULL DEFAULT 0;             -- of the last hearing that was written down; 0: none
ALTER TABLE procedure ADD COLUMN hearing_minutes INT NOT NULL DEFAULT 0;         -- after midnight; 0: no time was given
ALTER TABLE procedure_setting ADD COLUMN hearing_place TEXT NOT NULL DEFAULT ''; -- where hearings mostly are; proposed each time
ALTER TABLE question ADD COLUMN careful INT NOT NULL DEFAULT 0 CHECK (careful IN (0, 1)); -- 1: what to mind when calling stands among the sealed contact
ALTER TABLE callback ADD COLUMN days TEXT NOT NULL DEFAULT '';                   -- codes of weekdays that suit, a space between; '': any
