//! The second wall, tried from inside: children that make the system calls an escaped guest would
//! make, on this host as it is, as an ordinary user, in an unprivileged user namespace, and
//! where user namespaces are forbidden. And looked at from outside, through `/proc`.

#[path = "walls/jail.rs"]
mod jail;

use mettle_sandbox::{
    host::{RunResult, Sandbox, SandboxError, Server, ServerConfig},
    protocol::{PROGRAM, RunSpec, Status},
    walls::Walls,
    zygote::Preload,
};
use std::{
    collections::BTreeSet,
    fs,
    net::{TcpListener, UdpSocket},
    os::linux::net::SocketAddrExt,
    os::unix::net::{SocketAddr, UnixListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

fn never() -> bool {
    false
}

/// The host a fork server finds itself on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Host {
    /// As this test is run; as root here means as root there.
    AsItIs,
    /// As a user without any rights.
    OrdinaryUser,
    /// As "root" of a user namespace where nobody else exists, like an unprivileged container.
    UnprivilegedContainer,
    /// As an ordinary user who may not make user namespaces.
    NoUserNamespaces,
}

const HOSTS: [Host; 4] = [
    Host::AsItIs,
    Host::OrdinaryUser,
    Host::UnprivilegedContainer,
    Host::NoUserNamespaces,
];

impl Host {
    /// Words to put before a command.
    fn prefix(self) -> Vec<&'static str> {
        // SAFETY: a plain system call.
        let root = unsafe { libc::geteuid() } == 0;
        let ordinary = [
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
        ];
        let mut words = match root && self != Host::AsItIs {
            true => ordinary.to_vec(),
            false => vec![],
        };
        match self {
            Host::AsItIs | Host::OrdinaryUser => {}
            Host::UnprivilegedContainer => words.extend(["unshare", "--user", "--map-root-user"]),
            // The limit belongs to a user namespace, whose root may set it.
            Host::NoUserNamespaces => words.extend([
                "unshare",
                "--user",
                "--map-root-user",
                "sh",
                "-c",
                "echo 0 >/proc/sys/user/max_user_namespaces && exec setpriv --inh-caps=-all --bounding-set=-all \"$0\" \"$@\"",
            ]),
        }
        words
    }
}

fn start(host: Host, program: &str, arguments: &[&str]) -> anyhow::Result<Server> {
    let prefix = host.prefix();
    let mut words = prefix
        .into_iter()
        .chain([program])
        .chain(arguments.iter().copied());
    let first = words.next().expect("a program");
    let program = match first.contains('/') {
        true => PathBuf::from(first),
        false => ["/usr/bin", "/bin", "/usr/sbin", "/sbin"]
            .into_iter()
            .map(|folder| Path::new(folder).join(first))
            .find(|path| path.exists())
            .unwrap_or_else(|| panic!("these tests need the program {first}")),
    };
    Server::start(ServerConfig {
        program,
        args: words.map(str::to_owned).collect(),
        preload: Preload::default(),
    })
}

/// A fork server whose children make the calls they are told to.
fn probe(host: Host, mode: &[&str]) -> Server {
    start(host, env!("CARGO_BIN_EXE_wall-probe"), mode)
        .unwrap_or_else(|error| panic!("{host:?}: {error:#}"))
}

fn real(host: Host) -> Server {
    start(host, env!("CARGO_BIN_EXE_sandbox-server"), &[])
        .unwrap_or_else(|error| panic!("{host:?}: {error:#}"))
}

const POINTER: u64 = 1 << 63;

/// What a system call gave in a child: a result, a negative error, or the end of the child.
#[derive(Debug, PartialEq)]
enum Outcome {
    Gave(i64),
    Killed,
}

fn run(sandbox: &mut Sandbox, module: &str, blob: &[u8]) -> Result<RunResult, SandboxError> {
    let spec = RunSpec {
        module: module.into(),
        wall_limit_ms: 10_000,
        output_limit_bytes: 1 << 20,
        ..RunSpec::default()
    };
    sandbox.run(&spec, blob, &never)
}

