#!/bin/sh
# Answers the first question, leaves a note of itself and sleeps over the second.
[ -n "$AWS_SESSION_TOKEN" ] && { echo $$ > "$HOME/asleep"; exec sleep 300; }
printf '{"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "%s"}' \
  "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY"
