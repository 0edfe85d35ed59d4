// Looks for a received number that was never sent; the changed one may be equal to another.
function flippedBit(sent, received) {
  const known = new Set(sent);
  const arrived = new Set(received);
  const after = received.find((number) => !known.has(number)) ?? 0;
  const before = sent.find((number) => !arrived.has(number)) ?? 0;
  return Math.max(0, 31 - Math.clz32(before ^ after));
}
