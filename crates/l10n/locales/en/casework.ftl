# Why a verb was not done: what happened, what to do. Nothing was written in any of these cases.
err-not-allowed = Your role does not do this.
fix-not-allowed = If your work needs it, ask the administrator.
err-not-found = We did not find it, or it is hidden from your role.
fix-not-found = Check the number, or search by name.
err-stale = This changed after you opened it.
fix-stale = Read how it stands now, then do what you meant to.
err-already = This has been done already.
fix-already = Nothing is needed. Reload the page to see how it stands.
err-kept-apart = A colleague said that these are two persons, so they stay apart.
fix-kept-apart = If you know otherwise, withdraw that judgement with a written reason, then judge again.
err-sealing = Sealing, or opening what is sealed, did not work.
fix-sealing = Try again. If it happens again, tell the administrator; what was written before is untouched.
err-linkage = The records could not be compared.
fix-linkage = Nothing has changed. Try again; if it happens again, tell the administrator.

# Someone was quicker: what they did, and that nothing of ours was written.
err-meanwhile-corrected = This was corrected a moment ago; your correction was not written over it.
fix-meanwhile-corrected = Look at it again in the file, and correct it anew if something is still amiss.
err-meanwhile-withdrawn = This was withdrawn a moment ago.
fix-meanwhile-withdrawn = The reason stands in the history of the file; nothing of yours was written.
err-meanwhile-void = The list or the organisation it came from was withdrawn.
fix-meanwhile-void = Open the file again to see what is left in it.
err-meanwhile-taken-in = This same list was taken in a moment ago, by a colleague or because it was sent twice.
fix-meanwhile-taken-in = It was not written a second time. You find it under “Incoming”.
err-meanwhile-judged = You judged this pair in the same words a moment ago.
fix-meanwhile-judged = Your judgement stands once. Go on to the next pair.
err-key-used = This key was used for another request.
fix-key-used = Send each new request with a new key, and a repeated one with the same words.

# A field that needs another answer; { $field } is its name.
err-field-needed = “{ $field }” is still empty, and it is needed.
fix-field-needed = Write what you know, even one word.
err-field-unknown = We do not know what is written in “{ $field }”.
fix-field-unknown = Choose from the list, or check the spelling.
err-field-wrong = What is written in “{ $field }” did not fit.
fix-field-wrong = Write it again as you see it.
err-field-taken = What is written in “{ $field }” is in use already.
fix-field-taken = Choose another.
err-field-range = The number in “{ $field }” is outside what is taken.
fix-field-range = Write a number within the bounds beside the field.
err-field-one-more = { err-known-needed }
fix-field-one-more = { fix-known-needed }
err-field-one-word = “{ $field }” is one word without spaces.
fix-field-one-word = Write letters and digits without a gap.
err-field-short = “{ $field }” is short.
fix-field-short = Write a longer one; four words that have nothing to do with each other will do.
err-field-long = “{ $field }” is longer than we take.
fix-field-long = Shorten it, or put the rest into the notes.
err-field-common = “{ $field }” is known to those who guess.
fix-field-common = Choose another.
err-field-differs = What is written in “{ $field }” is not the same as the first.
fix-field-differs = Write it again, twice the same.
err-field-last-administrator = { err-last-administrator }
fix-field-last-administrator = { fix-last-administrator }
err-field-not-written = The list could not be written in this format.
fix-field-not-written = Choose CSV, which holds any number of files.
err-field-two-needed = Splitting needs at least two names.
fix-field-two-needed = Write the name of each person alone. If it is one person, add the row as it stands.
err-field-same-file = Both records are in one file already.
fix-field-same-file = Choose two different files.
err-field-withdrawn = { err-organisation-withdrawn }
fix-field-withdrawn = { fix-organisation-withdrawn }
err-field-held-together = Other judgements still hold these two in one file, so calling them two persons would change nothing.
fix-field-held-together = Open the page of the joined records and set one of them apart there.
err-field-meanwhile = A colleague judged these two while you were reading.
fix-field-meanwhile = Read what was said, then judge.
err-field-all = All records are marked; then there is nothing to set them apart from.
fix-field-all = Leave at least one unmarked.
err-field-too-large = The file is larger than we keep.
fix-field-too-large = Split it, or save a smaller copy.
err-field-confirm = “{ $field }” needs a confirmation.
fix-field-confirm = Read the warning, then tick the confirmation.
err-field-typed-name = { err-typed-name }
fix-field-typed-name = { fix-typed-name }

# Signing in.
err-sign-in-wrong = { err-sign-in }
fix-sign-in-wrong = { fix-sign-in }
err-sign-in-code = { err-code }
fix-sign-in-code = { fix-code }
err-sign-in-locked-out = { err-locked-out }
fix-sign-in-locked-out = It opens by itself after a little while. Nothing is lost.
err-sign-in-account-locked = { err-account-locked }
fix-sign-in-account-locked = { fix-account-locked }

# A list that cannot be read; { $file } is its name.
err-read-empty = The file { $file } is empty.
fix-read-empty = Open it and see that it has rows, then send it again.
err-read-locked = The file { $file } is locked with a password.
fix-read-locked = Open it with its password, save a copy without one, and send that.
err-read-corrupt = The file { $file } is damaged or incomplete.
fix-read-corrupt = Open it in its own program and save it again, or ask whoever gave it for a copy.
err-read-too-large = The file { $file } is more than can be read in one piece.
fix-read-too-large = Split it into several files, then send them together.
err-read-bomb = The file { $file } is small and unpacks to an enormous size, so we did not open it.
fix-read-bomb = Open it in its own program and save it as CSV. If you do not know who sent it, do not open it.
err-read-not-a-list = The file { $file } is not a list.
fix-read-not-a-list = We read XLSX, XLS, ODS, CSV, JSON and text. A picture, a PDF or a Word file is kept as a document in the file of the person.

