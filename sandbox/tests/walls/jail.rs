//! The jail of native compilers, tried from inside by a compiler that has been taken over, on the same
//! hosts.

use super::{HOSTS, Host, never};
use mettle_sandbox::{
    host::{RunResult, SandboxError},
    jail::{Jail, JailConfig, TOOLCHAIN},
    protocol::{RunSpec, Status},
};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
    time::{Duration, Instant},
};

const LOADER: &str = "/lib64/ld-linux-x86-64.so.2";

/// A folder with the probe, its libraries and their loader: what a compiler's folder is like.
static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir_in("/var/tmp").unwrap();
    let probe = env!("CARGO_BIN_EXE_jail-probe");
    fs::create_dir(folder.path().join("lib")).unwrap();
    fs::copy(LOADER, folder.path().join("lib/ld.so")).unwrap();
    fs::copy(probe, folder.path().join("probe")).unwrap();
    let listed = Command::new(LOADER)
        .args(["--list", probe])
        .output()
        .unwrap();
    for line in String::from_utf8(listed.stdout).unwrap().lines() {
        if let Some((name, rest)) = line.trim().split_once(" => ") {
            let from = rest.split(" (").next().unwrap();
            fs::copy(from, folder.path().join("lib").join(name)).unwrap();
        }
    }
    // Others than we read it.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    folder
});

fn jail(host: Host) -> Jail {
    let prefix = host.prefix();
    let mut words = prefix.into_iter().chain([env!("CARGO_BIN_EXE_jail-probe")]);
    let first = words.next().unwrap();
    let program = match first.contains('/') {
        true => PathBuf::from(first),
        false => Path::new("/usr/bin").join(first),
    };
    Jail::new(JailConfig {
        program,
        args: words.map(str::to_owned).collect(),
        toolchain: FOLDER.path().into(),
        starts: "lib/ld.so".into(),
        accept_missing_walls: false,
    })
}

fn spec(words: &[&str]) -> RunSpec {
    let place = |below: &str| format!("{TOOLCHAIN}{below}");
    let mut args: Vec<String> = ["ld.so", "--inhibit-cache", "--library-path"]
        .map(str::to_owned)
        .into();
    args.extend([place("/lib"), place("/probe")]);
    args.extend(words.iter().map(|word| (*word).to_owned()));
    RunSpec {
        args,
        cpu_limit_ms: 20_000,
        wall_limit_ms: 20_000,
        memory_limit_bytes: 256 << 20,
        output_limit_bytes: 1 << 20,
        files_limit_bytes: 16 << 20,
        ..RunSpec::default()
    }
}

fn run(host: Host, spec: &RunSpec) -> Result<RunResult, SandboxError> {
    let sources = [
        ("main.rs".to_owned(), b"source".to_vec()),
        ("lib/a.rs".to_owned(), b"a".to_vec()),
    ];
    jail(host).run(spec, &sources, &never)
}

/// What the prisoner printed.
fn tells(host: Host, words: &[&str]) -> String {
    let result =
        run(host, &spec(words)).unwrap_or_else(|error| panic!("{host:?}: {words:?}: {error}"));
    let said = String::from_utf8_lossy(&result.stderr);
    assert_eq!(result.status, Status::Exited, "{host:?}: {words:?}: {said}");
    assert_eq!(result.exit_code, 0, "{host:?}: {words:?}: {said}");
    String::from_utf8(result.stdout).unwrap().trim().to_owned()
}

#[test]
fn a_jailed_compiler_sees_itself_and_the_sources_only() {
    for host in HOSTS {
        assert_eq!(tells(host, &["read", "main.rs"]), "Ok(6)", "{host:?}");
        assert_eq!(tells(host, &["read", "lib/a.rs"]), "Ok(1)", "{host:?}");
        for path in [
            "/etc/passwd",
            "../../../../etc/passwd",
            "/proc/self/environ",
            "/proc/self/maps",
            "/proc/1/status",
            "/dev/zero",
            "/dev/null",
            LOADER,
        ] {
            let told = tells(host, &["read", path]);
            assert!(told.starts_with("Err"), "{host:?} {path}: {told}");
        }
        for path in ["/", "/tmp", "/var/tmp", "/proc", "/home", "/root"] {
            let told = tells(host, &["list", path]);
            assert!(told.starts_with("Err"), "{host:?} {path}: {told}");
        }
        assert_eq!(tells(host, &["environment"]), "0", "{host:?}");
        let open = tells(host, &["descriptors"]);
        assert!(
            open == "[0, 1, 2]" || open == "[0, 1, 2, 100]",
            "{host:?}: {open}"
        );
    }
}

