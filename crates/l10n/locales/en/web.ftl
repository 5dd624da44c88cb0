# What the pages say of a file.
web-mother = { $sex ->
    [female] her mother { $name }
    [male] his mother { $name }
   *[other] mother { $name }
}
web-born = born { $when }
web-from = from { $place }
web-taken-from = { $sex ->
   *[other] taken from { $place }
}
web-apart = Sources disagree: not all of this can be true.
web-source-retitled = The title is corrected, and the name is kept sealed.
web-source-hidden = a hidden source
web-source-of = a source of { $organisation }
web-paper = a document
web-source-talk = a direct talk
web-source-another = { $title } ({ $number })
web-source-nobody = We do not know from whom
web-back-to-form = Back to the form
web-one-source = one source
web-once-of = Said by one source: { $what }
web-step-taken = { $sex ->
   *[other] Taken
}
web-recorded = recorded { $when }
web-sheet = sheet { $sheet }
web-row = row { $row }
web-record = record { $row }
web-person-in-row = in that row, person { $n }
web-grade = grade { $grade }
web-printed = Printed { $when } by { $who }
web-file-withdrawn = Every source on which this file rested was withdrawn.
web-reading-logged = You read this value { $when }; the reading is in the log.
web-episode = Taking { $n }
web-another-taking = { $sex ->
   *[other] Taken once more
}
web-judged-by = { $who } judged them one person, { $when }
web-machine-by = the program, above the threshold that { $who } set
web-history-said = { $n ->
    [one] One claim added from “{ $source }”
   *[other] { $n } claims added from “{ $source }”
}
web-history-corrected = A claim was corrected, from “{ $source }”
web-history-withdrawn = A claim was withdrawn
web-history-document = A document was kept
web-history-same = { $a } and { $b } were judged one person
web-history-different = { $a } and { $b } were judged two persons
web-history-unsure = { $a } and { $b } were left undecided
web-hidden = hidden

# A source and a paper.
web-organisation = Organisation
web-kind = Kind
web-recorded-by = Recorded by
web-known-on = Known to us on
web-said-on = Said on
web-media = Kind of file
media-pdf = PDF
media-text = Text
media-picture = Picture
media-sound = Sound
media-film = Film
media-document = Document
media-sheet = Sheet
media-other = A file of another kind
web-size = Size
web-source-withdrawn = This source was withdrawn; what it said can be read and does not count.

