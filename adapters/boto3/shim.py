"""Puts boto3 under the suite: one JSON message per line, as spec/protocol.md describes it.

boto3 is used as it comes. README.md tells the few places where this file reaches into it, and why.
"""

import json
import os
import sys
import time
import traceback
from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

# Pauses between attempts take no time. botocore keeps references to it, so it is replaced before that.
time.sleep = lambda _seconds: None

import boto3  # noqa: E402
import botocore.credentials
import botocore.exceptions as errors
import botocore.loaders
import botocore.parsers
import botocore.session
import botocore.tokens
import botocore.utils
import time_machine
import urllib3.util.connection
from botocore.awsrequest import AWSHTTPConnection, AWSHTTPSConnectionPool
from botocore.configprovider import ConfiguredEndpointProvider
from botocore.httpsession import URLLib3Session
from dateutil.parser import ParserError

import endpoint_list

CAPABILITIES = [
    'resolve', 'parse', 'session-params', 'client-params', 'none', 'error-codes', 'phases',
    'source', 'consulted', 'account-id', 'expiration', 'routes', 'steps', 'settings',
]  # fmt: skip

# The first class that the exception is an instance of tells its code, so subclasses stand first.
# None: boto3 fails in a way for which the spec has no word.
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
    (errors.InvalidDefaultsMode, 'invalid-defaults-mode'),
    (errors.InvalidMaxRetryAttemptsError, 'invalid-max-attempts'),
    (errors.EndpointVariantError, 'invalid-endpoint-variant'),
    (errors.ParamValidationError, 'param-validation'),
    (errors.ClientError, 'service-error'),
    (errors.ConnectionError, 'connection-failed'),
    (errors.HTTPClientError, 'connection-failed'),
    (errors.NoCredentialsError, 'no-credentials'),
    (errors.BotoCoreError, None),
    (botocore.parsers.ResponseParserError, 'invalid-response'),
    (ParserError, 'invalid-date'),
    (json.JSONDecodeError, 'invalid-json'),
    (UnicodeError, 'invalid-utf8'),
    (FileNotFoundError, 'file-not-found'),
    (OSError, 'file-not-readable'),
    (LookupError, 'missing-field'),
    (AttributeError, 'invalid-type'),
    (TypeError, 'invalid-type'),
    # The native library asserts the types of its arguments.
    (AssertionError, 'invalid-type'),
    (OverflowError, 'invalid-value'),
    (ValueError, 'invalid-value'),
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


def enter(world):
    """Makes this process what it would be if it had been started in `world`."""
    global gateway
    gateway = urlsplit(world['gateway'])
    os.environ.clear()
    os.environ.update(world['env'])
    os.chdir(world['home'])
    time.tzset()
    aws = os.path.join(world['home'], '.aws')
    for provider in botocore.credentials.SSOProvider, botocore.tokens.SSOTokenProvider:
        provider._SSO_TOKEN_CACHE_DIR = os.path.join(aws, 'sso', 'cache')
    botocore.utils.JSONFileCache.CACHE_DIR = os.path.join(aws, 'boto', 'cache')
    botocore.loaders.Loader.CUSTOMER_DATA_PATH = os.path.join(aws, 'models')


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
        self.asking = False
        self.begin()

    def begin(self):
        self.phase = 'construct'
        self.consulted = []

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


class Resolution:
    """A session, and its credentials once they are found; it can be asked again."""

    def __init__(self, world):
        self.world = world
        self.progress = Progress()
        self.session = self.credentials = None

    def ask(self):
        progress = self.progress
        try:
            if self.credentials is None:
                progress.begin()
                self.credentials = self.load()
            progress.phase = 'freeze'
            frozen = self.credentials and self.credentials.get_frozen_credentials()
        except Exception as error:  # noqa: BLE001  whatever boto3 raises is its answer
            where = {'phase': progress.phase, 'consulted': progress.consulted}
            return {**failure(error), **where}
        if self.credentials is None:
            return {'result': 'none', 'consulted': progress.consulted}
        return found(self.credentials, frozen, progress.consulted)

    def load(self):
        params = self.world['params']
        if self.session is None:
            self.session = boto3.Session(**arguments(params.get('session')))
            self.progress.watch(self.session._session, self.world.get('mfa', []))
        if 'client' not in params:
            return self.session.get_credentials()
        client = self.session.client('sts', **arguments(params['client']))
        return client._request_signer._credentials


