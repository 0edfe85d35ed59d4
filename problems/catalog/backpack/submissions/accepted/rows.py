import sys


def main():
    n, capacity, *numbers = map(int, sys.stdin.read().split())
    best = [0] * (capacity + 1)
    for weight, value in zip(numbers[::2], numbers[1::2]):
        if weight <= capacity:
            packed = [without + value for without in best[: capacity + 1 - weight]]
            best[weight:] = [kept if kept > new else new for kept, new in zip(best[weight:], packed)]
    print(best[capacity])


main()
