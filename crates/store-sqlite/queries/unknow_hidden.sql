delete from known_of_all where what = 'hidden'
