# Returns the steps outside of circles instead of nothing.
def planNight(steps, before):
    waits = [0] * steps
    after = [[] for _ in range(steps)]
    for a, b in before:
        waits[b] += 1
        after[a].append(b)
    plan = [step for step in range(steps) if waits[step] == 0]
    for step in plan:
        for other in after[step]:
            waits[other] -= 1
            if waits[other] == 0:
                plan.append(other)
    return plan
