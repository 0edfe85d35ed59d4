# Calls what the submission defines, with what the judge sends; see ../mod.rs of the harnesses.
class ListNode
  attr_accessor :val, :next

  def initialize(val = 0, next_node = nil)
    @val = val
    @next = next_node
  end
end

class TreeNode
  attr_accessor :val, :left, :right

  def initialize(val = 0, left = nil, right = nil)
    @val = val
    @left = left
    @right = right
  end
end

module MettleHarness
  Misuse = Class.new(StandardError)
  # A longer list or tree has no end.
  NODES_MAX = 2_000_000
  LINES = $stdin.read.force_encoding(Encoding::UTF_8).split("\n", -1)
  OUT = []
  STDOUT_THEN = $stdout

  @at = 0
  @stage = :load
  @place = 0

  class << self
    def line
      @at += 1
      LINES[@at - 1]
    end

    def read_int = line.to_i
    def read_float = line.to_f
    def read_bool = line == '1'

    def read_string
      text = line
      return +text unless text.include?('\\')

      text.gsub(/\\(.)/) { { 'n' => "\n", 'r' => "\r" }.fetch($1, $1) }
    end

    def read_ints = line.split.map(&:to_i)
    def read_floats = line.split.map(&:to_f)
    def read_bools = line.split.map { |word| word == '1' }
    def read_chars = read_string.chars
    def read_list = line.split.reverse_each.reduce(nil) { |node, word| ListNode.new(word.to_i, node) }

    def read_tree
      nodes = line.split.map { |word| word == '#' ? nil : TreeNode.new(word.to_i) }
      parents = nodes.compact
      (1...nodes.size).each do |i|
        parent = parents[(i - 1) / 2]
        i.odd? ? parent.left = nodes[i] : parent.right = nodes[i]
      end
      nodes[0]
    end

    def read_array(item) = Array.new(line.to_i) { item.call }
    def read_optional(inner) = line == '1' ? inner.call : nil
    def read_graph = read_array(-> { read_ints })

    alias read_long read_int
    alias read_longs read_ints
    alias read_char read_string

    def int(value) = value.is_a?(Integer) ? value.to_s : raise(TypeError)
    def float(value) = value.is_a?(Numeric) ? value.to_f.to_s : raise(TypeError)

    def bool(value)
      return '1' if value == true

      value == false ? '0' : raise(TypeError)
    end

    def string(value)
      raise TypeError unless value.is_a?(String)

      value.match?(/[\\\n\r]/) ? value.gsub(/[\\\n\r]/, '\\' => '\\\\', "\n" => '\\n', "\r" => '\\r') : value
    end

    def array(value) = value.is_a?(Array) ? value : raise(TypeError)

    def write_int(value) = OUT << int(value)
    def write_float(value) = OUT << float(value)
    def write_bool(value) = OUT << bool(value)
    def write_string(value) = OUT << string(value)
    def write_ints(value) = OUT << array(value).map { |item| int(item) }.join(' ')
    def write_floats(value) = OUT << array(value).map { |item| float(item) }.join(' ')
    def write_bools(value) = OUT << array(value).map { |item| bool(item) }.join(' ')
    def write_chars(value) = OUT << string(array(value).join)

    def write_list(node)
      values = []
      until node.nil?
        values << int(node.val)
        raise TypeError if values.size > NODES_MAX

        node = node.next
      end
      OUT << values.join(' ')
    end

    def write_tree(root)
      values = []
      nodes = [root]
      nodes.each do |node|
        values << (node ? int(node.val) : '#')
        raise TypeError if values.size > NODES_MAX

        nodes.push(node.left, node.right) if node
      end
      values.pop while values.last == '#'
      OUT << values.join(' ')
    end

    def write_array(item, value)
      OUT << array(value).size.to_s
      value.each { |one| item.call(one) }
    end

    def write_optional(inner, value)
      OUT << (value.nil? ? '0' : '1')
      inner.call(value) unless value.nil?
    end

    def write_graph(value) = write_array(->(one) { write_ints(one) }, value)

    alias write_long write_int
    alias write_longs write_ints
    alias write_char write_string

    def checked(given, count)
      arity = given.arity
      fits = arity >= 0 ? arity == count : -arity - 1 <= count
      raise Misuse, 'arity' unless fits

      given
    end

    def known(kind, names) = names.find { |name| kind.method_defined?(name) }

    def function(main, count)
      names = [:@NAME@, :@SNAKE@]
      solution = Object.const_get(:Solution) if Object.const_defined?(:Solution)
      if solution.is_a?(Class) && (name = known(solution, names))
        checked(solution.instance_method(name), count)
        return ->(*given) { solution.new.public_send(name, *given) }
      end
      name = names.find { |one| main.respond_to?(one, true) }
      raise Misuse, 'missing' unless name

      checked(main.method(name), count)
    end

    def call_function(main)
      reads = @READS@
      writes = @WRITES@
      call = function(main, reads.size)
      read_int.times do |number|
        @place = number
        given = reads.map(&:call)
        @stage = :call
        returned = call.call(*given)
        @stage = :write
        writes.each { |which, write| write.call(which ? given[which] : returned) }
      end
    end

    def use_class
      reads = @READS@
      kind = Object.const_get(:@NAME@) if Object.const_defined?(:@NAME@)
      raise Misuse, 'missing' unless kind.is_a?(Class)

      checked(kind.instance_method(:initialize), reads.size)
      methods = @METHODS@.map do |names, method_reads, write|
        name = known(kind, names)
        raise Misuse, 'missing' unless name

        checked(kind.instance_method(name), method_reads.size)
        [name, method_reads, write]
      end
      read_int.times do |number|
        @place = number
        count = read_int
        given = reads.map(&:call)
        @stage = :call
        one = kind.new(*given)
        (count - 1).times do
          name, method_reads, write = methods[read_int - 1]
          given = method_reads.map(&:call)
          @stage = :call
          returned = one.public_send(name, *given)
          next unless write

          @stage = :write
          write.call(returned)
        end
      end
    end

    def explain(error)
      return error.message if error.is_a?(Misuse)
      return 'type' if @stage == :write

      $stdout.flush
      kept = error.backtrace&.reject { |entry| entry.include?('mettle.rb') || entry.start_with?('/boot.rb', 'eval:') }
      error.set_backtrace(kept) if kept && !error.is_a?(SystemStackError)
      $stderr.puts(error.is_a?(SystemStackError) ? "#{kept&.first}: #{error.message} (#{error.class})" : error.full_message(highlight: false, order: :top))
      'failed'
    end

    def run(main)
      frame = line
      state = 'done'
      begin
        load '/w/@MAIN@'
        @CLASS@ ? use_class : call_function(main)
      rescue SystemExit
        raise
      rescue Exception => error
        state = explain(error)
      end
      $stdout.flush
      OUT << "#{frame} #{state} #{@place}\n"
      STDOUT_THEN.write("#{frame}\n#{OUT.join("\n")}")
      exit 1 unless %w[done type].include?(state)
    end
  end
end

MettleHarness.run(self)
