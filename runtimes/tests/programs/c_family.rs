use crate::host::{build, native};
use mettle_domain::Language;
use mettle_runtimes::PrecompiledHeader;

const CXX: [Language; 3] = [Language::Cpp17, Language::Cpp20, Language::Cpp23];

#[test]
fn c_reads_and_prints_and_has_posix() {
    let source = r#"
        #include <math.h>
        #include <stdio.h>
        #include <stdlib.h>
        int main(void) {
            char *line = NULL; size_t size = 0;
            getline(&line, &size, stdin);
            printf("%d %.3f %s\n", atoi(line) * 2, M_PI, __VERSION__[0] ? "clang" : "");
            return 3;
        }"#;
    let ended = native(Language::C, source, "21\n");
    assert_eq!(
        (ended.end, ended.stdout.as_str()),
        (Ok(3), "42 3.142 clang\n")
    );
}

#[test]
fn setjmp_and_longjmp_work_in_c() {
    let source = r#"
        #include <setjmp.h>
        #include <stdio.h>
        static jmp_buf place;
        static void deeper(int n) { if (n == 0) longjmp(place, 7); deeper(n - 1); }
        int main(void) {
            int code = setjmp(place);
            if (code == 0) deeper(100);
            printf("%d\n", code);
        }"#;
    assert_eq!(native(Language::C, source, "").output(), "7\n");
}

#[test]
fn a_failed_assert_says_where_and_aborts() {
    let ended = native(
        Language::C,
        "#include <assert.h>\nint main(void) { assert(1 == 2); }",
        "",
    );
    assert!(
        ended.is_aborted() && ended.stderr.contains("1 == 2"),
        "{ended:?}"
    );
}

#[test]
fn every_standard_of_cxx_has_all_headers_and_exceptions() {
    let source = r#"
        #include <bits/stdc++.h>
        using namespace std;
        int main() {
            ios::sync_with_stdio(false);
            cin.tie(nullptr);
            long long a, b;
            cin >> a >> b;
            cout << a + b << ' ' << __cplusplus << ' ' << __lg(1000) << __gcd(12, 18) << '\n';
            try { vector<int>{}.at(3) = 1; } catch (const out_of_range& e) { cout << "caught\n"; }
            __int128 big = 1;
            for (int i = 0; i < 100; i++) big *= 2;
            cout << (long long)(big >> 90) << endl;
        }"#;
    for (language, standard) in CXX.into_iter().zip(["201703", "202002", "202302"]) {
        let output = native(language, source, "2000000000 3000000000").output();
        assert_eq!(
            output,
            format!("5000000000 {standard} 96\ncaught\n1024\n"),
            "{language}"
        );
    }
}

#[test]
fn an_uncaught_exception_is_reported_with_its_type_and_text() {
    let thrown = [
        (
            "throw std::runtime_error(\"boom\")",
            "'std::runtime_error'\n  what():  boom\n",
        ),
        ("throw 42", "'int'\n"),
        ("throw std::string(\"text\")", "'std::string'\n"),
        ("throw \"text\"", "'char const*'\n"),
        ("throw own::error{}", "'own::error'\n"),
        (
            "(void)std::string(\"x\").substr(5)",
            "'std::out_of_range'\n  what():  ",
        ),
    ];
    for (statement, message) in thrown {
        let source = format!(
            "#include <bits/stdc++.h>\nnamespace own {{ struct error {{}}; }}\n\
             int main() {{ puts(\"before\"); {statement}; }}"
        );
        let ended = native(Language::Cpp20, &source, "");
        let expected = format!("terminate called after throwing an instance of {message}");
        assert!(
            ended.is_aborted() && ended.stderr.starts_with(&expected),
            "{ended:?}"
        );
        assert_eq!(ended.stdout, "before\n");
    }
}

#[test]
fn recursion_a_million_deep_and_large_static_arrays_work() {
    let source = r#"
        #include <bits/stdc++.h>
        using namespace std;
        static int big[50'000'000];
        vector<vector<int>> next_of;
        long long visit(int node, int depth) {
            long long sum = depth;
            int path[8] = {node};
            string name = to_string(node);
            for (int other : next_of[node]) sum += visit(other, depth + path[1] + 1);
            return sum + (long long)name.size();
        }
        int main() {
            const int count = 1'000'000;
            next_of.resize(count);
            for (int i = 0; i + 1 < count; i++) next_of[i].push_back(i + 1);
            big[49'999'999] = 1;
            cout << visit(0, 0) << ' ' << big[49'999'999] << endl;
        }"#;
    let expected = (0..1_000_000_i64)
        .map(|n| n + n.to_string().len() as i64)
        .sum::<i64>();
    assert_eq!(
        native(Language::Cpp20, source, "").output(),
        format!("{expected} 1\n")
    );
}

