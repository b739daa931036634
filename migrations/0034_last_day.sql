-- 0034_last_day.sql - a question about a letter whose last day to object the site worked out: the answer is promised before it.

ALTER TABLE question ADD COLUMN last_day INT NOT NULL DEFAULT 0; -- days since 1970-01-01; 0: none is known
