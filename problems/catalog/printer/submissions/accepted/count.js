function readyAfter(pages, mine) {
  const own = pages[mine];
  let seconds = 0;
  pages.forEach((count, i) => {
    seconds += Math.min(count, i <= mine ? own : own - 1);
  });
  return seconds;
}
