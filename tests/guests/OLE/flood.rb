# Prints without end.
loop { puts "flood " * 1000 }
