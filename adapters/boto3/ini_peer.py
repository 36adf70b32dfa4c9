"""Tells, file by file, what boto3's own loader makes of a config and a credentials file.

One JSON message per line on stdin, one answer per line on stdout, in order:

    {"config": BASE64 or null, "credentials": BASE64 or null}
    {"profiles": TABLE, "ssoSessions": TABLE, "services": TABLE}
    {"error": "config-parse-error", "detail": TEXT}

A TABLE is a list of [name, [[key, value], ...]], in the order of boto3's own mappings; a value is a
text or again a list of [key, text]. The first line out tells the versions.
"""

import base64
import json
import locale
import os
import platform
import sys
import tempfile

import botocore
import botocore.exceptions
import botocore.session


def main():
    folder = tempfile.mkdtemp(prefix='credchain-ini-')
    paths = {
        'config': os.path.join(folder, 'config'),
        'credentials': os.path.join(folder, 'credentials'),
    }
    os.environ['AWS_CONFIG_FILE'] = paths['config']
    os.environ['AWS_SHARED_CREDENTIALS_FILE'] = paths['credentials']
    session = botocore.session.Session()
    send(
        {
            'botocore': botocore.__version__,
            'python': platform.python_version(),
            'encoding': locale.getpreferredencoding(False).lower(),
        }
    )
    try:
        for line in sys.stdin:
            files = json.loads(line)
            for name, path in paths.items():
                place(path, files[name])
            send(load(session))
    finally:
        for path in paths.values():
            place(path, None)
        os.rmdir(folder)


def load(session):
    # The session keeps what it once loaded.
    session._config = None
    try:
        config = session.full_config
    except botocore.exceptions.ConfigParseError as error:
        return {'error': 'config-parse-error', 'detail': str(error)}
    return {
        'profiles': table(config['profiles']),
        'ssoSessions': table(config.get('sso_sessions', {})),
        'services': table(config.get('services', {})),
    }


def table(sections):
    return [[name, pairs(settings)] for name, settings in sections.items()]


def pairs(settings):
    return [
        [key, pairs(value) if isinstance(value, dict) else value] for key, value in settings.items()
    ]


def place(path, content):
    if content is None:
        if os.path.exists(path):
            os.remove(path)
        return
    with open(path, 'wb') as file:
        file.write(base64.b64decode(content))


def send(message):
    sys.stdout.write(json.dumps(message) + '\n')
    sys.stdout.flush()


main()
