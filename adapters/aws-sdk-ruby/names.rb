# frozen_string_literal: true

# What the SDK calls sources and errors, as the suite spells it.

require 'aws-sdk-core'

# What the classes of providers are called in the suite. `Aws::Credentials` are keys given in code, or
# those of the environment; keys in a file are told apart by the file.
SOURCES = {
  Aws::AssumeRoleCredentials => 'assume-role',
  Aws::AssumeRoleWebIdentityCredentials => 'assume-role-with-web-identity',
  Aws::SSOCredentials => 'sso',
  Aws::ProcessCredentials => 'custom-process',
  Aws::ECSCredentials => 'container-role',
  Aws::InstanceProfileCredentials => 'iam-role'
}.freeze

# The first class that the exception is an instance of tells its code. Those that stand for several
# things, such as ArgumentError and InvalidSSOCredentials, tell none.
CODES = {
  Aws::Errors::NoSuchProfileError => 'profile-not-found',
  Aws::Errors::NoSourceProfileError => 'invalid-config',
  Aws::Errors::CredentialSourceConflictError => 'invalid-config',
  Aws::Errors::InvalidCredentialSourceError => 'invalid-config',
  Aws::Errors::SourceProfileCircularReferenceError => 'infinite-loop',
  Aws::Errors::InvalidProcessCredentialsPayload => 'credential-retrieval-failed',
  Aws::Errors::MissingWebIdentityTokenFile => 'file-not-found',
  Aws::Errors::MissingRegionError => 'no-region',
  Aws::Errors::InvalidRegionError => 'invalid-region',
  Aws::Errors::MissingCredentialsError => 'no-credentials',
  Aws::SSO::Errors::UnauthorizedException => 'unauthorized-sso-token',
  Aws::Errors::ServiceError => 'service-error',
  Aws::Xml::Parser::ParsingError => 'invalid-response',
  Seahorse::Client::NetworkingError => 'connection-failed',
  Aws::Json::ParseError => 'invalid-json',
  Date::Error => 'invalid-date',
  Errno::ENOENT => 'file-not-found',
  Errno::EACCES => 'file-not-readable',
  Errno::EISDIR => 'file-not-readable',
  EncodingError => 'invalid-utf8',
  TypeError => 'invalid-type'
}.freeze
