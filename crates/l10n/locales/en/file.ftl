# The list of files.
files-found-title = Search: { $query }
files-none-yet = No files yet. Add a list, or open one file.
files-nothing = No file fits.
files-nothing-search = Try fewer names, the mother's name or the town. Spelling of hamza and ta marbuta does not matter, and names in Latin letters are understood.
files-nothing-filters = Remove one filter or more.
did-you-mean = Did you mean:
filters = Filter
filters-skip = Skip the filters
files-found = The files
filters-unread = This part of the address was not understood, so nothing is cut down by it:
filters-on = Filters that are on
filters-clear = Remove all
filter-remove = Remove this filter
filter-more = All choices
filter-empty = Nothing to choose here.
filter-status = Status
filter-place = Place
filter-party = Party
filter-year = Year
filter-source = Source
filter-organisation = Organisation
filter-missing = What we do not know yet
with-all-below = { $name } and all in it
export-do = Download the list
export-what = The files that match your search are downloaded, with the columns shown. They are chosen as by someone who knows only what may leave, so the list can have fewer or more files than the screen.
export-for = Who is this list for?
export-for-team = Colleagues: with names, mothers' names and numbers
export-for-partner = A partner: only what partners may see
export-sentence = This sheet holds understood values only; the words of sources, and what families are told in person, stay in the register, whether or not there is any.
export-all = All files
export-of-day = of { $day }
export-as-of = as it stood at the end of { $day }, downloaded on { $today }
export-logged = The log notes who downloaded what.
list-save = Save this list
list-name = Name of the list
list-name-hint = The conditions are saved, not the names; the list is fresh each time you open it.
columns = Columns
columns-legend = Which columns after the name?
column-name = Name
column-name-latin = Name in Latin letters, as a reading aid
column-mother-latin = Mother's name in Latin letters, as a reading aid
column-from = From which town
column-taken = Date of taking
column-last-known = Last known
column-organisations = Organisations
column-sources = Sources
column-changed = Last change
order = Order
order-closeness = Closest to what you wrote
order-name = Name
order-taken = When taken
keys-title = Keys of this page
keys-sign = ?
key-search = To the search box
key-reason = To the reason
key-leave = Leave the field you are writing in
key-keys = Show or hide these keys
order-turned = The other way round
rows-a-page = Rows a page
row-tick = Choose { $name }
rows-all = { $n ->
    [one] The one row of this page
   *[other] All { $n } rows of this page
}
rows-read = Mark what you chose as read
order-changed = Last change
lists-title = Saved lists
lists-title-about = Lists to come back to, fresh each time you open them.
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
held-explained = This file holds news that is not told, published or sent out before the family has been told in person.
held-paper = For the team only: these sheets hold news that is not told before the family was told in person. Do not leave them anywhere or give them to anyone.
held-print-logged = This file holds news that waits, so the log notes that you printed it.
held-untold = It is not written yet that any relative was told.
held-told-since = The family was told ({ $relative }, { $when }); news came after that, and it is not written that they were told of it.
held-told = The family was told, as the path says. The news stays inside the association: no guest is shown it, and it stands in no list that is downloaded.
held-told-title = News that does not leave
do-tell = Write that the family was told
tell-lead = Which relative was told in person, by whom, and when. It stays inside the register, and is corrected and withdrawn like any claim.
tell-relative-hint = A name or a relation: “his mother, at her home”.
tell-by-hint = Who sat with them.
tell-date-hint = If left empty: today.
tell-note = What was said, and what did they ask for?
tell-save = Save that they were told
history-was = was
history-is = is now
own-sealed = you wrote it:
history-about = All that was added, corrected and withdrawn, with reasons. Nothing is erased.
episode = Taking { $n }
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
why-since = What we came to know since
review-title = Has anyone reviewed it?
review-remarks = Remarks of the review
review-remarks-hint = What you checked and what is left. It may stay empty.
review-do = Mark the file as reviewed
review-undo = Take the review back
why-missing = What we would need to know
why-derived = Nobody types a conclusion: it follows from the claims and changes when they change.
apart-two = Two sources that disagree. Both stand.
apart-many = Claims that cannot all be true. All stand.
apart-finer = One is more exact than the other.
as-said = written
deal-with = Correct or withdraw “{ $value }”
do-add-claim = Add a claim
do-add-event = Add a step to the path
do-add-document = Add a document
do-print = Print
do-print-now = Print now
do-correct = Correct
do-withdraw = Withdraw
do-reveal = Ask to read it
reveal-done = I am done
back-to-file = Back to the file
changed = last change { $when }
fingerprint = fingerprint
leaf = act no. { $n }
past-superseded = corrected by a later claim
past-withdrawn = withdrawn

