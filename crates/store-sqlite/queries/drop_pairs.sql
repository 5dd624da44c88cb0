delete from act_person
