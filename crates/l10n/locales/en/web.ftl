# What the pages say of a file.
web-mother = mother { $name }
web-born = born { $when }
web-from = from { $place }
web-apart = Sources disagree, and not all of this can be true.
web-source-hidden = a source that is kept from you
web-source-talk = a talk with the family
web-one-source = one source
web-step-taken = Taken
web-recorded = recorded { $when }
web-sheet = sheet { $sheet }
web-row = row { $row }
web-grade = grade { $grade }
web-basis = from { $claims }
web-basis-denials = { $n ->
    [one] from { $claims } and one denial
   *[other] from { $claims } and { $n } denials
}
web-printed = Printed { $when } by { $who }
web-file-withdrawn = Every source on which this file rested was withdrawn.
web-reading-logged = This value was read { $when }; the reading is in the log.
web-episode = Taking { $n }
web-another-taking = Taken once more
web-judged-by = { $who } judged them one person, { $when }
web-history-said = { $n ->
    [one] one claim added from “{ $source }”
   *[other] { $n } claims added from “{ $source }”
}
web-history-withdrawn = a claim was withdrawn
web-history-document = a document was kept
web-history-same = { $a } and { $b } were judged one person
web-history-different = { $a } and { $b } were judged two persons
web-history-unsure = { $a } and { $b } were left undecided
web-hidden = kept from you

# A source and a paper.
web-organisation = Organisation
web-kind = Kind
web-recorded-by = Recorded by
web-known-on = Known to us on
web-said-on = Said on
web-media = Kind of file
web-size = Size
web-source-withdrawn = This source was withdrawn; what it said can be read and does not count.

# Forms.
web-choose = Choose
web-new-source = A new source
web-tier-usual = As usual for this field
web-said = { $words }
web-claim-added = The claim was added.
web-claim-corrected = The claim was corrected; the former one stays in the history.
web-claim-withdrawn = The claim was withdrawn; it stays in the history.
web-event-added = The step was added.
web-document-added = The document was kept.
web-file-opened = The file was opened.
web-list-saved = The list was saved.
web-list-deleted = The saved list was deleted. The files stay.
err-field-unknown = We do not know this value.
fix-field-unknown = Choose one from the list.
err-field-one-word = A sign-in name is one word.
fix-field-one-word = Write it without spaces.
err-field-long = This is longer than we take.
fix-field-long = Shorten it.
err-field-range = The number is out of bounds.
fix-field-range = The bounds stand under the field.
err-field-two-needed = These are two names at least.
fix-field-two-needed = Write each name in a field of its own.
err-field-typed-name = The name typed is not the same.
fix-field-typed-name = Write it as it stands on the page.
err-field-confirm = It was not confirmed.
fix-field-confirm = Tick the box if the machine shall judge above this threshold.

# Lists.
web-reading = Reading { $what }
web-taking-in = Taking in the list of { $what }
web-verifying = Verifying the whole record
web-new-organisation = A new organisation
web-guess-columns = Guess the columns
web-find-out = Find out from the file
web-read-as = read as { $encoding }
web-read-before = { $n ->
    [one] One row of this list was read before.
   *[other] { $n } rows of this list were read before.
}
web-group-person = Who it is
web-group-taking = What happened
web-group-other = Other
web-nothing-new = Nothing in this list is new, so nothing was written.
web-taken-in = { $n ->
    [zero] Nothing was taken in.
    [one] One row was taken in.
   *[other] { $n } rows were taken in.
}
web-mapping-saved = The mapping was saved for next month.
web-mapping-deleted = The mapping was deleted.
web-plan-cancelled = The plan was let go; nothing was written.
web-accepted-by = Accepted by { $who }, { $when }
web-withdrawn-why = Withdrawn: { $why }
web-withdraw-would = { $n ->
    [zero] No file rests on this list.
    [one] Withdrawing it touches one file.
   *[other] Withdrawing it touches { $n } files.
}
web-import-withdrawn = The whole list was withdrawn; what rested on it alone is out of sight.
web-row-cleared = The row was cleared.

