-- 0026_application.sql - an application: the term to decide of another law, and what came of the talk before deciding.
--
-- What was planned, said and decided about the talk are rows of procedure_event.

ALTER TABLE procedure ADD COLUMN term_length INT NOT NULL DEFAULT 0;   -- of another law; 0: the weeks of the Awb
ALTER TABLE procedure ADD COLUMN term_unit TEXT NOT NULL DEFAULT '';   -- '' (no other law), weeks or months
ALTER TABLE procedure ADD COLUMN term_source TEXT NOT NULL DEFAULT ''; -- that law and its article
ALTER TABLE learned ADD COLUMN talk TEXT NOT NULL DEFAULT '';          -- of an application: what came of the talk; else ''
