insert into register (number) values (?1)
