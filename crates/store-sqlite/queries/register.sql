select number from register
