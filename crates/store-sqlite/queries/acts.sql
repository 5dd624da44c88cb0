select seq, kind, at, import, persons, salt, content, parts
from acts
where seq in (select value from json_each(?1))
order by seq
