-- 0028_ended.sql - what ended, of one organisation, newest first, by walking one index.

CREATE INDEX procedure_ended ON procedure (organisation, state, ended_ms, question);
