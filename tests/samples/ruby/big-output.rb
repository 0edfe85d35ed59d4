1.upto(200_000) { |number| puts number }
