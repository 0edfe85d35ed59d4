// Loses the cart in the middle when the number of carts is odd.
function closeUp(head) {
  const carts = [];
  for (let node = head; node; node = node.next) carts.push(node);
  const front = new ListNode(0, null);
  let last = front;
  for (let i = 0; i < Math.floor(carts.length / 2); i++) {
    last.next = carts[i];
    carts[i].next = carts[carts.length - 1 - i];
    last = carts[i].next;
    last.next = null;
  }
  return carts.length === 1 ? head : front.next;
}