# Matching.
web-order-sure = The clearest first
web-order-hard = The hardest first
web-order-second = Those that ask for a second opinion
web-order-oldest = The oldest first
web-order-largest = The largest first
web-you-judged = You judged { $a } and { $b }: { $verdict }
web-probability = By the figures they are one person with a probability of { $percent }
web-second-opinion = A colleague was unsure of this pair: yours is the second opinion.
web-beware-apart = A standing judgement says that these are two persons.
web-beware-risky = Beware: they may be brothers, or share a name.
web-judged-same = Judged to be one person.
web-judged-different = Judged to be two persons; they stay apart.
web-judged-unsure = Left undecided; another colleague will be asked.
web-judgement-withdrawn = The judgement was withdrawn.
web-undone = undone
web-all = All
web-automatic = by the machine
web-cluster-split = They stand apart.
web-few-judgements = There are few judgements yet; take these figures with care.
web-thresholds-set = { $n ->
    [zero] The threshold was set.
    [one] The threshold was set; the machine judged one pair.
   *[other] The threshold was set; the machine judged { $n } pairs.
}
web-automatic-withdrawn = { $n ->
    [zero] The machine has judged nothing.
    [one] One judgement of the machine was withdrawn.
   *[other] { $n } judgements of the machine were withdrawn.
}

# People and doors.
web-member-changed = The account was changed.
web-member-locked = The account was locked; its sessions have ended.
web-member-unlocked = The account is open again.
web-password-changed = The password was changed; your other sessions have ended.
web-totp-on = The second key works.
web-totp-off = There is no second key any more.
web-token-ended = The token has ended.
web-session-ended = The session has ended.
web-sessions-ended = All your other sessions have ended.
web-undo = Undo
web-sign-in = Sign in

# The office.
web-acts-and-papers = { $acts } acts, { $papers } documents
web-check-acts = Acts that were read
web-check-papers = Documents that were compared
web-check-root = Root of the log
web-at-act = at act { $n }
web-organisation-withdrawn = This organisation was withdrawn.
web-organisation-gone = The organisation was withdrawn: its word, and what rested on it alone, is out of sight.
web-organisation-back = The organisation stands as before.
broken-content = The content of an act does not fit its fingerprint
broken-gap = An act is missing
broken-keys = The index of an act does not fit its content
broken-index = The index of files does not fit the acts
broken-tree = The fingerprints of the log do not give its root
broken-checkpoint = The log does not fit what was signed
broken-signature = The signature is not this register's
broken-evidence-missing = A document is missing
broken-evidence-altered = A document was altered
broken-database = The file of the register is damaged
broken-key-file = The key file is damaged
broken-backup = The copy is damaged or cut short
act-founded = the register began
act-organisation = organisation
act-source = source
act-said = claims
act-claim-withdrawn = claim withdrawn
act-import = list taken in
act-row-waits = row waits
act-row-cleared = row cleared
act-import-withdrawn = list withdrawn
act-judged = judgement
act-judgement-withdrawn = judgement withdrawn
act-threshold = threshold of matching
act-document = document
act-member = account
act-signed = door
act-sealed-read = sealed value read
act-left = left the register
rule-said = This is what the strongest source said; a sign of life is stronger than a paper of death.
rule-taken = Taken, with no news since; nobody says they hold this person.
rule-denied = Taken, and then denied by those who took: the denial completes the disappearance.
data-places = Places
data-places-status = from published sources, corrected by claims
data-parties = Parties and units
data-parties-status = from published sources, corrected by claims
data-facilities = Places of detention
data-facilities-status = from published sources, corrected by claims
data-properties = Fields of a file
data-properties-status = part of the program

# Columns of the list.
column-mother = Mother
column-birth = Birth
column-registered = Registered
column-taken-place = Taken from
column-party = Party
column-held = Place of detention
column-status = State
column-sex = Sex
column-numbers = Numbers
column-missing = What is missing
