n = int(input())
numbers = list(map(int, input().split()))
print(*sorted(numbers))
print(*sorted(numbers, reverse=True))
