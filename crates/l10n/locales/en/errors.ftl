# Errors in two lines: what happened, what to do. They do not blame.
err-unforeseen = Something happened that we did not foresee ({ $code }).
fix-unforeseen = Nothing was written. Try again; if it happens again, tell the administrator this word.
err-missing-column = In row { $row } there is no column “{ $column }”.
fix-missing-column = Choose the column that takes its place, or mark it as not used.

# Pages that cannot be shown.
err-401 = Your session has ended.
fix-401 = Sign in again and you will return to where you were.
err-403 = Hidden from your role.
err-404 = There is nothing at this address.
fix-404 = It may have been withdrawn or moved. Search for it by name.
err-405 = This page cannot be asked for in this way.
fix-405 = Go back to the page before and use its button.
err-409 = A colleague changed this a moment ago.
fix-409 = Read how it stands now, then do what you meant to. What you wrote is still on the page before.
err-413 = The file is larger than we take.
fix-413 = The most is { $limit }. Choose a smaller file, or take a smaller picture.
err-400 = We did not understand the request.
fix-400 = Go back to the page before and try again.
err-415 = We do not know this kind of file.
fix-415 = We read CSV, XLSX, XLS, ODS, JSON and text.
err-422 = Something on the page needs correcting.
fix-422 = What you wrote is kept. Look at the marked fields.
err-429 = Too many tries in a short time.
fix-429 = { $minutes ->
    [one] Wait a minute, then try again.
   *[other] Wait { $minutes } minutes, then try again.
}
err-500 = Something broke on our side.
fix-500 = Nothing was half written. Try again; if it happens again, tell the administrator.
err-503 = The register is busy now.
fix-503 = Try again in a moment.
err-507 = The disk is full.
fix-507 = Nothing was lost and nothing was written. Free some space, then try again.
err-csrf = This page was open for too long.
fix-csrf = Reload it, then send again.

# Doors.
err-sign-in = This name and this password do not go together.
fix-sign-in = Try again. If you forgot it, the administrator can give you another.
err-code = The code did not fit.
fix-code = It changes every thirty seconds: write the one shown now, and check the clock of the phone.
err-locked-out = Signing in is locked for a while after many tries.
err-account-locked = This account is locked.
fix-account-locked = The administrator can open it.
err-password-short = The password is short.
fix-password-short = Write at least twelve characters; four words that have nothing to do with each other will do.
err-password-common = This password is known to those who guess.
fix-password-common = Choose another.
err-password-differs = The two passwords differ.
fix-password-differs = Write it twice, the same.
err-password-wrong = The present password did not fit.
fix-password-wrong = Write the one you sign in with today.
err-name-taken = Another account has this name.
fix-name-taken = Choose another sign-in name.
err-last-administrator = This is the last administrator.
fix-last-administrator = Make another administrator first.

