function hoursNeeded(hours, before) {
  const later = hours.map(() => []);
  const waits = hours.map(() => 0);
  for (const [a, b] of before) {
    later[a].push(b);
    waits[b]++;
  }
  const start = hours.map(() => 0);
  const ready = [];
  waits.forEach((count, job) => {
    if (count === 0) ready.push(job);
  });
  let done = 0;
  let latest = 0;
  while (ready.length) {
    const job = ready.pop();
    done++;
    const end = start[job] + hours[job];
    latest = Math.max(latest, end);
    for (const other of later[job]) {
      start[other] = Math.max(start[other], end);
      if (--waits[other] === 0) ready.push(other);
    }
  }
  return done === hours.length ? latest : -1;
}
