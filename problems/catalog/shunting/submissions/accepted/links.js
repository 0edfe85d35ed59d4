function turnAround(head, start, stop) {
  const front = new ListNode(0, head);
  let before = front;
  for (let i = 1; i < start; i++) before = before.next;
  const last = before.next;
  for (let i = start; i < stop; i++) {
    const moved = last.next;
    last.next = moved.next;
    moved.next = before.next;
    before.next = moved;
  }
  return front.next;
}
