-- 0005_place.sql - names that people type for where they live: municipalities, towns, and both names of The Hague.

CREATE TABLE place (
    folded TEXT NOT NULL, -- in small letters without accents, words with one space between
    municipality INT NOT NULL REFERENCES municipality,
    PRIMARY KEY (folded, municipality)
);
DROP INDEX municipality_name;
