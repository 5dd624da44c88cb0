-- Derived from acts: which of the judged files some audiences are not shown, a bit for
-- each of those. Read whole at every start, so that no file need be folded for it.
create table hidden (
    person integer primary key,
    audiences integer not null
) strict;

-- What is known of every file, and not of some. A register of before learns it when it
-- is next opened.
create table known_of_all (
    what text primary key
) strict, without rowid;
insert into known_of_all (what) select 'hidden' where not exists (select 1 from acts);
