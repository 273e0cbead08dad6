-- What there is to read.

CREATE TABLE articles (
    id        TEXT PRIMARY KEY,
    section   TEXT NOT NULL,
    published TEXT NOT NULL,
    -- came with the program, which may bring a newer one; what was put in by hand stays
    embedded  INTEGER NOT NULL,
    -- taken away by hand: it doesn't come back with the program
    withdrawn INTEGER NOT NULL DEFAULT 0,
    -- contract::article::Article
    article   TEXT NOT NULL,
    -- title, summary and text, as search_key spells them
    words     TEXT NOT NULL
) STRICT;
CREATE INDEX articles_of_section ON articles (section, published DESC);
