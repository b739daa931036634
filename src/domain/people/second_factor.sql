-- second_factor.sql - the second step of signing in, and the codes for when the telephone is gone.

-- row second_factor_row (wrapped bytes, sealed bytes, since_ms int, used_step int)

-- second_factor_get (professional int) -> one second_factor_row
SELECT wrapped, sealed, since_ms, used_step FROM second_factor WHERE professional = $1;

-- second_factor_begin (professional int, wrapped bytes, sealed bytes) -> run
INSERT INTO second_factor (professional, wrapped, sealed, since_ms, used_step) VALUES ($1, $2, $3, 0, 0)
ON CONFLICT (professional) DO UPDATE SET wrapped = $2, sealed = $3, used_step = 0 WHERE second_factor.since_ms = 0;

-- second_factor_confirm (professional int, now_ms int, used_step int) -> run
UPDATE second_factor SET since_ms = $2, used_step = $3 WHERE professional = $1 AND since_ms = 0;

-- second_factor_use (professional int, used_step int) -> run
UPDATE second_factor SET used_step = $2 WHERE professional = $1 AND since_ms > 0 AND used_step < $2;

-- second_factor_delete (professional int) -> run
DELETE FROM second_factor WHERE professional = $1;

-- second_factor_wanted (professional int) -> exists
SELECT 1
  FROM membership m JOIN organisation_security s ON s.organisation = m.organisation
 WHERE m.professional = $1 AND s.second_factor = 1;

-- recovery_code_add (code_hash bytes, professional int) -> run 1
INSERT INTO recovery_code (code_hash, professional) VALUES ($1, $2);

-- recovery_code_use (code_hash bytes, professional int) -> run
DELETE FROM recovery_code WHERE code_hash = $1 AND professional = $2;

-- recovery_code_delete (professional int) -> run
DELETE FROM recovery_code WHERE professional = $1;

-- recovery_code_count (professional int) -> int
SELECT count(*) FROM recovery_code WHERE professional = $1;