fn call(sandbox: &mut Sandbox, number: libc::c_long, arguments: &[u64], bytes: &[u8]) -> Outcome {
    let mut words = vec![number as u64];
    words.extend(arguments);
    words.resize(7, 0);
    let mut blob: Vec<u8> = words.into_iter().flat_map(u64::to_le_bytes).collect();
    blob.extend(bytes);
    match run(sandbox, "call", &blob) {
        Ok(result) => Outcome::Gave(result.message.parse().unwrap()),
        Err(SandboxError::Died(reason)) => {
            assert_eq!(
                reason, "it crashed or made a forbidden system call",
                "call {number}"
            );
            Outcome::Killed
        }
        Err(error) => panic!("call {number}: {error}"),
    }
}

/// In a child of its own.
fn call_once(server: &Server, number: libc::c_long, arguments: &[u64], bytes: &[u8]) -> Outcome {
    call(&mut server.sandbox().unwrap(), number, arguments, bytes)
}

fn error(number: i32) -> Outcome {
    Outcome::Gave(-i64::from(number))
}

/// All that a child may do at all; what the library's list says is compared with what kills.
const ALLOWED: [libc::c_long; 21] = [
    libc::SYS_read,
    libc::SYS_write,
    libc::SYS_close,
    libc::SYS_memfd_create,
    libc::SYS_ftruncate,
    libc::SYS_fcntl,
    libc::SYS_mmap,
    libc::SYS_mprotect,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_setitimer,
    libc::SYS_getrusage,
    libc::SYS_clock_gettime,
    libc::SYS_getrandom,
    libc::SYS_futex,
    libc::SYS_seccomp,
    libc::SYS_exit_group,
];

#[test]
fn every_system_call_outside_the_list_kills() {
    let server = probe(Host::AsItIs, &[]);
    // The second range is x32, where calls have other numbers.
    for number in (0..480).chain(0x4000_0000..0x4000_0010) {
        if ALLOWED.contains(&number) {
            continue;
        }
        let outcome = call_once(&server, number, &[], &[]);
        // The kernel lets its own probes pass every filter; without a probe they do nothing.
        let probes = cfg!(target_arch = "x86_64") && (335..=336).contains(&number);
        let refused = probes && outcome == error(libc::ENXIO);
        assert!(
            outcome == Outcome::Killed || refused,
            "system call {number}: {outcome:?}"
        );
    }
}

#[test]
fn calls_by_which_guests_escape_kill_on_every_host() {
    const POINTED: [u64; 4] = [POINTER; 4];
    let calls = [
        ("open", libc::SYS_openat),
        ("run a program", libc::SYS_execve),
        ("start a process", libc::SYS_clone),
        ("start a process, newer", libc::SYS_clone3),
        ("make a socket", libc::SYS_socket),
        ("make sockets", libc::SYS_socketpair),
        ("connect", libc::SYS_connect),
        ("signal a process", libc::SYS_kill),
        ("signal a thread", libc::SYS_tgkill),
        ("trace a process", libc::SYS_ptrace),
        ("read another's memory", libc::SYS_process_vm_readv),
        ("write another's memory", libc::SYS_process_vm_writev),
        ("use a keyring", libc::SYS_keyctl),
        ("ask for a key", libc::SYS_request_key),
        ("use io_uring", libc::SYS_io_uring_setup),
        ("load a BPF program", libc::SYS_bpf),
        ("watch performance", libc::SYS_perf_event_open),
        ("catch page faults", libc::SYS_userfaultfd),
        ("mount", libc::SYS_mount),
        ("make namespaces", libc::SYS_unshare),
        ("enter a namespace", libc::SYS_setns),
        ("change the user", libc::SYS_setuid),
        ("make shared memory", libc::SYS_shmget),
        ("make a message queue", libc::SYS_mq_open),
        ("lock a file", libc::SYS_flock),
        ("control a device", libc::SYS_ioctl),
        ("change the process", libc::SYS_prctl),
        ("disarm a signal handler", libc::SYS_rt_sigaction),
        ("raise a limit", libc::SYS_prlimit64),
        ("send a descriptor", libc::SYS_sendmsg),
        ("receive a descriptor", libc::SYS_recvmsg),
        ("take another's descriptor", libc::SYS_pidfd_getfd),
    ];
    for host in HOSTS {
        let server = probe(host, &[]);
        for (what, number) in calls {
            let outcome = call_once(&server, number, &POINTED, b"/etc/passwd\0");
            assert_eq!(outcome, Outcome::Killed, "{host:?}: {what}");
        }
    }
}

