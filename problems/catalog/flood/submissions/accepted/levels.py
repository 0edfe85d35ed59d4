import sys


def main():
    rows, width, *lines = sys.stdin.read().split()
    width = int(width) + 1
    cells = "#" * width + "".join("#" + line for line in lines) + "#" * (width + 1)
    steps = (-width, -1, 1, width)

    # One sweep for both: the water moves first, so that it wins a cell both reach in the same minute.
    taken = [cell == "#" for cell in cells]
    water = [at for at, cell in enumerate(cells) if cell == "~"]
    me = [cells.index("S")]
    end = cells.index("E")
    for at in water + me:
        taken[at] = True
    mine = bytearray(len(cells))
    mine[me[0]] = 1
    minute = 0
    while me:
        if mine[end]:
            return minute
        minute += 1
        wet = []
        for at in water:
            for step in steps:
                if not taken[at + step] or mine[at + step]:
                    mine[at + step] = 0
                    taken[at + step] = True
                    wet.append(at + step)
        dry = []
        for at in me:
            for step in steps:
                if not taken[at + step]:
                    taken[at + step] = True
                    mine[at + step] = 1
                    dry.append(at + step)
        water, me = wet, dry
    return "trapped"


print(main())
