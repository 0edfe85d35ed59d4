//! Lists, trees, graphs, nested arrays, changes in place, tolerances and classes, in every language as
//! candidates write them.

use super::{class, function, judged, languages, plan_of, shown};
use mettle_domain::{Language, Verdict};
use mettle_problems::{
    Signature,
    signature::{Answer, Order},
};

/// One right solution for each language: C++, Python, JavaScript, TypeScript, Go, Rust, Ruby, Lua.
fn all_are_right(signature: &Signature, cases: &[(&str, &str)], sources: [&str; 8]) {
    let plan = plan_of(signature, cases);
    let order = [
        Language::Cpp20,
        Language::Python,
        Language::JavaScript,
        Language::TypeScript,
        Language::Go,
        Language::Rust,
        Language::Ruby,
        Language::Lua,
    ];
    for language in languages() {
        let place = order.iter().position(|one| *one == language).unwrap();
        let report = judged(language, sources[place], &plan);
        assert_eq!(
            report.verdict,
            Verdict::AC,
            "{language}: {}",
            shown(&report)
        );
    }
}

#[test]
fn linked_lists_are_taken_apart_and_put_together() {
    all_are_right(
        &function("turnRound(ListNode head) -> ListNode"),
        &[("[1,2,3]\n[]\n[7]\n", "[3,2,1]\n[]\n[7]\n")],
        [
            "ListNode* turnRound(ListNode* head) { ListNode* done = nullptr; while (head) { auto* next = head->next; head->next = done; done = head; head = next; } return done; }",
            "class Solution:\n    def turnRound(self, head: Optional[ListNode]) -> Optional[ListNode]:\n        done = None\n        while head:\n            head.next, done, head = done, head, head.next\n        return done\n",
            "function turnRound(head) { let done = null; while (head) [head.next, done, head] = [done, head, head.next]; return done; }",
            "function turnRound(head: ListNode | null): ListNode | null { let done: ListNode | null = null; while (head) { const next = head.next; head.next = done; done = head; head = next; } return done; }",
            "func turnRound(head *ListNode) *ListNode {\n\tvar done *ListNode\n\tfor head != nil {\n\t\thead.Next, done, head = done, head, head.Next\n\t}\n\treturn done\n}",
            "impl Solution { pub fn turn_round(mut head: Option<Box<ListNode>>) -> Option<Box<ListNode>> { let mut done = None; while let Some(mut node) = head { head = node.next.take(); node.next = done; done = Some(node); } done } }",
            "def turn_round(head)\n  done = nil\n  while head\n    head.next, done, head = done, head, head.next\n  end\n  done\nend",
            "function turnRound(head)\n  local done\n  while head do\n    head.next, done, head = done, head, head.next\n  end\n  return done\nend",
        ],
    );
}

#[test]
fn binary_trees_are_walked_and_changed() {
    all_are_right(
        &function("mirror(TreeNode root) -> TreeNode"),
        &[(
            "[1,2,3,4,null,null,5]\n[]\n[1,null,2]\n",
            "[1,3,2,5,null,null,4]\n[]\n[1,2]\n",
        )],
        [
            "TreeNode* mirror(TreeNode* root) { if (root) { swap(root->left, root->right); mirror(root->left); mirror(root->right); } return root; }",
            "def mirror(root):\n    if root:\n        root.left, root.right = mirror(root.right), mirror(root.left)\n    return root\n",
            "const mirror = (root) => root && new TreeNode(root.val, mirror(root.right), mirror(root.left));",
            "function mirror(root: TreeNode | null): TreeNode | null { if (root) [root.left, root.right] = [mirror(root.right), mirror(root.left)]; return root; }",
            "func mirror(root *TreeNode) *TreeNode {\n\tif root != nil {\n\t\troot.Left, root.Right = mirror(root.Right), mirror(root.Left)\n\t}\n\treturn root\n}",
            "use std::{cell::RefCell, rc::Rc};\nimpl Solution { pub fn mirror(root: Option<Rc<RefCell<TreeNode>>>) -> Option<Rc<RefCell<TreeNode>>> { if let Some(node) = &root { let mut node = node.borrow_mut(); let (left, right) = (node.left.take(), node.right.take()); node.left = Self::mirror(right); node.right = Self::mirror(left); } root } }",
            "def mirror(root)\n  root.left, root.right = mirror(root.right), mirror(root.left) if root\n  root\nend",
            "function mirror(root)\n  if root then root.left, root.right = mirror(root.right), mirror(root.left) end\n  return root\nend",
        ],
    );
}

