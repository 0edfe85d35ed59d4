# Walks around the flooded cells, but forgets that the water moves.
import sys

rows, width, *lines = sys.stdin.read().split()
width = int(width) + 1
cells = "#" * width + "".join("#" + line for line in lines) + "#" * (width + 1)
taken = [cell in "#~" for cell in cells]
level, minute, end = [cells.index("S")], 0, cells.index("E")
taken[level[0]] = True
while level and end not in level:
    minute += 1
    following = []
    for at in level:
        for step in (-width, -1, 1, width):
            if not taken[at + step]:
                taken[at + step] = True
                following.append(at + step)
    level = following
print(minute if level else "trapped")
