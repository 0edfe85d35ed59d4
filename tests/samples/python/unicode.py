line = input()
print(line)
print(len(line))
print(line[-1])
