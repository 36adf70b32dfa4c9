#!/usr/bin/env node
// Asks the container's own address if there is a relative URI, else knows /etc/boto.cfg; nothing else.
import { readFileSync } from 'node:fs';

const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: path } = process.env;
const { AccessKeyId, SecretAccessKey } = path
  ? await (await fetch(`http://169.254.170.2${path}`)).json()
  : fromBoto(readFileSync('/etc/boto.cfg', 'utf8'));
console.log(JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey }));

function fromBoto(text) {
  const value = (name) => new RegExp(`^${name} = (.*)$`, 'm').exec(text)[1];
  return {
    AccessKeyId: value('aws_access_key_id'),
    SecretAccessKey: value('aws_secret_access_key'),
  };
}
