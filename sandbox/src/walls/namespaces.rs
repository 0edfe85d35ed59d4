//! Empty namespaces around the fork server and its children: a file tree with nothing in it, no
//! network interface, no other process, no user.
//!
//! They are made once, when the fork server starts, because a network namespace for each child
//! would cost half a millisecond; what the children of one namespace could do to each other is
//! forbidden by seccomp and landlock. Where the host does not let us make one, the others and
//! the required walls stand all the same.

use super::{bpf::Filter, calls};
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::{
    ffi::{CStr, CString},
    fs, io,
    os::{
        fd::{AsRawFd, FromRawFd, OwnedFd, RawFd},
        unix::{ffi::OsStrExt, fs::PermissionsExt},
    },
    path::Path,
};

/// A kind of namespaces, by the kernel's name.
pub(super) type Kind = (&'static str, libc::c_int);

/// Needs no privilege and gives the right to make the others.
pub(super) const USER: Kind = ("user", libc::CLONE_NEWUSER);

/// Those that a process moves into with all its threads to come.
pub(super) const OF_A_PROCESS: [Kind; 5] = [
    ("mnt", libc::CLONE_NEWNS),
    ("net", libc::CLONE_NEWNET),
    ("ipc", libc::CLONE_NEWIPC),
    ("uts", libc::CLONE_NEWUTS),
    ("cgroup", libc::CLONE_NEWCGROUP),
];

/// Those that only children enter. A thread that has made them can start no other thread.
pub(super) const OF_CHILDREN: [Kind; 2] = [("pid", libc::CLONE_NEWPID), ("time", 0x80)];

/// Which namespaces the sandboxes have of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Namespaces {
    /// The kernel's names of those that stand, as in `/proc/PID/ns`.
    pub own: Vec<String>,
    /// Why the first missing one could not be made.
    pub refusal: Option<String>,
}

impl Namespaces {
    /// Whether this kind stands.
    pub fn has(&self, kind: &str) -> bool {
        self.own.iter().any(|own| own == kind)
    }

    /// The kinds that are missing.
    pub fn missing(&self) -> Vec<&'static str> {
        let kinds = [USER].into_iter().chain(OF_A_PROCESS).chain(OF_CHILDREN);
        let names = kinds.map(|(kind, _)| kind);
        names.filter(|kind| !self.has(kind)).collect()
    }

    /// Makes those of these kinds that are still missing; the file tree will be an empty one.
    pub(super) fn make(&mut self, kinds: &[Kind]) {
        self.make_with(kinds, &leave_the_file_tree);
    }

    /// As [`Namespaces::make`], with another way to a file tree.
    pub(super) fn make_with(&mut self, kinds: &[Kind], change_tree: &dyn Fn() -> Result<()>) {
        for (kind, flag) in kinds.iter().copied() {
            if self.has(kind) {
                continue;
            }
            // SAFETY: a plain system call.
            let made = match unsafe { libc::unshare(flag) } {
                0 if kind == "mnt" => change_tree(),
                0 => Ok(()),
                _ => Err(io::Error::last_os_error().into()),
            };
            match made {
                Ok(()) => self.own.push(kind.to_owned()),
                Err(error) => {
                    self.refusal
                        .get_or_insert_with(|| format!("{kind}: {error:#}"));
                }
            }
        }
        if self.missing().is_empty() {
            self.refusal = None;
        }
    }
}

/// Changes the root of this process for an empty, read-only file system and lets the old one go.
/// Files that are open or mapped stay so.
fn leave_the_file_tree() -> Result<()> {
    let place = ["/dev", "/proc", "/usr", "/tmp"]
        .into_iter()
        .find(|place| Path::new(place).is_dir())
        .context("no folder to mount on")?;
    change_root(
        place,
        libc::MS_RDONLY,
        c"size=4k,nr_inodes=1,mode=555",
        || Ok(()),
    )
}

/// Where a jail's file tree has what it may read, and where it may write.
pub(super) const JAIL_TOOLCHAIN: &str = "/toolchain";
pub(super) const JAIL_WORK: &str = "/sources";

