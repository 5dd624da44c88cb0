# The desk.
desk-title = Are they the same person?
desk-at = { $at } of { $of }
desk-lead = Nothing is merged but by a person's judgement, and each judgement can be taken back.
desk-empty = No pair waits for your judgement. After each import and each new file the program proposes what looks alike.
desk-empty-out = Download one list without doubles from the files
desk-open = { $n ->
    [zero] No pair was left undecided.
    [one] One pair was left undecided; it stays until more is known.
   *[other] { $n } pairs were left undecided; they stay until more is known.
}
desk-beside = Also waiting, of the same person
desk-beside-about = Mark what is the same person too, then press “One person”: it is judged with these two at once. What you leave unmarked stays a question.
desk-all-same = All of these are one person
desk-ready-reasons = Two persons, for a ready reason
because-siblings = Brothers or sisters
because-generations = Parent and child
because-namesakes = Relatives or namesakes
because-shown = What speaks against, above
side-by-side = Side by side
desk-not-ready = Records are being compared now. Come back shortly.
desk-undo = Undo
desk-skip = Next
desk-side-one = The first
desk-side-two = The other
desk-side-joined = { $n ->
    [one] one record
   *[other] { $n } records of one person
}
desk-reason-hint = One sentence, for a colleague a year from now. Needed when you say “two persons”, unless you press a ready reason; left empty otherwise, the grounds above are kept as the reason.
desk-last = Your last judgement: { $verdict }.
desk-order-important = Most valuable first
desk-order-easy = Easiest first
desk-order-risky = Needing a second opinion
ground = Ground
ground-says = What it says
says-agrees = agrees
says-partly = agrees in part
says-against = speaks against
says-nothing = speaks neither for nor against
weight-for = For: { $n ->
    [one] one point
   *[other] { $n } points
}
weight-against = Against: { $n ->
    [one] one point
   *[other] { $n } points
}
weight-before = Before any ground: { $n ->
    [one] one point
   *[other] { $n } points
}
weight-before-why = how often pairs of this kind are one person
weight-sum = Together { $n ->
    [one] one point
   *[other] { $n } points
}.
probability-sentence = By what people have judged so far, of a thousand pairs like this one the same person: { $n }.
second-opinion = A second opinion is asked for.
judged-by-others = Who judged before you
judged-by-person = judged by a person
judged-automatic = by the program
judged-by-nobody = not judged by itself
speaks-for = for:
speaks-against = against:
stands-different = A colleague said that these are two persons, so they stay apart until that judgement is withdrawn.
stands-different-why = Why withdraw that judgement?
and-word = and
judgements-title = Judgements
judgements-title-about = Each judgement, who gave it and why. Any can be withdrawn with a reason.
judgements-none = Nothing has been judged yet.
judgement-withdraw = Withdraw the judgement
judgement-see = See the judgement
can-be-undone = It can be undone.

# Clusters.
clusters-title = Files of several records
clusters-title-about = Each file, and what holds its records together.
clusters-none = So far each file has one record.
cluster-weakest = Weakest link:
cluster-title = Records of { $name }
cluster-links = What holds them together?
cluster-says-about = Of all comparisons the least favourable is told beside each ground.
cluster-links-about = Each two records: who judged them, and what the figures say. Two that nobody judged are together because both were judged one with a third.
cluster-links-rest = { $n ->
    [one] One more pair that nobody judged by itself
   *[other] { $n } more pairs that nobody judged by themselves
}
cluster-members = The records
cluster-split-about = Mark what is not of this person. The marked ones are called different from the rest and are not proposed with it again; those of the marked that were judged one person stay together.
cluster-split = Set the marked ones apart
cluster-split-why = How do you know it is someone else?

# Thresholds.
thresholds-title = Thresholds of matching
thresholds-title-about = From which probability we propose, and how often we err there.
thresholds-rest = { $n ->
    [zero] Nobody has judged yet, so the figures are the model's alone.
    [one] The figures rest on one judgement.
   *[other] The figures rest on { $n } judgements.
}
thresholds-scores = Pairs by their probability
thresholds-no-scores = No pairs yet.
thresholds-drawn = Drawing of pairs by the probability that they are the same person: { $n ->
    [zero] no pairs
    [one] one pair
   *[other] { $n } pairs
}
thresholds-left-end = surely two persons
thresholds-right-end = surely one person
thresholds-errors = How often we err at each threshold
thresholds-errors-about = Expected from the figures of all pairs that were compared, whatever was judged of them. “Left for people”: how many questions people are still asked, after all that was judged so far, if proposals begin there. Beside it, how often people agreed with the figures.
threshold-at = Threshold
threshold-pairs = Pairs
threshold-left = Left for people
threshold-right = Of these right
threshold-found = Found of all right ones
threshold-wrong = Wrong in a thousand
threshold-judged = Judged by people one person
threshold-judged-of = { $same } of { $n }
threshold-now = now
threshold-machine-now = the program, now
thresholds-set = Change the thresholds
threshold-propose = Propose from this probability (%)
threshold-propose-hint = Lower shows more and takes more work.
automatic-title = Judging by the program alone
automatic-warning = Above this threshold the program alone judges “the same person”. One mistake mixes the stories of two families. Leave it off unless there is a reason, and review what it does.
threshold-automatic = Judge alone from this probability (%)
threshold-automatic-hint = Empty: off.
automatic-confirm = I have read the warning and want it on.
automatic-count = { $n ->
    [zero] No judgement by the program alone stands.
    [one] One judgement by the program alone stands.
   *[other] { $n } judgements by the program alone stand.
}
automatic-expected = Expected to be wrong among them: about { $n }.
automatic-see = See them
automatic-undo = Withdraw all judgements of the program
thresholds-save = Save the thresholds

# Overlaps.
overlaps-title = Overlaps of lists
overlaps-title-about = Who is in which list, after records were joined.
overlaps-none = At least two lists are needed.
overlaps-drawing = Drawing of the overlaps; the table below says the same.
overlaps-more = { $n ->
    [one] One small cell is not drawn.
   *[other] { $n } small cells are not drawn.
}
overlaps-table = In numbers
overlaps-only-in = In these lists and no other
overlaps-count = How many
overlaps-all = All together
overlaps-no-list = In no list
overlaps-back = Back to the overlaps
overlaps-nobody = Nobody is in exactly these lists.
overlaps-csv = Download the table (CSV)
overlaps-caution = This is what was documented, not the number of all people. Estimating the total is work for specialists.
cluster-size = { $records }, from { $lists }
overlaps-persons = { $persons } in { $lists }.
