# Lists of others.
imports-about = Lists of organisations, form exports, messages. The plan is read first, and each import can be withdrawn.
imports-none = No list has been added yet.
imports-done = Lists that were added
plans-open = Plans not accepted yet
plan-not-accepted = not accepted
import-balance = accepted: { $accepted } of { $rows }
still-waiting = { $n ->
    [one] one row waits
   *[other] { $n } rows wait
}
waiting-count = { $n ->
    [one] One row waits for a decision.
   *[other] { $n } rows wait for a decision.
}

# Upload.
upload-lead = Any workbook, form export or messages, just as you have them. No need to tidy first.
upload-files = Files
upload-files-hint = XLSX, XLS, ODS, CSV, text, and JSON from Kobo or ODK. Up to { $limit }.
upload-of = What is it a list of?
upload-of-hint = Places of detention, checkpoints, units are lists, too. Each kind has its own columns.
upload-of-guess = What its headers say; people, where they do not say it
upload-organisation = Whose list is this?
upload-organisation-hint = Shown beside each value.
organisation-new = A new organisation
organisation-new-hint = If it is not in the list.
upload-mapping = A saved column template
upload-mapping-hint = Columns are taken as they were last time.
upload-mapping-guess = Guess from headers and values
upload-more = Letters look broken?
encoding = Encoding
encoding-hint = Usually found by itself. Change it if letters look broken.
encoding-auto = Find out
upload-do = Read it and show me the plan
upload-nothing-written = Nothing is written before you have read the plan and accepted it.

# While it works.
working-of = { $done } of { $total }
working-done = { $done } read
working-again = This page renews itself. You can come back later.
working-look = Look now
working-stop = Stop

# The plan.
plan-title = Plan of import: { $files }
plan-lead = Nothing is written yet. Read, correct, then accept. The whole import can be withdrawn later.
plan-people = { $n ->
    [zero] Nobody is told of in these rows
    [one] One person is told of in these rows
   *[other] { $n } people are told of in these rows
}
plan-people-found = { $n ->
    [one] one is in the register or enters it
   *[other] { $n } are in the register or enter it
}
plan-people-waiting = { $n ->
    [one] one waits
   *[other] { $n } wait
}
plan-accept = { $n ->
    [zero] Accept
    [one] Accept one new file
   *[other] Accept { $n } new files
}
plan-accept-also = { $n ->
    [zero] { "" }
    [one] {","} and add to one file
   *[other] {","} and add to { $n } files
}
plan-accept-changed = { $n ->
    [zero] Accept
    [one] Add to one file
   *[other] Add to { $n } files
}
plan-accept-waiting = Accept, and put what waits under “Rows that wait”
plan-accepted = Become new files
plan-accepted-about = This is what each file will be: the words of the list, and beside them what we understood where it differs. Look at some before you accept.
plan-see-all = { $n ->
    [one] See it
   *[other] See all { $n } rows
}
plan-back = Back to the plan
plan-outcomes = By what becomes of a row
plan-leave-row = { $n ->
    [zero] Leave this row out
    [one] Leave this row out
   *[other] Leave the whole row out ({ $n } people)
}
plan-bring-row = Take it back in
plan-leave-sheet = Leave this sheet out
plan-leave-sheet-about = Nothing of it goes in. Its rows stand among the rejected.
plan-sheet-is-left = This sheet is left out. Untick it and read again to have it back.
plan-titles-given = the file itself names its columns
plan-no-titles = no line of headers
plan-header-hint = Change it, then “Read again”.
plan-century = Years of two digits:
plan-century-usual = as usual
plan-century-1900 = of the last century (1900–1999)
plan-century-2000 = of this century (2000–2099)
plan-nothing-new = There is nothing new in this file.
balance-rows = { $n ->
    [one] row
   *[other] rows
}
balance-accepted = { $n ->
    [one] accepted
   *[other] accepted
}
balance-new = { $n ->
    [one] new
   *[other] new
}
balance-changed = { $n ->
    [one] adds to a file
   *[other] add to files
}
balance-repeated = { $n ->
    [one] repeated
   *[other] repeated
}
balance-waiting = { $n ->
    [one] waits for a decision
   *[other] wait for a decision
}
balance-rejected = { $n ->
    [one] rejected
   *[other] rejected
}
plan-columns-about = Each column is understood, or left out with your knowledge. Change what we misread.
plan-header-row = Headers in row { $row }
plan-header-wrong = Headers in another row?
plan-header-number = Number of the header row (0: there is none)
plan-in-file = In the file
plan-as-understood = As we understood
plan-samples = Some values
plan-unsure = We are not sure
plan-no-header = Column { $n }, no header
plan-no-values = It has no values
field-unused = Not used
field-group-who = Who
field-group-taken = What happened
field-group-source = Who said so
plan-read-again = Read again
plan-read-again-about = The plan is made anew with the columns as you chose.
plan-waiting = Waits for a person
plan-waiting-about = Nothing is lost: these go to “Rows that wait”, and you decide when you can.
plan-changed = Adds to files that are here
plan-changed-about = The new words of the list take the place of its old ones, which stay in the history of the file.
plan-changed-nothing = The same words in other cells: only that the row was read again is noted.
plan-was-empty = not said
becomes = →
plan-repeated = Repeated
plan-repeated-about = These rows are here already, in the same words.
plan-rejected = Rejected
plan-rejected-about = Nothing of these goes in: totals, empty rows, repeated headers, and what you left out by hand.
plan-rejected-things = These tell of nothing that has a file: totals, empty rows, repeated headers; or you left them out by hand.
plan-of = This is a list of
plan-of-guessed = Its headers say so. If it is a list of something else, choose it and read again.
plan-things = { $kind } in these rows: { $n }
plan-things-waiting = of them waiting: { $n }
row-place = Place
row-words = Words
mapping-save = Save the column template for next month
mapping-name = Name of the template
mapping-name-hint = Such as “Partner office, monthly”
mapping-word = by the template

