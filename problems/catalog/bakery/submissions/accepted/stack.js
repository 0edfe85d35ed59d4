// The steps that wait for nothing are on a stack: the order among them does not matter.
function planNight(steps, before) {
  const waits = new Int32Array(steps);
  const after = Array.from({ length: steps }, () => []);
  for (const [a, b] of before) {
    waits[b]++;
    after[a].push(b);
  }
  const free = [];
  for (let step = 0; step < steps; step++) if (waits[step] === 0) free.push(step);
  const plan = [];
  while (free.length > 0) {
    const step = free.pop();
    plan.push(step);
    for (const other of after[step]) if (--waits[other] === 0) free.push(other);
  }
  return plan.length === steps ? plan : [];
}
