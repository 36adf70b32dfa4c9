"""Puts boto3 under the suite: one JSON message per line, as spec/protocol.md describes it.

boto3 is used as it comes. Four seams are needed around it, all in this file: connections are made to the
gateway of the world, whatever their address (`connect_to_gateway`); the folders that botocore derives from
the home directory when it is imported are derived again for each world (`move_home`); the codes of the
world are typed where a person would type them (`type_codes`); and pauses between attempts take no time
(`time.sleep`, replaced before botocore is imported, because it keeps references to it).
"""

import json
import os
import sys
import time
from datetime import timezone
from urllib.parse import urlsplit

time.sleep = lambda _seconds: None

import boto3  # noqa: E402
import botocore.credentials
import botocore.exceptions as errors
import botocore.parsers
import botocore.session
import botocore.tokens
import urllib3.util.connection
from botocore.awsrequest import AWSHTTPConnection, AWSHTTPSConnectionPool
from botocore.httpsession import URLLib3Session
from dateutil.parser import ParserError

CAPABILITIES = [
    'resolve', 'parse', 'session-params', 'client-params', 'none', 'error-codes', 'phases',
    'source', 'consulted', 'account-id', 'expiration', 'routes',
]  # fmt: skip

# The first class that the exception is an instance of tells its code, so subclasses stand first.
CODES = [
    (errors.ProfileNotFound, 'profile-not-found'),
    (errors.ConfigParseError, 'config-parse-error'),
    (errors.ConfigNotFound, 'config-not-found'),
    (errors.PartialCredentialsError, 'partial-credentials'),
    (errors.InfiniteLoopConfigError, 'infinite-loop'),
    (errors.InvalidConfigError, 'invalid-config'),
    (errors.CredentialRetrievalError, 'credential-retrieval-failed'),
    (errors.MetadataRetrievalError, 'metadata-retrieval-failed'),
    (errors.InvalidIMDSEndpointModeError, 'invalid-imds-endpoint-mode'),
    (errors.InvalidIMDSEndpointError, 'invalid-imds-endpoint'),
    (errors.RefreshWithMFAUnsupportedError, 'refresh-with-mfa-unsupported'),
    (errors.UnauthorizedSSOTokenError, 'unauthorized-sso-token'),
    (errors.SSOTokenLoadError, 'sso-token-load-failed'),
    (errors.TokenRetrievalError, 'token-retrieval-failed'),
    (errors.LoginTokenLoadError, 'login-token-load-failed'),
    (errors.LoginRefreshRequired, 'login-refresh-required'),
    (errors.LoginInsufficientPermissions, 'login-insufficient-permissions'),
    (errors.LoginError, 'login-failed'),
    (errors.MissingDependencyException, 'missing-dependency'),
    (errors.NoRegionError, 'no-region'),
    (errors.InvalidRegionError, 'invalid-region'),
    (errors.InvalidSTSRegionalEndpointsConfigError, 'invalid-sts-regional-endpoints'),
    (errors.InvalidRetryModeError, 'invalid-retry-mode'),
    (errors.InvalidMaxRetryAttemptsError, 'invalid-max-attempts'),
    (errors.EndpointVariantError, 'invalid-endpoint-variant'),
    (errors.ParamValidationError, 'param-validation'),
    (errors.ClientError, 'service-error'),
    (errors.ConnectionError, 'connection-failed'),
    (errors.HTTPClientError, 'connection-failed'),
    (errors.NoCredentialsError, 'no-credentials'),
    (botocore.parsers.ResponseParserError, 'invalid-response'),
    (ParserError, 'invalid-date'),
    (json.JSONDecodeError, 'invalid-json'),
    (UnicodeError, 'invalid-utf8'),
    (FileNotFoundError, 'file-not-found'),
    (OSError, 'file-not-readable'),
    (KeyError, 'missing-field'),
    (IndexError, 'missing-field'),
    (AttributeError, 'invalid-type'),
    (TypeError, 'invalid-type'),
    (OverflowError, 'invalid-value'),
    (ValueError, 'invalid-value'),
    (RuntimeError, 'still-expired'),
]

# Some errors quote the whole answer of a service.
MESSAGE_LIMIT = 4000

gateway = None
connect_for_real = urllib3.util.connection.create_connection
send_for_real = URLLib3Session.send


def connect_to_gateway(address, *args, **kwargs):
    """Below HTTP, so that addresses, headers, timeouts and errors are boto3's own."""
    return connect_for_real((gateway.hostname, gateway.port), *args, **kwargs)


class PlainConnection(AWSHTTPConnection):
    """A connection that would be encrypted; the gateway has no certificate for every host."""

    default_port = 443
    is_verified = True

    def __init__(self, *args, **kwargs):
        encryption = ('cert', 'key_', 'ca_', 'ssl_', 'assert_', 'server_hostname')
        super().__init__(*args, **{k: v for k, v in kwargs.items() if not k.startswith(encryption)})

    def set_cert(self, *args, **kwargs):
        pass

    def endheaders(self, *args, **kwargs):
        self.putheader('X-Forwarded-Proto', 'https')
        return super().endheaders(*args, **kwargs)


