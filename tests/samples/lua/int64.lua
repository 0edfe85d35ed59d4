print(math.maxinteger)
print(math.mininteger)
print(123456789 * 987654321)
print(1000000000000000000 // 7)
print(1000000000000000000 % 7)
print(1 << 62)
local r = 1
for i = 1, 100 do
  r = r * i % 1000000007
end
print(r)
