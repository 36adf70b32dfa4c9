# frozen_string_literal: true

# Where the shim reaches into Ruby, below the SDK: connections, pauses and the time.

require 'date'
require 'net/http'
require 'socket'
require 'time'

# Leads every connection to the gateway of the world, so that addresses, headers, signatures, timeouts
# and errors are the SDK's own.
module Gateway
  def self.lead_to(gateway)
    TCPSocket.define_singleton_method(:open) { |*| new(gateway.host, gateway.port) }
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

  def transport_request(request)
    request['X-Forwarded-Proto'] = 'https' if use_ssl?
    super do |response|
      # An answer can stand for a connection that was not made: the gateway itself cannot refuse one.
      case response['x-credchain-abort']
      when 'refuse' then raise Errno::ECONNREFUSED
      when 'unreachable' then raise Net::OpenTimeout
      end
      yield response if block_given?
    end
  end
end

# The time of the world, which goes ahead where time passes in a case.
module Clock
  @ahead = 0

  class << self
    attr_reader :ahead

    def set(now)
      @ahead = 0
      @ahead = now - Time.now.to_f
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

# Pauses between attempts take no time.
module NoPause
  def sleep(seconds = 0)
    seconds.round
  end
end

Kernel.prepend(NoPause)
Kernel.singleton_class.prepend(NoPause)
Object.prepend(NoPause)
