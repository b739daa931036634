-- 0012_setup.sql - setting up through the browser: the one-time link, and the colours of a doorway.

-- The link that the program prints while nothing is set up, and what was filled in behind it so far.
CREATE TABLE setup (
    setup BYTES NOT NULL PRIMARY KEY, -- keyed hash of the secret in the link: the row alone opens nothing
    sealed BYTES NOT NULL,            -- sealed under that secret
    expires_ms INT NOT NULL
);

-- Sheets of colours, each at an address with its hash; also one that is only being looked at.
CREATE TABLE theme_sheet (
    doorway INT NOT NULL REFERENCES doorway,
    sheet TEXT NOT NULL,              -- hash of tokens: the address
    tokens TEXT NOT NULL,             -- as format/theme.h writes them
    PRIMARY KEY (doorway, sheet)
);
CREATE INDEX theme_sheet_by_hash ON theme_sheet (sheet);
ALTER TABLE doorway ADD COLUMN sheet TEXT NOT NULL DEFAULT ''; -- the one that is used; '' for none
