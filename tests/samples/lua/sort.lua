local n = io.read("n")
local numbers = {}
for i = 1, n do
  numbers[i] = io.read("n")
end
table.sort(numbers)
print(table.concat(numbers, " "))
table.sort(numbers, function(a, b) return a > b end)
print(table.concat(numbers, " "))
