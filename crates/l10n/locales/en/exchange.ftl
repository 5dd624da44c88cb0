# Reading lists: outcomes, reasons, remarks, columns.
# What became of a row.
outcome-accepted = accepted
outcome-repeated = repeated
outcome-waiting = waits for a decision
outcome-rejected = rejected

# Why: reasons of an outcome.
reason-new = new
reason-changed = adds to a file that is here
reason-known-row = here already, in the same words
reason-same-row = repeats a row of this list
reason-asked-before = shown before: it waits for a decision, or was decided
reason-says-nothing = says nothing about anyone
reason-no-name = has no name
reason-subtotal = a line of totals
reason-repeated-header = the headers again
reason-section = a heading between rows, or words under the table
reason-blank = an empty row
reason-left-out-by-hand = a row you left out
reason-sheet-left-out = on a sheet you left out
reason-two-people = two people in one cell, it seems
reason-forgotten = may be somebody of whom everything was erased at a lawful request
reason-shifted = values stand in other columns: the row seems to have moved by one cell
reason-extra-cells = it has more cells than there are columns
reason-merged = a cell merged over several rows; its value was taken for each of them
reason-merged-name = the name stands in a cell merged over several rows: these may be one person
reason-unclosed-quote = a quotation mark was opened and never closed
reason-other-encoding = the line is written in another encoding than the list
reason-nul = empty signs stood in it and were left out
reason-too-many-cells = it has more cells than a list can hold; the rest was left out
reason-long-cell = a cell is longer than any note; its end was left out
reason-broken-json = the line does not read as a record; its words stay as they are
reason-no-sentence = we found no person in the words
reason-placeholder-name = words in place of a name, such as “unknown”
reason-age-too-high = an age nobody reaches; kept as written
reason-age-not-read = the age was not understood; kept as written
reason-place-unknown = this place is not in our list of places; kept as written
reason-party-unknown = this party is not known to us; kept as written
reason-facility-unknown = this place of detention is not known to us; kept as written
reason-point-far = this point lies outside Syria; perhaps the two degrees were exchanged
reason-unknown = the source says that it does not know
reason-unreadable = the date was not understood; kept as written
reason-impossible = a day that no calendar has, such as 31 February
reason-implausible = a year too far off to be right
reason-future = a date that has not come yet
reason-day-first-assumed = day and month could be either way; read day first
reason-month-first = only readable with the month before the day
reason-two-digit-year = a year of two digits was completed
reason-january-first = 1 January in a birth date usually means that only the year is known
reason-part-missing = a part of the date was left open
reason-hijri = a Hijri date was converted; it may be off by a day
reason-serial-number = a number of the spreadsheet was read as a date
reason-feast = a feast was named; its days were taken from the calendar
reason-feast-unnamed = a feast was named, not which one
reason-field-season = a season of the fields or of school was named; read as a span
reason-named-event = a known event was named; its days were taken
reason-no-year = it has no year
reason-year-from-context = the year was taken from another date of the row
reason-several-dates = several dates, all kept
reason-two-readings = one name for two months, or a winter between two years; both are kept
reason-since = “since”: read as the day it began
reason-relative = counted back from the day it was said
reason-age-given = an age stands where a date should
reason-words-ignored = words beside the date were not understood; they stay as written
reason-range-reversed = the end stood before the beginning; they were exchanged
reason-place-near = the place is only like a name we know, so check it
reason-party-near = the party is only like a name we know, so check it
reason-facility-near = the place of detention is only like a name we know, so check it
reason-heading-or-name = words that may be no name: a heading, a remark, a message?
reason-number-of-another = the number of a file here, with the name of another
reason-number-of-several = the number stands in several files: it may be one of these
reason-may-be-there = something here has this name, and nothing says that it stands at another place
reason-several-things = several of them in one cell, it seems
reason-place-in-part = only a part of the place is in our list of places; the words stay as written
reason-note-names-places = a note names places of detention; enter them by hand as steps of the path
reason-with-its-people = told with its people, on another sheet or in another file
reason-detail = a detail of a row that stands elsewhere: a relative, an event or a document
reason-not-a-person = no person: an organisation, a ship or an address in a list of entities
reason-greeting = a greeting between messages
reason-beside = a name outside the people of the same record: perhaps whoever informed
reason-formula-only = a formula without a stored result. Open the file in a spreadsheet program, save it, and send it again
reason-lost-letters = letters of it are lost for good; ask for a sound copy
reason-mended-letters = the letters had been read in a wrong encoding; we put them right
reason-entities = the letters were written as codes of a web page; we put them right
reason-program-quote = a sign that spreadsheet programs put before numbers was left out
reason-year-in-date-cell = a year was typed into a cell for dates; read as the year
reason-hidden-lines = the row is hidden in the file
reason-struck-out = the row is struck out in the file
reason-comment = a cell of it carries a comment, kept as a note
reason-dates-disagree = the dates of birth, taking and death are not in the order of a life
reason-damaged-number = a spreadsheet shortened this number and its digits are lost; nothing is compared by it
reason-zero-restored = a number had lost its first zero; we put it back
reason-guess = asked or supposed, not said; kept as words
reason-age-disagrees = the age does not fit the dates of birth and of the taking
reason-other-date = this tells of another day than that of the taking: a birth, a death, a release, or of two days
reason-other-titles = stands under other titles, or above the titles of the table: its columns may not mean what theirs do
reason-state-of-nobody = the words of the status speak of somebody else, of two states, or of a flight nobody says from where; kept as words, no status is read from them
reason-program-failure = what a program wrote in place of a value, such as #REF!; read as not known
reason-midnight-elsewhere = midnight was written in the time of Greenwich; read as the next day