#[test]
fn graphs_come_and_go_as_lists_of_neighbours() {
    let mut signature = function("turned(graph roads) -> graph");
    signature.order = Order::Inner;
    all_are_right(
        &signature,
        &[("[[1,2],[2],[]]\n[[0]]\n", "[[],[0],[1,0]]\n[[0]]\n")],
        [
            "vector<vector<int>> turned(vector<vector<int>>& roads) { vector<vector<int>> back(roads.size()); for (int a = 0; a < (int)roads.size(); a++) for (int b : roads[a]) back[b].push_back(a); return back; }",
            "def turned(roads):\n    back = [[] for _ in roads]\n    for a, others in enumerate(roads):\n        for b in others:\n            back[b].append(a)\n    return back\n",
            "function turned(roads) { const back = roads.map(() => []); roads.forEach((others, a) => others.forEach((b) => back[b].push(a))); return back; }",
            "function turned(roads: number[][]): number[][] { const back: number[][] = roads.map(() => []); for (const [a, others] of roads.entries()) for (const b of others) back[b].unshift(a); return back; }",
            "func turned(roads [][]int) [][]int {\n\tback := make([][]int, len(roads))\n\tfor a, others := range roads {\n\t\tfor _, b := range others {\n\t\t\tback[b] = append(back[b], a)\n\t\t}\n\t}\n\treturn back\n}",
            "impl Solution { pub fn turned(roads: Vec<Vec<i32>>) -> Vec<Vec<i32>> { let mut back = vec![vec![]; roads.len()]; for (a, others) in roads.iter().enumerate() { for &b in others { back[b as usize].push(a as i32); } } back } }",
            "def turned(roads)\n  back = roads.map { [] }\n  roads.each_with_index { |others, a| others.each { |b| back[b] << a } }\n  back\nend",
            // Its tables begin with 1, the nodes with 0.
            "function turned(roads)\n  local back = {}\n  for a = 1, #roads do back[a] = {} end\n  for a, others in ipairs(roads) do\n    for _, b in ipairs(others) do table.insert(back[b + 1], a - 1) end\n  end\n  return back\nend",
        ],
    );
}

#[test]
fn nested_arrays_may_be_new_or_empty() {
    all_are_right(
        &function("turned(string[][] rows) -> string[][]"),
        &[(
            "[[\"a\",\"b c\"],[\"\",\"d\"],[\"e\",\"f\"]]\n[]\n",
            "[[\"a\",\"\",\"e\"],[\"b c\",\"d\",\"f\"]]\n[]\n",
        )],
        [
            "vector<vector<string>> turned(vector<vector<string>>& rows) { vector<vector<string>> all(rows.empty() ? 0 : rows[0].size()); for (auto& row : rows) for (size_t i = 0; i < row.size(); i++) all[i].push_back(row[i]); return all; }",
            "def turned(rows):\n    return [list(column) for column in zip(*rows)]\n",
            "const turned = (rows) => (rows[0] ?? []).map((_, i) => rows.map((row) => row[i]));",
            "const turned = (rows: string[][]): string[][] => (rows[0] ?? []).map((_, i) => rows.map((row) => row[i]));",
            "func turned(rows [][]string) [][]string {\n\tall := [][]string{}\n\tfor _, row := range rows {\n\t\tfor i, text := range row {\n\t\t\tif i == len(all) {\n\t\t\t\tall = append(all, nil)\n\t\t\t}\n\t\t\tall[i] = append(all[i], text)\n\t\t}\n\t}\n\treturn all\n}",
            "impl Solution { pub fn turned(rows: Vec<Vec<String>>) -> Vec<Vec<String>> { let width = rows.first().map_or(0, Vec::len); (0..width).map(|i| rows.iter().map(|row| row[i].clone()).collect()).collect() } }",
            "def turned(rows)\n  rows.transpose\nend",
            "function turned(rows)\n  local all = {}\n  for i = 1, #(rows[1] or {}) do\n    all[i] = {}\n    for j, row in ipairs(rows) do all[i][j] = row[i] end\n  end\n  return all\nend",
        ],
    );
}

#[test]
fn what_a_parameter_holds_afterwards_is_the_result() {
    let mut signature = function("order(int[] nums)");
    signature.answer = Answer::Parameter(0);
    all_are_right(
        &signature,
        &[("[3,1,2]\n[]\n", "[1,2,3]\n[]\n")],
        [
            "void order(vector<int>& nums) { sort(nums.begin(), nums.end()); }",
            "def order(nums):\n    nums.sort()\n",
            "function order(nums) { nums.sort((a, b) => a - b); }",
            "function order(nums: number[]): void { nums.sort((a, b) => a - b); }",
            "import \"sort\"\n\nfunc order(nums []int) {\n\tsort.Ints(nums)\n}",
            "impl Solution { pub fn order(nums: &mut Vec<i32>) { nums.sort(); } }",
            "def order(nums)\n  nums.sort!\nend",
            "function order(nums)\n  table.sort(nums)\nend",
        ],
    );
    let plan = plan_of(&signature, &[("[3,1,2]\n", "[1,2,3]\n")]);
    let another = "def order(nums):\n    return sorted(nums)\n";
    assert_eq!(
        judged(Language::Python, another, &plan).verdict,
        Verdict::WA
    );
}

