# The list of files.
files-found-title = Search: { $query }
files-none-yet = No files yet. Read in a list, or open one file.
files-nothing = No file fits.
files-nothing-search = Try fewer names, the mother's name or the town. Spelling of hamza and ta marbuta does not matter, and names in Latin letters are understood.
files-nothing-filters = Take off one filter or more.
did-you-mean = Did you mean:
filters = Filter
filters-on = Filters that are on
filters-clear = Take all off
filter-remove = Take this filter off
filter-more = All choices
filter-empty = Nothing to choose here.
filter-status = State
filter-place = Place
filter-party = Party
filter-year = Year
filter-source = Source
filter-organisation = Organisation
filter-missing = What is missing
with-all-below = { $name } and all in it
export-do = Take out what you see
export-what = { $n ->
    [one] One file, with the columns shown.
   *[other] { $n } files, with the columns shown.
}
export-logged = The log notes who took what. What is hidden from your role does not leave.
list-save = Save this list
list-name = Name of the list
list-name-hint = The question is saved, not the names; it is fresh each time you open it.
columns = Columns
columns-legend = Which columns after the name?
column-name = Name
column-from = From
column-taken = Taken
column-last-known = Last known
column-organisations = Organisations
column-sources = Sources
column-changed = Last change
order = Order
order-closeness = Closest
order-name = Name
order-taken = When taken
order-changed = Last change
lists-title = Saved lists
lists-title-about = Questions you saved, to come back to.
lists-none = No list is saved yet. Filter the files, then press “Save this list”.

# The file of one person.
file-word = file
file-said = What was said
file-nothing-said = Nothing was said yet but the name.
file-missing = What we do not know yet:
file-path = The path
file-no-path = We do not know yet when and from where.
file-sources = Sources
file-documents = Documents
file-records = Records in the lists
file-records-about = People judged that these records are of one person; each judgement can be taken back.
file-records-why = Why do they hold together?
file-history = What happened to this file
file-history-all = The whole history
file-withdrawn = This file is withdrawn.
held-explained = This file holds news that is not told, published or sent before the family has been told in person.
history-about = All that was added, corrected and withdrawn, with reasons. Nothing is erased.
episode = Taking no. { $n }
concluded = concluded { $date } { $basis }
concluded-basis = { $claims ->
    [one] from one claim
   *[other] from { $claims } claims
}
concluded-denials = { $denials ->
    [one] and a denial
   *[other] and { $denials } denials
}
reviewed-by = reviewed by { $who }
not-reviewed = not reviewed yet
why = Why?
why-title = Why do we conclude this?
why-for = What speaks for it
why-against = What speaks against it
why-missing = What we would need to know
why-derived = Nobody types a conclusion: it follows from the claims and changes when they change.
apart-two = Two sources, two values. Both stand.
apart-many = Values that cannot all be true. All stand.
apart-finer = One value is finer than the other.
as-said = written
deal-with = Correct or withdraw “{ $value }”
do-add-claim = Add a claim
do-add-event = Add a step
do-add-document = Add a document
do-print = Print
do-print-now = Print now
do-correct = Correct
do-withdraw = Withdraw
do-reveal = Ask to read it
reveal-logged = Each reading is logged in your name.
reveal-done = I am done
back-to-file = Back to the file
changed = last change { $when }
fingerprint = fingerprint
leaf = leaf { $n }
past-superseded = replaced by a later one
past-withdrawn = withdrawn
