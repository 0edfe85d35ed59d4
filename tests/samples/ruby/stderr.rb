warn 'to error'
puts 'to output'
