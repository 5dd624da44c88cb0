insert into ids (series, last) values (?1, ?2)
on conflict (series) do update set last = last + excluded.last
returning last
