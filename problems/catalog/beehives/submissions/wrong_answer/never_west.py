# Goes through the columns from west to east and never back.
class Solution:
    def safestCrossing(self, garden):
        rows, columns = len(garden), len(garden[0])
        away = {(r, c): 0 for r in range(rows) for c in range(columns) if garden[r][c] == "#"}
        queue = list(away)
        for r, c in queue:
            for at in (r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1):
                if 0 <= at[0] < rows and 0 <= at[1] < columns and at not in away:
                    away[at] = away[r, c] + 1
                    queue.append(at)
        best = [rows + columns] * rows
        for c in range(columns):
            best = [min(best[r], away[r, c]) for r in range(rows)]
            for r in range(1, rows):
                best[r] = max(best[r], min(best[r - 1], away[r, c]))
            for r in range(rows - 2, -1, -1):
                best[r] = max(best[r], min(best[r + 1], away[r, c]))
        return max(best)