# Forms.
web-choose = Choose
web-new-source = A new source
web-other-source = Another source
web-not-said = Not said
web-tier-usual = The usual for this field
web-said = { $words }
web-claim-added = The claim was added.
web-claims-added = { $n ->
    [one] { $n } claim was added.
   *[other] { $n } claims were added.
}
web-claim-corrected = The claim was corrected; the former one stays in the history.
web-claim-withdrawn = The claim was withdrawn; it stays in the history.
web-claim-restored = The claim stands again.
web-step-told-relative = it was said to { $name }
web-step-told-by = { $name } told it
web-paper-out = The document was taken out of the file.
web-paper-back = The document is in the file again.
web-history-paper-out = Document taken out
web-history-restored = Claim stands again
web-history-paper-back = Document put back
web-forget-asked = Asked for. Nothing is destroyed until a second person confirms it.
web-forgotten = Erased. What was said of this person is destroyed.
web-list-destroyed = Destroyed. What was taken from the list into files stays.
web-row-asked = The row may be about somebody of whom everything was erased: a second person is asked, and it waits until then.
web-reviewed = The file is marked as reviewed.
web-review-undone = The review was taken back.
web-changed-since-review = the file has changed since
web-event-added = The step was added.
web-told = It is written that the family was told.
web-document-added = The document was kept.
web-document-there = This same document was in the file already; it was not kept a second time.
web-file-opened = The file was opened.
web-list-saved = The list was saved.
web-list-restored = The list “{ $name }” is back.
web-files-read = { $n ->
    [one] One file was marked as reviewed.
   *[other] { $n } files were marked as reviewed.
}
web-files-unread = { $n ->
    [one] The mark of one file was taken back.
   *[other] The marks of { $n } files were taken back.
}
web-list-deleted = The saved list was deleted. The files stay.
# Lists.
web-reading = Reading { $what }
web-taking-in = Adding the list of { $what }
web-verifying = Verifying the whole register
web-copying = A copy is being made and proven
web-at-acts = acts { $first } to { $last }
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
    [zero] No new file was opened.
    [one] One new file was opened.
   *[other] { $n } new files were opened.
}
web-taken-in-changed = { web-taken-in } { $changed ->
    [zero] { "" }
    [one] One file that was here was added to.
   *[other] { $changed } files that were here were added to.
}
web-plan-another = The plan changed after you opened that page. This is how it stands now: read it, then accept.
web-plan-read-first = You had changed how the list is read, and the plan was not yet made so; we read it anew and accepted nothing. Look at it, then accept.
web-plan-overtaken = The register changed while you were reading, so some rows have another outcome. Nothing was accepted: this is the plan as it stands now.
web-mapping-saved = The column template was saved for next month.
web-mapping-deleted = The column template was deleted.
web-plan-cancelled = The plan was dropped; nothing was written.
web-accepted-by = Accepted by { $who }, { $when }
web-withdrawn-why = Withdrawn. Reason: { $why }
web-withdraw-would = { $n ->
    [zero] No file rests on this list.
    [one] Withdrawing it touches one file.
   *[other] Withdrawing it touches { $n } files.
}
web-import-withdrawn = The whole list was withdrawn; what rested on it alone is out of sight.
web-import-restored = The import stands again as it was.
web-row-cleared = { $n ->
    [zero] The row was decided.
    [one] A file was opened: { $names }.
   *[other] { $n } files were opened: { $names }.
}
web-row-left-out = The row was left out; the reason is kept.
web-row-added = Added to the file that was here: { $names }.
web-row-reopened = The decision was taken back; the row waits again.

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
web-compared = We compared { $a } and { $b }, the first on each side.
web-second-opinion = A colleague was unsure of this pair, or joined it though the figures are in doubt: yours is the second opinion.
web-beware-apart = A colleague said that these are two persons, and that judgement stands.
web-beware-risky = Beware: the figures are in doubt, or something speaks against. They may be brothers, or share a name.
web-judged-together = { $n ->
    [one] Judged to be one person.
   *[other] { $n } files are one person now.
}
web-below = { $n ->
    [one] Below the threshold of proposals, { $percent }, there is one more possible pair, with a probability of a tenth or more, that nobody was asked about. About { $same } is expected to be one person.
   *[other] Below the threshold of proposals, { $percent }, there are { $n } more possible pairs, with a probability of a tenth or more, that nobody was asked about. About { $same } of them are expected to be one person.
}
web-beside = One person with { $with } with a probability of { $percent }
web-judged-same = Judged to be one person.
web-judged-doubtful = Judged to be one person. As the figures are in doubt, a colleague is asked to look too.
web-judged-different = Judged to be two persons; they stay apart.
web-judged-unsure = Left undecided; another colleague will be asked.
web-judgement-withdrawn = The judgement was withdrawn.
web-undone = undone
web-all = All
web-automatic = By the program
web-judgements-open = Still undecided
web-judgements-gone = Resting on withdrawn lists
web-cluster-split = They stand apart. What only they held together goes back to Matching.
web-few-judgements = There are few judgements yet; take these figures with care.
web-thresholds-set = { $n ->
    [zero] The threshold was set.
    [one] The threshold was set; the program judged one pair.
   *[other] The threshold was set; the program judged { $n } pairs.
}
web-automatic-withdrawn = { $n ->
    [zero] The program has judged nothing.
    [one] One judgement of the program was withdrawn.
   *[other] { $n } judgements of the program were withdrawn.
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
web-acts-and-papers = { $acts ->
    [zero] no acts
    [one] one act
   *[other] { $acts } acts
}, { $papers ->
    [zero] no documents
    [one] one document
   *[other] { $papers } documents
}
web-check-acts = Acts that were read
web-check-papers = Documents that were compared
web-check-root = Fingerprint of the log
web-at-act = at act { $n }
web-organisation-withdrawn = Its words, and what rested only on them, are out of sight until it returns.
web-organisation-gone = The organisation was withdrawn: its words, and what rested on them alone, are out of sight.
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
web-log-operator = Operator of the computer
web-log-organisation-added = added the organisation “{ $name }”
web-log-organisation-withdrawn = withdrew the organisation “{ $name }”
web-log-organisation-restored = restored the organisation “{ $name }”
web-log-source = a new source: { $kind }
web-log-said = added claims on: { $fields }
web-log-claim-withdrawn = withdrew a claim
web-log-claim-restored = let a withdrawn claim stand again
web-log-paper-out = took a document out of a file
web-log-paper-back = put a document back into its file
web-log-import = added a list of “{ $organisation }”: { $rows }, { $accepted } accepted, { $repeated } repeated, { $waiting } waiting, { $rejected } rejected
web-log-import-of = { $kind }: { $told }
web-log-row-waits = row { $row } waits: { $reason }
web-log-row-one = a waiting row: added as one person
web-log-row-split = a waiting row: split into several persons
web-log-row-corrected = a waiting row: added as corrected
web-log-row-left-out = a waiting row: left out
web-log-row-this = a waiting row: added to a file that was here
web-log-row-one-thing = a waiting row: added as a new one
web-log-row-split-thing = a waiting row: split into several
web-log-import-withdrawn = withdrew a whole list of “{ $organisation }”
web-log-import-restored = let a withdrawn list of “{ $organisation }” stand again
web-log-reviewed = reviewed a file
web-log-number-searched = { $n ->
    [0] searched for a complete number; it is not sealed in any file
    [one] searched for a complete number; it is sealed in one file
   *[other] searched for a complete number; it is sealed in { $n } files
}
web-log-review-withdrawn = took the review of a file back
web-log-row-reopened = took the decision about a waiting row back
web-log-row-sealed-read = read a sealed value of a waiting row: { $field }
web-log-judged-same = judged two files: one person
web-log-judged-different = judged two files: two persons
web-log-judged-unsure = was unsure of two files
web-log-judged-automatic = { $verdict }, judged by the program
web-log-judgement-withdrawn = withdrew the judgement of two files
web-log-threshold = set the threshold of proposals at { $propose }
web-log-threshold-automatic = set the threshold of proposals at { $propose }, and of the program's own judgement at { $automatic }
web-log-document = kept a document, { $size }, tier: { $tier }
web-log-member-added = opened an account for { $name }, role: { $roles }
web-log-member-roles = changed the role of { $name } to: { $roles }
web-log-member-name = changed the name of { $name }
web-log-member-locked = locked the account of { $name }
web-log-member-unlocked = opened the locked account of { $name }
web-log-member-password = set a new password for the account of { $name }
web-log-member-password-strength = strengthened the seal of the password of { $name }
web-log-member-totp-on = turned on a second key for the account of { $name }
web-log-member-totp-off = turned off the second key of the account of { $name }
web-log-member-token-made = made a token for the account of { $name }
web-log-member-token-ended = ended a token of the account of { $name }
web-log-signed-in = signed in
web-log-signed-out = signed out
web-log-signed-refused = a sign-in was refused
web-log-signed-locked-out = signing in was locked after many tries
web-log-sealed-read = read a sealed value: { $field }
web-log-left-list = list downloaded as { $format }, { $files }
web-log-left-document = document downloaded
web-log-left-print = printed a file that holds news that waits
web-log-left-backup = made an encrypted backup, { $files }

# Columns of the list.

# Tags, tasks and grades of sources.
web-tagged = { $n ->
    [0] All that you chose had the tag “{ $tag }” already.
    [one] One file got the tag “{ $tag }”.
   *[other] { $n } files got the tag “{ $tag }”.
}
web-untagged = The tag “{ $tag }” was taken off.
web-tag-undone = { $n ->
    [0] No file changed its tags.
    [one] One file is as it was.
   *[other] { $n } files are as they were.
}
web-tasks-set = { $n ->
    [0] No task was set.
    [one] One task was set.
   *[other] { $n } tasks were set.
}
web-tasks-undone = { $n ->
    [0] No task was taken back.
    [one] One task was taken back.
   *[other] { $n } tasks were taken back.
}
web-task-done = The task is done.
web-task-reopened = The task is open again.
web-graded = { $n ->
    [0] No source changed its grade.
    [one] One source now has the grade { $grade }.
   *[other] { $n } sources now have the grade { $grade }.
}
web-graded-back = { $n ->
    [0] No source changed its grade.
    [one] One source has its earlier grade again.
   *[other] { $n } sources have their earlier grades again.
}
web-log-source-graded = gave a source the grade { $grade }
web-log-task-done = finished a task
web-log-task-taken-back = took a task back
web-subject-opened = Saved; it has a file now.
web-reference-data = Reference data that ship with the program
web-said-and-read = { $said } ({ $read })
web-step-in-custody = News of the person in custody
filter-unknown = a value we do not know
data-own = collected by us, each row with its reference
web-log-left-backup-taken = downloaded an encrypted backup, { $files }
web-log-left-backup-words = made an encrypted backup with words of its own, { $files }
web-log-left-backup-recipients = made an encrypted backup for holders of other keys, { $files }
web-log-second-forget = erasing: { $standing }
web-log-second-list = destroying a list: { $standing }
web-log-second-row = a row that may be about somebody of whom everything was erased: { $standing }
web-log-second-team = team of a file that nobody keeps: { $standing }
web-log-list-destroyed = list destroyed, as it was sent, at a lawful request: { $document }
web-log-forgotten = erased at a lawful request: { $acts ->
    [one] one act
   *[other] { $acts } acts
} and { $documents ->
    [one] one document
   *[other] { $documents } documents
} destroyed
web-log-destroyed = { $what } (destroyed since, at a lawful request)
web-log-left-bundle-team = made a bundle for colleagues elsewhere, { $files }
web-log-left-bundle-partner = made a bundle for a partner, { $files }
web-bundle-taken = { $n ->
    [one] One item was taken in.
   *[other] { $n } items were taken in.
}
