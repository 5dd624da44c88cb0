# Doors: lengths, limits, phones, tokens, a second person, recovery codes.

err-too-long = What is written in “{ $field }” is longer than we take.
fix-too-long = The most is { $limit } letters. Shorten it, or put the rest into the notes.
err-uploads-full = Many files are arriving at once.
fix-uploads-full = Nothing is lost. Wait a minute until they are in, then send yours again.
prop-words = Words of the search

# The network.
err-other-host = This register was asked for by a name it does not know.
fix-other-host = Open it by the address that its screen shows. If this computer has another name, give it at the start: athar serve --host NAME.
err-door-busy = Many are signing in now.
fix-door-busy = Wait a minute, then sign in.
home-exposed = Others on the network can reach this register, and what is sent to it can be read on the way.
home-exposed-do = Stop it and start it with athar serve --phones, so that people sign in encrypted from their phones.

# The first run.
setup-word = Set-up word
setup-word-hint = It stands on the screen of the computer on which the register runs. Asked once, so that no stranger on the network is here before you.
err-setup-word = The set-up word does not fit.
fix-setup-word = Copy it as it stands on the screen of the computer where you started the register.
setup-alone = While you are alone, the grave acts of an administrator pass without a second person, and the log says so: opening an account that reads, giving a role that reads, a new password for someone who reads. Once there is another administrator or a reviewer, these wait for them.

# A password that was given.
first-password-title = Choose a password of your own
first-password-lead = The password you came in with was given by someone who knows it. Choose one that nobody knows; then the pages open.
first-password-given = The password you were given
first-password-do = Keep it and go in
err-choose-password = First a password of your own is asked for.
fix-choose-password = Choose it, then go on.
err-password-same = This is the same password.
fix-password-same = Choose another, which the one who gave the first does not know.
err-field-same = What is written in “{ $field }” is the same as before.
fix-field-same = Choose another.
err-password-long = The password is longer than we take.
fix-password-long = The most is 256 characters.
proof = Your own password, or the code of your phone
proof-hint = Asked once more before any change of accounts and keys: a screen left open is not enough.
prop-scopes = What the token is for
prop-present = Your present password
prop-word = Set-up word

# Recovery codes.
recovery-title = Recovery codes
recovery-about = If the phone is lost, one of them opens in place of the code of the phone, each once. Print or copy them and keep them away from the computer.
recovery-left = { $n ->
    [0] None is left.
    [one] One is left.
   *[other] { $n } are left.
}
recovery-do = Make ten new codes
recovery-made = The new recovery codes. The old ones open nothing any more.
recovery-made-first = The first recovery codes of your account.
recovery-once = They are shown this once. Print this page or copy them now.

# Tokens.
token-scopes = What is this token for?
scope-read = Reading lists and files
scope-record = Adding, correcting and withdrawing what was said
scope-import = Importing lists and withdrawing them
scope-export = Downloading lists
scope-judge = Matching
scope-reveal = Reading what is sealed, each reading logged
scope-members = Reading names and roles of colleagues
scope-keep = Reading the log and verifying it
scope-all = Everything its owner may
err-token-scope = This token was not made for that.
fix-token-scope = Make one on your own page that includes it.

