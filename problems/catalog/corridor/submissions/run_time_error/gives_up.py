low, high = 0, int(input())
asked = 0
while low < high:
    middle = (low + high + 1) // 2
    asked += 1
    if asked > 10:
        raise RuntimeError("this takes too long")
    print("?", middle, flush=True)
    if input() == "on":
        low = middle
    else:
        high = middle - 1
print("!", low, flush=True)
