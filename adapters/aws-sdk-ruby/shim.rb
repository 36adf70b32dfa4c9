# frozen_string_literal: true

# Puts the AWS SDK for Ruby under the suite: one JSON message per line, as spec/protocol.md describes it.
#
# The SDK is used as it comes. README.md tells the few places where child.rb and gateway.rb reach into
# Ruby, and why.

require 'aws-sdk-core'
require 'json'
require 'uri'
require_relative 'child'
require_relative 'gateway'
require_relative 'names'

CAPABILITIES = %w[
  resolve session-params client-params none error-codes source expiration routes steps
].freeze

# What is given in code, as the options of a client.
OPTIONS = {
  'profile' => :profile,
  'region' => :region,
  'accessKeyId' => :access_key_id,
  'secretAccessKey' => :secret_access_key,
  'sessionToken' => :session_token
}.freeze

# All that the chain reads of them. The two last ones have the values that a client has.
Config = Struct.new(
  *OPTIONS.values, :instance_profile_credentials_retries, :instance_profile_credentials_timeout,
  keyword_init: true
)

# One world, in a process of its own, and its provider once there is one.
class Resolution
  def initialize(world)
    @world = world
    ENV.replace(world['env'])
    Dir.chdir(world['home'])
    Gateway.lead_to(URI(world['gateway']))
  end

  def ask
    return { result: 'unsupported', reason: 'keys in code have no account here' } if account?

    @provider ||= load
    @provider ? found : { result: 'none' }
  rescue SystemExit, NoMemoryError
    raise
  rescue Exception => e # rubocop:disable Lint/RescueException -- whatever the SDK raises is its answer
    failure(e)
  end

  private

  def account?
    @world['params'].each_value.any? { |given| given.key?('accountId') }
  end

  # A client finds its credentials as it is made. What is given to a session is then that which the SDK has
  # for all clients.
  def load
    return Aws::CredentialProviderChain.new(config).resolve unless @world['params']['client']

    Aws.config.update(given('session'))
    Aws::STS::Client.new(given('client')).config.credentials
  end

  # As a client of this profile and region would have it.
  def config
    config = Config.new(instance_profile_credentials_retries: 0, instance_profile_credentials_timeout: 1,
                        **given('session'))
    config.region ||= Aws::Plugins::RegionalEndpoint.send(:resolve_region, config)
    config
  end

  def given(to)
    @world['params'].fetch(to, {}).transform_keys { |name| OPTIONS.fetch(name) }
  end

  def found
    keys = @provider.credentials
    values = {
      accessKeyId: keys.access_key_id,
      secretAccessKey: keys.secret_access_key,
      sessionToken: keys.session_token,
      expiration: expiration
    }.compact
    unless values.values.all?(String)
      return { result: 'unsupported', reason: 'the SDK hands out a credential that is no text' }
    end

    { result: 'credentials', credentials: values, source: source(keys) }
  end

  # The reader of a provider would look for new credentials first. Not every provider keeps a Time there.
  def expiration
    moment = @provider.instance_variable_get(:@expiration)
    moment.is_a?(Time) ? moment.getutc.strftime('%Y-%m-%dT%H:%M:%SZ') : moment&.to_s
  end

  def source(keys)
    case @provider
    when Aws::Credentials then own?(keys) ? 'explicit' : 'env'
    when Aws::SharedCredentials then file(@provider.profile_name)
    else SOURCES.fetch(@provider.class)
    end
  end

  # Keys in code are the first link of the chain.
  def own?(keys)
    given = given('session').merge(given('client'))
    keys.access_key_id == given[:access_key_id] && keys.secret_access_key == given[:secret_access_key]
  end

  # The SDK asks both files for the keys, the shared one first.
  def file(profile)
    shared = Aws.shared_config.send(:credentials_from_shared, profile, {})
    shared ? 'shared-credentials-file' : 'config-file'
  end

  # What a line of the shim raises is a bug of the shim.
  def failure(error)
    raise error if error.backtrace&.first&.start_with?(__FILE__)

    code = CODES.find { |kind, _| error.is_a?(kind) }&.last || 'unknown'
    message = "#{error.class}: #{error.message}".dup.force_encoding('UTF-8').scrub[0, 4000]
    { result: 'error', code: code, message: message }
  end
end

# Those that are asked again, by the id of the question that made them.
KEPT = {} # rubocop:disable Style/MutableConstant

def resolve(question)
  child = Child.new { Resolution.new(question['world']) }
  outcome = child.ask
  question['keep'] ? KEPT[question['id']] = child : child.end
  outcome
end

def again(question)
  child = KEPT.fetch(question['session'])
  outcome = child.ask(env: question['env'], elapsed: question['elapsed'])
  KEPT.delete(question['session']).end if question['last']
  outcome
end

def answer(question)
  outcome = case question['type']
            when 'hello'
              return {
                type: 'hello', protocol: 1, name: 'aws-sdk-ruby', version: Aws::CORE_GEM_VERSION,
                language: 'Ruby', capabilities: CAPABILITIES
              }
            when 'resolve' then resolve(question)
            when 'again' then again(question)
            else { result: 'unsupported', reason: "the SDK cannot be asked for #{question['type']}" }
            end
  { type: 'outcome', id: question['id'], outcome: outcome }
end

# Loaded here, so that not every process does so again.
[Aws::STS::Client, Aws::SSO::Client, Aws::SSOOIDC::Client].each(&:api)
$stdout.sync = true
while (line = $stdin.gets)
  puts JSON.generate(answer(JSON.parse(line)))
end
