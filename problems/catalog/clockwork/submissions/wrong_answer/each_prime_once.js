// Multiplies every prime once, not in its highest power.
function nextParade(turns) {
  const primes = new Set();
  for (let turn of new Set(turns)) {
    for (let p = 2; p * p <= turn; p++) {
      while (turn % p === 0) {
        turn /= p;
        primes.add(p);
      }
    }
    if (turn > 1) primes.add(turn);
  }
  let minutes = 1n;
  for (const p of primes) minutes = (minutes * BigInt(p)) % 1000000007n;
  return Number(minutes);
}
