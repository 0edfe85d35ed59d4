# Redraws the whole cellar every minute.
import sys

rows, width, *lines = sys.stdin.read().split()
width = int(width) + 1
cells = list("#" * width + "".join("#" + line for line in lines) + "#" * (width + 1))
end = cells.index("E")
cells[end] = "."
minute = 0
while cells[end] == ".":
    minute += 1
    following = cells[:]
    for at, cell in enumerate(cells):
        if cell in ".S":
            near = {cells[at - width], cells[at - 1], cells[at + 1], cells[at + width]}
            if "~" in near:
                following[at] = "~"
            elif "S" in near:
                following[at] = "S"
    if following == cells:
        break
    cells = following
print(minute if cells[end] == "S" else "trapped")
