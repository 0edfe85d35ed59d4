local line = io.read("l")
print(line)
print(utf8.len(line))
print(line:sub(utf8.offset(line, -1)))
