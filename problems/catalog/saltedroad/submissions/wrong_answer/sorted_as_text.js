// Sorts without a comparison, so that numbers are ordered as text.
function stillIcy(length, salted, least) {
  const icy = [];
  let reached = 0;
  for (const [from, to] of [...salted.sort(), [length, length]]) {
    if (from - reached >= least) icy.push([reached, from]);
    reached = Math.max(reached, to);
  }
  return icy;
}
