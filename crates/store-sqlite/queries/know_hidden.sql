insert or ignore into known_of_all (what) values ('hidden')
