insert into hidden (person, audiences) values (?1, ?2)
on conflict (person) do update set audiences = excluded.audiences
