#!/bin/sh
# docker/certificates.sh honbu.example.ac.jp
#
# Makes what is missing in docker/secrets (or $SECRETS): an authority of your own, a certificate for the name by which browsers reach Honbu,
# and those of PostgreSQL and the EventStoreDB nodes. Run it again at any time: what is valid for another 30 days stays, and so does a certificate from
# elsewhere that you put in as honbu.crt and honbu.key. See docs/operate.md.
set -eu
umask 022

[ $# -eq 1 ] || { echo "usage: $0 NAME" >&2; exit 2; }
name=$1
secrets=${SECRETS:-$(dirname "$0")/secrets}
authority='Honbu own authority'
month=2592000

# The folder is closed; a container is given single files of it and runs as a user of its own.
mkdir -p "$secrets"
chmod 700 "$secrets"
cd "$secrets"

valid() { openssl x509 -in "$1" -noout -checkend $month >/dev/null 2>&1; }
foreign() { ! openssl x509 -in "$1" -noout -issuer | grep -q "$authority"; }
signed() { openssl verify -no_check_time -CAfile ca.crt "$1" >/dev/null 2>&1; }
names() { openssl x509 -in "$1" -noout -checkhost "$2" | grep -q 'does match'; }

make_authority() {
  if valid ca.crt && [ -s ca.key ]; then echo 'kept ca'; return; fi
  openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days 3650 -keyout ca.key -out ca.crt -subj "/CN=$authority" \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>/dev/null
  chmod 600 ca.key
  echo 'made ca'
}

# certificate FILE COMMON-NAME HOST USAGE
certificate() {
  if [ -s "$1.crt" ] && [ -s "$1.key" ]; then
    if foreign "$1.crt"; then echo "left $1, which another authority issued"; return; fi
    if signed "$1.crt" && valid "$1.crt" && names "$1.crt" "$3"; then echo "kept $1"; return; fi
  fi
  openssl req -newkey rsa:2048 -nodes -sha256 -keyout "$1.key" -out "$1.csr" -subj "/CN=$2" 2>/dev/null
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -sha256 -days 397 -set_serial "0x$(openssl rand -hex 16)" -out "$1.crt" -extfile - 2>/dev/null <<EXTENSIONS
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=$4
subjectAltName=DNS:$3
EXTENSIONS
  rm "$1.csr"
  chmod 644 "$1.key"
  echo "made $1"
}

make_authority
certificate honbu "$name" "$name" serverAuth
certificate postgres postgres postgres serverAuth
# Nodes know each other by this common name, and are clients of each other.
for node in eventstore eventstore-1 eventstore-2 eventstore-3; do
  certificate "$node" eventstoredb-node "$node" serverAuth,clientAuth
done
