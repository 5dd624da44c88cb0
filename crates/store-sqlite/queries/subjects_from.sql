select distinct person from act_person where person >= ?1 order by person
