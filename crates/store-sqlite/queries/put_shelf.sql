insert into shelves (shelf, key, document) values (?1, ?2, ?3)
on conflict (shelf, key) do update set document = excluded.document
