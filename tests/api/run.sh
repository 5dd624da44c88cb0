#!/bin/sh
# The JSON interface against its own description, by a public tool (Schemathesis).
#
#     sh tests/api/run.sh PATH_TO_ATHAR
#
# A small invented register is made and served on a free port; what the tool
# needs is kept under the build folder and installed once.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
athar=${1:?"path to the program"}
target=${CARGO_TARGET_DIR:-"$here/../../target"}
venv="$target/api-venv"
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
    cp "$here/requirements.txt" "$venv/installed.txt"
fi
exec "$venv/bin/python" "$here/run.py" "$athar" "$venv/bin/schemathesis" "$target/api-report"
