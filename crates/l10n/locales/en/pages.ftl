# Around every page.
skip = Skip to content
find = Search
find-hint = Name, town…
places = Places
place-home = { home-title }
place-files = Files
place-new = New file
place-imports = Incoming
place-matching = Matching
place-tasks = { tasks-title }
place-overlaps = Overlaps
place-lists = { lists-title }
place-subjects = Places, units
place-members = { members-title }
place-backup = Backups
place-audit = { audit-title }
place-help = { help-title }
place-me = { me-title }
place-more = More
help = Guide
about = About
sign-out = Sign out
back = Back
try-again = Try again
save = Save
cancel = Cancel
delete = Delete
open = Open
show = Show
previous = Previous
next = Next
paging = Pages of the list
paging-at = { $first } to { $last } of { $total }
form-wrong = Something on the page needs correcting:
reason = Reason
reason-hint = One sentence, for a colleague a year from now
source-number = Source { $n }
who-may-see = Who may see it?
hidden-from-role = Hidden from your role.
when = When
who = Who
what = What
acts = Acts
the-machine = The program
optional = Optional
do-new-file = Open a new file
do-import = Add a list

# The doors.
setup-title = Athar, for the first time
setup-lead = This page is shown once. After it, the register opens with a password.
setup-association = Name of the association
setup-association-hint = Shown at the foot of each page, and on all that is printed or downloaded.
setup-first-person = The first person
setup-works = This person works in the register too
setup-works-hint = Gives the roles of documenter, reviewer and analyst beside that of administrator. It can be changed later under “Who works here”.
setup-do = Begin the register
member-name = Display name
member-name-hint = Written beside each act. A first name or a by-name will do.
sign-in-name = Sign-in name
sign-in-name-hint = One short word without spaces.
password = Password
password-new = New password
password-again = The password again
password-hint = At least twelve characters. Four words that have nothing to do with each other are easy to keep and hard to guess.
totp-title = A second key on the telephone
totp-why = Whoever learns your password cannot enter without your telephone. It works without a network.
totp-when = When shall we set it up?
totp-now = Now
totp-now-hint = Photograph the code, then write the six digits.
totp-later = Later
totp-later-hint = From your own page, whenever you like.
totp-scan = Photograph this square with a code app (such as Aegis or FreeOTP):
totp-picture = A code to photograph; the same letters stand below it.
totp-type = Or type these letters into it:
totp-code = The six digits
totp-code-hint = As the app shows them now.
sign-in-title = Sign in to the register
sign-in-do = Sign in
sign-in-help = If you forgot your password, the administrator can give you another. Nobody can read it.
sign-in-ended = If you were inside, your session has ended. Sign in and you are back on your page, with what you wrote and did not send where this device keeps it.
code-title = The second key
code-lead = Open the code app on your telephone.
locked-out-why = This keeps anyone from guessing a password. Nothing was lost.

# What waits.
home-title = What waits
send-again = Send what you wrote
home-empty = The register is empty. Begin with a list you have, or with one file.
rows-read-ask = { $n ->
    [one] Did you read this file?
   *[other] Did you read all { $n } files?
}
rows-read-about = The mark tells your colleagues that a reviewer read each of them, with your name and today’s date.
rows-read-sure = Yes, I read them: mark them as reviewed
home-empty-others = The register is empty. Those whose role is to take lists in or to open files begin it.
home-empty-import = A workbook, a form export or messages: you read the plan before anything is written.
home-empty-roles-do = Roles
home-empty-roles = Your role keeps the register. Give yourself, or a colleague, the roles of the work.
home-empty-new = A name and one thing that is known, in two minutes.
home-empty-help = How the register works, on one page.
home-nothing-waits = No rows and no tasks wait for a decision.
home-waiting = { $n ->
    [one] row waits for a decision
   *[other] rows wait for a decision
}
trouble-number = Error number { $n }
home-proposals = { $n ->
    [one] pair: the same person?
   *[other] pairs: the same person?
}
home-held = { $n ->
    [one] file with news that no relative was told yet
   *[other] files with news that no relative was told yet
}
home-files = { $n ->
    [one] file in the register
   *[other] files in the register
}
home-no-backup = No backup yet
home-recent = Files changed last
home-imports = Last lists
home-copy-proven = Last copy proven: { $when }
files-title = { place-files }
files-title-about = Everyone in the register: search and filters.
new-title = { place-new }
new-title-about = A name, one thing that is known, and who told it, in two minutes.
imports-title = { place-imports }
imports-title-about = Lists of organisations, forms and messages, and their plans before they go in.
matching-title = { place-matching }
matching-title-about = Records that may be of one person: the program proposes, people judge.
tasks-title-about = What colleagues are to do, the earliest due first.
home-title-about = What waits for you today.
more-lists = Files and lists
more-matching = Matching
more-house = Running the register
more-you = Your account
reading-aid = A reading aid in Latin letters, not a spelling of any document

# Tags, tasks and grades of sources.
home-tasks = { $n ->
    [one] task waits
   *[other] tasks wait
}
