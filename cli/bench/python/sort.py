# Sorting: plain, with a key, of tuples, of text.
def main():
    numbers, x = [], 1
    for _ in range(100_000):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        numbers.append(x)
    plain = sorted(numbers)
    by_key = sorted(numbers, key=lambda n: (n % 1000, n))
    pairs = sorted(zip((n % 97 for n in numbers), numbers), reverse=True)
    text = sorted(map(str, numbers[:30_000]))
    total = sum(i * n for i, n in enumerate(plain)) ^ sum(i * n for i, n in enumerate(by_key))
    print(total, pairs[0], pairs[-1], text[0], text[-1])


main()
