# frozen_string_literal: true

# Where the shim reaches into Ruby, below the SDK: connections, pauses, threads, the time and chance.

require 'date'
require 'net/http'
require 'securerandom'
require 'socket'
require 'time'

# Leads every connection to the gateway of the world, so that addresses, headers, signatures, timeouts
# and errors are the SDK's own.
module Gateway
  ABORTS = { 'refuse' => Errno::ECONNREFUSED, 'unreachable' => Net::OpenTimeout }.freeze

  def self.lead_to(gateway)
    TCPSocket.define_singleton_method(:open) { |*| new(gateway.host, gateway.port) }
    # Newer versions of Net::HTTP connect by this one.
    Socket.define_singleton_method(:tcp) { |*, **| TCPSocket.open }
    Net::HTTP.prepend(self)
  end

  def connect
    # Not encrypted, for the gateway has no certificate for every host.
    encrypted = @use_ssl
    @use_ssl = false
    super
  ensure
    @use_ssl = encrypted
  end

  # An answer can stand for a connection that was not made: the gateway itself cannot refuse one. Such a
  # connection carries no other request, either.
  def transport_request(request)
    raise @not_made if @not_made

    request['X-Forwarded-Proto'] = 'https' if use_ssl?
    super do |response|
      @not_made = ABORTS[response['x-credchain-abort']]
      raise @not_made if @not_made

      yield response if block_given?
    end
  end
end

# The time of the world, which goes ahead where time passes in a case. It is always two seconds ahead: what
# ends in exactly five minutes, ends in less than that, however quickly it is looked at.
module Clock
  AHEAD = 2
  @ahead = AHEAD

  class << self
    attr_reader :ahead

    def set(now)
      @ahead += AHEAD + now - Time.now.to_f
    end
  end

  # For both classes that the SDK asks for the time.
  module ForTime
    def now(...)
      super + Clock.ahead
    end
  end

  module ForDateTime
    def now(...)
      super + Rational(Clock.ahead.to_r, 86_400)
    end
  end

  Time.singleton_class.prepend(ForTime)
  DateTime.singleton_class.prepend(ForDateTime)
end

# Pauses between attempts take no time. The SDK makes them all by Kernel.sleep; Ruby's timeouts do not.
module NoPause
  def sleep(*)
    0
  end
end

Kernel.singleton_class.prepend(NoPause)

# A name that is made by chance is always the same.
SecureRandom.define_singleton_method(:uuid) { '00000000-0000-4000-8000-000000000000' }

# Credentials are renewed in the background while the old ones are good for some minutes. Whether that is done
# before the old ones are handed out is a matter of luck in a thread. Here, it is done when they have been.
module Background
  WAITING = [] # rubocop:disable Style/MutableConstant

  def self.work
    WAITING.shift.call until WAITING.empty?
  end

  def new(*, &work)
    return super unless caller_locations(1, 1).first.path.end_with?('refreshing_credentials.rb')

    WAITING << proc do
      work.call
    rescue StandardError
      nil # Nobody is told, and the old ones stay.
    end
  end
end

Thread.singleton_class.prepend(Background)
