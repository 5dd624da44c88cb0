select
    (select coalesce(max(seq), 0) from acts),
    (select count(*) from acts where content is null),
    (select count(*) from cards),
    (select count(*) from shelves),
    (select count(*) from evidence)
