-- The inner list is small and sorted, so that each act is read once, by its number.
select seq, kind, at, import, persons, salt, content, parts
from acts
where seq in (select seq from act_person where person in (select value from json_each(?1)))
order by seq
