class Solution:
    def safestCrossing(self, garden: list[str]) -> int:
        rows, columns = len(garden), len(garden[0])
        wide = columns + 1  # each row ends with a wall, and so does the grid
        away = [-1 if square == "." else 0 for row in garden for square in row + "#"] + [0] * wide
        for wall in range(columns, rows * wide, wide):
            away[wall] = -2
        away[rows * wide :] = [-2] * wide
        queue = [i for i, distance in enumerate(away) if distance == 0]
        for i in queue:
            for j in (i - 1, i + 1, i - wide, i + wide):
                if away[j] == -1:
                    away[j] = away[i] + 1
                    queue.append(j)

        def passable(least):
            queue = [i for i in range(0, rows * wide, wide) if away[i] >= least]
            seen = [distance < least for distance in away]
            for i in queue:
                seen[i] = True
            for i in queue:
                if i % wide == columns - 1:
                    return True
                for j in (i - 1, i + 1, i - wide, i + wide):
                    if not seen[j]:
                        seen[j] = True
                        queue.append(j)
            return False

        low, high = 0, rows + columns
        while high - low > 1:
            middle = (low + high) // 2
            if passable(middle):
                low = middle
            else:
                high = middle
        return low
