#!/bin/sh
# Opens the register that lies beside this file, and makes it where there is none.
here=$(cd "$(dirname "$0")" && pwd -P) || exit 1
register="$here/register"

# Sticks are often formatted so that nothing on them counts as a program (FAT). Then a copy of the program, and
# nothing else, is started from this machine and taken away again.
if ! "$here/athar" --version >/dev/null 2>&1; then
    copy=$(mktemp -d) || exit 1
    trap 'rm -rf "$copy"' EXIT
    trap 'kill "$running" 2>/dev/null' HUP INT TERM
    cp "$here/athar" "$copy/athar" && chmod 700 "$copy/athar"
    if ! "$copy/athar" --version >/dev/null 2>&1; then
        told='لا يعمل البرنامج على هذا الجهاز: يحتاج دبيان 12 أو أحدث (أو أوبونتو 22.04)، بمعالج من 64 بت.
The program does not run on this machine: it needs Debian 12 or newer (or Ubuntu 22.04), with 64 bits.'
        printf '%s\n' "$told" >&2
        if command -v zenity >/dev/null 2>&1; then zenity --error --no-markup --text="$told" 2>/dev/null; fi
        exit 1
    fi
    "$copy/athar" open --data "$register" "$@" &
    running=$!
    # A signal ends the waiting and not the program: it is waited for again.
    wait "$running"
    ended=$?
    while kill -0 "$running" 2>/dev/null; do wait "$running"; ended=$?; done
    exit "$ended"
fi
exec "$here/athar" open --data "$register" "$@"
