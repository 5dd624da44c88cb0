# The short guide.
help-title = Guide
help-title-about = How the register works, on one page.
help-lead = Sources speak, people judge, the register keeps both.
help-first = The first day
help-first-text =
    The register is an encrypted folder on this computer: ~/.local/share/athar, or the folder you named after --data.
    The administrator opens an account with a role for each colleague: “Who works here”, in the bar of every page or under “More”, then “A new account”. Let there be two administrators at least.
    Add a small list under “Incoming”, and read its plan before you accept it. Then open “Rows that wait” and decide them.
    Open a new file by hand, search for it, and read it as a colleague will.
    Before you close the computer: “Backups” in the bar, or “More”, then “Backups and verification”. Put the backup on a disk in another place, and the passphrase on paper in a third.
    A phone reaches the computer on the same network, without the internet, if the register was opened for phones. The computer prints the address when the register is opened.
help-idea = The idea
help-idea-text = Each value in a file carries the number of its source. When two sources differ, both stand side by side. No claim is erased: it is corrected by a later one or withdrawn with a reason, and stays readable.
help-import = Adding a list
help-import-text = Under “Incoming”, choose the file just as you have it. You see what was understood column by column, and an equation in which no row is lost: accepted + repeated + waiting + rejected = all rows. Correct the columns, then accept. The same file again changes nothing, and next month's version adds only what is new.
help-waiting = Rows that wait
help-waiting-text = Two people in one cell, a date that has not come, a name that cannot be read: the row waits for your decision. Split it, correct it, or leave it out with a reason.
help-search = Searching
help-search-text = Write what you know in the box at the top: a name, the mother's name, a kunya, a town, a number. The spelling of hamza, ta marbuta and alef maqsura does not matter, one slip is forgiven, and Latin letters are understood. Each result says why it is there.
help-file = The file
help-file-text = The name first, then what was said and by which source, then the path from the taking to the last news. Where the page says that sources disagree, not all of it can be true. The line with “Why?” beside it is what the program concludes: nobody types it.
help-new = A new file
help-new-text = A name, one thing that is known, and who told you. What you write is kept on your phone until it arrives. If someone alike is in the register, you see them while you write.
help-matching = Matching
help-matching-text = The program proposes, a person judges: the same, two persons, not sure. Brothers are not one person, however alike their names. What else waits of the same person stands under the pair and can be judged with it. Each judgement can be taken back, and two who were called different are not joined until that is withdrawn with a reason.
help-sealed = Sealed and held
help-sealed-text = Telephones, national numbers and the names of those who told us are sealed: who needs them asks to read, and that is logged. News of a death does not leave and is not published before the family has been told in person, even if a paper says so.
help-out = Downloading
help-out-text = “Download the list” on the page of files gives a workbook, CSV or JSON, for your colleagues or for a partner. What is hidden from those it is for does not leave, and the log notes who downloaded it.
help-backup = Backups
help-backup-text = An encrypted backup each week, on a disk in another place. The passphrase on paper in a third place. If the computer is lost, the page of backups says how a backup is restored on another.
help-marks = Marks
help-marks-text = The shape tells how well a claim is supported, not the colour alone.
help-keys = Keyboard keys on the Matching page

# About.
about-title = About
about-title-about = Version, licences, sources of the reference data.
about-lead = Athar, version
about-motto = A register with which families' associations document people who were detained, disappeared or went missing. Free software that runs on one computer, without a network.
about-data = Reference data
about-data-about = Names of places, parties and places of detention come from published sources, each with its degree of verification.
about-status = Status
about-licence = Licence
about-licence-own = MIT or Apache-2.0, as you choose.
about-libraries = { $n ->
    [one] One library
   *[other] { $n } libraries
}
about-library = Library