/// Changes the root for a file system in memory of so many bytes that holds this folder, read-only, and
/// an empty one that everybody can write to, who are only those in here.
pub(super) fn enter_a_tree_with(toolchain: &Path, bytes: u64) -> Result<()> {
    let place = ["/dev", "/usr", "/tmp"]
        .into_iter()
        .find(|place| Path::new(place).is_dir() && !toolchain.starts_with(place))
        .context("no folder to mount on")?;
    let data = CString::new(format!("size={bytes},nr_inodes=4096,mode=755"))?;
    let source = CString::new(toolchain.as_os_str().as_bytes())?;
    change_root(place, 0, &data, || {
        let (target, work) = (&JAIL_TOOLCHAIN[1..], &JAIL_WORK[1..]);
        fs::create_dir(target)?;
        fs::create_dir(work)?;
        fs::set_permissions(work, fs::Permissions::from_mode(0o777))?;
        let target = CString::new(target)?;
        let bind = |flags| {
            // SAFETY: a system call with pointers to locals.
            let failed = unsafe {
                let (source, target) = (source.as_ptr(), target.as_ptr());
                libc::mount(source, target, std::ptr::null(), flags, std::ptr::null())
            };
            match failed {
                0 => Ok(()),
                _ => Err(io::Error::last_os_error()).context("mounting the compiler"),
            }
        };
        bind(libc::MS_BIND | libc::MS_REC)?;
        bind(libc::MS_BIND | libc::MS_REMOUNT | libc::MS_RDONLY | libc::MS_NOSUID | libc::MS_NODEV)
    })
}

/// Changes the root for a new file system in memory, mounted at `place` and filled from inside, and
/// lets the old one go.
fn change_root(
    place: &str,
    flags: libc::c_ulong,
    data: &CStr,
    fill: impl FnOnce() -> Result<()>,
) -> Result<()> {
    const HERE: &CStr = c".";
    let place = CString::new(place)?;
    let done = |result: libc::c_long, what: &'static str| match result {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()).context(what),
    };
    let flags = flags | libc::MS_NOSUID | libc::MS_NODEV | libc::MS_NOEXEC;
    // SAFETY: system calls with pointers to constants and locals.
    unsafe {
        let (none, root) = (c"none".as_ptr(), c"/".as_ptr());
        let mount = |target, kind: &CStr, flags, data: &CStr| {
            libc::mount(none, target, kind.as_ptr(), flags, data.as_ptr().cast()).into()
        };
        // What is mounted here must not appear outside.
        let private = libc::MS_REC | libc::MS_PRIVATE;
        done(mount(root, c"", private, c""), "making mounts private")?;
        done(
            mount(place.as_ptr(), c"tmpfs", flags, data),
            "mounting a file system in memory",
        )?;
        done(libc::chdir(place.as_ptr()).into(), "entering it")?;
        fill()?;
        // Both at the same place: the old root lies on the new one until it is taken away.
        let pivoted = libc::syscall(libc::SYS_pivot_root, HERE.as_ptr(), HERE.as_ptr());
        done(pivoted, "making it the root")?;
        let left = libc::umount2(HERE.as_ptr(), libc::MNT_DETACH);
        done(left.into(), "leaving the host's files")?;
        done(libc::chdir(root).into(), "entering the root")
    }
}

/// Starts the first process of the new process namespace. All children are in it, and the kernel
/// kills them when it ends. It ends when the last copy of the descriptor in the answer is closed:
/// a parent-death signal is lost when the parent dies before it is asked for.
pub(super) fn start_init() -> Result<OwnedFd> {
    let mut ends = [0; 2];
    // SAFETY: a valid pointer to two ints, which become descriptors that only we own.
    let (life, held) = unsafe {
        ensure!(
            libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) == 0,
            "pipe2: {}",
            io::Error::last_os_error()
        );
        (OwnedFd::from_raw_fd(ends[0]), OwnedFd::from_raw_fd(ends[1]))
    };
    // SAFETY: the process's other thread only waits; the child touches nothing but itself.
    let pid = unsafe { super::fork() };
    if pid == 0 {
        live_as_init(life.as_raw_fd());
    }
    ensure!(pid > 0, "cannot fork: {}", io::Error::last_os_error());
    Ok(held)
}

fn live_as_init(life: RawFd) -> ! {
    // SAFETY: plain system calls with pointers to locals; nothing else is used afterwards.
    unsafe {
        libc::dup3(life, 0, 0);
        libc::syscall(libc::SYS_close_range, 1u32, u32::MAX, 0u32);
        libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0);
        libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        // Where there is no seccomp, the operator has accepted that.
        let _ = Filter::allowing(calls::INIT).apply(false);
        let mut nothing = 0u8;
        libc::read(0, (&raw mut nothing).cast(), 1);
        libc::_exit(0)
    }
}
