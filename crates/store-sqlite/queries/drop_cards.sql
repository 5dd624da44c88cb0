delete from cards