# Writing into a file.
claim-property = What was said?
claim-value = What they said
claim-value-hint = As it was said. We read it and keep the words beside our reading.
claim-more = Who may see it?
claim-save = Save the claim
understood-as = We understood: { $words }
understood-nothing = We do not read this date yet; it is kept as you wrote it.
understood-or = Or did you mean:
source-legend = Who said this?
source-word = Source
source-known = A source we know
source-known-hint = If a source of this file said it, choose it; otherwise write a new one.
source-new = A new source
source-kind = Kind of source
informant = Who told you?
informant-hint = A name or a relation: “his brother”. A name is sealed; colleagues see the relation alone.
said-on = When did they tell you?
said-on-hint = If left empty: today.
source-more = Kind of source, and the day
said-at = Where in the source?
said-at-hint = Page, minute, line.
correct-title = Correct: { $property }
correct-lead = The new one takes the place of the old, and the old stays readable.
correct-value = The correct words
correct-why-hint = Such as “a slip in copying” or “the mother corrected it”.
correct-save = Save the correction
withdraw-title = Withdraw: { $property }
withdraw-lead = Nothing is erased: it leaves the file and stays in its history, with your reason.
withdraw-why-hint = Why does it not hold?
history-undo = Undo
paper-out-link = Take this document out of the file
paper-out-title = Take a document out of the file
paper-out-lead = For what was put into the wrong file. It then stands no more in this file; its bytes stay kept, and it can be put back. Put it into the right file there.
paper-out-do = Take it out
paper-back-do = Put it back
paper-is-out = Taken out of file { $file } by { $name }, { $when }. Reason: { $why }
paper-in-compartment = lies in “{ $compartment }”: for those admitted there
withdraw-do = Withdraw it
withdraw-correct = Correct the name instead
event-lead = What happened on a day or in a place: taken, moved, seen, released, or asked and answered.
event-episode = In which taking?
event-episode-new = Taken another time
event-unit-hint = As it was said: “Branch 215”, “the checkpoint”.
event-denial = The family asked and was answered?
event-denial-hint = A denial is evidence: write it as they were told.
event-save = Save the step
sure-not-come = Yes, it was said so: keep the date as it is, although it has not come yet.
sure-no-phone = Yes, this is the number as it was given: keep it though it is shorter than a telephone.
sure-long-ago = Yes, it was said so: keep the birth though it is more than 120 years ago.
sure-blank-word = Yes, the source was asked and does not know: keep that.
sure-code-unknown = Yes, these are the source’s own words: keep them as words.
sure-age-odd = Yes, the age was said so: keep it as words.
sure-number-odd = Yes, this is the number as it was given: keep it though it is shorter than a national number.
sure-point-odd = Yes, the point was given so: keep it as it is.
sure-names-two = Yes, all of this is the name of one person.
sure-name-kin = Yes, this is the name itself and no relation.
sure-name-none = Yes, this is the name of a person.
sure-dates-order = Yes, the dates were said so: keep them though they cannot all be right.
sure-told-early = Yes, the family was told on that day, before the news was written here.
sure-name-last = Yes, withdraw it: the file stays without a name and is found by its number.
sure-split-words = Yes, these are the people the row speaks of.
sure-split-left = Yes, nobody but these is entered: the words of the row stay with their files.
own-role-sure = Yes, take the administration off my account.
file-too-large = The file is larger than we take. Choose a smaller file, or take a smaller picture.
file-held = The file “{ $name }” waits here for a quarter of an hour; you need not choose it again.
file-again = The file “{ $name }” did not stay here: choose it again.
file-other = Another file in its place
claim-suggest = Show what is offered for this
date-hint = A day, a month, a year, or “before the harvest of 2013”.
document-lead = A picture of an identity card, a receipt, a message, a testimony. Kept encrypted as it is, with a fingerprint.
document-file = The file
document-file-hint = A picture, PDF, sound or other, up to { $limit }.
document-title = What is it?
document-title-hint = Such as “receipt of the military police”.
document-kind = Its kind
document-save = Save the document

