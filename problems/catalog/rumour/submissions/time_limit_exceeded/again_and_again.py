# Goes through all people until a round brings nothing new; a round passes the rumour on by one step.
class Solution:
    def neverTold(self, tells, start):
        knows = {start}
        while True:
            more = set()
            for person in range(len(tells)):
                if person in knows:
                    for other in tells[person]:
                        if other not in knows:
                            more.add(other)
            if not more:
                return [person for person in range(len(tells)) if person not in knows]
            knows |= more
