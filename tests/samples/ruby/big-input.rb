numbers = $stdin.each_line.map(&:to_i)
puts [numbers.size, numbers.sum, numbers.max].join(' ')
