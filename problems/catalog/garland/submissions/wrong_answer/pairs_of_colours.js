// Asks only whether each colour occurs an even number of times, but for one.
function sameBothWays(head) {
  const odd = new Set();
  for (; head; head = head.next) {
    if (!odd.delete(head.val)) odd.add(head.val);
  }
  return odd.size <= 1;
}
