-- One row for each page whose authentication fails; free pages too.
pragma cipher_integrity_check