# The same doubts beside an accepted row or a typed claim.
trouble-two-people = { reason-two-people }
trouble-several-things = { reason-several-things }
trouble-forgotten = { reason-forgotten }
trouble-shifted = { reason-shifted }
trouble-extra-cells = { reason-extra-cells }
trouble-merged = { reason-merged }
trouble-merged-name = { reason-merged-name }
trouble-unclosed-quote = { reason-unclosed-quote }
trouble-other-encoding = { reason-other-encoding }
trouble-nul = { reason-nul }
trouble-too-many-cells = { reason-too-many-cells }
trouble-long-cell = { reason-long-cell }
trouble-broken-json = { reason-broken-json }
trouble-no-sentence = { reason-no-sentence }
trouble-placeholder-name = { reason-placeholder-name }
trouble-age-too-high = { reason-age-too-high }
trouble-age-not-read = { reason-age-not-read }
trouble-place-unknown = { reason-place-unknown }
trouble-party-unknown = { reason-party-unknown }
trouble-facility-unknown = { reason-facility-unknown }
trouble-point-far = { reason-point-far }
trouble-unknown = { reason-unknown }
trouble-unreadable = { reason-unreadable }
trouble-impossible = { reason-impossible }
trouble-implausible = { reason-implausible }
trouble-future = { reason-future }
trouble-day-first-assumed = { reason-day-first-assumed }
trouble-month-first = { reason-month-first }
trouble-two-digit-year = { reason-two-digit-year }
trouble-january-first = { reason-january-first }
trouble-part-missing = { reason-part-missing }
trouble-hijri = { reason-hijri }
trouble-serial-number = { reason-serial-number }
trouble-feast = { reason-feast }
trouble-feast-unnamed = { reason-feast-unnamed }
trouble-field-season = { reason-field-season }
trouble-named-event = { reason-named-event }
trouble-no-year = { reason-no-year }
trouble-year-from-context = { reason-year-from-context }
trouble-several-dates = { reason-several-dates }
trouble-two-readings = { reason-two-readings }
trouble-since = { reason-since }
trouble-relative = { reason-relative }
trouble-age-given = { reason-age-given }
trouble-words-ignored = { reason-words-ignored }
trouble-range-reversed = { reason-range-reversed }
trouble-place-near = { reason-place-near }
trouble-party-near = { reason-party-near }
trouble-facility-near = { reason-facility-near }
trouble-heading-or-name = { reason-heading-or-name }
trouble-place-in-part = { reason-place-in-part }
trouble-note-names-places = { reason-note-names-places }
trouble-with-its-people = { reason-with-its-people }
trouble-detail = { reason-detail }
trouble-not-a-person = { reason-not-a-person }
trouble-greeting = { reason-greeting }
trouble-beside = { reason-beside }
trouble-formula-only = { reason-formula-only }
trouble-lost-letters = { reason-lost-letters }
trouble-mended-letters = { reason-mended-letters }
trouble-entities = { reason-entities }
trouble-program-quote = { reason-program-quote }
trouble-year-in-date-cell = { reason-year-in-date-cell }
trouble-hidden-lines = { reason-hidden-lines }
trouble-struck-out = { reason-struck-out }
trouble-comment = { reason-comment }
trouble-dates-disagree = { reason-dates-disagree }
trouble-damaged-number = { reason-damaged-number }
trouble-no-name = a name without letters
trouble-no-phone = shorter than a telephone number
trouble-long-ago = a birth more than 120 years ago
trouble-blank-word = a word that says nothing; read as not known
trouble-age-odd = no age that we understand
trouble-number-odd = shorter than a national number
trouble-point-odd = no point in Syria or around it
trouble-names-two = two people, as it seems
trouble-name-kin = a relation and no name
trouble-name-none = words that do not look like the name of a person
trouble-zero-restored = { reason-zero-restored }
trouble-guess = { reason-guess }
trouble-age-disagrees = { reason-age-disagrees }
trouble-other-date = { reason-other-date }
trouble-other-titles = { reason-other-titles }
trouble-state-of-nobody = { reason-state-of-nobody }
trouble-program-failure = { reason-program-failure }
trouble-midnight-elsewhere = { reason-midnight-elsewhere }

