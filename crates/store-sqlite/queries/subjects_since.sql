-- Read from the acts themselves: the index is sorted by file, not by act.
select persons from acts where seq > ?1