# Forms.
err-required = This is needed.
fix-required = Write what you know, even one word.
err-name-needed = There is no file without a name.
fix-name-needed = Write the name as the family says it.
err-known-needed = The name alone does not tell who it is.
fix-known-needed = Add one thing that is known: the mother, when taken, or from where.
err-source-needed = You did not write who told you.
fix-source-needed = Write who told you, even if only “his brother”.
err-reason-needed = A reason is needed.
fix-reason-needed = One sentence, for a colleague a year from now.
err-file-needed = No file reached us.
fix-file-needed = Choose a file, then send.
err-organisation-needed = Whose list is this?
fix-organisation-needed = Choose the organisation or write its name.
err-organisation-withdrawn = This organisation has withdrawn its lists.
fix-organisation-withdrawn = Restore it first under Organisations, or choose another.
err-date-unread = We did not understand the date “{ $said }”.
fix-date-unread = It stays as you wrote it. A day, a month, a year or “before the harvest of 2013” will do.
err-typed-name = The name you typed does not match.
fix-typed-name = Type it as the page shows it.
err-stands-different = A colleague said that these are two persons.
fix-stands-different = Withdraw that judgement with a written reason, then judge again.
err-already-judged = This pair was judged a moment ago.
fix-already-judged = Read the judgement, then go on.
err-cannot-see-both = One of the records is hidden from your role.
fix-cannot-see-both = Leave this pair to a colleague.
fix-403 = If your work needs it, ask the administrator.
fix-locked-out = { $minutes ->
    [one] It opens again in a minute.
   *[other] It opens again in { $minutes } minutes.
}
# A call of a program that is not as described. { $at } is a place in it.
err-call-missing = At { $at }: “{ $name }” is missing, and it is needed.
fix-call-missing = Add it. The form of every call is in /api/v1/openapi.json.
err-call-unknown = At { $at }: we do not know “{ $name }”.
fix-call-unknown = Known there: { $expected }.
err-call-value = At { $at }: the value is not as it should be.
fix-call-value = Expected there: { $expected }.
err-call-json = At { $at } (line and column): this is not well-formed JSON.
fix-call-json = Send a whole JSON document in UTF-8.
call-kind-text = a text
call-kind-truth = true or false
call-kind-list = a list
call-kind-object = an object with fields
call-kind-whole = a whole number
call-kind-number = a number
call-kind-file = the number of a file, as p12
call-kind-subject = the number of a file, as p12, of a place of detention, as f:F117, of a checkpoint, as k2
call-kind-member = the number of a colleague, as m3
call-kind-source = the number of a source, as s7
call-kind-document = the number of a document, as d3
call-kind-organisation = the number of an organisation, as o2
call-kind-day = a day, as 2026-12-01
call-kind-described = what the description says, /api/v1/openapi.json
err-call-twice = At { $at }: “{ $name }” is said twice, and it may be said once.
fix-call-twice = Leave the one that is meant.
call-kind-file-of-task = the number of a file, as p12; places of detention, units, checkpoints stand in “subjects”
call-kind-nothing = nothing
call-kind-upload = a file, sent with its name (filename=…)
call-kind-key = one to 128 letters
call-kind-property = the key of a property, as mother_name (/api/v1/properties)
call-kind-place = the code of a place, as SY12
call-kind-party = the id of a party, as SYA-MI
call-kind-import = the number of an import, as i2
call-kind-tag = a tag that colleagues use
call-kind-task = the number of a colleague, as m3, or anyone
call-kind-sheet-of-plan = the file and the sheet of the plan, as they stand in its sheets
call-kind-row-of-plan = a row of the plan, as it stands in its rows
err-call-400 = The call could not be read.
fix-call-400 = Send it as the description says, /api/v1/openapi.json: text in UTF-8, a form in whole parts.
err-call-401 = The call has no token, or one that opens nothing any more.
fix-call-401 = Send the header Authorization: Bearer with a token from one’s own page.
err-call-404 = There is no call at this address.
fix-call-404 = All calls stand in the description, /api/v1/openapi.json.
err-call-not-found = Nothing of this number is here, or not for the owner of this token.
fix-call-not-found = Check the number in the address.
err-call-405 = This address does not take this method.
fix-call-405 = The header Allow says which it takes.
err-call-408 = The call did not arrive in time.
fix-call-408 = Send it again.
err-call-stale = This changed after it was read.
fix-call-stale = Read it again, then send what is still meant.
err-call-409 = A colleague changed this a moment ago.
fix-call-409 = Read how it stands now, then send what is still meant.
err-call-413 = The call is larger than we take.
fix-call-413 = The most is { $limit }.
err-call-415 = The call does not say that it brings what is described.
fix-call-415 = Documents come with Content-Type: application/json, files with multipart/form-data.
err-call-choice-needed = At { $field } nothing is said, and it is needed.
fix-call-choice-needed = What may stand there is in the description, /api/v1/openapi.json.
err-call-field-unknown = We do not know what is written at { $field }.
fix-call-field-unknown = Check the spelling; what may stand there is in the description, /api/v1/openapi.json.
err-call-too-long = What is written at { $field } is longer than we take.
fix-call-too-long = The most is { $limit } letters.
err-choice-needed = Nothing is chosen here.
fix-choice-needed = Choose one from the list.
err-who-unknown = There is no colleague of this number who could do it.
fix-who-unknown = Choose a colleague with an open account who adds to files.
