# Takes the offers in the order of the skill they need.
class Solution:
    def bestSkill(self, needed, gained, skill, jobs):
        for need, gain in sorted(zip(needed, gained)):
            if jobs == 0 or need > skill:
                break
            skill += gain
            jobs -= 1
        return skill
