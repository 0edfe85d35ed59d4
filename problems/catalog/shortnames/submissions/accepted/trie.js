function shorten(names) {
  const root = { names: 0, below: new Map() };
  for (const name of names) {
    let node = root;
    for (const letter of name) {
      let child = node.below.get(letter);
      if (!child) {
        child = { names: 0, below: new Map() };
        node.below.set(letter, child);
      }
      node = child;
      node.names++;
    }
  }
  return names.map((name) => {
    let node = root;
    for (let i = 0; i < name.length; i++) {
      node = node.below.get(name[i]);
      if (node.names === 1) return name.slice(0, i + 1);
    }
    return name;
  });
}