# A source, a document.
source-retitle = Is there a name in the title? Correct it and seal the name
retitle-title = Correct the title of the source
retitle-lead = All colleagues read the title. Write it without a name, and the name that stood in it by itself: it is kept sealed in the file in which this source spoke, and shown only to those who may ask for it. Whoever reads the register as of an earlier day sees the new title alone.
retitle-present = The title today
retitle-new = The title as colleagues read it
retitle-new-hint = A relation or what kind of source it is, without a name: “his sister”, “talk with a neighbour”
retitle-name = The name that stood in it (sealed)
retitle-name-hint = As it was written
retitle-save = Keep the title and seal the name
source-said = What it said
source-words = As written
source-as-is = as it is
source-people = Files it speaks of
source-document = Kept in
source-withdrawn = This source is withdrawn.
evidence-show = Show the picture
evidence-get = Download it
evidence-logged = The log notes who downloaded it.
evidence-givers = Who gave it
evidence-givers-none = Nobody wrote down who gave it.
evidence-givers-sealed = Who gave it stands with what is sealed in the file.
evidence-print = Fingerprint (SHA-256)
evidence-print-about = If one letter of the file changed, the whole fingerprint would.

# The new file.
intake-lead = A name, one thing that is known, and who told you are enough. The rest when you know it.
intake-name = The name as the family says it
intake-mother-hint = Tells cousins apart.
intake-when = When was the taking?
intake-where = From where?
intake-where-hint = The town, the checkpoint, or the house.
intake-informant = Who told you?
intake-informant-hint = Write who told you, if only by their relation: his brother.
intake-relation = How are they related?
intake-more = Do you know more?
intake-birth = Birth or age
intake-birth-hint = “1988” or “aged 24”.
intake-party = Who took this person?
intake-party-hint = As it was said.
intake-phone = A telephone to call back
intake-phone-hint = Sealed: seen only by those who call families.
intake-note-hint = In their own words.
intake-save = Save the file
intake-maybe = Maybe already here
intake-maybe-do = Look at these files before a new one is opened. Nothing is saved yet; what you wrote is below.
intake-same = It is this person: add to the file
intake-not-same = If it is someone else, use the button at the foot.
intake-confirm = Someone else: save a new file
draft-kept = Kept on this device until it reaches the register, but for who told it, telephones and whatever is sealed; signing out clears it
draft-found = You wrote this before and it did not arrive. Who told it, telephones and whatever is sealed are not kept on the device: write them again
draft-gone = Cleared from this device
draft-full = No room to keep it on this device
draft-offline = No network now. What you wrote is kept here; send it when it is back.
draft-online = The network is back; you can send.
draft-clear = Clear what I wrote
draft-begun = You began a file that has not arrived:
draft-no-name = no name yet
draft-take = Go on with it
draft-fresh = Begin another file and drop that one
draft-waits = You began a file on this device, and it has not arrived.
reveal-logged = Each reading of a sealed value is logged in your name.
number-searched = You searched for a whole number: where it is sealed in a file, its reading was logged in your name.
print-list = Print the whole list

