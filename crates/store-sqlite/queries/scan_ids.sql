select sum(last) from ids
