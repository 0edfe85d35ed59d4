// Stops behind the last fork of the trie on the way, and misses names that end inside of it.
function shorten(names) {
  const root = new Map();
  for (const name of names) {
    let node = root;
    for (const letter of name) {
      if (!node.has(letter)) node.set(letter, new Map());
      node = node.get(letter);
    }
  }
  return names.map((name) => {
    let node = root;
    let length = 1;
    for (let i = 0; i < name.length; i++) {
      if (node.size > 1) length = i + 1;
      node = node.get(name[i]);
    }
    return name.slice(0, length);
  });
}
