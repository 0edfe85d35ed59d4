// Counts one walk for each last bed: the longest one.
function countWalks(beds, kinds) {
  const count = new Map();
  let left = 0;
  let walks = 0;
  for (const kind of beds) {
    count.set(kind, (count.get(kind) ?? 0) + 1);
    while (count.size > kinds) {
      const gone = beds[left++];
      count.set(gone, count.get(gone) - 1);
      if (count.get(gone) === 0) count.delete(gone);
    }
    if (count.size === kinds) walks++;
  }
  return walks;
}