# Tags, tasks and grades of sources.
tags = Tags
tag-new = Tag
tag-hint = A word that groups files for work, such as “visit in May”. Nobody outside the association sees it.
tag-do = Add the tag
tag-take-off = Take off
work-do = Tags and tasks
rows-tag = Tag what you chose
rows-task = Set a task for what you chose
rows-grade = Grade the sources of what you chose
task-what = Task
task-what-hint = What is to be done? For example “call the family”.
task-what-hint-subject = What is to be done? For example “ask the witnesses about it”.
task-who = For whom
task-anyone = Any colleague
task-due = Due by
task-do = Set the task
task-done = Done
task-for = For: { $who }
task-until = due by { $date }
task-late = was due on { $date }
tasks-title = Tasks
tasks-mine = Mine
tasks-all = Everybody’s
tasks-mine-about = Your tasks, and those that any colleague may take. The earliest due first.
tasks-all-about = Every task that is not done yet. The earliest due first.
tasks-none = No tasks are waiting.
grade-title = Grade of sources
grade-about = The grade is your judgement of the whole source, in every file in which it speaks. What it said does not change.
grade-none = There is no source in these files that you may grade.
grade-sources = Sources
grade-letter = Grade
grade-why = Reason
grade-do = Give the grade
grade-taken-back = an earlier grade was taken back
grade-speaks = { $n ->
    [one] Grade { $grade } · in one file of those you chose
   *[other] Grade { $grade } · in { $n } files of those you chose
}
grade-a = Completely reliable
grade-b = Usually reliable
grade-c = Fairly reliable
grade-d = Not usually reliable
grade-e = Unreliable
grade-f = Cannot be judged
as-of-do = Show it as it was on an earlier day
as-of-day = As it was at the end of
as-of-hint = The log of acts is read to the end of that day; nothing written later is shown.
as-of-note = As the register stood at the end of { $day }. What was written later is not shown here, and nothing is changed here.
as-of-act-note = As the register stood after act { $act }, on { $day }. What was written later is not shown here, and nothing is changed here.
as-of-today = Back to today
as-of-sealed = Sealed: ask for it in today’s file
subjects-title = Places of detention, units, checkpoints
subjects-lead = What the register speaks of besides people: each has a file with what was said of it, and by whom.
subjects-none = Nothing has that name.
subjects-ask = Write a name, or choose a kind to see all of it.
subjects-title-about = Each place of detention, unit and checkpoint has a file: what was said of it, and by whom
subjects-export-kind = Choose a kind, and all of that kind can be downloaded as a list.
subjects-export-what = Everything of this kind and name is downloaded, one in each row: its names, where it is, who is in charge of it, since when. The words of sources stay in the register.
subjects-export-for-team = Colleagues: with points on the map
subjects-with-shipped = With reference data that ship with the program, also where nothing of our own is said
subjects-found = Places and parties of this name
subject-kind = What it is
subject-any = Anything
subject-named = Name
subject-new-lead = A name is enough, and who told us. Whatever else is known is added to its file.
do-new-subject = Add a place or a unit
withdraw-step = This is the kind of the step, so the whole step is withdrawn, and with it:
title-wrong = Error:{" "}
draft-unsafe = Nothing is kept on this device: the connection to the register is not encrypted

do-forget = Erase what was said of this person, at a lawful request
forget-title = Erase what was said of a person, at a lawful request
forget-title-other = Erase what was said of this
do-forget-other = Erase what was said of this, at a lawful request
forget-lead-other = Everything that the register says of this is destroyed and cannot be brought back. What ships with the program stays.
forget-lead = Everything that was said of this person is destroyed and cannot be brought back. Do this only at the request of the person, or of whoever may ask for them, and never because news is bad.
forget-goes = What is destroyed
forget-goes-files = { $n ->
    [one] One file
   *[other] { $n } files of one person
}
forget-goes-acts = { $n ->
    [one] One act of the log, whole
   *[other] { $n } acts of the log, whole
}
forget-goes-unnamed = { $n ->
    [one] The naming of this person in one act that is about others too
   *[other] The naming of this person in { $n } acts that are about others too
}
forget-goes-documents = { $n ->
    [one] One document
   *[other] { $n } documents
}
forget-stays = What stays
forget-stays-log = The log says that something was written and destroyed, when, at whose request and by whom. It does not say who it was, and it still verifies.
forget-stays-spelling = A later list with this person waits for two people instead of coming in. Under another spelling they can still come back, and a namesake may wait of whom nothing was erased.
forget-stays-copies = These copies of the register still hold everything. Destroy them, or make them open to nobody:
forget-stays-copies-unknown = Copies made elsewhere (athar backup, a disk that was copied) still hold everything. The register does not know of them.
forget-stays-lists = These lists that others sent hold the person among others:
forget-stays-named = The name stands in the words of other files. What should go there is corrected by hand:
forget-asked-by = Who asks
forget-asked-by-hint = For example: the mother; the person. No name: this stays.
forget-why-hint = Why, without the name. This stays.
forget-with-lists = Destroy these lists too
forget-with-lists-hint = What was taken from them into the files of the others stays; only the original as it was sent is lost. Each can be destroyed later, too, on the page of its document.
forget-second = A second person has to confirm it first.
forget-alone = There is nobody else who could confirm it: it is done at once, and the log says so.
forget-ask = Ask for it
forget-do = Erase for good
forget-stays-elsewhere = Encrypted copies were made or taken at these moments and lie elsewhere; they still hold everything. Destroy them, or make them open to nobody:
forget-stays-forms = What is written in forms is not checked: whoever writes the person down there, by hand or by a program, brings them back.
forget-stays-rows = These rows of lists may be about the same person. They stay until somebody decides; left out after this, their words are destroyed too:
evidence-destroyed = Destroyed at a lawful request. That it was there, and who destroyed it, is in the log.

