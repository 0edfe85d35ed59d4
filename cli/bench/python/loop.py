# Integer arithmetic in a plain loop.
def main():
    x, y, count = 1, 0, 0
    for i in range(2_000_000):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        if x & 64:
            y += i ^ x
        else:
            count += 1
    print(x, y, count)


main()
