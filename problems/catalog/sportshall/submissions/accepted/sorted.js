function firstClash(bookings) {
  bookings.sort((a, b) => a[0] - b[0]);
  let free = 0;
  for (const [from, to] of bookings) {
    if (from < free) return from;
    free = to;
  }
  return -1;
}
