//! The walls around a native compiler: as a child's, but it may read itself and the sources, write
//! beside these, and start threads.

use super::{
    Entered,
    bpf::Filter,
    calls::{self, JAILED_PROGRAM},
    namespaces::{self, JAIL_TOOLCHAIN, JAIL_WORK, Namespaces},
    privileges::{self, Root},
    stay_unprivileged,
};
use anyhow::{Context, Result, ensure};
use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, PathBeneath, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetStatus, Scope,
};
use std::{
    fs, io,
    os::{
        fd::{AsRawFd, OwnedFd},
        unix::fs::{DirBuilderExt, OpenOptionsExt},
    },
    path::{Path, PathBuf},
};

/// Where the compiler's folder is open when it has no file tree of its own: by this way it can be
/// reached although the user we become may not look into the folders above it.
const TOOLCHAIN_DESCRIPTOR: i32 = 100;
/// Where the child tells what kept it from starting; closes when it starts.
const TELL_DESCRIPTOR: i32 = JAILED_PROGRAM - 1;

/// Where a compiler finds itself and the sources.
pub(crate) struct Place {
    /// The compiler's folder, as the jail names it.
    pub toolchain: PathBuf,
    /// The folder of the sources, the only one that can be written to.
    pub work: PathBuf,
    /// Whether the folder vanishes with the jail's last process.
    pub vanishes: bool,
    /// Whether the jail's processes have numbers of their own.
    pub own_processes: bool,
    /// Whether neither root nor a capability is left.
    pub unprivileged: bool,
}

/// What a compiler may use.
#[derive(Clone, Copy)]
pub(crate) struct Allowance {
    pub cpu_seconds: u64,
    /// Memory that can be written to, in bytes.
    pub memory_bytes: u64,
    /// Largest file it may write, in bytes.
    pub file_bytes: u64,
}

/// Gives up root and the host's namespaces, as far as the host allows, and makes the place of a
/// compile. The process must have one thread.
pub(crate) fn depart(toolchain: &Path, bytes: u64) -> Result<Place> {
    let folder = open_folder(toolchain)
        .with_context(|| format!("opening the compiler's folder {}", toolchain.display()))?;
    // SAFETY: plain system calls; as in `give_up_rights`.
    unsafe {
        libc::setsid();
        const JOIN_SESSION_KEYRING: libc::c_int = 1;
        libc::syscall(libc::SYS_keyctl, JOIN_SESSION_KEYRING, 0);
    }
    let ordinary_outside = privileges::root_is_an_ordinary_user_outside();
    let change_tree = || namespaces::enter_a_tree_with(toolchain, bytes);
    let mut namespaces = Namespaces::default();
    if privileges::administers_the_system() {
        namespaces.make_with(&namespaces::OF_A_PROCESS, &change_tree);
    }
    let root = privileges::give_up_root(ordinary_outside);
    // SAFETY: plain system calls.
    let ids = unsafe { (libc::geteuid(), libc::getegid()) };
    namespaces.make(&[namespaces::USER]);
    if namespaces.has("user") && !namespaces.has("mnt") {
        // A file system that is made in a user namespace takes files of its users only.
        name_the_user(ids);
    }
    namespaces.make_with(&namespaces::OF_A_PROCESS, &change_tree);
    let has_tree = namespaces.has("mnt");
    if has_tree {
        // Not without a tree: `/proc` would tell of other processes than the jail's.
        namespaces.make(&namespaces::OF_CHILDREN[..1]);
    }
    super::drop_capabilities();
    let unprivileged = !matches!(root, Root::Kept(_)) && !privileges::has_capabilities();
    let (toolchain, work) = match has_tree {
        true => (PathBuf::from(JAIL_TOOLCHAIN), PathBuf::from(JAIL_WORK)),
        false => {
            keep_at(folder, TOOLCHAIN_DESCRIPTOR, 0)?;
            let place = format!("/proc/self/fd/{TOOLCHAIN_DESCRIPTOR}");
            (place.into(), private_folder()?)
        }
    };
    std::env::set_current_dir(&work).context("entering the folder of the sources")?;
    Ok(Place {
        toolchain,
        work,
        vanishes: has_tree,
        own_processes: namespaces.has("pid"),
        unprivileged,
    })
}

fn open_folder(path: &Path) -> io::Result<OwnedFd> {
    open_as_place(path, libc::O_DIRECTORY)
}

fn open_as_place(path: &Path, flags: libc::c_int) -> io::Result<OwnedFd> {
    let mut options = fs::OpenOptions::new();
    options
        .read(true)
        .custom_flags(libc::O_PATH | libc::O_CLOEXEC | flags);
    options.open(path).map(OwnedFd::from)
}