def send_through_gateway(self, request):
    """An answer can stand for a connection that was not made: the gateway itself cannot refuse one."""
    response = send_for_real(self, request)
    abort = response.headers.get('x-credchain-abort')
    if abort == 'refuse':
        raise errors.EndpointConnectionError(endpoint_url=request.url, error='refused')
    if abort == 'unreachable':
        raise errors.ConnectTimeoutError(endpoint_url=request.url, error='timed out')
    return response


def move_home(home):
    sso_cache = os.path.join(home, '.aws', 'sso', 'cache')
    botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = sso_cache
    botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = sso_cache


ARGUMENTS = {
    'profile': 'profile_name',
    'accessKeyId': 'aws_access_key_id',
    'secretAccessKey': 'aws_secret_access_key',
    'sessionToken': 'aws_session_token',
    'accountId': 'aws_account_id',
    'region': 'region_name',
}


def arguments(params):
    return {ARGUMENTS[name]: value for name, value in (params or {}).items()}


class Progress:
    """How far a resolution has come: its phase, and the sources that were asked so far."""

    def __init__(self):
        self.phase = 'construct'
        self.consulted = []
        self.asking = False

    def watch(self, session, codes):
        """Tells the load phase from the making of a client, and notes each provider that is asked."""
        load_credentials = session.get_credentials

        def loading():
            self.phase = 'load'
            if session._credentials is None:
                providers = session.get_component('credential_provider').providers
                for provider in providers:
                    provider.load = self.noting(provider.METHOD, provider.load)
                type_codes(providers, codes)
            credentials = load_credentials()
            self.phase = 'construct'
            return credentials

        session.get_credentials = loading

    def noting(self, method, load):
        """A source that asks another one (credential_source) does so itself; only the chain's asking counts."""

        def noted():
            if self.asking:
                return load()
            self.consulted.append(method)
            self.asking = True
            try:
                return load()
            finally:
                self.asking = False

        return noted


def type_codes(providers, codes):
    """Types the codes at the prompts for MFA; after them, there is nobody at the keyboard."""
    remaining = iter(codes)

    def prompt(_text):
        code = next(remaining, None)
        if code is None:
            raise EOFError('nobody types at the prompt')
        return code

    for provider in providers:
        if provider.METHOD == 'assume-role':
            provider._prompter = prompt


def resolve(world):
    progress = Progress()
    consulted = progress.consulted
    try:
        session = boto3.Session(**arguments(world['params'].get('session')))
        progress.watch(session._session, world.get('mfa', []))
        if 'client' in world['params']:
            client = session.client('sts', **arguments(world['params']['client']))
            credentials = client._request_signer._credentials
        else:
            credentials = session.get_credentials()
        if credentials is None:
            return {'result': 'none', 'consulted': consulted}
        progress.phase = 'freeze'
        frozen = credentials.get_frozen_credentials()
        if not all(value is None or isinstance(value, str) for value in frozen):
            raise TypeError('boto3 takes a nested value for a credential, which no outcome can hold')
        expiry = getattr(credentials, '_expiry_time', None)
        values = {
            'accessKeyId': frozen.access_key,
            'secretAccessKey': frozen.secret_key,
            'sessionToken': frozen.token,
            'accountId': frozen.account_id,
            'expiration': expiry and expiry.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ'),
        }
        return {
            'result': 'credentials',
            'credentials': {name: value for name, value in values.items() if value is not None},
            'source': credentials.method,
            'consulted': consulted,
        }
    except Exception as error:  # noqa: BLE001  whatever boto3 raises is its answer
        return {**failure(error), 'phase': progress.phase, 'consulted': consulted}


def parse(world):
    """What boto3's own session makes of both files, without a profile being selected."""
    try:
        config = botocore.session.Session().full_config
    except Exception as error:  # noqa: BLE001  whatever boto3 raises is its answer
        return failure(error)
    return {
        'result': 'profiles',
        'profiles': config['profiles'],
        'ssoSessions': config.get('sso_sessions', {}),
        'services': config.get('services', {}),
    }


def failure(error):
    code = next((code for kind, code in CODES if isinstance(error, kind)), None)
    if code is None:
        raise error
    message = f'{type(error).__name__}: {error}'
    return {'result': 'error', 'code': code, 'message': message[:MESSAGE_LIMIT]}


OPERATIONS = {'resolve': resolve, 'parse': parse}


def main():
    global gateway
    urllib3.util.connection.create_connection = connect_to_gateway
    AWSHTTPSConnectionPool.ConnectionCls = PlainConnection
    URLLib3Session.send = send_through_gateway
    for line in sys.stdin:
        message = json.loads(line)
        if message['type'] == 'hello':
            reply = {
                'type': 'hello', 'protocol': 1, 'name': 'boto3', 'version': boto3.__version__,
                'language': 'Python', 'capabilities': CAPABILITIES,
            }  # fmt: skip
        else:
            world = message['world']
            os.environ.clear()
            os.environ.update(world['env'])
            gateway = urlsplit(world['gateway'])
            move_home(world['home'])
            outcome = OPERATIONS[message['type']](world)
            reply = {'type': 'outcome', 'id': message['id'], 'outcome': outcome}
        print(json.dumps(reply), flush=True)


if __name__ == '__main__':
    main()
