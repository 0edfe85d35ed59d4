function mostServed(feet, boots, slack) {
  feet.sort((a, b) => a - b);
  boots.sort((a, b) => a - b);
  let served = 0;
  let j = 0;
  for (const foot of feet) {
    while (j < boots.length && boots[j] < foot) j++;
    if (j < boots.length && boots[j] <= foot + slack) {
      served++;
      j++;
    }
  }
  return served;
}
