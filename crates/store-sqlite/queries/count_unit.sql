update units set n = n + 1 returning n