# What to do with a row that waits.
advice-two-people = Read the cell: split it if they are two; add it as it stands if it is one name.
advice-forgotten = If it is that person, leave the row out: its words are destroyed here; the file in which it came is kept as it was sent, with the row in it. If it is a namesake who is missing too, take it: a second person is asked.
advice-no-name = Write the name if the rest of the row has it; otherwise leave it out with a reason.
advice-shifted = Compare the values with their headers and correct what is out of place.
advice-extra-cells = Look at the cell beyond the last column: it may belong to the one before it.
advice-merged-name = Open the file and look: are these several people, or one person in several rows?
advice-unclosed-quote = The row may have swallowed the ones after it. Compare it with the original file.
advice-too-many-cells = Compare it with the original file, then correct it or leave it out with a reason.
advice-broken-json = Read the words: if there is a person in them, write the name.
advice-no-sentence = Read the words: if there is a person in them, write the name; otherwise leave them out with a reason.
advice-impossible = Write what is certain, even the year alone. What was written stays beside it.
advice-implausible = Check the year in the original, or add the row without this date.
advice-future = Check the year in the original: a digit may have slipped. Or add the row without this date.
advice-beside = Read the record: leave out whoever only informed, with a reason; write the name of one who is missing too, and take that person in.
advice-formula-only = Open the file in a spreadsheet program, save it, and send it again. Or write the name, if you know it.
advice-dates-disagree = Read the row and write the date that is wrong as it should be; leave out the cell if nobody knows.
advice-heading-or-name = Add it if it is the name of a person; leave it out with a reason if it is a heading. Where the list is one of prisons, checkpoints or places, cancel the plan, take it in anew and choose what it holds when you upload it (on the command line: --of).
advice-number-of-another = Compare the row with the file of that number. If it is somebody else, add it as it stands; if it corrects the file, correct the file itself, and leave the row out with the reason.
advice-number-of-several = Compare the row with the files that bear its number. If these are one person, judge them to be one first. If the row brings nothing new, leave it out with the reason; if it is somebody else, add it as it stands.
advice-may-be-there = Look at the file. If it is the same, the row is added to it; if it is another of the same name, it gets a file of its own.
advice-several-things = Read the cell: split it if it names several; add it as it stands if it is one name.
advice-place-near = Write the place as we know it. Added as it stands, its words are kept and no place is read from them.
advice-party-near = Write the party as we know it. Added as it stands, its words are kept and no party is read from them.
advice-facility-near = Write the place of detention as we know it. Added as it stands, its words are kept and no place is read from them.
advice-lost-letters = Ask for a sound copy of the file, or correct the words if you know them.

