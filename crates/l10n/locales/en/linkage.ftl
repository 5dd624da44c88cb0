# Matching: grounds, what was seen, what a run says of itself.

# What was compared.
link-given-name = Given name
link-father-name = Father's name
link-grandfather-name = Grandfather's name
link-family-name = Family name
link-mother-name = Mother's name
link-place = From
link-birth = Born
link-party = Party
link-taken = When taken
link-governorate = Governorate
link-sex = Sex
link-register-number = Registration number
link-phone = Telephone
link-national-number = National number
link-order = Order of the name

# What was seen. One level serves several grounds, so the words speak of the two values.
link-level-different = different
link-level-equal = the same
link-level-close-names = very close, yet each is a name of its own
link-level-near-names = close, yet each is a name of its own
link-level-far-names = somewhat alike, yet each is a name of its own
link-level-close-slip = a small slip of spelling
link-level-near-slip = a slip of spelling
link-level-far-slip = a large slip of spelling
link-level-script-equal = the same, in Arabic and Latin letters
link-level-script-close = very close, in Arabic and Latin letters
link-level-script-near = close, in Arabic and Latin letters
link-level-script-far = somewhat alike, in Arabic and Latin letters
link-level-script-different = different, in Arabic and Latin letters
link-level-day = the same day
link-level-three-days = at most three days apart
link-level-month = within one month
link-level-quarter = at most three months apart
link-level-year = within one year
link-level-further = more than a year apart
link-level-digit = one digit of the date differs
link-level-day-month-swapped = day and month have changed places
link-level-one-digit = the same year, one digit differs
link-level-other-year-same-day = the same day and month, in another year
link-level-one-year = a year apart
link-level-three-years = two or three years apart
link-level-eight-years = four to eight years apart
link-level-fifteen-years = nine to fifteen years apart
link-level-generations = more than fifteen years apart
link-level-coarse-month = the same month, one of them without a day
link-level-coarse-year = the same year, one of them without a day
link-level-coarse-one-year = a year apart, one of them without a day
link-level-coarse-three-years = two or three years apart, one of them without a day
link-level-coarse-eight-years = four to eight years apart, one of them without a day
link-level-coarse-fifteen-years = nine to fifteen years apart, one of them without a day
link-level-coarse-generations = more than fifteen years apart, one of them without a day
link-level-range-within = the possible years overlap
link-level-range-one-year = a year between the possible years
link-level-range-four-years = two to four years between the possible years
link-level-range-further = more than four years between the possible years
link-level-age = the same age
link-level-age-one-year = a year between the ages
link-level-age-three-years = two or three years between the ages
link-level-age-eight-years = four to eight years between the ages
link-level-age-fifteen-years = nine to fifteen years between the ages
link-level-age-generations = more than fifteen years between the ages
link-level-within-month = they overlap within a month
link-level-within-span = they overlap in a span longer than a month
link-level-span-month = at most a month between the spans
link-level-span-year = at most a year between the spans
link-level-span-further = more than a year between the spans
link-level-in-place = each part in its place
link-level-shifted = a part of the name stands in the place of another
link-level-joined = one name has a part that the other leaves out

# What explains a pair that is not one person.
otherwise-household = If they are not one person, they are most likely of one household
otherwise-kin = If they are not one person, they are most likely of one clan and town
otherwise-strangers = If they are not one person, they are most likely strangers

# The report of a run.
link-report-title = Report of matching
link-report-about = What was compared, what was learned and what may be expected. It holds numbers of records and no names.
link-report-compared = What was compared
link-report-lists = Lists
link-report-list = List
link-report-records = Records
link-report-pairs-compared = Pairs compared
link-report-people = People
link-report-nameless = Records without a name
link-report-refined = Large groups that were divided
link-report-refined-about = Where very many records share one thing they are divided by further fields. Each line: number of the key, then groups, then records in them, then records that nothing tells apart and that were compared with their neighbours in the list only.
link-report-overlaps = Who is in which list
link-report-expected = What to expect at each threshold
link-report-expected-about = An estimate from the probabilities of the pairs themselves. It becomes a measurement once people have judged pairs.
link-report-threshold = Threshold
link-report-precision = Right among these
link-report-recall = Found of all right ones
link-report-proposed = Pairs proposed
link-report-distribution = Pairs by strength of evidence
link-report-weights = What each ground weighs
link-report-weights-about = How often this is seen of one person, and how often of two strangers. What lies between is the weight; each point doubles the odds.
link-report-ground = Ground
link-report-level = What was seen
link-report-same = Of one person
link-report-strangers = Of strangers
link-report-bits = Weight
link-report-hardest = Pairs nearest to the threshold
link-report-hardest-about = Here the program errs most, so a person should look at these first.
link-report-first = First record
link-report-second = Second record
link-report-probability = Probability of one person
link-report-grounds = Grounds
link-report-no-records = There are no records in these lists.

# Why a run gave nothing.
link-stopped = You stopped the comparison before it was done; nothing has changed.
link-too-many = There are more records than can be compared at once. Divide them into several lists.
link-no-such-row = A judgement names a record that is not in the list.
