select sum(import) from acts indexed by acts_by_import where import is not null
