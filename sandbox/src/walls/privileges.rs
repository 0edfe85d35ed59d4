//! Giving up root and every capability.

use std::{fs, io};

/// What became of root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Root {
    /// We were never root.
    Never,
    /// We are `nobody` now.
    GivenUp,
    /// We are root in a user namespace where an ordinary user is root, and nobody else exists.
    OrdinaryOutside,
    /// We are still root, for this reason.
    Kept(String),
}

/// Gives root up for the user `nobody`, if we are root; what capabilities we have stay for the
/// moment, until [`drop_capabilities`]. Where that user does not exist, it matters
/// who root is: ask [`root_is_an_ordinary_user_outside`] while `/proc` is still there.
pub(super) fn give_up_root(ordinary_outside: bool) -> Root {
    const NOBODY: u32 = 65_534;
    // SAFETY: plain system calls.
    unsafe {
        if libc::geteuid() != 0 && libc::getuid() != 0 {
            return Root::Never;
        }
        libc::prctl(libc::PR_SET_KEEPCAPS, 1, 0, 0, 0);
        let failed = libc::setgroups(0, std::ptr::null()) != 0
            || libc::setresgid(NOBODY, NOBODY, NOBODY) != 0
            || libc::setresuid(NOBODY, NOBODY, NOBODY) != 0;
        // Becoming another user has made them dormant.
        let _ = set_capabilities(
            capabilities().map_or([0; 6], |sets| [sets[1], sets[1], 0, sets[4], sets[4], 0]),
        );
        if !failed {
            return Root::GivenUp;
        }
    }
    let reason = io::Error::last_os_error();
    match ordinary_outside {
        true => Root::OrdinaryOutside,
        false => Root::Kept(reason.to_string()),
    }
}

/// Whether the map of our user namespace names another user than root as our root.
pub(super) fn root_is_an_ordinary_user_outside() -> bool {
    let map = fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
    map.lines().any(|line| {
        let mut numbers = line.split_whitespace().map(str::parse::<u64>);
        matches!(
            (numbers.next(), numbers.next()),
            (Some(Ok(0)), Some(Ok(outside))) if outside != 0
        )
    })
}

/// `struct __user_cap_header_struct`; 0 names the calling thread.
#[repr(C)]
struct Header {
    version: u32,
    pid: i32,
}

const VERSION_3: u32 = 0x2008_0522;
const SYS_ADMIN: u32 = 21;

/// Effective, permitted and inheritable sets: their lower halves, then their upper halves.
type Sets = [u32; 6];

fn capabilities() -> io::Result<Sets> {
    let header = Header {
        version: VERSION_3,
        pid: 0,
    };
    let mut sets: Sets = [0; 6];
    // SAFETY: valid pointers to locals of the sizes the kernel wants.
    match unsafe { libc::syscall(libc::SYS_capget, &header, &mut sets) } {
        0 => Ok(sets),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Whether we may make namespaces without a user namespace.
pub(super) fn administers_the_system() -> bool {
    capabilities().is_ok_and(|sets| sets[0] & (1 << SYS_ADMIN) != 0)
}

/// Whether we have any capability.
pub(super) fn has_capabilities() -> bool {
    capabilities().map_or(true, |sets| sets != [0; 6])
}

/// Gives up every capability of this thread for good.
pub(super) fn drop_capabilities() -> io::Result<()> {
    drop_bounding_set();
    // SAFETY: a plain prctl call.
    unsafe {
        libc::prctl(
            libc::PR_CAP_AMBIENT,
            libc::PR_CAP_AMBIENT_CLEAR_ALL,
            0,
            0,
            0,
        )
    };
    set_capabilities([0; 6])
}

fn set_capabilities(sets: Sets) -> io::Result<()> {
    let header = Header {
        version: VERSION_3,
        pid: 0,
    };
    // SAFETY: valid pointers to locals.
    match unsafe { libc::syscall(libc::SYS_capset, &header, &sets) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// What a set-user-id program could give. Needs a privilege itself; without it, no-new-privs and the
/// lack of `execve` must do.
fn drop_bounding_set() {
    for capability in 0..64 {
        // SAFETY: a plain prctl call; it fails behind the last capability.
        if unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability, 0, 0, 0) } != 0 {
            break;
        }
    }
}
