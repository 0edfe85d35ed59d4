n = int(input())
k = 0
while k < n:
    print("?", k + 1, flush=True)
    if input() != "on":
        break
    k += 1
print("!", k, flush=True)
