n = int(input())
table = [0] * 1000
if n % 4 in (1, 2):
    print("impossible")
else:
    left = n * (n + 1) // 4
    for volume in range(n, 0, -1):
        table[volume - 1] = volume if volume <= left else 0
        left -= table[volume - 1]
    taken = [volume for volume in table if volume]
    print(len(taken))
    print(*taken)
