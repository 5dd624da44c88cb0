# Accounts.
members-title = Who works here
members-title-about = Accounts and their roles. Each role sees only what it needs.
member-new = A new account
member-open = Open the account
member-seen = last seen { $when }
member-never = has not signed in yet
member-locked = locked
member-totp-on = second key on
member-totp-off = no second key
member-organisation = Guest of which organisation?
member-organisation-hint = For guests only.
roles = Roles
one-time-password = The first password, shown this once:
one-time-about = Hand it over in person or by voice. Its owner chooses another when signing in.
member-doors = Signing in and locking
member-new-password = Give a new first password
member-totp-reset = Take the second key off
member-lock = Lock the account
member-unlock = Unlock the account
member-doors-about = Locking signs them out of every device at once. What they wrote stays in their name.

# The reader's own page.
me-title = Your page
me-title-about = Language, password, second key, devices.
password-change = Change the password
password-present = Present password
totp-on = Put the second key on
totp-off = Take the second key off
sessions = Where you are signed in
session-this = this device
session-began = signed in { $when }
session-end = Sign this device out
sessions-end = Sign out all other devices
tokens = Tokens for programs
tokens-about = A token acts in your name and with your role from another program. End it when it is no longer needed.
token-name = What is it for?
token-name-hint = Such as “the office sheet”
token-make = Make a token
token-made = The new token:
token-once = Copy it now; it is not shown again.
token-unused = not used
token-end = End it

# The log.
audit-title = The log
audit-title-about = Everything that anyone did here. It cannot be erased or altered.
audit-keeping-about = Accounts, sign-ins and backups. What was done to files is read by auditors and reviewers.
audit-kind = Kind of act
audit-all = All
audit-from = From
audit-to = To
audit-none = Nothing fits.
audit-root = { $n ->
    [zero] The log is empty. Its fingerprint:
    [one] One act. Fingerprint of the log:
   *[other] { $n } acts. Fingerprint of the log:
}
leaf-word = Act no.

# Copies.
backup-title = Backups and verification
backup-title-about = An encrypted backup for another disk, and a check of the whole register.
backup-lead = One encrypted file that holds everything. Keep it in another place.
restore-title = If this computer is lost
restore-about = On another computer, with Athar installed and no register yet: open a terminal in the folder where the backup lies, and write its name as it is after this command:
restore-then = It asks for the same passphrase; after that the icon opens the restored register. For another place add --data and an empty folder.
backup-do = Make a copy now
backup-copies = Backups made
backup-about = A copy is encrypted with the register's own passphrase: whoever opens the register opens it, and nobody else. It is not called a copy before we have opened it again and read every act and every document in it.
backup-take = Take it, to keep it elsewhere
backup-same-disk = These copies lie on the register's own disk: if the laptop is lost they are lost with it. Take one, or choose a folder on another disk below.
backup-keeping = Copies made by themselves
backup-every = Every how many days
backup-every-hint = While it is open the program makes a copy and proves it by itself; nobody waits for it. Nought: only when asked.
backup-folder = Folder
backup-folder-hint = A whole path, on another disk if you can. Empty: the folder copies beside the register. The last three copies stay.
backup-keep = Keep interval and place
copies-never = No copy was ever proven. Make one today and keep it in another house.
copies-failed = The last copy did not come about.
copies-overdue = A copy is due and was not made. Keep the program open longer, or make one now.
copies-damaged = The copy is as whole as the register, and in the register itself some pieces are damaged. Verify it to learn which.
copies-proven = It was opened again and everything in it was read.
copies-pieces-damaged = { $n ->
    [one] one piece in it is damaged, as in the register
   *[other] { $n } pieces in it are damaged, as in the register
}
copies-made = A copy was made, opened again, and every act and every document in it was read.
copies-made-damaged = A copy was made; what is damaged in it is damaged in the register itself. Verify the register to learn which documents, and ask whoever gave them.
copies-kept = When and where copies are made is kept.
verify-title = Verification
verify-about = The whole log is read act by act, and the fingerprint of each document is compared. People can go on working.
verify-do = Verify now
verify-whole = Everything is sound.
verify-broken = We found damage.
verify-not-whole = damaged
verify-broken-do = Write nothing new. Keep this disk as it is, restore the last backup in another place, and tell whoever helps you with the computer.

# Organisations.
organisations-title = Organisations
organisations-title-about = Who gave us lists, and what rests on their word.
organisations-none = No organisation has given a list yet.
count-imports = { $n ->
    [one] { $n } import
   *[other] { $n } imports
}
organisation-alone = { $n ->
    [one] one file rests on its word alone
   *[other] { $n } files rest on its word alone
}
organisation-withdraw = Withdraw the organisation
organisation-withdraw-open = Did the organisation ask for its lists back?
organisation-withdraw-what = { $n ->
    [one] Its words go out of sight and one file with them. All else stays as if it had never come.
   *[other] Its words go out of sight and { $n } files with them. All else stays as if it had never come.
}
type-name = Type the name as it is: “{ $name }”
organisation-restore = Restore it
organisation-withdrawn = This organisation is withdrawn.
organisation-files = { $n ->
    [zero] no files of people
    [one] one file of a person
   *[other] { $n } files of people
}
