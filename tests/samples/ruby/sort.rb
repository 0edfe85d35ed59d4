_, *numbers = $stdin.read.split.map(&:to_i)
puts numbers.sort.join(' ')
puts numbers.sort { |a, b| b <=> a }.join(' ')
