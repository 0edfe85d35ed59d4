# Lists: a sieve, slices, a table filled by rows.
def primes(limit):
    sieve = [True] * (limit + 1)
    sieve[0] = sieve[1] = False
    for p in range(2, int(limit**0.5) + 1):
        if sieve[p]:
            for multiple in range(p * p, limit + 1, p):
                sieve[multiple] = False
    return [n for n, is_prime in enumerate(sieve) if is_prime]


def ways(total, coins):
    table = [1] + [0] * total
    for coin in coins:
        for amount in range(coin, total + 1):
            table[amount] = (table[amount] + table[amount - coin]) % 1_000_000_007
    return table[total]


found = primes(1_000_000)
print(len(found), sum(found[::7]), ways(20_000, found[:60]))
