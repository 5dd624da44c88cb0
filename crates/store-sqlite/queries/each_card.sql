select person, card from cards order by person
