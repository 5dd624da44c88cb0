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
member-doors = Doors
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
session-end = Sign it out
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
audit-title-about = All that happened; it cannot be erased or altered.
audit-keeping-about = Accounts, sign-ins and copies. What was done to files is read by auditors and reviewers.
audit-kind = Kind of act
audit-all = All
audit-from = From
audit-to = To
audit-none = Nothing fits.
audit-root = { $n ->
    [one] One leaf. The root:
   *[other] { $n } leaves. The root:
}
leaf-word = Leaf

# Copies.
backup-title = Copies and verification
backup-title-about = A sealed copy for another disk, and a check of the whole record.
backup-lead = One sealed file that holds everything. Keep it in another house.
passphrase = Passphrase of the copy
passphrase-again = The passphrase again
passphrase-hint = Whoever forgets it can never open the copy. Write it on paper, in a place other than the copy's.
backup-do = Make a copy and take it
backup-copies = Copies made
verify-title = Verification
verify-about = The whole log is read leaf by leaf, the documents fingerprint by fingerprint. People can go on working.
verify-do = Verify now
verify-whole = Everything is whole.
verify-broken = Something is broken.
verify-not-whole = broken
verify-broken-do = Write nothing new. Keep this disk as it is, restore from the last copy, and tell whoever helps you.

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
organisation-restore = Bring it back
organisation-withdrawn = This organisation is withdrawn.