# What a person should know about the reading of a file.
remark-formulas = { $n ->
    [one] One cell holds a formula without a stored result; its value is not known
   *[other] { $n } cells hold formulas without stored results; their values are not known
}
remark-skipped_values = { $n ->
    [one] One value stands outside the records and was left out
   *[other] { $n } values stand outside the records and were left out
}
remark-unclosed_quote = { $n ->
    [one] One line has a quotation mark that was never closed
   *[other] { $n } lines have a quotation mark that was never closed
}
remark-other_encoding = { $n ->
    [one] One line is written in another encoding and was read in it
   *[other] { $n } lines are written in another encoding and were read in it
}
remark-nul = { $n ->
    [one] One line has empty signs, which were left out
   *[other] { $n } lines have empty signs, which were left out
}
remark-too_many_cells = { $n ->
    [one] One line has more cells than a list can hold; the rest was left out
   *[other] { $n } lines have more cells than a list can hold; the rest was left out
}
remark-long_cell = { $n ->
    [one] One line has a cell longer than any note; its end was left out
   *[other] { $n } lines have a cell longer than any note; its end was left out
}
remark-broken_json = { $n ->
    [one] One line does not read as a record; its words are kept as a note
   *[other] { $n } lines do not read as records; their words are kept as notes
}
remark-no_sentence = { $n ->
    [one] One line names no person that we found: a greeting is left out, anything else waits
   *[other] { $n } lines name no person that we found: greetings are left out, the others wait
}
remark-encoding_guessed = We guessed the encoding: { $detail }. Change it if letters look broken
remark-extension_differs = The name of the file ends in { $detail } and it holds something else; read as what it is
remark-hidden_sheet = A hidden sheet; it was read too
remark-empty_sheet = An empty sheet
remark-unread_sheet = A sheet that cannot be read, such as a drawing. See that it holds no names
remark-truncated = The file breaks off before its end; what is there was read. Ask for a whole copy
remark-no_header = There is no row of headers; columns were understood by their values
remark-duplicate_header = A header stands twice: { $detail }
remark-duplicate_field = Two columns for the same thing; the first was taken, left out: { $detail }
remark-unmapped_column = A column of which we do not know what it is: { $detail }
remark-missing_column = A column of the column template that this file does not have: { $detail }
remark-guessed_column = We guessed this column, so look at it: { $detail }
remark-family_first = In this column the family name stands first: { $detail }
remark-month_first = In this column the month stands before the day: { $detail }
remark-doubtful_column = A column of dates whose values are none, so look at it: { $detail }

# How a column was understood.
how-header = by its header
how-values = by its values
how-hand = chosen by hand
how-ignored = left out
how-unknown = not understood

# Names of columns that are no property of a file.
prop-rec_no = Number in the source
prop-serial = Running number
prop-birth_date_precision = Precision of the birth date
prop-place = From which town
prop-taken_date_note = Words beside the date of taking
prop-party_other = Another party
prop-gps = Point on the map
prop-submitted_at = When it was written down
prop-uuid = Number of the form
prop-form_meta = The form's own data
prop-ignored = Not used