#[test]
fn a_jailed_compiler_writes_nowhere_but_beside_the_sources() {
    let itself = format!("{TOOLCHAIN}/probe");
    let beside = format!("{TOOLCHAIN}/new");
    for host in HOSTS {
        assert_eq!(tells(host, &["write", "new.o"]), "Ok(())", "{host:?}");
        for path in [
            &itself[..],
            &beside,
            "/tmp/new",
            "/var/tmp/new",
            "/new",
            "../new",
        ] {
            let told = tells(host, &["write", path]);
            assert!(told.starts_with("Err"), "{host:?} {path}: {told}");
        }
    }
    assert_eq!(fs::read_dir(FOLDER.path()).unwrap().count(), 2);
}

#[test]
fn calls_by_which_a_compiler_would_escape_kill_it() {
    let calls: [(libc::c_long, &[u64]); 16] = [
        (libc::SYS_socket, &[1, 1, 0]),
        (libc::SYS_socketpair, &[1, 1, 0]),
        (libc::SYS_connect, &[0, 0, 0]),
        (libc::SYS_fork, &[]),
        (libc::SYS_vfork, &[]),
        // A process, not a thread.
        (libc::SYS_clone, &[libc::SIGCHLD as u64]),
        (libc::SYS_execve, &[0, 0, 0]),
        (libc::SYS_execveat, &[0, 0, 0, 0, 0x1000]),
        (libc::SYS_ptrace, &[0, 1]),
        (libc::SYS_kill, &[1, 9]),
        (libc::SYS_tgkill, &[2, 2, 9]),
        (libc::SYS_process_vm_readv, &[1]),
        (libc::SYS_mount, &[0]),
        (libc::SYS_unshare, &[0x1000_0000]),
        (libc::SYS_setuid, &[0]),
        (libc::SYS_io_uring_setup, &[1, 0]),
    ];
    for host in HOSTS {
        for (number, arguments) in calls {
            let mut words = vec!["call".to_owned(), number.to_string()];
            words.extend(arguments.iter().map(u64::to_string));
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            match run(host, &spec(&words)) {
                Err(SandboxError::Died(reason)) => {
                    assert!(reason.contains("forbidden system call"), "{reason}");
                }
                other => panic!("{host:?}: call {number}: {other:?}"),
            }
        }
        // The last step of the jail itself: the descriptor is gone, and no other can have its number.
        let execveat = libc::SYS_execveat.to_string();
        let gave = tells(host, &["call", &execveat, "128", "0", "0", "0", "4096"]);
        assert!(["-9", "-14"].contains(&&gave[..]), "{host:?}: {gave}");
        assert_eq!(tells(host, &["thread"]), "Some(42)", "{host:?}");
    }
}

#[test]
fn links_and_devices_cannot_be_made_in_a_jail() {
    for host in HOSTS {
        match run(host, &spec(&["link", "passwords"])) {
            Err(SandboxError::Died(reason)) => assert!(reason.contains("forbidden"), "{reason}"),
            other => panic!("{host:?}: {other:?}"),
        }
    }
}

#[test]
fn a_jailed_compiler_keeps_to_its_limits() {
    for host in [Host::AsItIs, Host::NoUserNamespaces] {
        let spin = RunSpec {
            cpu_limit_ms: 1000,
            ..spec(&["spin"])
        };
        assert_eq!(
            run(host, &spin).unwrap().status,
            Status::CpuLimit,
            "{host:?}"
        );
        let eat = run(host, &spec(&["eat"])).unwrap();
        assert_eq!(eat.status, Status::Crashed, "{host:?}");
        assert!(
            eat.memory_refused && eat.memory_bytes < 400 << 20,
            "{host:?}"
        );
        let flood = run(host, &spec(&["flood"])).unwrap();
        assert_eq!(flood.status, Status::OutputLimit, "{host:?}");
        let told = tells(host, &["fill", "main.o"]);
        assert!(told.contains("FileTooLarge"), "{host:?}: {told}");
    }
}

#[test]
fn nothing_is_left_of_a_jail_that_is_cancelled() {
    let folders = || {
        let entries = fs::read_dir("/tmp").unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names
            .filter(|name| name.starts_with("mettle-jail-"))
            .count()
    };
    let before = folders();
    for host in [Host::AsItIs, Host::NoUserNamespaces] {
        let started = Instant::now();
        let stop = || started.elapsed() > Duration::from_millis(500);
        let cancelled = jail(host).run(&spec(&["spin"]), &[], &stop);
        assert!(
            matches!(cancelled, Err(SandboxError::Cancelled)),
            "{host:?}"
        );
        let processes = Command::new("pgrep")
            .args(["-f", "jail-probe spin"])
            .output();
        if let Ok(found) = processes {
            assert_eq!(String::from_utf8_lossy(&found.stdout), "", "{host:?}");
        }
    }
    // Other tests make and remove theirs meanwhile.
    let deadline = Instant::now() + Duration::from_secs(60);
    while folders() > before {
        assert!(Instant::now() < deadline, "a folder is left");
        std::thread::sleep(Duration::from_millis(50));
    }
}
