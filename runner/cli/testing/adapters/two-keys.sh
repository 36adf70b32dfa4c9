#!/bin/sh
# Knows the two keys of the environment and nothing else.
[ -n "$AWS_ACCESS_KEY_ID" ] || exit 1
printf '{"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "%s"}' \
  "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY"
