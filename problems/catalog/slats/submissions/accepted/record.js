// The window never shrinks: only a colour that beats the record can make the answer longer.
function longestColour(slats, cans) {
  const count = new Array(26).fill(0);
  let left = 0;
  let record = 0;
  for (let right = 0; right < slats.length; right++) {
    record = Math.max(record, ++count[slats.charCodeAt(right) - 65]);
    if (right - left + 1 - record > cans) count[slats.charCodeAt(left++) - 65]--;
  }
  return slats.length - left;
}
