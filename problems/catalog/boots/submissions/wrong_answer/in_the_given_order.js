// Sorts the pairs but takes the children in the order in which they stand.
function mostServed(feet, boots, slack) {
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
