select person, audiences from hidden order by person