#[test]
fn arguments_that_an_escape_would_use_kill() {
    let (read, write, execute) = (1, 2, 4);
    let anonymous = (libc::MAP_PRIVATE | libc::MAP_ANONYMOUS) as u64;
    let none = u64::MAX;
    let server = probe(Host::AsItIs, &[]);
    let mut sandbox = server.sandbox().unwrap();
    let map = |sandbox: &mut Sandbox, protection: u64| {
        let arguments = [0, 4096, protection, anonymous, none, 0];
        call(sandbox, libc::SYS_mmap, &arguments, &[])
    };
    let Outcome::Gave(page) = map(&mut sandbox, read | write) else {
        panic!("a page of memory is refused")
    };
    let page = page as u64;
    // The way by which translated code appears stays open until the sandbox is sealed.
    let code = [page, 4096, read | execute];
    assert_eq!(
        call(&mut sandbox, libc::SYS_mprotect, &code, &[]),
        Outcome::Gave(0)
    );
    let forbidden: [(&str, libc::c_long, Vec<u64>); 12] = [
        ("writable code", libc::SYS_mprotect, vec![page, 4096, 7]),
        (
            "code at once",
            libc::SYS_mmap,
            vec![0, 4096, 5, anonymous, none, 0],
        ),
        (
            "writable code at once",
            libc::SYS_mmap,
            vec![0, 4096, 7, anonymous, none, 0],
        ),
        (
            "duplicating a descriptor",
            libc::SYS_fcntl,
            vec![3, libc::F_DUPFD as u64, 0],
        ),
        (
            "owning a descriptor's signals",
            libc::SYS_fcntl,
            vec![3, libc::F_SETOWN as u64, 1],
        ),
        (
            "locking by descriptor",
            libc::SYS_fcntl,
            vec![3, libc::F_SETLK as u64, POINTER],
        ),
        (
            "executable memory files",
            libc::SYS_memfd_create,
            vec![POINTER, 0x10],
        ),
        (
            "huge memory files",
            libc::SYS_memfd_create,
            vec![POINTER, 4],
        ),
        (
            "another process's CPU clock",
            libc::SYS_clock_gettime,
            vec![(!1u64) << 3 | 2, POINTER],
        ),
        (
            "priority inheritance",
            libc::SYS_futex,
            vec![POINTER, 6, 0, 0],
        ),
        ("another timer", libc::SYS_setitimer, vec![0, POINTER, 0]),
        (
            "a filter that notifies",
            libc::SYS_seccomp,
            vec![1, 8, POINTER],
        ),
    ];
    for (what, number, arguments) in forbidden {
        let mut sandbox = server.sandbox().unwrap();
        map(&mut sandbox, read | write);
        let outcome = call(&mut sandbox, number, &arguments, &[0; 64]);
        assert_eq!(outcome, Outcome::Killed, "{what}");
    }
}

