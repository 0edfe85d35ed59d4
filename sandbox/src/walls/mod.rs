//! The operating system's wall around a child: the second one, behind wasm itself.
//!
//! It is built in two steps. The fork server, once it has loaded everything, gives up root, moves
//! into empty namespaces, drops every capability and closes files and network for itself and all
//! who come after ([`give_up_rights`]). Each child then [`enter`]s: resource limits, a landlock
//! domain of its own, and a short list of system calls; any other call kills it.
//!
//! Nothing here needs root, a set-user-id program or cgroups.

mod bpf;
mod calls;
pub(crate) mod jail;
mod namespaces;
mod pagemap;
mod privileges;

pub use bpf::Filter;
pub use namespaces::Namespaces;
pub use pagemap::Pagemap;

use anyhow::{Context, Result, ensure};
use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, PathBeneath, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetStatus, Scope,
};
use privileges::Root;
use serde::{Deserialize, Serialize};
use std::{io, os::fd::OwnedFd};

/// Which walls stand on this host.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walls {
    /// System calls outside the list kill: a child that tried one was killed.
    pub seccomp: bool,
    /// Files are closed by landlock: a child that tried to open one was refused.
    pub landlock: bool,
    /// What the kernel's landlock can do: 1 files, 4 also TCP, 6 also signals and abstract sockets.
    pub landlock_abi: u32,
    /// The child cannot gain privileges.
    pub no_new_privileges: bool,
    /// The child is not root and has no capability.
    pub unprivileged: bool,
    /// Root was given up (only when the host runs as root).
    pub dropped_root: bool,
    /// Empty namespaces of their own.
    pub namespaces: Namespaces,
}

/// One wall, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wall {
    /// What it is called.
    pub name: &'static str,
    /// Whether it stands.
    pub stands: bool,
    /// Whether judging without it must be accepted by the operator.
    pub required: bool,
    /// What it does, or what to do when it is missing.
    pub detail: String,
}

impl Walls {
    /// Whether every required wall stands.
    pub fn complete(&self) -> bool {
        self.missing().is_empty()
    }

    /// The names of the required walls that are missing.
    pub fn missing(&self) -> Vec<&'static str> {
        let missing = |wall: Wall| (wall.required && !wall.stands).then_some(wall.name);
        self.list().into_iter().filter_map(missing).collect()
    }

    /// Every wall. Why some are required and some extra is argued in SECURITY.md.
    pub fn list(&self) -> Vec<Wall> {
        let required = |name, stands, does: &str, remedy: &str| Wall {
            name,
            stands,
            required: true,
            detail: if stands { does } else { remedy }.to_owned(),
        };
        vec![
            required(
                "seccomp",
                self.seccomp,
                "a system call outside the list kills",
                "use a kernel with CONFIG_SECCOMP_FILTER and a container that lets programs call seccomp",
            ),
            self.landlock_wall(),
            required(
                "no-new-privs",
                self.no_new_privileges,
                "nothing gives privileges back",
                "use a kernel and a container that let programs call prctl(PR_SET_NO_NEW_PRIVS)",
            ),
            required(
                "unprivileged",
                self.unprivileged,
                match self.dropped_root {
                    true => "root and all capabilities are given up",
                    false => "no root, no capabilities",
                },
                "run Mettle as an ordinary user, or as root with CAP_SETUID and CAP_SETGID, so that it can become nobody",
            ),
            self.namespaces_wall(),
        ]
    }

    fn landlock_wall(&self) -> Wall {
        let beside = match self.landlock_abi {
            6.. => "files, TCP, signals and abstract sockets are closed",
            4.. => {
                "files and TCP are closed; the kernel is too old for signals and abstract sockets, which seccomp forbids"
            }
            _ => "files are closed; the kernel is too old for the network, which seccomp forbids",
        };
        Wall {
            name: "landlock",
            stands: self.landlock,
            required: true,
            detail: match self.landlock {
                true => format!("{beside} (ABI {})", self.landlock_abi),
                false => "use Linux 5.13 or newer with landlock among the security modules (kernel option lsm=landlock,…) and a container that lets programs call landlock_create_ruleset".to_owned(),
            },
        }
    }

    fn namespaces_wall(&self) -> Wall {
        let Namespaces { own, refusal } = &self.namespaces;
        let stands = self.namespaces.missing().is_empty();
        let refusal = refusal.as_deref().unwrap_or("unknown");
        Wall {
            name: "namespaces",
            stands,
            required: false,
            detail: match stands {
                true => format!("empty: {}", own.join(", ")),
                false => format!(
                    "missing: {} ({refusal}); to have them, allow user namespaces to this user (user.max_user_namespaces, kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns, the container's seccomp profile)",
                    self.namespaces.missing().join(", "),
                ),
            },
        }
    }
}

/// The filters, compiled once.
pub struct Filters {
    child: Filter,
    sealed: Filter,
    server: Filter,
}

impl Default for Filters {
    fn default() -> Filters {
        Filters {
            child: Filter::allowing(calls::CHILD),
            sealed: Filter::tightening(calls::SEALED),
            server: Filter::allowing(&calls::server()),
        }
    }
}

