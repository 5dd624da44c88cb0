# Small words used on every page.
brand = Athar
language = Language
less-than = less than { $n }
size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
yes = Yes
no = No
none = None
unknown = We do not know
said-unknown = The source says it does not know
point-within = { $metres ->
    [one] { $point } (within { $metres } metre)
   *[other] { $point } (within { $metres } metres)
}
from-to = from { $from } to { $to }

# Counts. A count always leads to its list.
count-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
}
count-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
count-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
count-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
count-claims = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
count-documents = { $n ->
    [one] { $n } document
   *[other] { $n } documents
}
count-columns = { $n ->
    [one] { $n } column
   *[other] { $n } columns
}
count-pairs = { $n ->
    [one] { $n } pair
   *[other] { $n } pairs
}
count-lists = { $n ->
    [one] { $n } list
   *[other] { $n } lists
}

# Time.
just-now = just now
ago-minutes = { $n ->
    [one] a minute ago
   *[other] { $n } minutes ago
}
ago-hours = { $n ->
    [one] an hour ago
   *[other] { $n } hours ago
}
ago-days = { $n ->
    [one] yesterday
   *[other] { $n } days ago
}
ago-months = { $n ->
    [one] a month ago
   *[other] { $n } months ago
}
ago-years = { $n ->
    [one] a year ago
   *[other] { $n } years ago
}
years-old = { $n ->
    [one] one year
   *[other] { $n } years
}

# Dates of any precision.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
season-spring = spring { $year }
season-summer = summer { $year }
season-autumn = autumn { $year }
season-winter = winter { $year }
date-early = early { $when }
date-mid = mid { $when }
date-late = late { $when }
date-about = about { $when }
date-roughly = roughly { $when }
date-before = before { $when }
date-after = after { $when }
date-until = until { $when }
date-since = since { $when }
date-between = between { $from } and { $to }
date-or = { $a } or { $b }
date-unknown = We do not know when
date-first-half = first half of { $when }
date-second-half = second half of { $when }
and-more = { $n ->
    [one] and one more
   *[other] and { $n } more
}
comma = ,
sep = { " · " }
count-records = { $n ->
    [one] { $n } record
   *[other] { $n } records
}
count-lists-of = { $n ->
    [one] { $n } list
   *[other] { $n } lists
}
quote-open = “
quote-close = ”
