-- How many units were committed, one row. It stands also in the head beside the
-- database; a database without the row has no head yet.
create table units (
    n integer not null
) strict;
