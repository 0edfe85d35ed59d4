# Looks through all steps again and again for those that wait for nothing.
def planNight(steps, before):
    first = [[] for _ in range(steps)]
    for a, b in before:
        first[b].append(a)
    done = [False] * steps
    plan = []
    while len(plan) < steps:
        for step in range(steps):
            if not done[step] and all(done[other] for other in first[step]):
                done[step] = True
                plan.append(step)
                break
        else:
            return []
    return plan
