select acts.seq, kind, at, import, persons, salt, content, parts
from act_person join acts on acts.seq = act_person.seq
where act_person.person = ?1
order by act_person.seq
