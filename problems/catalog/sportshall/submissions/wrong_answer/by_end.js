// Sorts by the end of the bookings instead of their begin.
function firstClash(bookings) {
  bookings.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  for (let i = 1; i < bookings.length; i++) {
    if (bookings[i][0] < bookings[i - 1][1]) return Math.max(bookings[i][0], bookings[i - 1][0]);
  }
  return -1;
}
