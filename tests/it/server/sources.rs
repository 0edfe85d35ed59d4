//! Programs that people submit to `a-plus-b`.

/// Right, in the four languages.
pub const SUMS: [(&str, &str); 4] = [
    ("c", SUM_C),
    ("cpp", SUM_CPP),
    ("python", SUM_PYTHON),
    ("javascript", SUM_JAVASCRIPT),
];

pub const SUM_C: &str = r#"#include <stdio.h>
int main(void) {
    long long a, b;
    if (scanf("%lld %lld", &a, &b) != 2) return 1;
    printf("%lld\n", a + b);
}
"#;

pub const SUM_CPP: &str = r#"#include <bits/stdc++.h>
int main() {
    std::ios::sync_with_stdio(false);
    long long a, b;
    std::cin >> a >> b;
    std::cout << a + b << '\n';
}
"#;

pub const SUM_PYTHON: &str = "a, b = map(int, input().split())\nprint(a + b)\n";

pub const SUM_JAVASCRIPT: &str = r#"const [a, b] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(BigInt);
console.log(String(a + b));
"#;

/// Right, but each of its cases takes a while: there is time to disturb it.
pub const SLOW_SUM_C: &str = r#"#include <stdio.h>
int main(void) {
    long long a, b;
    if (scanf("%lld %lld", &a, &b) != 2) return 1;
    for (volatile int i = 0; i < 250000000; i++) {}
    printf("%lld\n", a + b);
}
"#;

/// Right on the samples, wrong where the sum is large.
pub const NARROW_SUM_PYTHON: &str =
    "a, b = map(int, input().split())\nprint(min(a + b, 10 ** 10))\n";

/// Does not compile: line 3 names something that is not there.
pub const BROKEN_CPP: &str =
    "#include <iostream>\nint main() {\n    std::cout << missing_name;\n}\n";

/// Exits with code 3.
pub const FAILING_C: &str = "int main(void) { return 3; }\n";

/// Never ends.
pub const ENDLESS_PYTHON: &str = "while True:\n    pass\n";
