function sameBothWays(head) {
  let slow = head;
  let fast = head;
  while (fast && fast.next) {
    slow = slow.next;
    fast = fast.next.next;
  }
  let back = null;
  while (slow) {
    const next = slow.next;
    slow.next = back;
    back = slow;
    slow = next;
  }
  while (back) {
    if (head.val !== back.val) return false;
    head = head.next;
    back = back.next;
  }
  return true;
}
