# Doors: lengths, limits, phones, tokens, a second person, recovery codes.

err-too-long = What is written in “{ $field }” is longer than we take.
fix-too-long = The most is { $limit } letters. Shorten it, or put the rest into the notes.
err-uploads-full = Many files are arriving at once.
fix-uploads-full = Nothing is lost. Wait a minute until they are in, then send yours again.
prop-words = Words of the search
