# Compares each square with each hive.
import heapq


class Solution:
    def safestCrossing(self, garden):
        rows, columns = len(garden), len(garden[0])
        hives = [(r, c) for r in range(rows) for c in range(columns) if garden[r][c] == "#"]
        away = [[min(abs(r - x) + abs(c - y) for x, y in hives) for c in range(columns)] for r in range(rows)]
        open = [(-away[r][0], r, 0) for r in range(rows)]
        heapq.heapify(open)
        seen = {(r, 0) for r in range(rows)}
        while True:
            safety, r, c = heapq.heappop(open)
            if c == columns - 1:
                return -safety
            for x, y in (r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1):
                if 0 <= x < rows and 0 <= y < columns and (x, y) not in seen:
                    seen.add((x, y))
                    heapq.heappush(open, (max(safety, -away[x][y]), x, y))
