// For each last bed, walks begin from `far` up to, but without, `near`.
function countWalks(beds, kinds) {
  const inFar = new Map();
  const inNear = new Map();
  const add = (count, kind) => count.set(kind, (count.get(kind) ?? 0) + 1);
  const remove = (count, kind) => {
    if (count.get(kind) === 1) count.delete(kind);
    else count.set(kind, count.get(kind) - 1);
  };
  let far = 0;
  let near = 0;
  let walks = 0;
  for (const kind of beds) {
    add(inFar, kind);
    add(inNear, kind);
    while (inFar.size > kinds) remove(inFar, beds[far++]);
    while (inNear.size > kinds - 1) remove(inNear, beds[near++]);
    walks += near - far;
  }
  return walks;
}
