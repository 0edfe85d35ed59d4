function closeUp(head) {
  let slow = head;
  let fast = head;
  while (fast.next && fast.next.next) {
    slow = slow.next;
    fast = fast.next.next;
  }
  let node = slow.next;
  let back = null;
  slow.next = null;
  while (node) {
    const next = node.next;
    node.next = back;
    back = node;
    node = next;
  }
  let front = head;
  while (back) {
    const frontNext = front.next;
    const backNext = back.next;
    front.next = back;
    back.next = frontNext;
    front = frontNext;
    back = backNext;
  }
  return head;
}