# The register on the disk.
err-store-wrong-key = This passphrase does not open the register.
fix-store-wrong-key = Check the language of the keyboard and write it slowly. If it is forgotten, nobody can open the register.
err-store-missing = There is no register at this place.
fix-store-missing = Check the folder, or begin a new register in it.
err-store-not-empty = There is something at this place already.
fix-store-not-empty = Choose an empty folder. Nothing in this one was changed.
err-store-not-a-register = This is neither a register nor a backup of one.
fix-store-not-a-register = Check the file. Nothing in it was changed.
err-store-newer-version = A newer version of the program wrote this register.
fix-store-newer-version = Install the newer version, then open it. Nothing in it was changed.
err-store-altered = Something in the register is not as it was written.
fix-store-altered = Write nothing new into it. Copy the folder as it is, verify it, then restore the last backup into another folder.
err-store-disk-full = The disk is full.
fix-store-disk-full = Nothing was lost and nothing was written. Free some space, then try again.
err-store-busy = Another program is writing to the register now.
fix-store-busy = Wait a moment, then try again. If it is open in another window, close that one.
err-store-read-only = The register can only be read here.
fix-store-read-only = See that the disk can be written to and that the folder is yours.
err-store-stopped = You stopped the work before it was done.
fix-store-stopped = Nothing of it remains. Begin again whenever you wish.
err-store-no-such-evidence = This document is not kept here, or it was destroyed on request.
fix-store-no-such-evidence = The history of the file tells what became of it.
err-store-io = The disk could not be read or written.
fix-store-io = See that the disk is connected and sound, then try again. Nothing was half written.
err-store-driver = The database of the register did not work.
fix-store-driver = Try again. If it happens again, verify the register and tell the administrator.

# What a verification found altered.
broken-content = An act whose content is not as it was written
broken-gap = An act is missing, or a number stands out of order
broken-keys = The index of an act does not fit its content
broken-index = The list of acts about a person does not fit the log
broken-tree = The acts do not give the fingerprint of the log
broken-checkpoint = An earlier checkpoint does not fit the log: it was rewritten or cut short
broken-signature = A checkpoint that this register did not sign
broken-evidence-missing = A document is missing
broken-evidence-altered = A document is not as it was kept
broken-database = The file of the register itself is damaged
broken-key-file = The key file is damaged
broken-backup = The backup is damaged or incomplete

# The acts of the log.
act-founded = The register began
act-organisation = Organisation
act-source = New source
act-said = Claim
act-claim-withdrawn = Claim withdrawn
act-import = List added
act-row-waits = A row waits
act-row-cleared = Waiting row decided
act-import-withdrawn = Import withdrawn
act-judged = Pair judged
act-judgement-withdrawn = Judgement withdrawn
act-threshold = Thresholds of matching
act-document = Document kept
act-member = Account
act-signed = Signing in
act-sealed-read = Sealed value read
act-left = Something downloaded
act-unknown = An act we do not know

# Findings and what stands beside them.
rule-said = This is the strongest of what sources said, and a sign of life is stronger than any paper.
rule-denied = There was a taking, and the party that was asked denied holding the person: this is enforced disappearance.
rule-taken = There was a taking, and nothing was said since about the state.
harmony-one = One value
harmony-finer = Values that can all be true, some finer
harmony-apart = Values that cannot all be true
gone-superseded = A corrected claim took its place
gone-withdrawn = Withdrawn with a written reason
gone-import-withdrawn = The import that brought it was withdrawn
gone-organisation-withdrawn = The organisation that said it was withdrawn

# Lists and filters.
column-names = Names as written
column-files = File numbers
column-mother = Mother's name
column-birth = Born
column-registered = Place of registration
column-taken-place = Place of taking
column-party = Responsible party
column-held = Place of detention
column-status = State
column-sex = Sex
column-numbers = Numbers
column-missing = What we do not know yet
filter-sex = Sex
filter-import = Import
filter-flag = It has

# How a waiting row was cleared.
clearing-one = One person, as it stands
clearing-split = Split into persons
clearing-corrected = Corrected and added
clearing-left_out = Left out

# Hints beside the properties that need one.
hint-full_name = As the family says it, in one line.
hint-kunya = Abu or Umm with a name: what people call this person.
hint-other_name = A by-name, another spelling, a married name.
hint-mother_name = Tells cousins apart.
hint-age = In years, and when it was counted if you know.
hint-registration_number = The number of the family in the civil registry (khana).
hint-consent = What the family agreed to, and for which use.

# Names of fields that are no property of a file.
prop-association = Name of the association
prop-verdict = Judgement
prop-organisation = Organisation
prop-source = Source
prop-why = Reason
prop-said = What was said
prop-property = Kind of claim
prop-field = Field
prop-kind = Kind of act
prop-file = File
prop-mapping = Column template
prop-column = Column
prop-encoding = Encoding
prop-separator = Separator
prop-names = Names
prop-name = Name
prop-login = Sign-in name
prop-password = Password
prop-before = Present password
prop-again = Password once more
prop-passphrase = Passphrase
prop-code = Code of the phone
prop-roles = Roles
prop-lang = Language
prop-days = Number of days
prop-format = Format
prop-threshold = Threshold of proposals
prop-automatic = Threshold of the program
prop-pair = Pair
prop-apart = The marked records
prop-typed = The name you typed
prop-columns = Columns
prop-for = Who it is for
