# Dictionaries: counting, looking up, deleting, merging.
def main():
    counts, x = {}, 1
    for _ in range(500_000):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        key = x % 50_021
        counts[key] = counts.get(key, 0) + 1
    words = {f"key{key}": count for key, count in counts.items()}
    found = sum(words.get(f"key{i}", 0) for i in range(0, 100_000, 2))
    for key in list(counts):
        if key % 3 == 0:
            del counts[key]
    counts |= {-key: 1 for key in range(50_000)}
    print(len(counts), len(words), found, sum(counts.values()))


main()
