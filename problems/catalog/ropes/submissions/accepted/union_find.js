function needlessRopes(trees, ropes) {
  // A root holds minus the size of its group, any other tree the one above it.
  const above = new Array(trees).fill(-1);
  const root = (tree) => {
    while (above[tree] >= 0) {
      if (above[above[tree]] >= 0) above[tree] = above[above[tree]];
      tree = above[tree];
    }
    return tree;
  };
  const needless = [];
  ropes.forEach((rope, place) => {
    let a = root(rope[0]);
    let b = root(rope[1]);
    if (a === b) {
      needless.push(place);
      return;
    }
    if (above[a] > above[b]) [a, b] = [b, a];
    above[a] += above[b];
    above[b] = a;
  });
  return needless;
}