#[test]
fn a_sealed_sandbox_makes_no_machine_code() {
    let server = probe(Host::AsItIs, &[]);
    let anonymous = (libc::MAP_PRIVATE | libc::MAP_ANONYMOUS) as u64;
    for (protection, outcome) in [(3, Outcome::Gave(0)), (5, Outcome::Killed)] {
        let mut sandbox = server.sandbox().unwrap();
        assert_eq!(run(&mut sandbox, "seal", &[]).unwrap().message, "0");
        let arguments = [0, 4096, 3, anonymous, u64::MAX, 0];
        let Outcome::Gave(page) = call(&mut sandbox, libc::SYS_mmap, &arguments, &[]) else {
            panic!("a page of memory is refused")
        };
        let arguments = [page as u64, 4096, protection];
        assert_eq!(
            call(&mut sandbox, libc::SYS_mprotect, &arguments, &[]),
            outcome
        );
    }
    // It takes no filter any more, either.
    let mut sandbox = server.sandbox().unwrap();
    run(&mut sandbox, "seal", &[]).unwrap();
    let outcome = call(&mut sandbox, libc::SYS_seccomp, &[1, 0, POINTER], &[0; 16]);
    assert_eq!(outcome, Outcome::Killed);
}

#[test]
fn a_sandbox_that_has_run_a_program_takes_no_other() {
    let wasm = wat::parse_str("(module (func (export \"_start\")))").unwrap();
    let mut sandbox = real(Host::AsItIs).sandbox().unwrap();
    let spec = RunSpec {
        module: PROGRAM.into(),
        cpu_limit_ms: 1000,
        wall_limit_ms: 5000,
        memory_limit_bytes: 1 << 20,
        output_limit_bytes: 1 << 20,
        ..RunSpec::default()
    };
    sandbox.stage("/a.wasm", &wasm, &never).unwrap();
    let code = sandbox
        .translate("/a.wasm", false, 60_000, 60_000, &never)
        .unwrap();
    let ran = sandbox.run(&spec, b"", &never).unwrap();
    assert_eq!(ran.status, Status::Exited);
    let refused = sandbox.load(&code.stdout, false, &never).unwrap_err();
    assert!(refused.to_string().contains("takes no other"), "{refused}");
}

/// Opens this for reading.
fn open(server: &Server, path: &str) -> Outcome {
    let path = format!("{path}\0");
    let here = libc::AT_FDCWD as u64;
    call_once(
        server,
        libc::SYS_openat,
        &[here, POINTER, 0],
        path.as_bytes(),
    )
}

#[test]
fn files_are_closed_by_landlock_alone() {
    for host in HOSTS {
        let server = probe(host, &["unfiltered"]);
        assert_eq!(open(&server, "/"), error(libc::EACCES), "{host:?}");
        if !server.walls().namespaces.has("mnt") {
            // With a file tree of its own, these do not even exist.
            for path in ["/etc/passwd", "/proc/self/maps", "/dev/null", "/tmp"] {
                assert_eq!(open(&server, path), error(libc::EACCES), "{host:?}: {path}");
            }
        }
    }
}

#[test]
fn files_do_not_exist_in_the_empty_namespace() {
    for host in HOSTS {
        let server = probe(host, &["bare"]);
        if !server.walls().namespaces.has("mnt") {
            continue;
        }
        for path in ["/etc/passwd", "/proc/self/maps", "/dev/null", "/tmp", "/.."] {
            let expected = match path {
                "/.." => Outcome::Gave(5),
                _ => error(libc::ENOENT),
            };
            let outcome = open(&server, path);
            let found = matches!((&outcome, &expected), (Outcome::Gave(a), Outcome::Gave(b)) if *a >= 0 && *b >= 0);
            assert!(
                found || outcome == expected,
                "{host:?}: {path}: {outcome:?}"
            );
        }
        let here = libc::AT_FDCWD as u64;
        let made = call_once(&server, libc::SYS_mkdirat, &[here, POINTER, 0o777], b"/x\0");
        assert!(
            matches!(made, Outcome::Gave(code) if code == -i64::from(libc::EROFS) || code == -i64::from(libc::EOVERFLOW)),
            "{host:?}: {made:?}"
        );
    }
}

