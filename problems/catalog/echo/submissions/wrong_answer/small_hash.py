# Hashes modulo a prime near 10^9: too many windows for so few values.
MOD, BASE = 1_000_000_007, 31


def echo(text, length):
    """The first start (from 1) of a passage of this length that seems to occur twice, or 0."""
    power = pow(BASE, length, MOD)
    value, first_at, best = 0, {}, 0
    for end, code in enumerate(text, 1):
        value = (value * BASE + code) % MOD
        if end > length:
            value = (value - power * text[end - length - 1]) % MOD
        if end >= length:
            start = first_at.setdefault(value, end - length + 1)
            if start != end - length + 1 and (best == 0 or start < best):
                best = start
    return best


text = input().encode()
low, high = 0, len(text)
while high - low > 1:
    middle = (low + high) // 2
    if echo(text, middle):
        low = middle
    else:
        high = middle
print(*[low, echo(text, low)] if low else [0])
