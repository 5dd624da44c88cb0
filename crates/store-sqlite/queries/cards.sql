select person, card from cards where person in (select value from json_each(?1))
