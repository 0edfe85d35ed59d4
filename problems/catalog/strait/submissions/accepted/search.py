class Solution:
    def kthCrossing(self, north: list[int], south: list[int], k: int) -> int:
        north.sort()
        south.sort()
        m = len(south)

        def at_most(drift):
            count = first = behind = 0
            for x in north:
                while first < m and south[first] < x - drift:
                    first += 1
                while behind < m and south[behind] <= x + drift:
                    behind += 1
                count += behind - first
            return count

        low, high = 0, max(north[-1] - south[0], south[-1] - north[0])
        while low < high:
            drift = (low + high) // 2
            if at_most(drift) >= k:
                high = drift
            else:
                low = drift + 1
        return low
