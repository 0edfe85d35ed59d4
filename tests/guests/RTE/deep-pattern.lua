-- Matches a pattern nested deeper than the matcher goes.

print(string.find(string.rep('a', 300000), string.rep('a?', 300000) .. 'b'))