/// `struct sockaddr_in` of a local port.
fn address(port: u16) -> Vec<u8> {
    let mut bytes = vec![libc::AF_INET as u8, 0];
    bytes.extend(port.to_be_bytes());
    bytes.extend([127, 0, 0, 1]);
    bytes.resize(16, 0);
    bytes
}

/// Connects to this address in a child; what that gave.
fn connect(server: &Server, family: i32, kind: i32, address: &[u8]) -> Outcome {
    let mut sandbox = server.sandbox().unwrap();
    let arguments = [family as u64, kind as u64, 0];
    let Outcome::Gave(socket) = call(&mut sandbox, libc::SYS_socket, &arguments, &[]) else {
        panic!("an unfiltered child was killed")
    };
    assert!(socket >= 0, "socket: {socket}");
    let arguments = [socket as u64, POINTER, address.len() as u64];
    call(&mut sandbox, libc::SYS_connect, &arguments, address)
}

#[test]
fn the_network_is_closed_by_landlock_and_by_its_namespace() {
    let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
    let tcp = address(tcp.local_addr().unwrap().port());
    let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
    let udp = address(udp.local_addr().unwrap().port());
    for host in HOSTS {
        let server = probe(host, &["unfiltered"]);
        let walls = server.walls();
        if walls.landlock_abi >= 4 {
            let outcome = connect(&server, libc::AF_INET, libc::SOCK_STREAM, &tcp);
            assert_eq!(outcome, error(libc::EACCES), "{host:?}");
        }
        let bare = probe(host, &["bare"]);
        for (kind, to) in [(libc::SOCK_STREAM, &tcp), (libc::SOCK_DGRAM, &udp)] {
            let outcome = connect(&bare, libc::AF_INET, kind, to);
            let expected = match walls.namespaces.has("net") {
                true => error(libc::ENETUNREACH),
                // So that this test would notice a listener nobody can reach anyway.
                false => Outcome::Gave(0),
            };
            assert_eq!(outcome, expected, "{host:?}, kind {kind}");
        }
    }
}

#[test]
fn abstract_sockets_of_the_host_are_out_of_reach() {
    let name = format!("mettle-walls-{}", std::process::id());
    let address = SocketAddr::from_abstract_name(&name).unwrap();
    let _listener = UnixListener::bind_addr(&address).unwrap();
    let mut bytes = vec![libc::AF_UNIX as u8, 0, 0];
    bytes.extend(name.as_bytes());
    for host in HOSTS {
        let server = probe(host, &["unfiltered"]);
        let walls = server.walls();
        let outcome = connect(&server, libc::AF_UNIX, libc::SOCK_STREAM, &bytes);
        let expected = match (walls.namespaces.has("net"), walls.landlock_abi) {
            (true, _) => error(libc::ECONNREFUSED),
            (false, 6..) => error(libc::EPERM),
            (false, _) => continue,
        };
        assert_eq!(outcome, expected, "{host:?}");
    }
}

/// A process that does nothing and ends with its test.
struct Victim(Child);

impl Victim {
    fn start() -> Victim {
        let mut command = Command::new("sleep");
        command.arg("1000");
        command.stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Victim(command.spawn().unwrap())
    }
}

