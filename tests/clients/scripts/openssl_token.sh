#!/bin/sh
# Prints a token made with the openssl command: openssl_token.sh SECRET <customer.json
# created_at is the way of Ruby and PHP: whole seconds and +00:00.
set -eu

hex() { od -An -v -tx1 | tr -d ' \n'; }

keys=$(printf %s "$1" | openssl dgst -sha256 -binary | hex)
encryption_key=$(printf %s "$keys" | cut -c1-32)
signing_key=$(printf %s "$keys" | cut -c33-64)

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
openssl rand 16 >"$folder/sealed"
iv=$(hex <"$folder/sealed")
sed "1s/{/{\"created_at\": \"$(date -u +%Y-%m-%dT%H:%M:%S)+00:00\", /" |
  openssl enc -aes-128-cbc -K "$encryption_key" -iv "$iv" >>"$folder/sealed"
openssl dgst -sha256 -mac HMAC -macopt "hexkey:$signing_key" -binary "$folder/sealed" >"$folder/signature"
cat "$folder/sealed" "$folder/signature" | openssl base64 -A | tr '+/' '-_'