fn keep_at(from: OwnedFd, to: i32, flags: libc::c_int) -> io::Result<()> {
    // SAFETY: plain system calls on descriptors of ours; nothing else uses `to`.
    match unsafe { libc::dup3(from.as_raw_fd(), to, flags) } {
        -1 => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}

/// In the new user namespace, the user and group that we are outside are `nobody`. What does not
/// succeed here is noticed when the tree cannot be made.
fn name_the_user((user, group): (u32, u32)) {
    // SAFETY: a plain prctl call. The files below are root's else, since we have changed who we are.
    unsafe { libc::prctl(libc::PR_SET_DUMPABLE, 1, 0, 0, 0) };
    let _ = fs::write("/proc/self/setgroups", "deny");
    let _ = fs::write("/proc/self/uid_map", format!("65534 {user} 1"));
    let _ = fs::write("/proc/self/gid_map", format!("65534 {group} 1"));
}

/// A folder that only we can look into, among the host's temporary files.
fn private_folder() -> Result<PathBuf> {
    let mut random = [0u8; 16];
    // SAFETY: a valid buffer of that length.
    let count = unsafe { libc::getrandom(random.as_mut_ptr().cast(), random.len(), 0) };
    ensure!(count == random.len() as isize, "no random numbers");
    let name = format!("/tmp/mettle-jail-{:032x}", u128::from_le_bytes(random));
    fs::DirBuilder::new()
        .mode(0o700)
        .create(&name)
        .with_context(|| format!("making the folder {name}"))?;
    Ok(name.into())
}

/// In a child with one thread: enters the walls, keeping the standard streams, and readies `program` (a
/// path below the toolchain's folder) for [`start`]. `tell` stays open until that.
pub(crate) fn enter(
    place: &Place,
    program: &str,
    allowed: Allowance,
    tell: OwnedFd,
) -> Result<Entered> {
    let program = place.toolchain.join(program);
    let program = open_as_place(&program, 0).context("opening the compiler")?;
    let (toolchain, work) = (open_folder(&place.toolchain)?, open_folder(&place.work)?);
    let landlock = close_but(&toolchain, &work, &program)?;
    drop((toolchain, work));
    let close_on_exec = libc::O_CLOEXEC;
    keep_at(program, JAILED_PROGRAM, close_on_exec)?;
    keep_at(tell, TELL_DESCRIPTOR, close_on_exec)?;
    for (first, last) in [
        (3, TOOLCHAIN_DESCRIPTOR - 1),
        (TOOLCHAIN_DESCRIPTOR + 1, TELL_DESCRIPTOR - 1),
        (JAILED_PROGRAM + 1, i32::MAX),
    ] {
        // SAFETY: a plain system call; nothing behind these numbers is used any more.
        unsafe { libc::syscall(libc::SYS_close_range, first, last, 0) };
    }
    limit(allowed)?;
    let no_new_privileges = stay_unprivileged();
    // SAFETY: a plain system call.
    let pid = unsafe { libc::getpid() };
    let filter = Filter::allowing(&calls::compiler(pid as u32));
    Ok(Entered {
        seccomp: filter.apply(false).is_ok(),
        landlock,
        no_new_privileges,
    })
}

/// Where the descriptor for telling is after [`enter`].
pub(crate) const TELL: i32 = TELL_DESCRIPTOR;

/// Becomes the program that [`enter`] has readied. Returns only when that fails.
pub(crate) fn start(
    arguments: &[std::ffi::CString],
    environment: &[std::ffi::CString],
) -> io::Error {
    let pointers = |strings: &[std::ffi::CString]| -> Vec<*const libc::c_char> {
        let pointers = strings.iter().map(|string| string.as_ptr());
        pointers.chain([std::ptr::null()]).collect()
    };
    let (arguments, environment) = (pointers(arguments), pointers(environment));
    // SAFETY: pointers to strings and null-ended lists that outlive the call.
    unsafe {
        libc::syscall(
            libc::SYS_execveat,
            JAILED_PROGRAM,
            c"".as_ptr(),
            arguments.as_ptr(),
            environment.as_ptr(),
            libc::AT_EMPTY_PATH,
        );
    }
    io::Error::last_os_error()
}

/// Files: the compiler's to read, one of them to start; the sources' folder for plain files. Nothing
/// else, no network, no signals, no abstract sockets.
fn close_but(toolchain: &OwnedFd, work: &OwnedFd, program: &OwnedFd) -> Result<bool> {
    let newest = ABI::V9;
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(newest))?
        .handle_access(AccessNet::from_all(newest))?
        .scope(Scope::from_all(newest))?
        .create()?
        .add_rule(PathBeneath::new(
            toolchain,
            AccessFs::ReadFile | AccessFs::ReadDir,
        ))?
        .add_rule(PathBeneath::new(
            program,
            AccessFs::ReadFile | AccessFs::Execute,
        ))?
        .add_rule(PathBeneath::new(
            work,
            AccessFs::ReadFile
                | AccessFs::ReadDir
                | AccessFs::WriteFile
                | AccessFs::Truncate
                | AccessFs::MakeReg
                | AccessFs::MakeDir
                | AccessFs::RemoveFile
                | AccessFs::RemoveDir,
        ))?
        .restrict_self()?;
    Ok(status.ruleset != RulesetStatus::NotEnforced)
}

fn limit(allowed: Allowance) -> Result<()> {
    super::set_limits(&[
        (libc::RLIMIT_CORE, 0),
        // As many descriptors as have numbers below the program's.
        (libc::RLIMIT_NOFILE, JAILED_PROGRAM as u64),
        (libc::RLIMIT_MSGQUEUE, 0),
        (libc::RLIMIT_MEMLOCK, 0),
        (libc::RLIMIT_NICE, 0),
        (libc::RLIMIT_RTPRIO, 0),
        (libc::RLIMIT_FSIZE, allowed.file_bytes),
        // What can be written to. Address space is not limited: the compiler's own files are mapped,
        // and the C library reserves for each thread what it never uses.
        (libc::RLIMIT_DATA, allowed.memory_bytes),
        (libc::RLIMIT_CPU, allowed.cpu_seconds),
    ])
}