# A second person.
requests-title = What waits for a second person
requests-title-about = Acts that no administrator does alone.
requests-lead = Who keeps the accounts does not alone give a role that reads, open an account that reads, or take over someone else's. Another administrator or a reviewer confirms it. Nobody alone erases what was said of a person, destroys a list that was kept, or takes a row that may be about somebody of whom everything was erased: another reviewer confirms that. Nor does anybody alone take the place of a team that nobody keeps.
requests-none = Nothing waits for you.
requests-told = What happened in the last weeks
requests-ask-them = Ask whoever asked, and the owner of the account, face to face or by voice, before you confirm.
request-confirm = I confirm
request-refuse = I refuse
request-roles = Give { $name } these roles: { $roles }
request-account = Open a new account: { $name }, role: { $roles }
request-password = Open the account of { $name }, role: { $roles }, with a password that the administrator gave
request-totp = Open the account of { $name }, role: { $roles }, without its second key
request-forget = Erase for good what was said: { $files }. Asked by: { $asked }. Reason: { $why }. { $lists ->
    [yes] The lists in which it stands go as well.
   *[no] Lists are kept.
}
request-list = Destroy for good a list as it was sent: { $name } ({ $document }). Asked by: { $asked }. Reason: { $why }. What was taken from it into files stays.
request-row = Take a row that may be about somebody of whom everything was erased (act { $n }), { $how }
request-row-one = as one person
request-row-split = as several people: { $words }
request-row-split-over = as several people
request-row-corrected-over = with cells written anew
request-row-left-out = leaving it out
request-row-corrected = with these words: { $words }
request-row-this = as this one: { $words }
request-team = Another team for the file { $file } in place of one that nobody keeps: { $names }
request-team-none = Dissolve the team of the file { $file }, which nobody keeps
standing-replaced = replaced by a later request
standing-no-row = ended: its row does not wait any more
request-read = Read it before you answer
requests-ask-asker = Ask the colleague who wants this, not by message alone, before you confirm.
request-asked = asked by { $name }, { $when }
request-answered = answered by { $name }, { $when }
standing-asked = waits
standing-confirmed = confirmed by a second person
standing-refused = refused by a second person
standing-expired = ended without an answer
standing-alone = passed without a second person
second-alone = There is no other administrator and no reviewer now: what a second person should see passes without one, and the log says so. Give a colleague you trust the role of reviewer.
home-requests = { $n ->
    [one] One request waits for your answer, as the second person.
   *[other] { $n } requests wait for your answer, as the second person.
}
member-waits = waits for a second person
member-waits-about = Its owner cannot sign in before another administrator or a reviewer confirms.
err-sign-in-account-waits = { err-account-waits }
fix-sign-in-account-waits = { fix-account-waits }
err-account-waits = This account waits for a second person.
fix-account-waits = Ask another administrator or a reviewer to open “What waits for a second person” and confirm.
web-request-asked = This waits for a second person.
web-request-alone = Done without a second person, as there is none; the log says so.
web-request-operator = There is no second person for this admission: it waits for the operator of the computer (athar user compartments).
compartment-waits = Asked for; it waits.
web-request-confirmed = Done: you confirmed it.
web-request-refused = Refused; nothing was done.
web-log-member-asked = asked a second person, account of { $name }: { $roles }
web-log-member-confirmed = confirmed as the second person, account of { $name }: { $roles }
web-log-member-refused = refused as the second person, account of { $name }: { $roles }
web-log-member-expired = a request ended without an answer, account of { $name }: { $roles }
web-log-member-alone = passed without a second person, account of { $name }: { $roles }
web-log-member-admitted = the account of { $name } was admitted from the computer itself
web-log-member-password-own = the password of { $name } was chosen by its owner
web-log-member-recovery-made = made recovery codes for the account of { $name }
web-log-member-recovery-used = came in to the account of { $name } with a recovery code
log-request-roles = roles
log-request-account = new account
log-request-password = password
log-request-totp = second key

# Phones.
phones-title = Signing in by phone
phones-title-about = Address and fingerprint of this computer on the network, to be printed.
phones-lead = A phone on the same network reaches the register encrypted, without the internet. Print this page and lay it beside the computer.
phones-picture = The address of the register as a code to photograph
phones-step-network = Connect the phone to the same wireless network.
phones-step-photograph = Photograph the code with the phone, or type the address as it stands.
phones-step-warning = The browser says the connection is not trusted: the certificate is this computer's own and not a company's. Open the details of the certificate from the warning.
phones-step-compare = Compare its SHA-256 fingerprint with the one written here, group by group.
phones-step-accept = If they are the same, accept and go on. The phone does not ask again while the certificate is the same.
phones-fingerprint = Fingerprint of the certificate (SHA-256)
phones-differs = If they differ, do not go on and do not type your password: a stranger may stand between. The fingerprint changes with the address of the computer and after a year; then print the page anew.
phones-off = No phone can connect now: the register is open to this computer alone.
phones-off-do = To let phones in encrypted, stop the register and start it so:

