insert into tiles (level, n, hashes) values (?1, ?2, ?3)
on conflict (level, n) do update set hashes = excluded.hashes
