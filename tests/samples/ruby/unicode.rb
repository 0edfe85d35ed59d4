line = gets.chomp
puts line, line.size, line[-1]