# The command line.
cli-user-totp-off = Take the second key off the account of a colleague who lost the phone
cli-arg-chosen = The owner of the account chose this password; no other is asked for
cli-arg-host = Another name by which this computer is asked for (may be repeated)
cli-arg-trusted-proxy = Address of a proxy in front that is believed when it says whose request it is (may be repeated)
cli-arg-phones = Open an encrypted door for phones on the same network, with a certificate of this computer's own
cli-setup-word = Set-up word, asked on the first page: { $word }
cli-exposed = Warning: others on the network can reach { $address }, and what is sent to it can be read on the way. Use --phones, or put it behind an HTTPS proxy.
cli-phones-address = From a phone: { $address }
cli-phones-fingerprint = Fingerprint of the certificate; compare it on the phone before accepting:
cli-phones-none = This computer has no address on a network now; phones can connect once it is connected.
err-not-an-address = “{ $address }” is no address.
fix-not-an-address = Write an address such as 192.168.1.1.
# A request that was refused, or that nobody answered.
member-refused = refused by a second person
member-refused-about = Its owner cannot sign in. To ask a second person again, give a new first password below; they are told that it was refused before.
member-unasked = shut: its request ended without an answer
member-unasked-about = Its owner cannot sign in. To ask a second person again, give a new first password below.
request-refused-before = A second person refused this account before: { $name }, { $when }.
standing-admitted = admitted from the computer itself
web-request-refused-account = Refused. The account stays shut: nobody can sign in with it.
web-request-refused-password = Refused. The account stays shut: the old password opens it no more, and the new one does not open it.
web-request-refused-totp = Refused. The account stays shut: its second key was taken off before, and it opens to nobody now.
err-account-refused = A second person refused to let this account in.
fix-account-refused = Ask the administrator: they can ask a second person again from “Who works here”, with a new first password.
err-sign-in-account-refused = { err-account-refused }
fix-sign-in-account-refused = { fix-account-refused }
err-account-unasked = Nobody answered in time for this account, and it is still shut.
fix-account-unasked = Ask the administrator: they can ask a second person again from “Who works here”, with a new first password.
err-sign-in-account-unasked = { err-account-unasked }
fix-sign-in-account-unasked = { fix-account-unasked }
err-code-used = This code was used once already.
fix-code-used = Wait for the next code of the app, half a minute at most; or take another recovery code.
err-sign-in-code-used = { err-code-used }
fix-sign-in-code-used = { fix-code-used }
code-recovery-hint = The six digits as the app shows them now. If the phone is lost, a recovery code goes here in their place.

# Compartments.
compartments = Compartments
compartments-about = What lies in a compartment is read and written only by those admitted to it, whatever their role; nobody else is told that there is anything. An admission is confirmed by a second person, by the operator where there is none; to take it away asks nobody.
compartments-admitted = Admitted to:
compartment = Compartment
compartment-hint = Then only those admitted to it are told of the document. Leave “Who told you?” empty: everybody reads that line.
compartment-none = In none
request-compartments = Admit { $name } to: { $compartments }
log-request-compartments = compartments
web-log-member-compartments = { $name } admitted to compartments: { $roles }
web-log-member-compartments-none = { $name } admitted to no compartment any more
web-request-confirmed-remains = Done: you confirmed it. What the erasing did not reach stands under the request.

# A register that was opened from an icon: its door in the browser.
err-locked = The register is locked.
fix-locked = Open it with the icon “أثر” (Athar) on this computer; a page comes that asks for the passphrase.
unlock-title = The register is locked
unlock-lead = Type the passphrase to open it on this computer.
unlock-passphrase = Passphrase
unlock-again = Passphrase once more
unlock-keep = If the browser offers to keep it, say no.
unlock-do = Open the register
unlock-new-title = A new register
unlock-new-lead = There is no register on this computer yet. Choose the passphrase with which you will open it every day.
unlock-new-lost = If the passphrase is lost, the whole register is lost: nobody can recover it. Write it on two sheets of paper and keep each in another house.
unlock-new-rule = Four words that have nothing to do with each other, twelve letters at least.
unlock-new-do = Make the register
unlock-new-other = If your association has a register already, do not make another: ask whoever looks after it where it lies, or for its backup.
unlock-new-backup = If you hold a backup, choose no passphrase here: close the program, open a terminal in the folder of the backup and type:
unlock-place = It lies in:
cli-open = Open the register on this computer in the browser, and make it where there is none
cli-open-more = The passphrase is asked for in the browser. Programs of this user of this computer are answered and no others. Where the register is open already, it leads there.
cli-arg-port = Port on 127.0.0.1; without it 8080, or the first free one after it
cli-arg-close = Close the register that was opened so
cli-arg-idle = Close it when nobody asked it anything for so many minutes (0: it does not close by itself)
cli-open-address = The register opens in the browser. If no browser opens, open this address yourself on this computer. To close the register: Ctrl-C.
cli-open-no-browser = No browser was found. Open the address that stands here yourself, on this computer.
cli-open-already = The register is open already, at this address.
cli-open-closed = The register is closed.
cli-open-not-open = The register is not open on this computer.
err-open-by-serve = This register was started with athar serve, and others may work in it.
fix-open-by-serve = Stop it where it was started: Ctrl-C.
err-open-stays = The register was asked to close and is not closed yet.
fix-open-stays = Wait a minute until it has done what it is doing, then ask again.
