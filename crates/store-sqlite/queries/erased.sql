select seq, persons from acts where content is null order by seq
