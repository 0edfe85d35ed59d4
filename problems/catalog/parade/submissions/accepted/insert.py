from bisect import bisect_right, insort

n = int(input())
buckets, count = [[]], 0
for seen, height in enumerate(map(int, input().split())):
    taller = 0
    place = None
    for index in range(len(buckets) - 1, -1, -1):
        bucket = buckets[index]
        if not bucket or bucket[0] <= height or index == 0:
            place = index
            taller += len(bucket) - bisect_right(bucket, height)
            break
        taller += len(bucket)
    count += taller
    insort(buckets[place], height)
    if len(buckets[place]) > 2000:
        bucket = buckets[place]
        buckets[place : place + 1] = [bucket[:1000], bucket[1000:]]
print(count)
