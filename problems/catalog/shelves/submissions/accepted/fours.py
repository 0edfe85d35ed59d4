n = int(input())
if n % 4 in (1, 2):
    print("impossible")
else:
    taken = [1, 2] if n % 4 == 3 else []
    for start in range(n % 4 + 1, n, 4):
        taken += [start, start + 3]
    print(len(taken))
    print(*taken)
