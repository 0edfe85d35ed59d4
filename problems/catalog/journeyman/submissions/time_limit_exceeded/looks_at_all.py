# Looks through all offers for each job.
class Solution:
    def bestSkill(self, needed, gained, skill, jobs):
        open_offers = list(zip(needed, gained))
        for _ in range(jobs):
            best = -1
            for i, (need, gain) in enumerate(open_offers):
                if need <= skill and (best < 0 or gain > open_offers[best][1]):
                    best = i
            if best < 0:
                break
            skill += open_offers.pop(best)[1]
        return skill
