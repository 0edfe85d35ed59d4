// Waits for a timer of a day.
// says: wall time

setTimeout(() => console.log(7), 24 * 3600 * 1000);
