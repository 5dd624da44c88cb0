select sum(person) from cards indexed by cards_counted
