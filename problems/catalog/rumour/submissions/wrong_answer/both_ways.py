# Takes the edges to lead both ways.
class Solution:
    def neverTold(self, tells, start):
        near = [list(told) for told in tells]
        for person, told in enumerate(tells):
            for other in told:
                near[other].append(person)
        knows = {start}
        waiting = [start]
        while waiting:
            for other in near[waiting.pop()]:
                if other not in knows:
                    knows.add(other)
                    waiting.append(other)
        return [person for person in range(len(tells)) if person not in knows]
