select sum(kind) from acts indexed by acts_by_kind
