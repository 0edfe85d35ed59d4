// Sorts the steps by how many others must be done before them.
function planNight(steps, before) {
  const waits = new Array(steps).fill(0);
  for (const [, b] of before) waits[b]++;
  const plan = waits.map((_, step) => step);
  return plan.sort((a, b) => waits[a] - waits[b]);
}
