-- schedule.sql - hours, and the moments they were expanded to.

-- row schedule_row (hours text, spans bytes, from_day int, until_day int)
-- row schedule_ending_row (owner_kind text, owner int, hours text)

-- schedule_get (owner_kind text, owner int) -> one schedule_row
SELECT hours, spans, from_day, until_day FROM schedule WHERE owner_kind = $1 AND owner = $2;

-- schedule_put (owner_kind text, owner int, hours text, spans bytes, from_day int, until_day int) -> run 1
INSERT INTO schedule (owner_kind, owner, hours, spans, from_day, until_day) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (owner_kind, owner) DO UPDATE SET hours = $3, spans = $4, from_day = $5, until_day = $6;

-- schedule_delete (owner_kind text, owner int) -> run
DELETE FROM schedule WHERE owner_kind = $1 AND owner = $2;

-- schedule_ending (until_day int, rows_max int) -> list schedule_ending_row
SELECT owner_kind, owner, hours FROM schedule WHERE until_day > 0 AND until_day < $1 ORDER BY until_day LIMIT $2;