#[test]
fn floats_may_be_off_by_the_tolerance_and_no_more() {
    let sources = [
        "double third(double value) { return value / 3; }",
        "def third(value):\n    return value / 3\n",
        "const third = (value) => value / 3;",
        "const third = (value: number): number => value / 3;",
        "func third(value float64) float64 {\n\treturn value / 3\n}",
        "impl Solution { pub fn third(value: f64) -> f64 { value / 3.0 } }",
        "def third(value)\n  value / 3\nend",
        "function third(value)\n  return value / 3\nend",
    ];
    let mut signature = function("third(float value) -> float");
    let cases = [("1000000.0\n0.3\n", "333333.3\n0.1000009\n")];
    all_are_right(&signature, &cases, sources);
    signature.tolerance = 1e-8;
    let report = judged(Language::Python, sources[1], &plan_of(&signature, &cases));
    assert_eq!(report.verdict, Verdict::WA, "{}", shown(&report));
    let nothing = "def third(value):\n    return float('nan')\n";
    let report = judged(Language::Python, nothing, &plan_of(&signature, &cases));
    assert_eq!(report.verdict, Verdict::WA, "{}", shown(&report));
}

#[test]
fn results_may_be_one_of_several_or_in_another_order() {
    let mut signature = function("halves(int[] nums) -> int[][]");
    let split = "def halves(nums):\n    return [nums[1::2], nums[::-2]]\n";
    let verdict = |signature: &Signature, answer: &str| {
        judged(
            Language::Python,
            split,
            &plan_of(signature, &[("[1,2,3]\n", answer)]),
        )
        .verdict
    };
    for (order, answer, expected) in [
        (Order::Exact, "[[2],[3,1]]\n", Verdict::AC),
        (Order::Exact, "[[3,1],[2]]\n", Verdict::WA),
        (Order::Outer, "[[3,1],[2]]\n", Verdict::AC),
        (Order::Outer, "[[1,3],[2]]\n", Verdict::WA),
        (Order::Inner, "[[2],[1,3]]\n", Verdict::AC),
        (Order::Inner, "[[1,3],[2]]\n", Verdict::WA),
        (Order::Any, "[[1,3],[2]]\n", Verdict::AC),
        (Order::Any, "[[1,3],[2,2]]\n", Verdict::WA),
    ] {
        signature.order = order;
        assert_eq!(verdict(&signature, answer), expected, "{order:?} {answer}");
    }
    signature.order = Order::Exact;
    signature.one_of = true;
    assert_eq!(verdict(&signature, "[[[1]],[[2],[3,1]]]\n"), Verdict::AC);
    assert_eq!(verdict(&signature, "[[[1]],[[2],[1,3]]]\n"), Verdict::WA);
}

#[test]
fn classes_keep_what_their_objects_were_told() {
    all_are_right(
        &class(
            "Purse(int coins)",
            &["put(int more)", "holds() -> int", "all() -> int[]"],
        ),
        &[(
            "[\"Purse\",\"put\",\"holds\",\"put\",\"all\"]\n[[1],[4],[],[2],[]]\n[\"Purse\",\"holds\"]\n[[0],[]]\n",
            "[null,null,5,null,[1,4,2]]\n[null,0]\n",
        )],
        [
            "class Purse { vector<int> kept; public: Purse(int coins) : kept{coins} {} void put(int more) { kept.push_back(more); } int holds() { return accumulate(kept.begin(), kept.end(), 0); } vector<int> all() { return kept; } };",
            "class Purse:\n    def __init__(self, coins):\n        self.kept = [coins]\n    def put(self, more):\n        self.kept.append(more)\n    def holds(self):\n        return sum(self.kept)\n    def all(self):\n        return self.kept\n",
            "class Purse { constructor(coins) { this.kept = [coins]; } put(more) { this.kept.push(more); } holds() { return this.kept.reduce((a, b) => a + b); } all() { return this.kept; } }",
            "class Purse { private kept: number[]; constructor(coins: number) { this.kept = [coins]; } put(more: number): void { this.kept.push(more); } holds(): number { return this.kept.reduce((a, b) => a + b); } all(): number[] { return this.kept; } }",
            "type Purse struct{ kept []int }\n\nfunc Constructor(coins int) Purse { return Purse{[]int{coins}} }\n\nfunc (p *Purse) Put(more int) { p.kept = append(p.kept, more) }\n\nfunc (p *Purse) Holds() int {\n\tsum := 0\n\tfor _, one := range p.kept {\n\t\tsum += one\n\t}\n\treturn sum\n}\n\nfunc (p *Purse) All() []int { return p.kept }",
            "struct Purse { kept: Vec<i32> }\nimpl Purse { fn new(coins: i32) -> Self { Purse { kept: vec![coins] } } fn put(&mut self, more: i32) { self.kept.push(more); } fn holds(&self) -> i32 { self.kept.iter().sum() } fn all(&self) -> Vec<i32> { self.kept.clone() } }",
            "class Purse\n  def initialize(coins)\n    @kept = [coins]\n  end\n\n  def put(more)\n    @kept << more\n  end\n\n  def holds = @kept.sum\n\n  def all = @kept\nend",
            "Purse = {}\nPurse.__index = Purse\nfunction Purse.new(coins) return setmetatable({kept = {coins}}, Purse) end\nfunction Purse:put(more) table.insert(self.kept, more) end\nfunction Purse:holds()\n  local sum = 0\n  for _, one in ipairs(self.kept) do sum = sum + one end\n  return sum\nend\nfunction Purse:all() return self.kept end",
        ],
    );
}
