//! Which system calls are allowed to whom, and why each.

use super::bpf::{Call, When};
use crate::written_pages::PAGEMAP_SCAN;

const EXECUTE: u32 = libc::PROT_EXEC as u32;
const WRITE_AND_EXECUTE: u32 = (libc::PROT_WRITE | libc::PROT_EXEC) as u32;

const fn call(number: libc::c_long) -> Call {
    Call { number, when: &[] }
}

const fn call_when(number: libc::c_long, when: &'static [When]) -> Call {
    Call { number, when }
}

/// A child behind the walls. It can open, send and start nothing: there is no call that makes a
/// descriptor but `memfd_create`, none that makes a process or thread, none that names another
/// process, and none that installs a signal handler.
pub const CHILD: &[Call] = &[
    // Its one socket to the host: requests in, replies out. `write` also fills the memory files
    // below; whatever else is open is read-only or the null device.
    call(libc::SYS_read),
    call(libc::SYS_write),
    call(libc::SYS_close),
    // A program's initial memory is a sealed memory file that every run maps copy-on-write.
    // Close-on-exec and sealable, no huge pages.
    call_when(
        libc::SYS_memfd_create,
        &[When::Only(1, libc::MFD_CLOEXEC | libc::MFD_ALLOW_SEALING)],
    ),
    call(libc::SYS_ftruncate),
    // Seals that file. Builds with debug assertions ask for F_GETFD before they close.
    call_when(
        libc::SYS_fcntl,
        &[When::OneOf(
            1,
            &[libc::F_ADD_SEALS as u32, libc::F_GETFD as u32],
        )],
    ),
    // Memory of guests and of our own. Executable pages are made in one way only: written first,
    // then changed from writable to executable by mprotect, which is how translated code appears.
    call_when(
        libc::SYS_mmap,
        &[When::Only(2, (libc::PROT_READ | libc::PROT_WRITE) as u32)],
    ),
    call_when(libc::SYS_mprotect, &[When::NotAll(2, WRITE_AND_EXECUTE)]),
    call(libc::SYS_munmap),
    // Growing a large vector; moving is all it may do.
    call_when(
        libc::SYS_mremap,
        &[When::Only(3, libc::MREMAP_MAYMOVE as u32)],
    ),
    // Giving pages back and preparing them; no advice reaches another process.
    call(libc::SYS_madvise),
    call(libc::SYS_brk),
    // Traps of wasm are signals: leaving the handler, and the stack it runs on. Handlers are
    // installed before the wall, so that nobody disarms them.
    call(libc::SYS_rt_sigreturn),
    call(libc::SYS_sigaltstack),
    // The CPU limit of a run.
    call_when(
        libc::SYS_setitimer,
        &[When::OneOf(0, &[libc::ITIMER_PROF as u32])],
    ),
    // This process's own page faults (`written_pages`); of nobody else's.
    call_when(
        libc::SYS_getrusage,
        &[When::OneOf(0, &[libc::RUSAGE_SELF as u32])],
    ),
    // The four clocks of this process and machine. Other numbers name the CPU clocks of other
    // processes or descriptors.
    call_when(libc::SYS_clock_gettime, &[When::Only(0, 3)]),
    // Seeds of hash tables.
    call(libc::SYS_getrandom),
    // There is one thread, which waits for nobody; but a condition variable wakes without looking.
    // Private waits and wakes only, no priority inheritance, no requeueing.
    call_when(
        libc::SYS_futex,
        &[When::OneOf(
            1,
            &[
                (libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG) as u32,
                (libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG) as u32,
                (libc::FUTEX_WAIT_BITSET | libc::FUTEX_PRIVATE_FLAG) as u32,
            ],
        )],
    ),
    // Which pages of its own memory were written to, so that only those are reset between runs;
    // on its own page map.
    call_when(libc::SYS_ioctl, &[When::OneOf(1, &[PAGEMAP_SCAN])]),
    // The last filter: see SEALED. A filter can only take away.
    call_when(
        libc::SYS_seccomp,
        &[
            When::OneOf(0, &[libc::SECCOMP_SET_MODE_FILTER]),
            When::Only(1, 0),
        ],
    ),
    call(libc::SYS_exit_group),
];

