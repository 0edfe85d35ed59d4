n = int(input())
if n % 2:
    print("impossible")
else:
    taken = list(range(1, n + 1, 2))
    print(len(taken))
    print(*taken)
