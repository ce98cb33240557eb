#!/bin/sh
# Makes the passwords that are not there yet, one a file, in docker/secrets (or $SECRETS). See docs/operate.md.
set -eu
umask 022

secrets=${SECRETS:-$(dirname "$0")/secrets}
# The folder is closed; a container is given single files of it and runs as a user of its own.
mkdir -p "$secrets"
chmod 700 "$secrets"

for name in passphrase vault-password eventstore-password; do
  if [ -s "$secrets/$name" ]; then
    echo "kept $name"
  else
    openssl rand -hex 24 >"$secrets/$name"
    echo "made $name"
  fi
done