/// On top of [`CHILD`], from the first run on whose files nobody builds: all machine code there
/// will ever be is mapped, and nothing becomes executable any more.
pub const SEALED: &[Call] = &[
    call_when(libc::SYS_mprotect, &[When::Only(2, !EXECUTE)]),
    // Never: both conditions cannot hold.
    call_when(
        libc::SYS_seccomp,
        &[When::OneOf(0, &[0]), When::OneOf(0, &[1])],
    ),
];

/// The fork server once everything is loaded: what a child may do, since a child has both filters,
/// what a child does before its own filter, and its own work.
pub fn server() -> Vec<Call> {
    let of_child = CHILD.iter().filter(|call| {
        let named = |other: &Call| other.number == call.number;
        !SERVER.iter().any(named)
    });
    SERVER.iter().chain(of_child).copied().collect()
}

const SERVER: &[Call] = &[
    // The control socket: commands with a descriptor in, process handles out.
    call(libc::SYS_recvmsg),
    call(libc::SYS_sendmsg),
    // A child: a plain fork, no thread and no namespace. Its first steps are the C library's.
    call_when(
        libc::SYS_clone,
        &[When::Only(
            0,
            (libc::CLONE_CHILD_SETTID | libc::CLONE_CHILD_CLEARTID | libc::SIGCHLD) as u32,
        )],
    ),
    call(libc::SYS_set_robust_list),
    call(libc::SYS_rt_sigprocmask),
    call(libc::SYS_gettid),
    call(libc::SYS_pidfd_open),
    call(libc::SYS_wait4),
    // A child's way to its walls. Opening is for reading only, and landlock leaves nothing to open but
    // the child's page map, which see.
    call_when(
        libc::SYS_openat,
        &[When::Only(2, (libc::O_RDONLY | libc::O_CLOEXEC) as u32)],
    ),
    call(libc::SYS_dup3),
    call(libc::SYS_rt_sigaction),
    call_when(
        libc::SYS_prctl,
        &[When::OneOf(
            0,
            &[
                libc::PR_SET_PDEATHSIG as u32,
                libc::PR_SET_DUMPABLE as u32,
                libc::PR_SET_NO_NEW_PRIVS as u32,
            ],
        )],
    ),
    // Of the caller itself.
    call_when(libc::SYS_prlimit64, &[When::OneOf(0, &[0])]),
    call(libc::SYS_landlock_create_ruleset),
    call(libc::SYS_landlock_restrict_self),
    // The main thread waits for the serving one, which ends.
    call(libc::SYS_futex),
    call(libc::SYS_exit),
];

/// The first process of the sandboxes' process namespace, which waits for the fork server's end.
pub const INIT: &[Call] = &[call(libc::SYS_read), call(libc::SYS_exit_group)];

const THREAD: u32 = (libc::CLONE_VM
    | libc::CLONE_FS
    | libc::CLONE_FILES
    | libc::CLONE_SIGHAND
    | libc::CLONE_THREAD) as u32;

/// The descriptor of the program that a jail starts. Descriptors of this number and above cannot be
/// made there, and this one closes when the program starts: nothing else is ever started.
pub const JAILED_PROGRAM: i32 = 128;

/// A native compiler in its jail, process `pid`: see [`crate::jail`]. It opens files, where landlock
/// shows it some, and starts threads; it makes no socket, starts no process, and signals nobody
/// but itself.
pub fn compiler(pid: u32) -> Vec<Call> {
    let own_process: &'static [u32] = Box::leak(Box::new([pid]));
    let own_process: &'static [When] = Box::leak(Box::new([When::OneOf(0, own_process)]));
    let mut calls = COMPILER.to_vec();
    // Ending itself with a signal, as `abort` does.
    calls.push(call_when(libc::SYS_tgkill, own_process));
    #[cfg(target_arch = "x86_64")]
    calls.extend(
        [
            libc::SYS_access,
            libc::SYS_arch_prctl,
            libc::SYS_mkdir,
            libc::SYS_open,
            libc::SYS_poll,
            libc::SYS_readlink,
            libc::SYS_rename,
            libc::SYS_rmdir,
            libc::SYS_stat,
            libc::SYS_lstat,
            libc::SYS_unlink,
            libc::SYS_getdents64,
        ]
        .map(call),
    );
    #[cfg(not(target_arch = "x86_64"))]
    calls.push(call(libc::SYS_getdents64));
    calls
}

