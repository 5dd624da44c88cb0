select sum(seq) from acts indexed by acts_erased where content is null
