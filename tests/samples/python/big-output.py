for i in range(1, 200_001):
    print(i)