impl Filters {
    /// Enters in the fork server, for all its threads: what it does from now on is on a list too.
    ///
    /// # Errors
    /// When the kernel refuses.
    pub fn enter_server(&self) -> io::Result<()> {
        self.server.apply(true)
    }

    /// In a child: from now on nothing becomes executable.
    ///
    /// # Errors
    /// When the kernel refuses.
    pub fn seal(&self) -> io::Result<()> {
        self.sealed.apply(false)
    }
}

/// How a wall was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The filter was taken.
    pub seccomp: bool,
    /// The landlock domain was taken.
    pub landlock: bool,
    /// Privileges cannot be gained.
    pub no_new_privileges: bool,
}

/// Enters, in a child. Must be called once, by the only thread of the process.
///
/// # Errors
/// When the process cannot be limited at all.
pub fn enter(filters: &Filters) -> Result<Entered> {
    let before = enter_without_filter()?;
    Ok(Entered {
        seccomp: filters.child.apply(false).is_ok(),
        ..before
    })
}

/// All of [`enter`] but the filter: what the other defences do by themselves.
///
/// # Errors
/// As [`enter`].
pub fn enter_without_filter() -> Result<Entered> {
    limit_resources()?;
    let no_new_privileges = stay_unprivileged();
    Ok(Entered {
        seccomp: false,
        landlock: close_files_and_network(None)?,
        no_new_privileges,
    })
}

/// Gives up what the fork server needs no more once it has loaded everything: root, the host's
/// namespaces, its session and keys. Must be called while the process has one thread. The serving
/// thread goes on with [`Departure::finish`].
pub fn give_up_rights() -> Departure {
    // SAFETY: plain system calls. The session ends what a terminal or a group signal of the host
    // could do here; a new keyring hides the user's keys. Both may fail and then change nothing.
    unsafe {
        libc::setsid();
        const JOIN_SESSION_KEYRING: libc::c_int = 1;
        libc::syscall(libc::SYS_keyctl, JOIN_SESSION_KEYRING, 0);
    }
    let ordinary_outside = privileges::root_is_an_ordinary_user_outside();
    let mut namespaces = Namespaces::default();
    if privileges::administers_the_system() {
        namespaces.make(&namespaces::OF_A_PROCESS);
    }
    let root = privileges::give_up_root(ordinary_outside);
    // As an ordinary user: a user namespace gives the right to make what is missing.
    namespaces.make(&[namespaces::USER]);
    namespaces.make(&namespaces::OF_A_PROCESS);
    Departure { namespaces, root }
}

/// Half of the way out of the host.
pub struct Departure {
    namespaces: Namespaces,
    root: Root,
}

impl Departure {
    /// The rest, in the thread that will fork children: namespaces that only these enter, and the
    /// last capabilities. Adds to what [`probe`] found. All children die when the descriptor, if there
    /// is one, is closed; they must not keep copies.
    ///
    /// # Errors
    /// When the first process of a new process namespace cannot be started.
    pub fn finish(mut self, found: Walls) -> Result<(Walls, Option<OwnedFd>)> {
        self.namespaces.make(&namespaces::OF_CHILDREN);
        drop_capabilities();
        let has_init = self.namespaces.has("pid");
        let life = has_init.then(namespaces::start_init).transpose()?;
        let unprivileged = !matches!(self.root, Root::Kept(_)) && !privileges::has_capabilities();
        let walls = Walls {
            unprivileged,
            dropped_root: self.root == Root::GivenUp,
            namespaces: self.namespaces,
            ..found
        };
        Ok((walls, life))
    }
}

/// Gives up the calling thread's capabilities. Where that fails, [`Walls::unprivileged`] says so.
pub fn drop_capabilities() {
    let _ = privileges::drop_capabilities();
}

/// Closes files and network for the calling thread of the fork server, and so for all its children;
/// but what children need before they enter stays.
pub fn close_for_all(pagemap: Option<&Pagemap>) {
    // Whatever is missing here is found and told by `probe`.
    stay_unprivileged();
    let _ = close_files_and_network(pagemap);
}

unsafe extern "C" {
    /// The C library's fork without the handlers that libraries have registered for it: those of
    /// wasmtime open files by paths that are gone.
    fn _Fork() -> libc::pid_t;
}

/// Forks.
///
/// # Safety
/// No other thread may hold a lock that the child needs, that of the memory allocator included.
pub(crate) unsafe fn fork() -> libc::pid_t {
    // SAFETY: as the caller says.
    unsafe { _Fork() }
}

/// No privileges are gained, nobody looks into this process, and no core is dumped.
fn stay_unprivileged() -> bool {
    // SAFETY: plain prctl calls with constant arguments.
    unsafe {
        libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0);
        libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    }
}