# What a column can be.
field-name-rec_no = { prop-rec_no }
field-name-serial = { prop-serial }
field-name-full_name = { prop-full_name }
field-name-given_name = { prop-given_name }
field-name-father_name = { prop-father_name }
field-name-grandfather_name = { prop-grandfather_name }
field-name-family_name = { prop-family_name }
field-name-kunya = { prop-kunya }
field-name-other_name = { prop-other_name }
field-name-mother_name = { prop-mother_name }
field-name-sex = { prop-sex }
field-name-birth_date = { prop-birth_date }
field-name-birth_date_precision = { prop-birth_date_precision }
field-name-age = { prop-age }
field-name-birth_place = { prop-birth_place }
field-name-registration_place = { prop-registration_place }
field-name-registration_number = { prop-registration_number }
field-name-national_number = { prop-national_number }
field-name-residence = { prop-residence }
field-name-governorate = { prop-governorate }
field-name-place = { prop-place }
field-name-profession = { prop-profession }
field-name-taken_date = { prop-taken_date }
field-name-taken_date_note = { prop-taken_date_note }
field-name-taken_place = { prop-taken_place }
field-name-taken_circumstance = { prop-taken_circumstance }
field-name-party = { prop-party }
field-name-party_other = { prop-party_other }
field-name-held_at = { prop-held_at }
field-name-status = { prop-status }
field-name-status_date = { prop-status_date }
field-name-death_date = { prop-death_date }
field-name-death_place = { prop-death_place }
field-name-death_cause = { prop-death_cause }
field-name-burial_place = { prop-burial_place }
field-name-informant_relation = { prop-informant_relation }
field-name-informant_name = { prop-informant_name }
field-name-phone = { prop-phone }
field-name-note = { prop-note }
field-name-gps = { prop-gps }
field-name-list_source = { prop-list_source }
field-name-submitted_at = { prop-submitted_at }
field-name-uuid = { prop-uuid }
field-name-form_meta = { prop-form_meta }
field-name-ignored = { prop-ignored }
remark-hidden_lines = { $n ->
    [one] One hidden row; it was read too
   *[other] { $n } hidden rows; they were read too
}
remark-struck_out = { $n ->
    [one] One row is struck out; it was read too
   *[other] { $n } rows are struck out; they were read too
}
remark-comment = { $n ->
    [one] One cell carries a comment, kept as a note
   *[other] { $n } cells carry comments, kept as notes
}
remark-mended_letters = { $n ->
    [one] The letters of one row had been read in a wrong encoding; we put them right
   *[other] The letters of { $n } rows had been read in a wrong encoding; we put them right
}
remark-entities = { $n ->
    [one] The letters of one row were written as codes of a web page; we put them right
   *[other] The letters of { $n } rows were written as codes of a web page; we put them right
}
remark-lost_letters = { $n ->
    [one] One row has lost letters for good
   *[other] { $n } rows have lost letters for good
}
remark-program_quote = { $n ->
    [one] One row has a sign that spreadsheet programs put before numbers; it was left out
   *[other] { $n } rows have a sign that spreadsheet programs put before numbers; it was left out
}
remark-year_in_date_cell = { $n ->
    [one] One row has a year typed into a cell for dates; read as the year
   *[other] { $n } rows have a year typed into a cell for dates; read as the year
}
remark-beside = { $n ->
    [one] One row names somebody outside its people
   *[other] { $n } rows name somebody outside their people
}
remark-detail_sheet = { $n ->
    [one] One row is a detail of a row on another sheet, such as a relative or a document, and was not read as a person. It stays in the file
   *[other] { $n } rows are details of rows on another sheet, such as relatives or documents, and were not read as people. They stay in the file
}
remark-detail_told = { $n ->
    [one] One row is a detail, such as a relative or an event, and is kept as a note of the person it belongs to
   *[other] { $n } rows are details, such as relatives or events, and are kept as notes of the people they belong to
}
remark-labelled_lines = The text is a form copied line by line, with titles before the values; each form was read as one person
remark-turned_table = The titles stand in the first column; each column beside it was read as one person, and its number is that of the column
remark-detail_left = This column of the details holds what is to be sealed, so it was not put into the notes. It stays in the file: { $detail }
remark-form_missing = { $n ->
    [one] One row belongs to a form that is not here. Choose the file of the forms together with this one
   *[other] { $n } rows belong to forms that are not here. Choose the file of the forms together with this one
}
remark-people_side_by_side = { $n ->
    [one] One person in a row
   *[other] A row has room for { $n } people; each gets a file
}
remark-drawn_order = The letters stood in the order in which they are drawn, the last one first; we put them right
remark-web_page = The file is a web page with a table; we read the table
remark-hidden_column = A column hidden in the file; it was read too: { $detail }
remark-half_swapped = A program seems to have exchanged day and month in some dates of this column, so check them: { $detail }
remark-two_readings = This column may mean one of two things, so look at it: { $detail }
reason-code-unknown = this is none of the words we know here; it is kept as written, and nothing follows from it
trouble-code-unknown = { reason-code-unknown }
reason-as-above = a mark that repeats what stands above; the value above was taken
trouble-as-above = { reason-as-above }
advice-as-above = Look at the row above in the list, then write the value here.
remark-names_with_them = This column names other people, held with the person of the row; rows that name somebody there wait: { $detail }
reason-bundle-new = new here
reason-bundle-more = adds to what is here
reason-bundle-corrects = corrects what came before
reason-bundle-takes-back = taken back where it was said
reason-bundle-known = here already
reason-bundle-gone-here = was said here and is here no more
reason-bundle-forgotten = everything said of them was erased here at a lawful request: not taken
reason-bundle-organisation-withdrawn = the word of an organisation that is withdrawn here, or of none
reason-bundle-unread = written by a newer program; this one cannot read it
reason-bundle-not-theirs = the sender says that whoever said it took it back: ask them for a newer bundle
reason-bundle-beside = adds to what is here, and corrects there what still stands here: ask whoever said it for a newer bundle
reason-bundle-beside-known = here already, and what it corrects there still stands here: ask whoever said it for a newer bundle
reason-point-unknown = no point on the map was understood, so it is kept as written: write two degrees, such as 32.6200, 36.1000
trouble-point-unknown = { reason-point-unknown }
reason-subject-unknown = nothing of this name or number is known to us, or more than one is; kept as written
trouble-subject-unknown = { reason-subject-unknown }
trouble-owner-odd = a checkpoint, to which nothing usually belongs: was its unit meant?
