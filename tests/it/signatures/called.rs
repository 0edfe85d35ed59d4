//! What is accepted as the function, and what of a call counts.

use super::{function, judged, plan_of, shown, sums};
use crate::judging::is_available;
use mettle_domain::{Language, Verdict};
use mettle_problems::signature::{Answer, Order};

/// The same in all languages: right ones in every accepted form.
#[test]
fn functions_and_classes_called_solution_are_accepted_and_what_they_print_is_theirs() {
    let table = [
        (
            Language::Cpp20,
            "class Solution {\npublic:\n  int addUp(vector<int>& nums, int start) { cout << \"seen \" << start; return accumulate(nums.begin(), nums.end(), start); }\n};",
        ),
        (
            Language::Cpp17,
            "#include <cstdio>\nint addUp(const std::vector<int> &nums, int start) { printf(\"seen\"); for (int n : nums) start += n; return start; }\nint main() { return 1; }",
        ),
        (
            Language::Cpp23,
            "#include <iostream>\nstruct Solution { long long addUp(std::vector<int> nums, long long start) { std::cout << \"seen\" << std::endl; for (int n : nums) start += n; return start; } };",
        ),
        (
            Language::Python,
            "class Solution:\n    def addUp(self, nums, start):\n        print('seen')\n        return sum(nums) + start\n",
        ),
        (
            Language::Python,
            "def add_up(nums, start):\n    print('seen', end='')\n    return reduce(operator.add, nums, start) + len(deque())\n",
        ),
        (
            Language::JavaScript,
            "const addUp = (nums, start) => { console.log('seen'); return nums.reduce((a, b) => a + b, start); };",
        ),
        (
            Language::JavaScript,
            "export class Solution { addUp(nums, start) { process.stdout.write('seen'); return nums.reduce((a, b) => a + b, start); } }",
        ),
        (
            Language::TypeScript,
            "export function addUp(nums: number[], start: number): number { console.log('seen'); for (const n of nums) start += n; return start; }",
        ),
        (
            Language::Go,
            "import \"fmt\"\n\nfunc addUp(nums []int, start int) int {\n\tfmt.Print(\"seen\")\n\tfor _, n := range nums {\n\t\tstart += n\n\t}\n\treturn start\n}",
        ),
        (
            Language::Rust,
            "impl Solution { pub fn add_up(nums: Vec<i32>, start: i32) -> i32 { print!(\"seen\"); nums.iter().sum::<i32>() + start } }",
        ),
        (
            Language::Rust,
            "fn add_up(nums: Vec<i32>, start: i32) -> i32 { println!(\"seen\"); nums.iter().sum::<i32>() + start }\nfn main() {}",
        ),
        (
            Language::Ruby,
            "def add_up(nums, start)\n  print 'seen'\n  nums.sum + start\nend",
        ),
        (
            Language::Ruby,
            "class Solution\n  def addUp(nums, start)\n    puts 'seen'\n    nums.sum(start)\n  end\nend",
        ),
        (
            Language::Lua,
            "function addUp(nums, start)\n  io.write('seen')\n  for _, n in ipairs(nums) do start = start + n end\n  return start\nend",
        ),
        (
            Language::Lua,
            "local M = {}\nfunction M.add_up(nums, start)\n  print('seen')\n  for _, n in ipairs(nums) do start = start + n end\n  return start\nend\nreturn M",
        ),
    ];
    for (language, code) in table
        .into_iter()
        .filter(|(language, _)| is_available(*language))
    {
        let report = judged(language, code, &sums());
        assert_eq!(
            report.verdict,
            Verdict::AC,
            "{language}: {}",
            shown(&report)
        );
        let case = &report.cases[0];
        assert_eq!(case.returned.as_deref(), Some("6\n4\n"), "{language}");
        assert_eq!(case.stderr.as_deref(), Some(""), "{language}");
        let printed = case.stdout.as_deref().unwrap_or_default();
        assert!(
            printed.matches("seen").count() == 2 && !printed.contains("results"),
            "{language}: {}",
            shown(&report)
        );
    }
}

#[test]
fn results_in_parameters_and_in_any_order_are_judged_as_declared() {
    let mut signature = function("keepOdd(int[] nums) -> int");
    signature.answer = Answer::Start(0);
    signature.order = Order::Any;
    let plan = plan_of(&signature, &[("[1,2,3,4]\n[2]\n", "[1,3]\n[]\n")]);
    let table = [
        (
            Language::Cpp20,
            "int keepOdd(vector<int>& nums) { return partition(nums.begin(), nums.end(), [](int n) { return n % 2; }) - nums.begin(); }",
            Verdict::AC,
        ),
        (
            Language::Python,
            "def keepOdd(nums):\n    nums.sort(key=lambda n: (n % 2 == 0, -n))\n    return sum(n % 2 for n in nums)\n",
            Verdict::AC,
        ),
        (
            Language::JavaScript,
            "function keepOdd(nums) { const odd = nums.filter((n) => n % 2); nums.splice(0, nums.length, ...odd); return odd.length; }",
            Verdict::AC,
        ),
        (
            Language::Go,
            "func keepOdd(nums []int) int {\n\tk := 0\n\tfor _, n := range nums {\n\t\tif n%2 == 1 {\n\t\t\tnums[k] = n\n\t\t\tk++\n\t\t}\n\t}\n\treturn k\n}",
            Verdict::AC,
        ),
        (
            Language::Rust,
            "impl Solution { pub fn keep_odd(nums: &mut Vec<i32>) -> i32 { nums.retain(|n| n % 2 == 1); nums.len() as i32 } }",
            Verdict::AC,
        ),
        (
            Language::Ruby,
            "def keep_odd(nums)\n  nums.select!(&:odd?)\n  nums.size\nend",
            Verdict::AC,
        ),
        (
            Language::Lua,
            "function keepOdd(nums)\n  local k = 0\n  for _, n in ipairs(nums) do\n    if n % 2 == 1 then\n      k = k + 1\n      nums[k] = n\n    end\n  end\n  return k\nend",
            Verdict::AC,
        ),
        (
            Language::Python,
            "def keepOdd(nums):\n    return 9\n",
            Verdict::WA,
        ),
        (
            Language::Python,
            "def keepOdd(nums):\n    nums = [n for n in nums if n % 2]\n    return len(nums)\n",
            Verdict::WA,
        ),
    ];
    for (language, code, verdict) in table
        .into_iter()
        .filter(|(language, ..)| is_available(*language))
    {
        let report = judged(language, code, &plan);
        assert_eq!(
            report.verdict,
            verdict,
            "{language} {code}: {}",
            shown(&report)
        );
    }
}

#[test]
fn endless_lists_are_wrong_and_end() {
    let signature = function(
        "loop(ListNode head) -> ListNode"
            .replace("loop", "ring")
            .as_str(),
    );
    let plan = plan_of(&signature, &[("[1,2]\n", "[1,2]\n")]);
    for (language, code) in [
        (
            Language::Cpp20,
            "ListNode* ring(ListNode* head) { head->next->next = head; return head; }",
        ),
        (
            Language::Python,
            "def ring(head):\n    head.next.next = head\n    return head\n",
        ),
        (
            Language::JavaScript,
            "function ring(head) { head.next.next = head; return head; }",
        ),
        (
            Language::Lua,
            "function ring(head)\n  head.next.next = head\n  return head\nend",
        ),
    ] {
        let report = judged(language, code, &plan);
        assert!(
            matches!(report.verdict, Verdict::WA | Verdict::RTE),
            "{language}: {}",
            shown(&report)
        );
    }
}
