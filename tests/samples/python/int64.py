print(2**63 - 1)
print(-(2**63))
print(123456789 * 987654321)
print(10**18 // 7)
print(10**18 % 7)
print(1 << 62)
r = 1
for i in range(1, 101):
    r = r * i % 1000000007
print(r)
