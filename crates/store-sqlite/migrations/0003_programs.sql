-- Which programs may read what stands here, one row. A later program that adds what
-- an earlier one can leave alone keeps the number; an earlier one then opens the
-- register for reading, verifying and copying.
create table programs (
    -- the least version of this file that a program must know to read it
    reads integer not null
) strict;
insert into programs (reads) values (3);
