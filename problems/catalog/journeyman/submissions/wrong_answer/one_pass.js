// Goes once from the largest gain to the smallest and never comes back to an offer that was out of reach.
function bestSkill(needed, gained, skill, jobs) {
  const order = needed.map((_, i) => i).sort((one, other) => gained[other] - gained[one]);
  for (const i of order) {
    if (jobs > 0 && needed[i] <= skill) {
      skill += gained[i];
      jobs--;
    }
  }
  return skill;
}
