# Objects and heapq: shortest ways through a grid.
import heapq


class Node:
    __slots__ = ("cost", "distance", "neighbours")

    def __init__(self, cost):
        self.cost = cost
        self.distance = None
        self.neighbours = []

    def connect(self, other):
        self.neighbours.append(other)
        other.neighbours.append(self)


class Queue:
    def __init__(self):
        self.heap = []
        self.pushed = 0

    def push(self, distance, node):
        self.pushed += 1
        heapq.heappush(self.heap, (distance, self.pushed, node))

    def pop(self):
        distance, _, node = heapq.heappop(self.heap)
        return distance, node


def main(size=260):
    x, grid = 1, []
    for row in range(size):
        grid.append([])
        for column in range(size):
            x = (x * 1103515245 + 12345) & 0x7FFFFFFF
            node = Node(1 + (x >> 16) % 9)
            grid[row].append(node)
            if row:
                node.connect(grid[row - 1][column])
            if column:
                node.connect(grid[row][column - 1])
    queue = Queue()
    queue.push(0, grid[0][0])
    while queue.heap:
        distance, node = queue.pop()
        if node.distance is not None:
            continue
        node.distance = distance
        for other in node.neighbours:
            if other.distance is None:
                queue.push(distance + other.cost, other)
    print(grid[-1][-1].distance, sum(node.distance for row in grid for node in row), queue.pushed)


main()