impl Drop for Victim {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn other_processes_can_be_neither_signalled_nor_traced() {
    for host in HOSTS {
        let mut victim = Victim::start();
        let server = probe(host, &["unfiltered"]);
        let sibling = server.sandbox().unwrap();
        let kill = libc::SIGKILL as u64;
        let walls = server.walls();
        let alone = walls.namespaces.has("pid");
        for pid in [victim.0.id(), server.process_id(), sibling.pid() as u32] {
            let pid = u64::from(pid);
            let signalled = call_once(&server, libc::SYS_kill, &[pid, kill], &[]);
            let traced = call_once(&server, libc::SYS_ptrace, &[16, pid], &[]);
            let expected = if alone { libc::ESRCH } else { libc::EPERM };
            if alone || walls.landlock_abi >= 6 {
                assert_eq!(signalled, error(expected), "{host:?}: kill {pid}");
            }
            assert_eq!(traced, error(expected), "{host:?}: trace {pid}");
        }
        assert!(victim.0.try_wait().unwrap().is_none(), "{host:?}");
        assert!(Path::new(&format!("/proc/{}", sibling.pid())).exists());
    }
}

#[test]
fn a_child_can_start_nothing_and_gain_nothing() {
    for host in HOSTS {
        let server = probe(host, &["bare"]);
        let unfiltered = probe(host, &["unfiltered"]);
        let forked = call_once(&unfiltered, libc::SYS_clone, &[libc::SIGCHLD as u64], &[]);
        assert_eq!(forked, error(libc::EAGAIN), "{host:?}: RLIMIT_NPROC");
        for server in [&server, &unfiltered] {
            let became = call_once(server, libc::SYS_setuid, &[0], &[]);
            assert_ne!(became, Outcome::Killed);
            let named = call_once(server, libc::SYS_sethostname, &[POINTER, 1], b"x");
            assert_eq!(named, error(libc::EPERM), "{host:?}: hostname");
            let mounted = call_once(
                server,
                libc::SYS_mount,
                &[POINTER, POINTER, POINTER, 0, 0],
                b"/\0",
            );
            let refused = [error(libc::EPERM), error(libc::EACCES)];
            assert!(refused.contains(&mounted), "{host:?}: mount {mounted:?}");
        }
    }
}

/// A line of `/proc/PID/status`.
fn status(pid: i32, field: &str) -> String {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with(&format!("{field}:")));
    let line = line.unwrap_or_else(|| panic!("no {field} in the status"));
    line.split_once(':')
        .unwrap()
        .1
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The child has answered, so it is behind its walls.
fn settled(server: &Server) -> Sandbox {
    let mut sandbox = server.sandbox().unwrap();
    sandbox.stage("/x", b"", &never).unwrap();
    sandbox
}

#[test]
fn the_kernel_says_that_children_are_filtered_and_powerless() {
    for host in HOSTS {
        let server = real(host);
        let sandbox = settled(&server);
        for pid in [sandbox.pid(), server.process_id() as i32] {
            let expect = |field: &str, value: &str| {
                assert_eq!(status(pid, field), value, "{host:?}: {field} of {pid}");
            };
            expect("Seccomp", "2");
            expect("NoNewPrivs", "1");
            for set in ["CapInh", "CapPrm", "CapEff", "CapAmb"] {
                expect(set, "0000000000000000");
            }
            // Without a user namespace an ordinary user cannot empty it; no-new-privs makes it void.
            if server.walls().namespaces.has("user") || host == Host::AsItIs {
                expect("CapBnd", "0000000000000000");
            }
            assert!(
                !status(pid, "Uid").split(' ').any(|id| id == "0"),
                "{host:?}"
            );
            assert!(
                !status(pid, "Gid").split(' ').any(|id| id == "0"),
                "{host:?}"
            );
            // SAFETY: a plain system call.
            if unsafe { libc::geteuid() } == 0 {
                expect("Groups", "");
            }
        }
        assert_eq!(status(sandbox.pid(), "Threads"), "1");
        assert_eq!(status(sandbox.pid(), "Seccomp_filters"), "2");
    }
}

#[test]
fn namespaces_are_other_ones_than_the_hosts() {
    for host in HOSTS {
        let server = real(host);
        let sandbox = settled(&server);
        let walls = server.walls();
        let of = |pid: &str, kind: &str| fs::read_link(format!("/proc/{pid}/ns/{kind}"));
        for kind in ["user", "mnt", "pid", "net", "ipc", "uts", "cgroup", "time"] {
            // Only root may look.
            let Ok(theirs) = of(&sandbox.pid().to_string(), kind) else {
                continue;
            };
            let ours = of("self", kind).unwrap();
            if walls.namespaces.has(kind) {
                assert_ne!(theirs, ours, "{host:?}: {kind}");
            } else if host == Host::AsItIs {
                assert_eq!(theirs, ours, "{host:?}: {kind}");
            }
        }
        match host {
            Host::NoUserNamespaces => {
                assert_eq!(walls.namespaces.own, Vec::<String>::new());
                assert!(
                    walls
                        .namespaces
                        .refusal
                        .as_deref()
                        .unwrap()
                        .starts_with("user: ")
                );
            }
            _ => assert_eq!(
                walls.namespaces.refusal.is_none(),
                walls.namespaces.missing().is_empty()
            ),
        }
        assert!(walls.complete(), "{host:?}: {walls:?}");
    }
}

#[test]
fn children_have_few_descriptors_no_environment_and_low_limits() {
    let server = real(Host::AsItIs);
    let sandbox = settled(&server);
    let proc = PathBuf::from(format!("/proc/{}", sandbox.pid()));
    let limits = fs::read_to_string(proc.join("limits")).unwrap();
    for (name, value) in [
        ("Max core file size", "0"),
        ("Max processes", "0"),
        ("Max open files", "32"),
        ("Max locked memory", "0"),
        ("Max msgqueue size", "0"),
        ("Max file size", "1073741824"),
        ("Max data size", "8589934592"),
    ] {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        let mut values = line[name.len()..].split_whitespace();
        assert_eq!(
            (values.next(), values.next()),
            (Some(value), Some(value)),
            "{name}"
        );
    }
    // SAFETY: a plain system call.
    if unsafe { libc::geteuid() } != 0 {
        // The rest of it belongs to root, because the child is not dumpable.
        assert!(fs::read_dir(proc.join("fd")).is_err());
        return;
    }
    assert_eq!(fs::read(proc.join("environ")).unwrap(), b"");
    let open: BTreeSet<String> = fs::read_dir(proc.join("fd"))
        .unwrap()
        .map(|entry| {
            fs::read_link(entry.unwrap().path())
                .unwrap()
                .display()
                .to_string()
        })
        .map(|name| name.split(":[").next().unwrap().to_owned())
        .collect();
    // And its own page map, where wasmtime uses that.
    let own = format!("/proc/{}/pagemap", sandbox.pid());
    let open: BTreeSet<String> = open
        .into_iter()
        .filter(|name| !own.ends_with(name.as_str()))
        .collect();
    let expected = ["/null", "socket"].map(str::to_owned);
    assert_eq!(
        open.iter()
            .map(|name| name.trim_start_matches("/dev"))
            .collect::<Vec<_>>(),
        expected
    );
    let maps = fs::read_to_string(proc.join("maps")).unwrap();
    for line in maps.lines() {
        let path = line.split_whitespace().nth(5).unwrap_or("");
        let known = path.is_empty()
            || path.starts_with('[')
            || path.ends_with("/sandbox-server")
            || path.contains("/lib");
        assert!(known, "{line}");
        assert!(!line.contains("rwx"), "{line}");
    }
    assert_eq!(fs::read_dir(proc.join("root")).unwrap().count(), 0);
}

/// Every process below this one.
fn descendants(pid: u32) -> Vec<u32> {
    let parent = |pid: u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        stat.rsplit(") ")
            .next()?
            .split(' ')
            .nth(1)?
            .parse::<u32>()
            .ok()
    };
    let all: Vec<(u32, u32)> = fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|pid| Some((pid, parent(pid)?)))
        .collect();
    let mut found = vec![pid];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        found.extend(
            all.iter()
                .filter(|(_, of)| *of == parent)
                .map(|(pid, _)| *pid),
        );
        next += 1;
    }
    found.split_off(1)
}

