// Takes each job to print all of its pages in one go.
function readyAfter(pages, mine) {
  return pages.slice(0, mine + 1).reduce((sum, count) => sum + count, 0);
}
