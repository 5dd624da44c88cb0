# Why a file answers a search. The words of the file stand beside the reason.

why-listed = In the list
why-exact = Written as you typed it
why-spelling = Only spelled otherwise
why-begins = Begins with what you typed
why-place = The place
why-party = The party
why-office = An office or party in a step of the path
why-held = The place of detention
why-step = A place in a step of the path
why-year = The year
why-letter = One letter differs
why-short = A short form of the name
why-other = Another spelling in the file
why-former = A former name
why-latin = The same name in other letters
why-mother = The mother's name
why-kunya = The kunya (Abu/Umm)
why-number = A number in the file
why-file = The number of the file

flag-apart = Has claims that cannot all be true
flag-papers = Has documents
flag-path = Has steps of the path
flag-detention = A place of detention is named
flag-several = Several organisations speak in it
flag-read = A colleague has reviewed it, and nothing changed since
flag-read_before = Changed since a colleague reviewed it
flag-unread = Nobody has reviewed it yet
flag-untold = Has news that no relative was told yet
