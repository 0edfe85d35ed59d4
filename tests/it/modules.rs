//! Submissions of several files, and what Python brings along.

use crate::judging::{files, is_available, limits, output, run_files};
use mettle_domain::Language::{
    self, C, Cpp17, Cpp20, Cpp23, JavaScript, Lua, Python, Rust, TypeScript,
};

#[test]
fn several_files_work_together_in_every_language_that_has_files() {
    type Files = &'static [(&'static str, &'static str)];
    let cpp: Files = &[
        (
            "main.cpp",
            "#include \"lib/twice.hpp\"\n#include <iostream>\nint main() { std::cout << twice(20) + one() << '\\n'; }",
        ),
        (
            "lib/twice.hpp",
            "#pragma once\nint twice(int);\nint one();\n",
        ),
        (
            "lib/twice.cpp",
            "#include \"twice.hpp\"\nint twice(int x) { return 2 * x; }",
        ),
        (
            "one.cc",
            "#include \"lib/twice.hpp\"\nint one() { return 2; }",
        ),
    ];
    let table: &[(Language, Files)] = &[
        (
            C,
            &[
                (
                    "main.c",
                    "#include \"lib/twice.h\"\n#include <stdio.h>\nint main(void) { printf(\"%d\\n\", twice(21)); }",
                ),
                ("lib/twice.h", "int twice(int);\n"),
                (
                    "lib/twice.c",
                    "#include \"twice.h\"\nint twice(int x) { return 2 * x; }",
                ),
            ],
        ),
        (Cpp17, cpp),
        (Cpp20, cpp),
        (Cpp23, cpp),
        (
            Python,
            &[
                (
                    "main.py",
                    "from lib.twice import twice\nimport one\nprint(twice(20) + one.ONE)",
                ),
                ("lib/__init__.py", ""),
                (
                    "lib/twice.py",
                    "from .deep.base import base\ndef twice(x): return base * x",
                ),
                ("lib/deep/__init__.py", ""),
                ("lib/deep/base.py", "base = 2"),
                ("one.py", "ONE = 2"),
            ],
        ),
        (
            JavaScript,
            &[
                (
                    "main.js",
                    "const { twice } = require('./lib/twice'); import('./one.mjs').then(({ ONE }) => console.log(twice(20) + ONE));",
                ),
                (
                    "lib/twice.js",
                    "module.exports.twice = (x) => require('./base.json') * x;",
                ),
                ("lib/base.json", "2"),
                ("one.mjs", "export const ONE = 2;"),
            ],
        ),
        (
            TypeScript,
            &[
                (
                    "main.ts",
                    "import { twice } from './lib/twice';\nimport type { N } from './types.js';\nimport one, { Kind } from './one.js';\nexport { twice } from './lib/twice.ts';\nconst x: N = 20;\nconsole.log(twice(x) + one(Kind.Two));",
                ),
                (
                    "lib/twice.ts",
                    "import base from '.';\nexport function twice(x: number): number { return base * x; }",
                ),
                (
                    "lib/index.ts",
                    "const base: number = 2;\nexport default base;",
                ),
                ("types.ts", "export type N = number;"),
                (
                    "one.ts",
                    "export enum Kind { One = 1, Two }\nexport default (kind: Kind): number => kind;",
                ),
            ],
        ),
        (
            TypeScript,
            &[
                (
                    "main.ts",
                    "import helper = require('./helper');\nconst more = require('./more');\nconsole.log(helper.twice(20) + (more.two as number));",
                ),
                (
                    "helper.ts",
                    "function twice(x: number): number { return 2 * x; }\nexport = { twice };",
                ),
                ("more.js", "exports.two = 2;"),
            ],
        ),
        (
            Lua,
            &[
                (
                    "main.lua",
                    "local twice = require('lib.twice')\nlocal one = require('one')\nprint(twice(20) + one.one)",
                ),
                (
                    "lib/twice.lua",
                    "local base = require('lib.base')\nreturn function(x) return base * x end",
                ),
                ("lib/base/init.lua", "return 2"),
                ("one.lua", "return { one = 2 }"),
            ],
        ),
        (
            Rust,
            &[
                (
                    "main.rs",
                    "mod one;\nmod lib { pub mod twice; }\nfn main() { println!(\"{}\", lib::twice::twice(20) + one::ONE); }",
                ),
                (
                    "lib/twice.rs",
                    "pub fn twice(x: i32) -> i32 { crate::one::ONE * x }",
                ),
                ("one.rs", "pub const ONE: i32 = 2;"),
            ],
        ),
    ];
    for (language, parts) in table.iter().filter(|(one, _)| is_available(*one)) {
        let report = run_files(&files(*language, parts), "", &limits(), &[]);
        assert_eq!(
            String::from_utf8_lossy(&report.stdout),
            "42\n",
            "{language}: {}",
            String::from_utf8_lossy(&report.stderr)
        );
    }
}

/// The packages that come with Python: each computes something known. `--nocapture` shows what
/// importing them takes.
#[test]
fn python_brings_its_scientific_packages() {
    for (name, code, answer) in [
        (
            "numpy",
            "import numpy as np\nprint(np.linalg.solve(np.array([[2., 1.], [1., 3.]]), np.array([3., 5.])).round(6).tolist(), int(np.arange(1000).sum()))",
            "[0.8, 1.4] 499500\n",
        ),
        (
            "scipy",
            "from scipy import optimize, integrate\nprint(round(optimize.brentq(lambda x: x * x - 2, 0, 2), 6), round(integrate.quad(lambda x: x * x, 0, 3)[0], 6))",
            "1.414214 9.0\n",
        ),
        (
            "pandas",
            "import pandas as pd\nf = pd.DataFrame({'k': ['a', 'b', 'a'], 'v': [1, 2, 3]})\nprint(f.groupby('k')['v'].sum().to_dict())",
            "{'a': 4, 'b': 2}\n",
        ),
        (
            "sympy",
            "import sympy as s\nx = s.symbols('x')\nprint(s.diff(s.sin(x) ** 2, x), s.integrate(2 * x, x), s.solve(x ** 2 - 5 * x + 6))",
            "2*sin(x)*cos(x) x**2 [2, 3]\n",
        ),
        (
            "networkx",
            "import networkx as nx\ng = nx.grid_2d_graph(3, 3)\nprint(nx.shortest_path_length(g, (0, 0), (2, 2)), nx.is_bipartite(g))",
            "4 True\n",
        ),
    ] {
        assert_eq!(output(Python, code, ""), answer, "{name}");
        let import = code.lines().next().unwrap();
        let report = crate::judging::run(Python, import, "");
        eprintln!(
            "{name:<9} imported in {:>6.0} ms of CPU time",
            report.outcome.cpu_time_us as f64 / 1000.0
        );
    }
}
