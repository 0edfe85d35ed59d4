// Gives only one tree, not its whole group, the number of the other group.
function needlessRopes(trees, ropes) {
  const group = Array.from({ length: trees }, (_, tree) => tree);
  const needless = [];
  ropes.forEach(([a, b], place) => {
    if (group[a] === group[b]) needless.push(place);
    else group[a] = group[b];
  });
  return needless;
}