#[test]
fn an_index_beyond_all_memory_and_a_division_by_zero_trap() {
    let index = "#include <bits/stdc++.h>\nint main(int n, char**) \
                 { std::vector<int> v(3); printf(\"%d\", v[n + 300'000'000]); }";
    let division = "#include <cstdio>\nint main() { int a = 0, b = 10 / a; printf(\"%d\", b); }";
    let cases = [
        (index, "out of bounds"),
        (division, "integer divide by zero"),
    ];
    for (source, expected) in cases {
        let ended = native(Language::Cpp20, source, "");
        assert!(
            matches!(&ended.end, Err(trap) if trap.contains(expected)),
            "{ended:?}"
        );
    }
}

#[test]
fn hashes_of_64_bit_integers_keep_small_numbers_and_spread_packed_pairs() {
    let source = r#"
        #include <bits/stdc++.h>
        using namespace std;
        int main() {
            hash<long long> h;
            printf("%zu %zu\n", h(5), hash<unsigned long long>()(7));
            set<size_t> seen;
            for (long long x = 0; x < 500; x++) for (long long y = 0; y < 500; y++) seen.insert(h(x << 32 | y));
            printf("%d\n", seen.size() > 249000);
            set<size_t> wide;
            for (__int128 x = 0; x < 1000; x++) wide.insert(hash<__int128>()(x << 70));
            printf("%zu\n", wide.size());
        }"#;
    assert_eq!(
        native(Language::Cpp20, source, "").output(),
        "5 7\n1\n1000\n"
    );
}

#[test]
fn numbers_in_streams_are_read_and_written_as_gcc_does() {
    // The expected output is that of g++ 12.
    let source = include_str!("stream_numbers.cpp");
    let expected = include_str!("stream_numbers.out");
    assert_eq!(native(Language::Cpp20, source, "").output(), expected);
}

#[test]
fn streams_of_both_kinds_read_and_write_the_same() {
    let body = r#"
        string word; int number; char c;
        cin >> word >> number;
        cin.get(c); cin.unget(); cin.get(c);
        string line; getline(cin, line);
        cout << word << '|' << number << '|' << (int)c << '|' << line << '\n';
        while (cin >> number) cout << number << ' ';
        cerr << "to stderr\n";
        cout << boolalpha << cin.eof() << endl;
    "#;
    let numbers: String = (0..50_000).map(|n| format!("{n} ")).collect();
    let input = format!("word 12 rest of line\n{numbers}");
    let expected = format!("word|12|32|rest of line\n{numbers}true\n");
    for setting in [
        "",
        "ios::sync_with_stdio(false);",
        "cin.tie(0)->sync_with_stdio(0);",
    ] {
        let source = format!(
            "#include <bits/stdc++.h>\nusing namespace std;\nint main() {{ {setting} {body} }}"
        );
        let ended = native(Language::Cpp17, &source, &input);
        assert_eq!(
            (ended.stdout, ended.stderr.as_str()),
            (expected.clone(), "to stderr\n")
        );
    }
}

#[test]
fn diagnostics_name_the_submitted_file_and_line() {
    let source = "#include <vector>\nint main() { return undefined_name; }\n";
    let ended = build(Language::Cpp20, source, PrecompiledHeader::Skip).unwrap_err();
    assert_eq!(ended.end, Ok(1));
    assert!(
        ended.stderr.starts_with("main.cpp:2:21: error: "),
        "{}",
        ended.stderr
    );
}

#[test]
fn without_the_precompiled_header_only_included_names_are_visible() {
    let source = "#include <iostream>\nusing namespace std;\nint gcd = 3, sort = 4;\n\
                  int main() { cout << gcd + sort << endl; }";
    assert_eq!(native(Language::Cpp20, source, "").output(), "7\n");
}

#[test]
fn long_doubles_are_printed_and_read() {
    // The expected output is that of g++ 12 but for the digits beyond 64 bits of mantissa.
    let source = r#"#include <bits/stdc++.h>
int main() {
    long double x; double y; float z;
    std::cin >> x;
    scanf("%lf %f", &y, &z);
    std::cout << std::setprecision(12) << x / 3 << ' ' << std::stold("3.25") << std::endl;
    printf("%.3Lf %Lg %.10f %g %e\n", x, x * 1e6L, y, z, 1e-300);
    printf("%a %.0f %5.1f|%-8.2f|%+.1Lf\n", 1.0, 2.5, -0.05, 3.14159, x);
    long double w; sscanf("0x1p4 1e4000", "%Lf", &w);
    printf("%.1Lf %s\n", w, std::format("{:.4f}", 2.0L).c_str());
}"#;
    let expected = "0.833333333333 3.25\n2.500 2.5e+06 0.1000000000 0.25 1.000000e-300\n\
                    0x1p+0 2  -0.1|3.14    |+2.5\n16.0 2.0000\n";
    let ended = native(Language::Cpp20, source, "2.5 0.1 0.25");
    assert_eq!(ended.output(), expected);
}

