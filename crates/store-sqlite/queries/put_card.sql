insert into cards (person, card) values (?1, ?2)
on conflict (person) do update set card = excluded.card
