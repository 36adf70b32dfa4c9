# frozen_string_literal: true

# Each world is asked in a process of its own, forked from one that has loaded the SDK.

require 'io/wait'
require 'json'
require_relative 'gateway'

# Below the limit of the runner, so that waiting in vain is an answer of its own.
PATIENCE = 7.5

# A world in a process of its own: environment, working directory, what the SDK remembers, and the clock
# are gone with it.
class Child
  # What is asked there is made there, by the block.
  def initialize(&asked)
    @began = Time.now - Clock.ahead
    questions, @questions = IO.pipe
    @answers, answers = IO.pipe
    @process = fork do
      [@questions, @answers].each(&:close)
      serve(asked, questions, answers)
    end
    [questions, answers].each(&:close)
  end

  def ask(env: nil, elapsed: 0)
    @questions.puts(JSON.generate({ env: env, now: @began.to_f + (elapsed / 1000.0) }))
    unless @answers.wait_readable(PATIENCE)
      return { result: 'error', code: 'unknown', message: 'no answer for a long time' }
    end
    answer = @answers.gets
    raise "the process of the world has died: #{Process.wait2(@process)}" unless answer

    JSON.parse(answer)
  end

  def end
    [@questions, @answers].each(&:close)
    Process.kill(:KILL, @process)
    Process.wait(@process)
  end

  private

  def serve(asked, questions, answers)
    # A credential_process inherits the standard input and output of the SDK.
    $stdin.reopen(File::NULL)
    $stdout.reopen($stderr)
    resolution = asked.call
    questions.each_line do |line|
      question = JSON.parse(line)
      if question['env']
        ENV.replace(question['env'])
        Clock.set(question['now'])
      end
      outcome = resolution.ask
      Background.work
      answers.puts(JSON.generate(outcome))
      answers.flush
    end
  end
end
