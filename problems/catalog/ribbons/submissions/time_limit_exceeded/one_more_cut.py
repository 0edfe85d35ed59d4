# Cuts one more ribbon at a time, always from the roll whose pieces stay longest.
import heapq
import sys

n, k, *rolls = map(int, sys.stdin.buffer.read().split())
heap = [(-roll, roll, 1) for roll in rolls]
heapq.heapify(heap)
for _ in range(k - 1):
    _, roll, pieces = heap[0]
    heapq.heapreplace(heap, (-roll / (pieces + 1), roll, pieces + 1))
print(f"{-heap[0][0]:.9f}")