def found(credentials, frozen, consulted):
    if not all(value is None or isinstance(value, str) for value in frozen):
        return {'result': 'unsupported', 'reason': 'boto3 hands out a credential that is no text'}
    values = {
        'accessKeyId': frozen.access_key,
        'secretAccessKey': frozen.secret_key,
        'sessionToken': frozen.token,
        'accountId': frozen.account_id,
        'expiration': in_utc(getattr(credentials, '_expiry_time', None)),
    }
    return {
        'result': 'credentials',
        'credentials': {name: value for name, value in values.items() if value is not None},
        'source': credentials.method,
        'consulted': consulted,
    }


def in_utc(moment):
    return moment and moment.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


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


def settings(world):
    """What a session makes of settings that are no credentials."""
    try:
        session = boto3.Session(**arguments(world['params'].get('session')))._session
        values = {name: setting(session, name) for name in world['settings']}
    except Exception as error:  # noqa: BLE001  whatever boto3 raises is its answer
        return {**failure(error), 'phase': 'construct'}
    return {'result': 'settings', 'settings': values}


def setting(session, name):
    kind, _, service = name.partition('.')
    if kind != 'endpoint_url':
        return session.get_config_variable(name)
    # As ClientArgsCreator does it, without a client, which would fill in the default.
    if session.get_config_variable('ignore_configured_endpoint_urls'):
        return None
    return ConfiguredEndpointProvider(
        full_config=session.full_config,
        scoped_config=session.get_scoped_config(),
        client_name=service,
    ).provide()


def failure(error):
    """What boto3 raises is its answer. What a line of this file raises is a bug, and ends the process."""
    *_, (innermost, _) = traceback.walk_tb(error.__traceback__)
    deliberate = isinstance(error, (errors.BotoCoreError, EOFError))
    if innermost.f_code.co_filename == __file__ and not deliberate:
        raise error
    code = code_of(error)
    message = f'{type(error).__name__}: {error}'[:MESSAGE_LIMIT]
    return {'result': 'error', 'message': message, **({'code': code} if code else {})}


def code_of(error):
    if type(error) is RuntimeError:
        # The native library raises the same class for a key that it cannot read.
        return 'still-expired' if 'still expired' in str(error) else 'invalid-value'
    return next((code for kind, code in CODES if isinstance(error, kind)), None)


# Sessions that are asked again, by the id of the request that made them, and when their worlds began.
sessions = {}
clock = None


def resolve(message):
    resolution = Resolution(message['world'])
    if message.get('keep'):
        sessions[message['id']] = resolution, datetime.now(timezone.utc)
    return resolution.ask()


def again(message):
    """Time has passed, and the environment may be another one. Files and services change by themselves."""
    global clock
    resolution, began = sessions[message['session']]
    if message.get('last'):
        del sessions[message['session']]
    os.environ.clear()
    os.environ.update(message['env'])
    clock = time_machine.travel(began + timedelta(milliseconds=message['elapsed']))
    clock.start()
    return resolution.ask()


def stop_clock():
    """Back to the real time."""
    global clock
    if clock is not None:
        clock.stop()
        clock = None


OPERATIONS = {
    'resolve': resolve,
    'parse': lambda message: parse(message['world']),
    'settings': lambda message: settings(message['world']),
    'again': again,
}


def answer(message):
    if message['type'] == 'hello':
        return {
            'type': 'hello', 'protocol': 1, 'name': 'boto3', 'version': boto3.__version__,
            'language': 'Python', 'capabilities': CAPABILITIES,
        }  # fmt: skip
    stop_clock()
    if 'world' in message:
        enter(message['world'])
    outcome = OPERATIONS[message['type']](message)
    return {'type': 'outcome', 'id': message['id'], 'outcome': outcome}


def main():
    urllib3.util.connection.create_connection = connect_to_gateway
    AWSHTTPSConnectionPool.ConnectionCls = PlainConnection
    URLLib3Session.send = send_through_gateway
    endpoint_list.install()
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == '__main__':
    main()
