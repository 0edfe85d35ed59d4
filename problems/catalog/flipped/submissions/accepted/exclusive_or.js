function flippedBit(sent, received) {
  let left = 0;
  for (const number of sent) left ^= number;
  for (const number of received) left ^= number;
  let place = 0;
  while (left > 1) {
    left >>= 1;
    place++;
  }
  return place;
}
