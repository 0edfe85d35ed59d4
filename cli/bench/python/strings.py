# Text: formatting, joining, splitting, replacing, counting letters.
from collections import Counter


def main():
    words, x = [], 1
    for i in range(200_000):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        words.append(f"{x:x}-{i}")
    text = " ".join(words)
    letters = Counter(text)
    back = text.replace("-", " ").upper().split()
    short = "".join(word[::-1] for word in back if len(word) < 8)
    palindromes = sum(word == word[::-1] for word in back)
    print(len(text), sorted(letters.items())[:4], len(back), len(short), palindromes, short[:20])


main()
