// Begins all jobs that are free together, and the next ones only when all of these are finished.
function hoursNeeded(hours, before) {
  const later = hours.map(() => []);
  const waits = hours.map(() => 0);
  for (const [a, b] of before) {
    later[a].push(b);
    waits[b]++;
  }
  let ready = hours.map((_, job) => job).filter((job) => waits[job] === 0);
  let done = 0;
  let now = 0;
  while (ready.length) {
    const next = [];
    let longest = 0;
    for (const job of ready) {
      done++;
      longest = Math.max(longest, hours[job]);
      for (const other of later[job]) {
        if (--waits[other] === 0) next.push(other);
      }
    }
    now += longest;
    ready = next;
  }
  return done === hours.length ? now : -1;
}
