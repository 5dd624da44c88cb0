# What the pages say of a file.
web-mother = mother { $name }
web-born = born { $when }
web-from = from { $place }
web-apart = Sources disagree, and not all of this can be true.
web-source-hidden = a source that is kept from you
web-source-of = a source of { $organisation }
web-paper = a paper
web-leaves = This is what may leave the register. It may hold more, or nothing more.
web-source-talk = a talk with the family
web-one-source = one source
web-step-taken = Taken
web-recorded = recorded { $when }
web-sheet = sheet { $sheet }
web-row = row { $row }
web-grade = grade { $grade }
web-printed = Printed { $when } by { $who }
web-file-withdrawn = Every source on which this file rested was withdrawn.
web-reading-logged = This value was read { $when }; the reading is in the log.
web-episode = Taking { $n }
web-another-taking = Taken once more
web-judged-by = { $who } judged them one person, { $when }
web-machine-by = the machine, above the threshold that { $who } set
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
web-document-there = This same document was in the file already; it was not kept a second time.
web-file-opened = The file was opened.
web-list-saved = The list was saved.
web-list-deleted = The saved list was deleted. The files stay.
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
web-order-sure = The clearest and most useful first
web-order-hard = The hardest first
web-order-second = Those that ask for a second opinion
web-order-oldest = The oldest first
web-order-largest = The largest first
web-order-weakest = The most doubtful first
web-you-judged = You judged { $a } and { $b }: { $verdict }
web-probability = By the figures they are one person with a probability of { $percent }
web-by-grounds = As shown: { $grounds }
web-weakest = { $a } and { $b }, { $percent }
web-compared = The figures compare { $a } and { $b }, the first on each side.
web-second-opinion = A colleague was unsure of this pair, or joined it though the figures are in doubt: yours is the second opinion.
web-beware-apart = A standing judgement says that these are two persons.
web-beware-risky = Beware: the figures are in doubt, or something speaks against. They may be brothers, or share a name.
web-judged-together = { $n ->
    [one] Judged to be one person.
   *[other] { $n } files are one person now.
}
web-below = { $n ->
    [one] Below the threshold of proposals, { $percent }, one more question of a tenth or more was not asked; about { $same } is expected to be one person.
   *[other] Below the threshold of proposals, { $percent }, { $n } more questions of a tenth or more were not asked; about { $same } of them are expected to be one person.
}
web-beside = One person with { $with } with a probability of { $percent }
web-judged-same = Judged to be one person.
web-judged-doubtful = Judged to be one person. As the figures are in doubt, a colleague is asked to look too.
web-judged-different = Judged to be two persons; they stay apart.
web-judged-unsure = Left undecided; another colleague will be asked.
web-judgement-withdrawn = The judgement was withdrawn.
web-undone = undone
web-all = All
web-automatic = by the machine
web-judgements-open = Still undecided
web-judgements-gone = Resting on withdrawn lists
web-cluster-split = They stand apart. What only they held together comes back to the desk.
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
web-organisation-withdrawn = Its words, and what rested only on them, are out of sight until it returns.
web-organisation-gone = The organisation was withdrawn: its word, and what rested on it alone, is out of sight.
web-organisation-back = The organisation stands as before.
data-places = Places
data-places-status = from published sources, corrected by claims
data-parties = Parties and units
data-parties-status = from published sources, corrected by claims
data-facilities = Places of detention
data-facilities-status = from published sources, corrected by claims
data-properties = Fields of a file
data-properties-status = part of the program

# The log, act by act. Who did it stands beside it.
web-log-operator = Operator
web-log-organisation-added = added the organisation “{ $name }”
web-log-organisation-withdrawn = withdrew the organisation “{ $name }”
web-log-organisation-restored = let the organisation “{ $name }” stand again
web-log-source = a new source: { $kind }
web-log-said = added claims on: { $fields }
web-log-claim-withdrawn = withdrew a claim
web-log-import = took in a list of “{ $organisation }”: { $rows }, { $accepted } accepted, { $repeated } repeated, { $waiting } waiting, { $rejected } rejected
web-log-row-waits = row { $row } waits: { $reason }
web-log-row-one = a waiting row: taken in as one person
web-log-row-split = a waiting row: split into several persons
web-log-row-corrected = a waiting row: taken in as corrected
web-log-row-left-out = a waiting row: left out
web-log-import-withdrawn = withdrew a whole list ({ $import })
web-log-judged-same = judged two files: one person
web-log-judged-different = judged two files: two persons
web-log-judged-unsure = was unsure of two files
web-log-judged-automatic = { $verdict }, by the machine
web-log-judgement-withdrawn = withdrew the judgement of two files
web-log-threshold = set the threshold of proposals at { $propose }
web-log-threshold-automatic = set the threshold of proposals at { $propose }, that of the machine at { $automatic }
web-log-document = kept a document, { $size }, tier: { $tier }
web-log-member-added = opened an account for { $name }, role: { $roles }
web-log-member-roles = changed the role of { $name } to: { $roles }
web-log-member-name = changed the name of { $name }
web-log-member-locked = locked the account of { $name }
web-log-member-unlocked = opened the locked account of { $name }
web-log-member-password = set a new password for the account of { $name }
web-log-member-password-strength = sealed the password of { $name } anew, more strongly
web-log-member-totp-on = turned on a second key for the account of { $name }
web-log-member-totp-off = turned off the second key of the account of { $name }
web-log-member-token-made = made a token for the account of { $name }
web-log-member-token-ended = ended a token of the account of { $name }
web-log-signed-in = signed in
web-log-signed-out = signed out
web-log-signed-refused = a sign-in was refused
web-log-signed-locked-out = the door was shut after many tries
web-log-sealed-read = read a sealed value: { $field }
web-log-left-list = list taken out as { $format }, { $files }
web-log-left-document = document taken out
web-log-left-backup = sealed backup, { $files }

# Columns of the list.
