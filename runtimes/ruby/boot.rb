# Runs inside Ruby before its memory is kept as a snapshot: loads what many programs use and
# decides how a program is run and ended.
require 'set'
require 'stringio'
require 'json'

module Mettle
  # Handlers of at_exit. The interpreter as a library has no end of its own that would call them.
  AT_EXIT = []

  module Ending
    private

    def at_exit(&block)
      raise ArgumentError, 'called without block' unless block

      AT_EXIT << block
      block
    end
  end

  class << self
    # `arguments` are those of the command line, each ended by a zero byte, in hex:
    # `ruby FILE ARGUMENTS…` runs a file, `ruby -c FILE…` only compiles.
    def run(arguments)
      _, main, *rest = [arguments].pack('H*').force_encoding(Encoding::UTF_8).split("\0", -1)[0...-1]
      # Seeded by the sandbox, not by the machine that took the snapshot.
      srand
      Object.send(:remove_const, :Mettle)
      leave(main == '-c' ? check(rest) : run_file(main, rest))
    end

    private

    def check(files)
      files.each { |file| RubyVM::InstructionSequence.compile_file(file) }
      0
    rescue SyntaxError => error
      $stderr.puts error.message
      1
    end

    def run_file(main, arguments)
      $0 = main
      ARGV.replace(arguments)
      $LOAD_PATH.unshift(File.dirname(main))
      define_data(main)
      status = status_of { load(main) }
      while (handler = AT_EXIT.pop)
        ended = status_of { handler.call }
        status = ended unless ended.zero?
      end
      status
    end

    # What follows __END__ in the main file.
    def define_data(main)
      source = File.read(main)
      at = source.index(/^__END__\r?\n/)
      Object.const_set(:DATA, StringIO.new(source[(at + $~[0].size)..])) if at
    end

    def status_of
      yield
      0
    rescue SystemExit => error
      error.status
    rescue Exception => error
      report(error)
      1
    end

    def report(error)
      $stdout.flush rescue nil
      # A backtrace of all frames would take longer than they did.
      return $stderr.puts("#{$0}: #{error.message} (#{error.class})") if error.is_a?(SystemStackError)

      # Without the frames of this file, and with the names they would have without it.
      own = error.backtrace&.reject { |line| line.start_with?('/boot.rb', 'eval:') || line.end_with?(":in 'Kernel.eval'") }
      error.set_backtrace(own.map { |line| line.sub("'<top (required)>'", "'<main>'") }) if own
      $stderr.puts error.full_message(highlight: false, order: :top)
    rescue NoMemoryError, SystemStackError
      $stderr.write "#{error.class}\n"
    end

    def leave(status)
      ObjectSpace.each_object(IO) { |io| io.flush rescue nil }
      Process.exit!(status)
    end
  end
end

Object.include(Mettle::Ending)
Kernel.singleton_class.prepend(Mettle::Ending)
GC.start
