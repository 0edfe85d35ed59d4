-- Matches a pattern that backtracks for ever.

print(string.find(string.rep('a', 60), string.rep('a-', 40) .. 'b'))