/// Finds out which of the children's walls stand, by letting children enter and try. Must be called
/// before the fork server enters walls itself, which would hide what children lack.
///
/// # Errors
/// When no child can be started, or one cannot be limited at all.
pub fn probe(filters: &Filters) -> Result<Walls> {
    const ENTERED: i32 = 8;
    let tried = try_in_a_child(|| {
        let Ok(entered) = enter_without_filter() else {
            return 0;
        };
        let refused = |error: io::Error| error.raw_os_error() == Some(libc::EACCES);
        let landlock = entered.landlock && std::fs::read_dir("/").err().is_some_and(refused);
        // SAFETY: a plain prctl call.
        let no_new_privileges = unsafe { libc::prctl(libc::PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) } == 1;
        ENTERED | i32::from(landlock) | i32::from(no_new_privileges) << 1
    })?;
    ensure!(
        libc::WIFEXITED(tried) && libc::WEXITSTATUS(tried) & ENTERED != 0,
        "the sandbox's walls cannot be built (status {tried:#x})"
    );
    let forbidden = try_in_a_child(|| {
        if enter(filters).is_ok_and(|entered| entered.seccomp) {
            // SAFETY: a plain system call, which must not return.
            unsafe { libc::getppid() };
        }
        0
    })?;
    let landlock = libc::WEXITSTATUS(tried) & 1 != 0;
    Ok(Walls {
        seccomp: libc::WIFSIGNALED(forbidden) && libc::WTERMSIG(forbidden) == libc::SIGSYS,
        landlock,
        landlock_abi: if landlock { landlock_abi() } else { 0 },
        no_new_privileges: libc::WEXITSTATUS(tried) & 2 != 0,
        ..Walls::default()
    })
}

/// Forks a child that does this and exits with its answer; its wait status.
fn try_in_a_child(task: impl FnOnce() -> i32) -> Result<i32> {
    let mut status = 0;
    // SAFETY: the process's other thread only waits; the child ends without running our exit handlers; a
    // valid pointer to a local.
    unsafe {
        let pid = fork();
        if pid == 0 {
            libc::_exit(task());
        }
        ensure!(pid > 0, "cannot fork: {}", io::Error::last_os_error());
        ensure!(
            libc::waitpid(pid, &mut status, 0) == pid,
            "waiting for a child: {}",
            io::Error::last_os_error()
        );
    }
    Ok(status)
}

fn limit_resources() -> Result<()> {
    set_limits(&[
        (libc::RLIMIT_CORE, 0),
        (libc::RLIMIT_NPROC, 0),
        (libc::RLIMIT_NOFILE, 32),
        (libc::RLIMIT_MSGQUEUE, 0),
        (libc::RLIMIT_MEMLOCK, 0),
        (libc::RLIMIT_NICE, 0),
        (libc::RLIMIT_RTPRIO, 0),
        (libc::RLIMIT_SIGPENDING, 16),
        // Memory files hold a program's initial memory, at most 256 MiB.
        (libc::RLIMIT_FSIZE, 1 << 30),
        // What can be written to: a whole 32-bit linear memory, as much for ourselves. Address space
        // is not limited: wasmtime reserves much more of it than anybody can use.
        (libc::RLIMIT_DATA, 8 << 30),
        // An hour: far above any run's own limit, a stop for what all else missed.
        (libc::RLIMIT_CPU, 3600),
    ])
}

/// Lowers limits of this process; for good.
fn set_limits(limits: &[(libc::__rlimit_resource_t, u64)]) -> Result<()> {
    for (resource, value) in limits.iter().copied() {
        let mut limit = libc::rlimit {
            rlim_cur: 0,
            rlim_max: 0,
        };
        // SAFETY: valid pointers to a local.
        let failed = unsafe {
            libc::getrlimit(resource, &mut limit) != 0 || {
                // The host's own limit may be lower already.
                limit.rlim_max = limit.rlim_max.min(value);
                limit.rlim_cur = limit.rlim_max;
                libc::setrlimit(resource, &limit) != 0
            }
        };
        if failed {
            return Err(io::Error::last_os_error()).context("setting a resource limit");
        }
    }
    Ok(())
}

/// Handles every right landlock knows and allows none of them, but to read what children read before
/// they enter. An older kernel closes what it knows.
fn close_files_and_network(readable: Option<&Pagemap>) -> Result<bool> {
    let newest = ABI::V9;
    let mut ruleset = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(newest))?
        .handle_access(AccessNet::from_all(newest))?
        .scope(Scope::from_all(newest))?
        .create()?;
    if let Some(pagemap) = readable {
        ruleset = ruleset.add_rule(PathBeneath::new(pagemap.folder(), AccessFs::ReadFile))?;
    }
    let status = ruleset.restrict_self()?;
    Ok(status.ruleset != RulesetStatus::NotEnforced)
}

/// The kernel's version of landlock; 0 without it.
fn landlock_abi() -> u32 {
    const VERSION: u32 = 1;
    // SAFETY: the kernel reads no ruleset when it is asked for its version.
    let abi = unsafe {
        libc::syscall(
            libc::SYS_landlock_create_ruleset,
            std::ptr::null::<u8>(),
            0usize,
            VERSION,
        )
    };
    abi.try_into().unwrap_or(0)
}
