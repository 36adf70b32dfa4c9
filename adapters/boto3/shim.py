"""Puts boto3 under the suite: one JSON message per line, as spec/protocol.md describes it.

boto3 is used as it comes. Two seams are needed around it, both in this file: requests are routed to the
mocks of the world at the transport (`route_requests`), and the folders that botocore derives from the home
directory when it is imported are derived again for each world (`move_home`).
"""

import json
import os
import sys
from datetime import timezone
from urllib.parse import urlsplit

import boto3
import botocore.credentials
import botocore.exceptions as errors
import botocore.parsers
import botocore.session
import botocore.tokens
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

# What a real request's host says of the service that it is meant for.
METADATA_HOSTS = {
    '169.254.169.254': 'imds',
    'fd00:ec2::254': 'imds',
    '169.254.170.2': 'container',
    '169.254.170.23': 'container',
    'fd00:ec2::23': 'container',
}
AWS_LABELS = {
    'sts': 'sts', 'sts-fips': 'sts', 'portal': 'sso', 'oidc': 'sso-oidc', 'signin': 'signin',
}  # fmt: skip
LOOPBACK = {'127.0.0.1', '::1', 'localhost'}

routes = {}
send_for_real = URLLib3Session.send


def service_of(host):
    if host in METADATA_HOSTS:
        return METADATA_HOSTS[host]
    labels = host.split('.')
    return AWS_LABELS.get(labels[0]) or AWS_LABELS.get(labels[1] if len(labels) > 1 else '')


def route_requests(self, request):
    """Sends a request to the mock of its service; the Host header still tells where it was meant to go."""
    url = urlsplit(request.url)
    if url.hostname in LOOPBACK:
        return send_for_real(self, request)
    mock = routes.get(service_of(url.hostname or ''))
    if mock is None:
        raise errors.EndpointConnectionError(endpoint_url=request.url, error='refused by the world')
    request.headers['Host'] = url.netloc
    request.url = mock + url.path + ('?' + url.query if url.query else '')
    return send_for_real(self, request)


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


def watch(session, consulted):
    """Notes each provider that is asked. Building the resolver may fail as any other step."""
    resolver = session._session.get_component('credential_provider')
    for provider in resolver.providers:
        provider.load = noting(provider, consulted)


def noting(provider, consulted):
    load = provider.load

    def noted():
        consulted.append(provider.METHOD)
        return load()

    return noted


def resolve(world):
    phase, consulted = 'construct', []
    try:
        session = boto3.Session(**arguments(world['params'].get('session')))
        client_arguments = arguments(world['params'].get('client'))
        if {'aws_access_key_id', 'aws_secret_access_key'} & client_arguments.keys():
            client = session.client('sts', **{'region_name': 'us-east-1', **client_arguments})
            credentials = client._request_signer._credentials
        else:
            phase = 'load'
            if session._session._credentials is None:
                watch(session, consulted)
            credentials = session.get_credentials()
            if client_arguments and credentials is not None:
                client = session.client('sts', **{'region_name': 'us-east-1', **client_arguments})
                credentials = client._request_signer._credentials
        if credentials is None:
            return {'result': 'none', 'consulted': consulted}
        phase = 'freeze'
        frozen = credentials.get_frozen_credentials()
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
        return {**failure(error), 'phase': phase, 'consulted': consulted}


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
    return {'result': 'error', 'code': code, 'message': f'{type(error).__name__}: {error}'}


OPERATIONS = {'resolve': resolve, 'parse': parse}


def main():
    URLLib3Session.send = route_requests
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
            routes.clear()
            routes.update(world.get('routes', {}))
            move_home(world['home'])
            outcome = OPERATIONS[message['type']](world)
            reply = {'type': 'outcome', 'id': message['id'], 'outcome': outcome}
        print(json.dumps(reply), flush=True)


if __name__ == '__main__':
    main()
