local count, sum, largest = 0, 0, 0
for line in io.lines() do
  local x = math.tointeger(line)
  count = count + 1
  sum = sum + x
  largest = math.max(largest, x)
end
print(string.format("%d %d %d", count, sum, largest))
