select 1 from known_of_all where what = 'hidden'
