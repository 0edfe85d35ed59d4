function nextParade(turns) {
  let largest = 1;
  for (const turn of turns) largest = Math.max(largest, turn);
  const factor = new Int32Array(largest + 1);
  for (let p = 2; p <= largest; p++) {
    if (factor[p] === 0) {
      for (let multiple = p; multiple <= largest; multiple += p) {
        if (factor[multiple] === 0) factor[multiple] = p;
      }
    }
  }
  const highest = new Map();
  for (let turn of turns) {
    while (turn > 1) {
      const p = factor[turn];
      let power = 1;
      for (; turn % p === 0; turn /= p) power *= p;
      highest.set(p, Math.max(highest.get(p) ?? 1, power));
    }
  }
  let minutes = 1n;
  for (const power of highest.values()) minutes = (minutes * BigInt(power)) % 1000000007n;
  return Number(minutes);
}
