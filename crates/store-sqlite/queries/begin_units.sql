insert into units (n) values (0)