# The team of a file.
do-team = Give this file a team
team-title = The team of the file
team-lead = What waits to be told to the family, what is sealed and the documents of this file are then shown to its team alone. Everybody else in the association reads the file as a sheet would tell it, and sees that it has a team. In lists, counts and matching it is told so to everybody, its team included.
team-has = This file has a team.
team-mine = You are in it: what is held and sealed here is shown to its members alone.
team-apart = What is held and sealed in it, and its documents, are shown to its members alone.
reasons-of-team = the reasons are for the team of the file
team-members = Members:
team-vacant = nobody keeps it
team-vacant-about = Nobody is left in it who could change it: whoever gives teams may give it another one, writes why, and a second person agrees.
team-change = Change the team
team-why-hint = May be empty. Where nobody was left in the team, or where it is dissolved, it is needed.
team-save = Save the team
team-dissolve = Dissolve it
teams-title = Files with a team
teams-title-about = Whose held and sealed values are shown to some colleagues only.
teams-lead = Each of these files is worked on by its team alone. A team in which nobody is left who could change it stands first.
teams-none = No file has a team.
home-teams = { $n ->
    [one] file whose team nobody keeps
   *[other] files whose teams nobody keeps
}
web-team-given = The file has this team now.
web-team-dissolved = The team is dissolved: everybody in the association reads the file again.
web-team-undone = The file has the team it had before.
web-log-team-given = team of a file: { $names }
web-log-team-dissolved = team of a file dissolved

export-bundle = As a bundle for another register
export-bundle-what = A bundle is taken in by another register with its sources, and bears our signature. What is corrected or taken back here later goes with the next one.
sealed-papers = Sealed documents
sealed-papers-about = There may be sealed documents here.
reveal-nothing = Nothing sealed is here.
forget-stays-left = What was downloaded from here in lists and bundles is not erased where it went: tell them to destroy it there.
left-bundle-team = { $when }: a bundle for colleagues elsewhere, { $files }
left-bundle-partner = { $when }: a bundle for a partner, { $files }
left-sheet = { $when }: a list downloaded from here that may hold it, { $files }
subject-nameless = { $kind } { $id }, without a name
person-nameless = No name, file { $id }
do-destroy-list = Destroy this list at a lawful request
destroy-title = Destroy a list as it was sent
destroy-goes = What is lost
destroy-loses-original = The original as it was sent: { $size }, import { $imports }. Nobody can read any more what stood in it, in columns that nobody understood either, or prove what was sent.
destroy-loses-rows = { $n ->
    [one] One row was not taken: its words stand in the list alone.
   *[other] { $n } rows were not taken: their words stand in the list alone.
}
destroy-loses-papers = { $n ->
    [one] One document in a file is this same file, byte for byte, and is lost as well.
   *[other] { $n } documents in files are this same file, byte for byte, and are lost as well.
}
destroy-stays-files = What was taken from it into files stays, each claim with its source. It can still be corrected, and the import withdrawn.
destroy-stays-waiting = Rows that wait keep their words until somebody decides.
destroy-stays-log = The log says that the list came, that it was destroyed, when, at whose request and by whom. It still verifies.
destroy-do = Destroy for good
