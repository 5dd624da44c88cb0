# The command line.
cli-usage = Usage
cli-commands = Commands
cli-command = COMMAND
cli-options = Options
cli-athar = Athar: the register of families' associations for people detained, disappeared and missing in Syria.
cli-athar-more = With --json a command answers with one document. Exit code 0: done, 1: refused, with the reason, 2: wrong use.
cli-init = Make a new register in an empty directory
cli-serve = Open the register in a browser
cli-import = Add lists: a plan to read, then acceptance, then withdrawal if need be
cli-import-more = Without --accept nothing is written.
cli-search = Find a person
cli-show = Read one file
cli-export = Download a list, for colleagues or for a partner
cli-verify = Check the whole register and say where the damage is
cli-rebuild = Drop everything derived from the log and build it again
cli-backup = One encrypted backup file
cli-checkpoint = A checkpoint of the register as it is now, to print or keep elsewhere
cli-copies = Copies that the program makes by itself: when, where, and in what state
cli-restore = Restore a backup into an empty directory
cli-user = Accounts of colleagues
cli-user-list = List the accounts
cli-user-add = Add a colleague
cli-user-compartments = Admit a colleague to compartments, or take that away
cli-user-roles = Change a colleague's roles
cli-user-lock = Lock an account
cli-user-unlock = Unlock an account
cli-user-password = Give a colleague a new password
cli-link = Find the same person in several lists
cli-link-more = With files it needs no register and no passphrase and keeps nothing. Without files it works on the register.
cli-link-evaluate = Measure pairs or clusters against a known truth
cli-names = Compare names on their own
cli-names-score = Score how alike pairs of names are, in Arabic or Latin letters
cli-demo = Fill an invented register and open it
cli-arg-help = This page
cli-arg-version = The version
cli-arg-data = Directory of the register
cli-arg-passphrase-file = A file that holds the passphrase
cli-arg-key-file = A key file instead of a passphrase
cli-arg-json = Answer with one JSON document
cli-arg-lang = Language of the messages
cli-arg-files = Files
cli-arg-list-of = What it is a list of; else what its headers say, or people
cli-arg-out = Where to write
cli-arg-why = The reason
cli-arg-in = A compartment (may be repeated); none given: admitted to none
cli-arg-roles = A role (may be repeated)
cli-arg-login = Sign-in name
cli-arg-name = Name
cli-arg-password-file = A file that holds the password
cli-arg-threshold = The lowest probability at which a pair counts as one person
cli-arg-labels = Known judgements (CSV)
cli-arg-model = A saved model (TOML)
cli-arg-one-per-list = A list in which nobody appears twice (may be repeated; * for all)
cli-arg-columns = COLUMN=FIELD, where a header is not understood
cli-arg-pairs = pairs.csv or clusters.csv
cli-arg-truth = CSV with rec_id and person_id
cli-arg-name-pairs = CSV with name_a and name_b
cli-arg-listen = Address and port
cli-arg-behind-https = Behind a server that speaks HTTPS
cli-arg-organisation = Whose list it is
cli-arg-mapping = A saved column template
cli-arg-encoding = Encoding of the text
cli-arg-separator = Separator between columns
cli-arg-column = HEADER=FIELD (may be repeated)
cli-arg-save-mapping = Save the column template under this name
cli-arg-plan = Show the plan, write nothing
cli-arg-accept = Accept the plan
cli-arg-withdraw = Withdraw an import
cli-arg-restore = Restore a withdrawn import
cli-erase = Erase what was said of a person at a lawful request, for good
cli-erase-more = What was said of the person is destroyed: acts, documents, names. The log still verifies. Copies made before still hold it; those the register knows of are named. With the number of a document (d2) one list that was kept as it was sent is destroyed; what was taken from it into files stays.
cli-arg-asked-by = Who asks, without the name: the mother, the person
cli-arg-second = The colleague who agrees (LOGIN); with the passphrase one person is enough
cli-arg-with-lists = Destroy the lists that others sent, in which the person stands, too
cli-erase-done = Erased: { $acts ->
    [one] one act
   *[other] { $acts } acts
}, { $documents ->
    [one] one document
   *[other] { $documents } documents
} destroyed.
cli-erase-copies = These copies still hold it: { $copies }
cli-erase-lists = These lists still hold it: { $lists }. Each is destroyed by itself with the number of its document (athar erase d…), or on the page of its document.
cli-erase-named = The name stands in these files still: { $files }
cli-erase-words = The name or a link to it stands in words of colleagues still: { $words }
cli-erase-papers = A paper that goes is kept in these files as well: { $files }
named-act = act { $n }
named-tag = a tag
named-task = a task
named-title = the title of a source
named-reason = a reason
named-remark = a remark
named-paper = the name of a document
named-organisation = the name of an organisation
named-link = a link to it
forget-stays-words = Words of colleagues in which the name stands, or a link to it. Mend or remove them first:
forget-stays-papers = The same document is kept in these files, too, and stays there:
cli-arg-without-sheet = Leave this sheet out (may be repeated)
cli-arg-without-row = Leave this row out: its number, or SHEET:ROW (may be repeated)
cli-arg-titles = Number of the header row, or SHEET:LINE; 0: there is none
cli-arg-century = Century of years written with two digits in a column: HEADER=1900 or HEADER=2000 (may be repeated)
cli-arg-words = Words to look for
cli-arg-limit = How many results
cli-arg-filter = KIND=VALUE (may be repeated): year, place, party, status, sex, source, organisation, import, missing, flag, tag, task
cli-arg-id = Number of the file
cli-arg-format = Format
cli-arg-for = Who the list is for: colleagues (team) or a partner (partner)
cli-arg-show = A column the list should have (may be repeated)
cli-arg-of = What the list is of: places of detention, units … instead of people
cli-arg-shipped = With reference data that ship with the program, too
cli-arg-as-of = As the register stood at the end of a day (2024-03-01), or after an act of the log (its number)
cli-arg-recipients = A file of the public age keys of those who may open the backup
cli-arg-backup = The backup file
cli-arg-words-file = A file that holds the passphrase of the copy, where it is not that of the register
cli-arg-checkpoint = A file that holds a checkpoint kept elsewhere, to compare with the register
cli-arg-every = Make a copy every so many days (0: only when asked)
cli-arg-folder = The folder of copies (empty: within the register's own)
cli-arg-now = Make a copy now and prove it
cli-arg-prove = Prove an existing copy
cli-arg-identity = A file that holds a private age key
cli-arg-only-fill = Fill the register, do not open it
cli-ask-passphrase = Passphrase:
cli-ask-again = Once more:
cli-ask-password = Password:
cli-rebuild-bar = Rebuilding
cli-import-read = Reading the files
cli-import-write = Writing the import
cli-link-read = Reading the lists
cli-link-work = Linking
cli-demo-fill = Filling the invented register
cli-init-done = A new register in { $dir }. Keep the passphrase: nobody can recover it.
cli-verify-ok = The register is sound: { $leaves ->
    [one] one act
   *[other] { $leaves } acts
}, { $evidence ->
    [zero] no documents
    [one] one document
   *[other] { $evidence } documents
}.
cli-verify-broken = The register is not as it was written. Checked: { $leaves ->
    [one] one act
   *[other] { $leaves } acts
}, { $evidence ->
    [zero] no documents
    [one] one document
   *[other] { $evidence } documents
}.
cli-rebuild-same = { $n ->
    [one] One file was built again, exactly as it was.
   *[other] { $n } files were built again, exactly as they were.
}
cli-rebuild-differs = { $n ->
    [one] One file was built again; the derived part did not match the acts and was put right.
   *[other] { $n } files were built again; the derived part did not match the acts and was put right.
}
cli-backup-done = The backup was written to { $file }, with { $n ->
    [one] one file
   *[other] { $n } files
}; it was opened again and everything in it was read.
cli-restore-done = { $n ->
    [one] One file was restored
   *[other] { $n } files were restored
} into { $dir }; log, counts and fingerprints match.
cli-import-planned = Plan: { $rows ->
    [one] one row
   *[other] { $rows } rows
} = { $accepted } accepted + { $repeated } repeated + { $waiting } waiting for a decision + { $rejected } rejected. Nothing is written yet.
cli-import-done = Import done: { $rows ->
    [one] one row
   *[other] { $rows } rows
} = { $accepted } accepted + { $repeated } repeated + { $waiting } waiting for a decision + { $rejected } rejected.
cli-import-nothing-new = Nothing new: { $rows ->
    [one] one row
   *[other] { $rows } rows
} = { $accepted } accepted + { $repeated } repeated + { $waiting } waiting + { $rejected } rejected. Nothing changed.
cli-import-people = { $n ->
    [one] The list tells of one person.
   *[other] The list tells of { $n } people.
}
cli-import-files = { $new ->
    [zero] No new file is opened
    [one] One new file is opened
   *[other] { $new } new files are opened
}{ $changed ->
    [zero] .
    [one] , and one file is added to.
   *[other] , and { $changed } files are added to.
}
cli-import-guessed = (guessed from the values alone)
cli-import-of = { $kind } in the list: { $n }
cli-import-of-guessed = { $kind } in the list: { $n }. Its headers say that it is of them; if not, say what it is with --of.
cli-import-withdrawn = The import was withdrawn: { $claims ->
    [one] one claim
   *[other] { $claims } claims
} in { $n ->
    [one] one file
   *[other] { $n } files
}. It stays readable in the log.
cli-import-restored = The import was restored: { $claims ->
    [one] one claim
   *[other] { $claims } claims
} in { $n ->
    [one] one file
   *[other] { $n } files
}.
cli-restored-by-operator = Restored from the command line
cli-copies-made = A copy was made and proven: { $file }
cli-copies-none = No copy yet.
cli-copies-last = Last copy proven: { $when }, { $file }
cli-copies-every = { $n ->
    [0] Only when asked
    [one] Every day
   *[other] Every { $n } days
}, in { $folder }
cli-copy-proven = The backup was opened again and everything in it was read: { $n ->
    [one] one file
   *[other] { $n } files
}.
cli-withdrawn-by-operator = Withdrawn from the command line
cli-export-done = Written to { $file }: { $n ->
    [one] one file
   *[other] { $n } files
}.
cli-user-done = Done: { $login }
cli-link-done = { $records ->
    [one] one record
   *[other] { $records } records
}, { $pairs ->
    [one] one pair
   *[other] { $pairs } pairs
}, { $clusters ->
    [one] one person
   *[other] { $clusters } persons
}. Threshold { $threshold }.
cli-evaluate-done = Precision { $precision }, recall { $recall }, F1 { $f1 }
cli-names-done = { $pairs ->
    [one] One pair was scored.
   *[other] { $pairs } pairs were scored.
}
cli-demo-ready = An invented register with { $n ->
    [one] one file
   *[other] { $n } files
}. Nobody in it is real. Name, password, role:
cli-demo-passphrase = Passphrase for the command line: { $words }
err-wrong-use = We did not understand the command.
fix-wrong-use = Read athar --help, or add --help after the command.
err-no-passphrase = No passphrase was given.
fix-no-passphrase = Type it when asked, or give --passphrase-file.
err-passphrases-differ = The two passphrases differ.
fix-passphrases-differ = Try again, slowly.
err-passphrase-short = The passphrase is short.
fix-passphrase-short = Take four words that have nothing to do with each other: twelve characters at least.
err-passphrase-long = The passphrase is longer than we take.
fix-passphrase-long = The most is 256 characters.
err-passphrase-common = This passphrase is known to those who guess.
fix-passphrase-common = Take four words that have nothing to do with each other, not one letter or word again and again.
err-demo-real = This folder holds a real register, and the demo does not touch it.
fix-demo-real = Give --data with an empty folder for the demo.
err-file-missing = There is no file { $file }.
fix-file-missing = Check the path.
err-file-denied = { $file } may not be read or written.
fix-file-denied = Check the owner and the permissions of the file.
err-file-io = { $file } could not be read or written.
fix-file-io = Check the disk. The register did not change.
err-verify-broken = The register is not as it was written.
err-backup-damaged = The copy was made, but some pieces are damaged in the register itself, and so they are in the copy.
fix-backup-damaged = Verify the register, and ask for these documents from whoever gave them. Keep older copies.
err-restore-damaged = What could be restored was; some of what the copy held is lost, and what is lost is named.
fix-restore-damaged = Try another copy before you go on in this folder.
err-not-a-checkpoint = The file holds no checkpoint of this register.
fix-not-a-checkpoint = Give the file that athar checkpoint wrote for this very register.
err-copy-altered = This copy is damaged or cut short.
fix-copy-altered = Make a new copy today. If you have no other than this, restore it into a new folder: what it lost is named, and the rest comes back.
fix-verify-broken = Do not write to it. Copy the directory as it is, restore the last backup elsewhere and compare.
err-not-a-recipient = The file holds no valid age key.
fix-not-a-recipient = One key a line: age1… to seal, AGE-SECRET-KEY-1… to open.
err-column-option = A column was not understood.
fix-column-option = Write HEADER=FIELD; the fields are in docs/formats.md.
err-show-option = We do not know the column “{ $column }”.
fix-show-option = Columns a list can have: { $columns }.
err-column-field = There is no field called “{ $field }”.
fix-column-field = The fields: { $fields }
err-no-such-sheet = There is no sheet “{ $column }” in { $file }; nothing was left out and nothing written.
fix-no-such-sheet = Write the name of the sheet as the plan shows it.
err-no-such-row = There is no row “{ $column }” in { $file }; nothing was left out and nothing written.
fix-no-such-row = Write the number as the plan shows it; in a workbook, SHEET:NUMBER.
err-row-option = The number of a row was not understood.
fix-row-option = Write a number, or SHEET:NUMBER.
err-century-option = A century was not understood.
fix-century-option = Write HEADER=1900 or HEADER=2000.
err-filter-option = A filter was not understood.
fix-filter-option = Write KIND=VALUE, for example year=2012 or place=SY12.
err-cannot-listen = Cannot listen on { $address }.
fix-cannot-listen = The port may be taken: try --listen 127.0.0.1:8081.
err-link-needs-out = No place was given for the results.
fix-link-needs-out = Add --out and the name of a directory.
err-link-threshold = The threshold is not a probability.
fix-link-threshold = Write a number between 0 and 1, such as 0.5.
err-link-model = The model in { $file } cannot be read.
fix-link-model = Take a model.toml as the program wrote it.
err-link-label = Line { $row } of { $file } says neither same nor different: “{ $said }”.
fix-link-label = Write 1 or 0, same or different; leave it empty where nobody is sure.
err-link-labels = None of the { $said } judged pairs is in these lists.
fix-link-labels = The ids must be those of the lists: rec_id, or file#row. Look in clusters.csv.
err-link-list = No list is called “{ $said }”.
fix-link-list = Write its name as it stands in the column list or source, or the name of its file; * for all.
err-link-column = None of the lists has a column “{ $said }”.
fix-link-column = Write the title as it stands in the list.
err-link-field = There is no field “{ $said }”.
fix-link-field = Fields are name, given, father, grandfather, family, mother, sex, dob, age, governorate, place, detained, rec_id, list, ignored; the others are in docs/formats.md.
err-link-out = We cannot write in { $dir }.
fix-link-out = Name a directory that you may write to. Nothing was changed.
err-link-disk-full = The disk of { $dir } is full.
fix-link-disk-full = Free some space, then try again. Nothing was changed.
err-link-stopped = Stopped before the end.
fix-link-stopped = Nothing was written; start it again when you wish.
err-table-unreadable = The table { $file } cannot be read.
fix-table-unreadable = It must be CSV in UTF-8 with the names of the columns in the first line.
err-table-column = There is no column “{ $column }” in { $file }.
fix-table-column = Give the column this name, or take the file as the program wrote it.
# Where a command writes, and what it is given.
cli-arg-force = Write over the file that is there, whatever it is
err-out-in-register = { $file } lies in the folder of a register.
fix-out-in-register = Nothing was written. Choose a place outside it, on another disk if you can.
err-out-exists = There is another file at { $file }.
fix-out-exists = Nothing was written. Choose another name, or add --force to write over it.
err-out-is-folder = { $file } is a folder.
fix-out-is-folder = Add the name of a file after it.
err-out-no-file = { $file } is no file that can be replaced.
fix-out-no-file = Choose another name.
err-folder-missing = There is no folder { $dir }.
fix-folder-missing = Check the path, or make the folder first. Nothing was written.
err-path-is-file = There is a file at { $dir }, and a folder is needed.
fix-path-is-file = Check the path, or choose another name for the folder.
err-file-is-folder = { $file } is a folder, and a file is needed.
fix-file-is-folder = Add the name of the file after it.
err-file-no-text = { $file } holds no text in UTF-8.
fix-file-no-text = Check that it is the right file.

# Copies.
cli-copies-off = Off: no copy is made by itself. Those made on request lie in { $folder }
err-copy-lost = What this copy hangs on is damaged or cut short (its contents list, its key or its database), and nothing of it can be restored.
fix-copy-lost = Take another copy, an older one too. Nothing was written here.
err-copy-unfit = This copy is damaged or was altered, and nothing of it was restored.
fix-copy-unfit = Take another copy, an older one too. Nothing was written here.
err-copy-heart = What this copy hangs on is damaged or cut short: its contents list, its key or its database.
fix-copy-heart = Make a new copy today, and take an older one if you need it. Only if you have no other than this, try to restore it into a new folder: of a copy that was cut within its database nothing comes back.
err-copy-key = This passphrase does not open the copy.
fix-copy-key = Write it slowly. If the copy was made with words of its own, give them with --words-file; if it was made for recipients, give --identity.
err-copy-keys = What was given does not open the copy, or the register in it.
fix-copy-keys = --words-file or --identity opens the copy, and the passphrase opens the register in it: check both.

# Listening.
err-listen-taken = Another program listens on { $address } already.
fix-listen-taken = Stop it, or take another port: { $option }
err-listen-elsewhere = This computer has no address { $address }.
fix-listen-elsewhere = Check the address; one that always fits: { $option }
err-listen-denied = We are not allowed to listen on { $address }.
fix-listen-denied = Take a port above 1024: { $option }
err-listen-no-address = “{ $address }” is no address to listen on.
fix-listen-no-address = Write an address and a port: { $option }

# Accounts.
err-no-password = No password was given.
fix-no-password = Type it twice when asked, or give --password-file.
cli-user-no-totp = The account { $login } has no second key. Nothing changed.

# Wrong use.
cli-mark-options = OPTIONS
cli-mark-default = default
cli-mark-values = possible values
use-unknown-command = There is no command “{ $said }”.
use-unknown-option = There is no option “{ $arg }” here.
use-near = Did you mean { $near }?
use-missing = Something is missing: { $arg }
use-no-command = No command was given.
use-twice = “{ $arg }” can be given once only.
use-together = “{ $arg }” and “{ $other }” do not go together.
use-no-value = “{ $arg }” needs a value.
use-value = “{ $said }” does not fit “{ $arg }”.
use-known-values = What fits: { $known }
cli-erase-elsewhere = Copies made or taken then lie elsewhere and still hold it: { $when }
cli-erase-rows = These rows of lists may be about the same person and stay until somebody decides: { $rows }
cli-arg-as = Under the name of this colleague (LOGIN), with the rights of their roles alone
cli-arg-as-password-file = A file that holds this colleague's password
cli-arg-code = The code from this colleague's phone
cli-ask-password-of = Password of { $login }:
cli-ask-code = Code from the phone:
cli-requests = What waits for a second person, and the answer
cli-requests-more = Who answers is known by their password: --as LOGIN with --confirm or --refuse. Nobody answers their own request.
cli-arg-confirm = Confirm the request of this number
cli-arg-refuse = Refuse the request of this number
cli-requests-none = Nothing waits for a second person.
cli-requests-yours = yours to answer
cli-requests-how = It is answered in the name of a colleague: athar requests --as LOGIN --confirm N
cli-requests-answer = Its number is { $n }; somebody else answers: athar requests --as LOGIN --confirm { $n }
cli-requests-confirmed = Confirmed and done: request { $n }
cli-requests-refused = Refused: request { $n }
err-as-given = Somebody else gave the password of this account, and its owner has not chosen one yet.
fix-as-given = Sign in once on the page and choose a password that nobody else knows, then give the command again.

# Teams of files.
cli-team = Teams of files
cli-team-list = Files that have a team
cli-team-give = Give a file a team
cli-team-dissolve = Dissolve the team of a file
cli-arg-member = A colleague in it, by LOGIN (may be repeated)

cli-bundle = Exchange signed bundles with other registers
cli-bundle-make = Make a bundle for another register: of some files, or of everything
cli-bundle-make-more = Nothing that waits to be told to a family and nothing sealed is in it. Without ids it holds everything that the audience is told.
cli-bundle-take = Read a bundle of another register: a plan, then acceptance
cli-bundle-take-more = Without --accept nothing is written. What was taken in is withdrawn like any import: athar import --withdraw.
cli-arg-ids = Files, or whatever else the register speaks of (p12, f:F117)
cli-arg-bundle = The bundle
cli-bundle-made = Written to { $file }: { $n ->
    [one] one file
   *[other] { $n } files
}, { $claims ->
    [one] one claim
   *[other] { $claims } claims
}; { $back ->
    [one] one claim is taken back
   *[other] { $back } claims are taken back
}. Whoever takes it in can compare the key under it by telephone:
cli-bundle-from-known = A bundle of { $association } (register { $register }), signed with the key that is known here.
cli-bundle-from-new = A bundle of { $association } (register { $register }), from which nothing came before. Compare its key by telephone before you accept: { $key }
cli-bundle-planned = Plan: { $n ->
    [one] one item
   *[other] { $n } items
} from { $files ->
    [one] one file
   *[other] { $files } files
} = accepted { $accepted } + here already { $repeated } + waiting { $waiting } + not taken { $rejected }. Nothing has been written.
cli-bundle-done = Taken in: { $n ->
    [one] one item
   *[other] { $n } items
} from { $files ->
    [one] one file
   *[other] { $files } files
} = accepted { $accepted } + here already { $repeated } + waiting { $waiting } + not taken { $rejected }.
cli-bundle-nothing-new = Nothing new: { $n ->
    [one] one item
   *[other] { $n } items
} from { $files ->
    [one] one file
   *[other] { $files } files
} = accepted { $accepted } + here already { $repeated } + waiting { $waiting } + not taken { $rejected }. Nothing was written.
cli-bundle-more-pieces = { $n ->
    [one] and one item more
   *[other] and { $n } items more
}; all of them can be read on the page of imports.
cli-bundle-waits = What waits may be about somebody of whom everything was erased: it is decided on the page “Rows that wait”, by two people.
cli-erase-left = It left the association and is not erased there by this; tell whoever took it: { $left }
cli-erase-list-done = The list { $list }, as it was sent, is destroyed. What was taken from it into files stays.
cli-backup-done-damaged = The backup was written to { $file }, with { $n ->
    [one] one file
   *[other] { $n } files
}. It was opened again, and this in it is not as it was written, because it is so in the register:
cli-copy-proven-damaged = The backup was opened again: { $n ->
    [one] one file
   *[other] { $n } files
}. This in it is not as it was written:
cli-show-gone = Everything that was said in this file was taken back. With --json its history is told.
err-out-dash = “-” is no name of a file.
fix-out-dash = Write --out with the name of a file; nothing is written to standard output but the answer.