const COMPILER: &[Call] = &[
    // Files: which ones is landlock's business.
    call(libc::SYS_openat),
    call(libc::SYS_read),
    call(libc::SYS_readv),
    call(libc::SYS_pread64),
    call(libc::SYS_write),
    call(libc::SYS_writev),
    call(libc::SYS_pwrite64),
    call(libc::SYS_lseek),
    call(libc::SYS_close),
    call(libc::SYS_fstat),
    call(libc::SYS_newfstatat),
    call(libc::SYS_statx),
    call(libc::SYS_faccessat),
    call(libc::SYS_faccessat2),
    call(libc::SYS_readlinkat),
    call(libc::SYS_getcwd),
    call(libc::SYS_mkdirat),
    call(libc::SYS_unlinkat),
    call(libc::SYS_renameat),
    call(libc::SYS_renameat2),
    call(libc::SYS_ftruncate),
    call(libc::SYS_fallocate),
    call(libc::SYS_fadvise64),
    call(libc::SYS_copy_file_range),
    call(libc::SYS_dup),
    call_when(
        libc::SYS_fcntl,
        &[When::OneOf(
            1,
            &[
                libc::F_GETFD as u32,
                libc::F_SETFD as u32,
                libc::F_GETFL as u32,
                libc::F_SETFL as u32,
                libc::F_DUPFD_CLOEXEC as u32,
            ],
        )],
    ),
    // Is this a terminal, and how wide?
    call_when(
        libc::SYS_ioctl,
        &[When::OneOf(
            1,
            &[libc::TCGETS as u32, libc::TIOCGWINSZ as u32],
        )],
    ),
    call(libc::SYS_pipe2),
    call(libc::SYS_ppoll),
    // Memory. Nothing is writable and executable at once.
    call_when(libc::SYS_mmap, &[When::NotAll(2, WRITE_AND_EXECUTE)]),
    call_when(libc::SYS_mprotect, &[When::NotAll(2, WRITE_AND_EXECUTE)]),
    call(libc::SYS_munmap),
    call(libc::SYS_mremap),
    call(libc::SYS_madvise),
    call(libc::SYS_brk),
    // Threads, and no processes: the C library falls back on `clone`, whose flags can be seen here.
    call_when(libc::SYS_clone, &[When::All(0, THREAD)]),
    call_when(libc::SYS_clone3, &[When::Refused(libc::ENOSYS as u16)]),
    call(libc::SYS_set_robust_list),
    call(libc::SYS_set_tid_address),
    call(libc::SYS_rseq),
    call(libc::SYS_futex),
    call(libc::SYS_sched_yield),
    call(libc::SYS_sched_getaffinity),
    call(libc::SYS_nanosleep),
    call(libc::SYS_clock_nanosleep),
    call(libc::SYS_exit),
    call(libc::SYS_exit_group),
    call(libc::SYS_restart_syscall),
    // Its own signals.
    call(libc::SYS_rt_sigaction),
    call(libc::SYS_rt_sigprocmask),
    call(libc::SYS_rt_sigreturn),
    call(libc::SYS_sigaltstack),
    // About itself and the machine.
    call(libc::SYS_getpid),
    call(libc::SYS_gettid),
    call(libc::SYS_getuid),
    call(libc::SYS_geteuid),
    call(libc::SYS_getgid),
    call(libc::SYS_getegid),
    call(libc::SYS_getrusage),
    call(libc::SYS_getrandom),
    call(libc::SYS_uname),
    call(libc::SYS_sysinfo),
    call_when(libc::SYS_clock_gettime, &[When::Only(0, 7)]),
    call(libc::SYS_clock_getres),
    // Names of threads and of memory.
    call_when(
        libc::SYS_prctl,
        &[When::OneOf(
            0,
            &[
                libc::PR_SET_NAME as u32,
                libc::PR_GET_NAME as u32,
                libc::PR_SET_VMA as u32,
            ],
        )],
    ),
    // Its own limits, to read.
    call_when(
        libc::SYS_prlimit64,
        &[When::OneOf(0, &[0]), When::OneOf(2, &[0])],
    ),
    // The jail's own last step, see JAILED_PROGRAM.
    call_when(
        libc::SYS_execveat,
        &[
            When::OneOf(0, &[JAILED_PROGRAM as u32]),
            When::OneOf(4, &[libc::AT_EMPTY_PATH as u32]),
        ],
    ),
];
