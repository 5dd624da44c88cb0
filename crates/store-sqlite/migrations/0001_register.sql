-- The log: one row an act, narrow, because SQLCipher pays by the page.
create table acts (
    seq integer primary key,
    kind integer not null,
    at integer not null,
    import integer,
    -- the files it is about: ascending, as differences, seven bits a byte
    persons blob not null,
    -- both null once the act was erased on request
    salt blob,
    content blob
) strict;

create index acts_by_kind on acts (kind);
create index acts_by_import on acts (import) where import is not null;
create index acts_erased on acts (seq) where content is null;

-- Derived from acts: which are about whom.
create table act_person (
    person integer not null,
    seq integer not null,
    primary key (person, seq)
) strict, without rowid;

-- The tree of the log as C2SP tlog-tiles: up to 256 hashes of 32 bytes.
create table tiles (
    level integer not null,
    n integer not null,
    hashes blob not null,
    primary key (level, n)
) strict, without rowid;

-- One signed note for each commit that appended.
create table checkpoints (
    size integer primary key,
    root blob not null,
    note text not null
) strict;

-- Derived from acts: one short summary a file.
create table cards (
    person integer primary key,
    card blob not null
) strict;

-- Counting 200,000 cards must not read 200,000 cards.
create index cards_counted on cards (person);

-- Operational documents, no knowledge about anyone missing.
create table shelves (
    shelf text not null,
    key text not null,
    document blob not null,
    primary key (shelf, key)
) strict, without rowid;

-- The last number taken of each series.
create table ids (
    series text primary key,
    last integer not null
) strict, without rowid;

-- Digests of evidence, and the act that first named each.
create table evidence (
    digest blob primary key,
    seq integer not null
) strict, without rowid;

-- Which register this is; one row.
create table register (
    number text primary key
) strict, without rowid;
