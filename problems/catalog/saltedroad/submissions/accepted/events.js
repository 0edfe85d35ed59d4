// Counts at each point how many stretches are open.
function stillIcy(length, salted, least) {
  const events = [[length, 1]];
  for (const [from, to] of salted) events.push([from, 1], [to, -1]);
  events.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const icy = [];
  let open = 0;
  let since = 0;
  for (const [at, change] of events) {
    if (open === 0 && at - since >= least) icy.push([since, at]);
    open += change;
    since = at;
  }
  return icy;
}
