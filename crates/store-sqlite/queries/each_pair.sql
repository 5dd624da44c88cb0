select person, seq from act_person order by person, seq