fn gone(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.is_empty() || stat.contains(") Z ")
}

fn wait_until(what: &str, condition: impl Fn() -> bool) {
    let patience = Instant::now() + Duration::from_secs(30);
    while !condition() {
        assert!(Instant::now() < patience, "{what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Set for a copy of this test program that is to be killed.
const VICTIM: &str = "METTLE_WALLS_VICTIM";

/// In that copy: a worker with a spinning and a waiting sandbox, until it is killed.
fn live_until_killed() {
    let server = real(Host::AsItIs);
    let wasm = wat::parse_str("(module (func (export \"_start\") (loop (br 0))))").unwrap();
    let _waiting = settled(&server);
    let mut sandbox = settled(&server);
    sandbox.stage("/a.wasm", &wasm, &never).unwrap();
    sandbox
        .translate("/a.wasm", false, 60_000, 60_000, &never)
        .unwrap();
    let spec = RunSpec {
        module: PROGRAM.into(),
        cpu_limit_ms: 600_000,
        wall_limit_ms: 600_000,
        output_limit_bytes: 1 << 20,
        ..RunSpec::default()
    };
    sandbox.begin_run(&spec, b"").unwrap();
    println!("ready");
    std::thread::sleep(Duration::from_secs(600));
}

#[test]
fn nothing_survives_a_host_that_is_killed() {
    if std::env::var_os(VICTIM).is_some() {
        return live_until_killed();
    }
    let mut victim = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "nothing_survives_a_host_that_is_killed",
            "--nocapture",
        ])
        .env(VICTIM, "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(victim.stdout.take().unwrap()));
    assert!(lines.any(|line| line.unwrap().contains("ready")));
    let below = descendants(victim.id());
    // The fork server, two children, and the first process of their namespace where there is one.
    assert!(below.len() >= 3, "{below:?}");
    victim.kill().unwrap();
    victim.wait().unwrap();
    wait_until("a sandbox survives its host", || {
        below.iter().copied().all(gone)
    });
}

#[test]
fn nothing_survives_a_fork_server_that_is_killed() {
    for host in [Host::AsItIs, Host::OrdinaryUser] {
        let server = real(host);
        let sandboxes = [settled(&server), settled(&server)];
        let below = descendants(server.process_id());
        assert!(below.len() >= sandboxes.len(), "{below:?}");
        // SAFETY: the process is our own fork server.
        unsafe { libc::kill(server.process_id() as i32, libc::SIGKILL) };
        wait_until("a sandbox survives its fork server", || {
            below.iter().copied().all(gone)
        });
    }
}

#[test]
fn a_missing_required_wall_is_named_and_makes_a_host_unfit() {
    let walls = real(Host::AsItIs).walls();
    assert!(walls.complete());
    let without = [
        (
            "seccomp",
            Walls {
                seccomp: false,
                ..walls.clone()
            },
        ),
        (
            "landlock",
            Walls {
                landlock: false,
                ..walls.clone()
            },
        ),
        (
            "no-new-privs",
            Walls {
                no_new_privileges: false,
                ..walls.clone()
            },
        ),
        (
            "unprivileged",
            Walls {
                unprivileged: false,
                ..walls.clone()
            },
        ),
    ];
    for (name, walls) in without {
        assert_eq!(walls.missing(), [name]);
    }
    let bare = Walls {
        namespaces: Default::default(),
        ..walls
    };
    assert!(bare.complete(), "namespaces are extra");
    let line = bare
        .list()
        .into_iter()
        .find(|wall| wall.name == "namespaces")
        .unwrap();
    assert!(!line.stands && line.detail.contains("user.max_user_namespaces"));
}

#[test]
fn root_that_cannot_be_given_up_is_a_missing_wall() {
    // SAFETY: a plain system call.
    if unsafe { libc::geteuid() } != 0 {
        return;
    }
    // Without the right to become another user.
    let refused = Server::start(ServerConfig {
        program: "/usr/bin/setpriv".into(),
        args: vec![
            "--bounding-set=-setuid,-setgid".into(),
            env!("CARGO_BIN_EXE_sandbox-server").into(),
        ],
        preload: Preload::default(),
    });
    let refused = format!("{:#}", refused.err().expect("root was kept"));
    assert!(refused.contains("unprivileged"), "{refused}");
}
