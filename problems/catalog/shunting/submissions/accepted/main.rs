impl Solution {
    pub fn turn_around(head: Option<Box<ListNode>>, start: i32, stop: i32) -> Option<Box<ListNode>> {
        let mut front = Box::new(ListNode { val: 0, next: head });
        let mut before = &mut front;
        for _ in 1..start {
            before = before.next.as_mut().unwrap();
        }
        let mut rest = before.next.take();
        let mut turned = None;
        for _ in start..=stop {
            let mut node = rest.unwrap();
            rest = node.next.take();
            node.next = turned;
            turned = Some(node);
        }
        let mut tail = &mut turned;
        while let Some(node) = tail {
            tail = &mut node.next;
        }
        *tail = rest;
        before.next = turned;
        front.next
    }
}