# The result.
import-see-files = { $n ->
    [zero] no file rests on it now
    [one] file rests on it
   *[other] files rest on it
}
import-restore = Let this import stand again
import-restore-what = Its claims, its files and its rows that waited come back as they were.
import-see-waiting = { $n ->
    [one] row waits for your decision
   *[other] rows wait for your decision
}
import-evidence = The original file
import-kept = Kept encrypted, as it was sent.
import-take-left = What you left out by hand goes in if you hand the same list in again and do not leave it out: what went in before is recognised.
import-not-taken = What was not added, and why
import-withdraw = Withdraw the whole import
import-withdraw-open = Added by mistake?
import-withdraw-what = All that rests on this import alone goes out of sight; it stays readable in the log.
import-withdrawn = This import is withdrawn.

# Rows that wait.
waiting-title = Rows that wait
waiting-title-about = What the program could not understand alone.
waiting-about = What we could not understand alone. Decide, and the row goes in at once.
waiting-none = Nothing waits.
waiting-by-reason = By reason
waiting-by-import = By import
waiting-one = One person: add it
waiting-as-it-stands = Add it as it stands
waiting-one-thing = A new one: add it
waiting-this = It is this one: { $name }
waiting-this-look = Look at its file
waiting-split-things = Split into several
waiting-split-things-about = Check each name before you save. The rest of the row is said of each of them.
waiting-part-thing = Name { $n }
waiting-another-thing = One more
waiting-split = { $n ->
    [one] Split
   *[other] Split into { $n } persons
}
waiting-split-do = Split and add
waiting-split-about = Check each name before you save: we propose what the row says, and nothing it does not say. What belongs to one of them, such as a birth, becomes a note in each file.
waiting-write = Write { $field }
waiting-who = Write who it is
waiting-correct-row = Correct the cells of the row
waiting-done = Decided lately
waiting-done-about = Each decision can be taken back here: its files go, and the row waits again.
waiting-part = Person { $n }
waiting-correct = Correct { $field }
waiting-correct-hint = What the file says is kept beside your correction.
waiting-correct-do = Correct and add
waiting-without = Add it without: { $field }
waiting-leave = Leave it out
waiting-leave-hint = Such as “a line of totals”
maybe-here = Maybe already here:
row-asked = { $name } asked a second person about this row, { $when }. It waits for the answer: { $what }
web-row-asked-anew = This request took the place of the earlier one. A second person was asked.
mappings-title = Column templates
mappings-title-about = How the columns of each organisation are taken.
mappings-none = No column template is saved yet. Save one on the page of a plan.
used = used { $when }
mapping-save-short = Save the template
waiting-another = Another person
bundle-title = A bundle of { $association }
bundle-for-team = Made for colleagues
bundle-for-partner = Made for a partner
bundle-known-key = It is signed with the key that this register is known by here.
bundle-new-key = Nothing came from this register before. Compare its key with the association by telephone before you accept.
bundle-register = Register
bundle-key = Key
bundle-new-files = { $n ->
    [0] No file will be new.
    [one] One file will be new.
   *[other] { $n } files will be new.
}
bundle-undo = Nothing has been written. What is taken in stands as one import and can be withdrawn as a whole.
bundle-accept = { $n ->
    [one] Take in one item
   *[other] Take in { $n } items
}
bundle-nameless = without a name
bundle-goes = will stand no more
waiting-another-of-the-name = Somebody else of this name: take in (a second person is asked)
import-things = { $n ->
    [one] and one thing that is no person
   *[other] and { $n } things that are no people
}
