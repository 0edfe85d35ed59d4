"""Called as: validate input answer feedback_folder/ < results. Exits with 42 if all plans are right, else 43.

The input has two lines a call, the answer and the results have one: all of them are JSON. Of the answer it counts only
whether there is a plan.
"""
import json
import sys


def lines_of(file):
    return [json.loads(line) for line in file]


def reject(call, why):
    with open(sys.argv[3] + "teammessage.txt", "w") as message:
        message.write(f"plan {call + 1} {why}\n")
    sys.exit(43)


with open(sys.argv[1]) as file:
    given = lines_of(file)
with open(sys.argv[2]) as file:
    answers = lines_of(file)
plans = lines_of(sys.stdin)
assert len(plans) == len(answers) == len(given) // 2
for call, (steps, before, answer, plan) in enumerate(zip(given[::2], given[1::2], answers, plans)):
    if not answer or not plan:
        if plan:
            reject(call, "cannot be right: there is none")
        if answer:
            reject(call, "is empty, but there is one")
        continue
    if len(plan) != steps:
        reject(call, "has another number of steps")
    place = [-1] * steps
    for index, step in enumerate(plan):
        if not 0 <= step < steps:
            reject(call, "has a step that does not exist")
        if place[step] >= 0:
            reject(call, "has a step twice")
        place[step] = index
    if any(place[a] > place[b] for a, b in before):
        reject(call, "has a step before one that must be done earlier")
sys.exit(42)
