# Reading: a number a line with input(), with sys.stdin.readline, and the rest at once.
import sys


def main():
    n = int(input())
    first = sum(int(input()) for _ in range(n // 4))
    readline = sys.stdin.readline
    second = sum(int(readline()) for _ in range(n // 4))
    third = sum(map(int, sys.stdin.read().split()))
    print(first, second, third)


main()