#[test]
fn programs_with_wide_characters_and_rare_facets_get_the_full_library() {
    let source = r#"#include <bits/stdc++.h>
using namespace std;
int main() {
    wstringstream wide; wide << 42 << L' ' << 2.5; wcout << wide.str() << endl;
    time_t epoch = 0; cout << put_time(gmtime(&epoch), "%Y-%m-%d") << endl;
    istringstream in("2020-02-03"); tm day{}; in >> get_time(&day, "%Y-%m-%d"); cout << day.tm_year << endl;
    cout << use_facet<moneypunct<char>>(locale()).frac_digits() << put_money(1234.0L) << endl;
    cout << has_facet<messages<char>>(locale()) << has_facet<ctype<wchar_t>>(locale()) << endl;
}"#;
    let ended = native(Language::Cpp20, source, "");
    assert_eq!(ended.output(), "42 2.5\n1970-01-01\n120\n01234\n11\n");
}

#[test]
fn locales_regular_expressions_and_formats_work_without_rare_facets() {
    let source = r#"#include <bits/stdc++.h>
using namespace std;
struct comma : numpunct<char> {
    char do_thousands_sep() const override { return ','; }
    string do_grouping() const override { return "\3"; }
};
int main() {
    cout << regex_match("aab", regex("a+b")) << endl;
    locale::global(locale("")); cout.imbue(locale(locale(), new comma)); cout << 1234567 << endl;
    cout.imbue(locale::classic()); double d; int hex; cin >> d >> std::hex >> hex;
    cout << format("{:>8.3f}|{:#x}", d, hex) << ' ' << scientific << d << endl;
    cout << u8string(u8"\u00e9").size() << filesystem::path("a/b").filename().string() << endl;
}"#;
    let ended = native(Language::Cpp20, source, "1234.5678 ff");
    assert_eq!(
        ended.output(),
        "1\n1,234,567\n1234.568|0xff 1.234568e+03\n2b\n"
    );
}

#[test]
fn old_c_programs_find_gets_and_a_system_without_shell() {
    let source = r#"
        #include <stdio.h>
        #include <stdlib.h>
        char *gets(char *line);
        int main(void) {
            char line[99];
            while (gets(line)) printf("[%s]", line);
            printf(" %d %d\n", system("pause") != 0, system(NULL));
        }"#;
    let output = native(Language::C, source, "a b\n\nend").output();
    assert_eq!(output, "[a b][][end] 1 0\n");
    let own = "#include <stdio.h>\nint gets = 5;\nint main(void) { printf(\"%d\\n\", gets); }";
    assert_eq!(native(Language::C, own, "").output(), "5\n");
}

#[test]
fn cxx_parses_long_doubles_from_characters() {
    let source = r#"
        #include <bits/stdc++.h>
        int main() {
            for (std::string text : {"-1.5e3x", ".5", "5.", "1e", "1e5000", " 1", "-", "inf"}) {
                long double value = 7;
                auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
                std::cout << (error == std::errc()) << ' ' << end - text.data() << ' ' << value << '\n';
            }
        }"#;
    for language in CXX {
        assert_eq!(
            native(language, source, "").output(),
            "1 6 -1500\n1 2 0.5\n1 2 5\n1 1 1\n0 6 7\n0 0 7\n0 0 7\n1 3 inf\n",
            "{language}"
        );
    }
}

#[test]
fn cxx_accepts_what_gcc_only_warns_about() {
    let source = r#"
        #include <algorithm>
        #include <functional>
        #include <iostream>
        #include <vector>
        using namespace std;
        struct Less : binary_function<int, int, bool> {
            bool operator()(int a, int b) const { return a < b; }
        };
        int main() {
            register int i = 3;
            long long big = i;
            vector<int> v{big, 2};
            random_shuffle(v.begin(), v.end());
            cout << v.size() << (1 < 2 < 3) << bind2nd(Less(), 5)(i) << not1(bind2nd(Less(), 5))(i) << endl;
        }"#;
    for language in [Language::Cpp17, Language::Cpp20] {
        assert_eq!(
            native(language, source, "").output(),
            "2110\n",
            "{language}"
        );
    }
}
