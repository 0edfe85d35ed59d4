//! The operating system's wall around a child: the second one, behind wasm itself.
//!
//! A child that has entered has no privileges, no files, no network, no way to start a process
//! and a short list of system calls; any other call kills it.

use anyhow::{Context, Result, anyhow};
use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetStatus,
    Scope,
};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule,
};
use std::collections::BTreeMap;

/// Which walls stand on this host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Walls {
    /// System calls are filtered.
    pub seccomp: bool,
    /// The file system and network are closed by landlock.
    pub landlock: bool,
    /// The child cannot gain privileges.
    pub no_new_privileges: bool,
    /// The child runs as a user without rights (only when the host runs as root).
    pub dropped_root: bool,
}

impl Walls {
    /// Whether every wall stands.
    pub fn complete(&self) -> bool {
        self.seccomp && self.landlock && self.no_new_privileges
    }
}

/// The system calls a child makes after entering. Reading and writing its one socket, memory,
/// signals and clocks; `memfd_create` and what belongs to it serve wasmtime's copy-on-write
/// images of a program's initial memory.
const ALLOWED: &[libc::c_long] = &[
    libc::SYS_read,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_pwrite64,
    libc::SYS_close,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_mremap,
    libc::SYS_brk,
    libc::SYS_memfd_create,
    libc::SYS_ftruncate,
    libc::SYS_fcntl,
    libc::SYS_lseek,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_setitimer,
    libc::SYS_clock_gettime,
    libc::SYS_getrandom,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_restart_syscall,
];

/// The one `ioctl`: which pages of the child's own memory were written to, so that only those are
/// reset between runs. From linux/fs.h: `_IOWR('f', 16, struct pm_scan_arg)`.
const PAGEMAP_SCAN: u32 = 0xc060_6610;

/// Builds the filter once, in the fork server.
///
/// # Errors
/// On an architecture seccompiler does not know.
pub fn filter() -> Result<BpfProgram> {
    let mut rules: BTreeMap<i64, Vec<_>> = ALLOWED.iter().map(|call| (*call, vec![])).collect();
    let command = SeccompCondition::new(
        1,
        SeccompCmpArgLen::Dword,
        SeccompCmpOp::Eq,
        PAGEMAP_SCAN.into(),
    )?;
    rules.insert(libc::SYS_ioctl, vec![SeccompRule::new(vec![command])?]);
    let arch = std::env::consts::ARCH
        .try_into()
        .map_err(|error| anyhow!("seccomp does not know this architecture: {error:?}"))?;
    let filter = SeccompFilter::new(
        rules,
        SeccompAction::KillProcess,
        SeccompAction::Allow,
        arch,
    )
    .context("building the seccomp filter")?;
    filter.try_into().context("compiling the seccomp filter")
}

/// Enters. Must be called once, by the only thread of the process.
///
/// # Errors
/// When a wall cannot be built; the caller must end the process then, unless the operator has
/// accepted its absence.
pub fn enter(filter: &BpfProgram) -> Result<Walls> {
    limit_resources()?;
    // SAFETY: plain prctl calls with constant arguments.
    let no_new_privileges = unsafe {
        libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0);
        libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    };
    let landlock = close_files_and_network()?;
    let seccomp = seccompiler::apply_filter(filter).is_ok();
    Ok(Walls {
        seccomp,
        landlock,
        no_new_privileges,
        dropped_root: false,
    })
}

fn limit_resources() -> Result<()> {
    let limits = [
        (libc::RLIMIT_CORE, 0),
        (libc::RLIMIT_NPROC, 0),
        (libc::RLIMIT_NOFILE, 32),
        (libc::RLIMIT_MSGQUEUE, 0),
        (libc::RLIMIT_MEMLOCK, 0),
        // An hour: far above any run's own limit, a stop for what all else missed.
        (libc::RLIMIT_CPU, 3600),
    ];
    for (resource, value) in limits {
        let limit = libc::rlimit {
            rlim_cur: value,
            rlim_max: value,
        };
        // SAFETY: a valid pointer to a local.
        if unsafe { libc::setrlimit(resource, &limit) } != 0 {
            return Err(std::io::Error::last_os_error()).context("setting a resource limit");
        }
    }
    Ok(())
}

/// Handles every right landlock knows and allows none of them.
fn close_files_and_network() -> Result<bool> {
    let newest = ABI::V6;
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(newest))?
        .handle_access(AccessNet::from_all(newest))?
        .scope(Scope::from_all(newest))?
        .create()?
        .restrict_self()?;
    Ok(status.ruleset != RulesetStatus::NotEnforced)
}

/// Gives root up for the user `nobody`, if we are root. Returns whether that happened.
///
/// # Errors
/// When we are root and cannot give it up.
pub fn drop_root() -> Result<bool> {
    const NOBODY: u32 = 65_534;
    // SAFETY: plain system calls.
    unsafe {
        if libc::geteuid() != 0 {
            return Ok(false);
        }
        let failed = libc::setgroups(0, std::ptr::null()) != 0
            || libc::setresgid(NOBODY, NOBODY, NOBODY) != 0
            || libc::setresuid(NOBODY, NOBODY, NOBODY) != 0;
        if failed {
            return Err(std::io::Error::last_os_error()).context("giving up root");
        }
    }
    Ok(true)
}
