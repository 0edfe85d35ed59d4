def main():
    text = input()
    following, link, length, first_end = [{}], [-1], [0], [0]
    last = 0
    for end, letter in enumerate(text, 1):
        fresh = len(link)
        following.append({})
        link.append(0)
        length.append(end)
        first_end.append(end)
        p = last
        while p >= 0 and letter not in following[p]:
            following[p][letter] = fresh
            p = link[p]
        if p >= 0:
            q = following[p][letter]
            if length[q] == length[p] + 1:
                link[fresh] = q
            else:
                copy = len(link)
                following.append(following[q].copy())
                link.append(link[q])
                length.append(length[p] + 1)
                first_end.append(first_end[q])
                while p >= 0 and following[p][letter] == q:
                    following[p][letter] = copy
                    p = link[p]
                link[q] = link[fresh] = copy
        last = fresh
    # Whatever is the link of another state occurs at least twice.
    longest, start = max((length[state], length[state] - first_end[state] - 1) for state in set(link[1:]) | {0})
    print(*[longest, -start] if longest else [0])


main()
