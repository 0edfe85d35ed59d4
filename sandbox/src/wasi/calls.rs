//! The preview 1 calls themselves. Each checks every pointer; a bad one gives `EFAULT`.

use super::{
    CLOCK_STEP_NS, Descriptor, Leave, OPEN_FILES_MAX, World,
    errno::{self, Errno},
    files::{Found, normalise},
    output::{STDERR, STDOUT},
};
use wasmtime::{Caller, Linker};

const MODULE: &str = "wasi_snapshot_preview1";
/// All rights: nothing is decided by them here, the tree itself is the boundary.
const RIGHTS_ALL: u64 = (1 << 30) - 1;
const FILETYPE_CHARACTER_DEVICE: u8 = 2;
const FILETYPE_DIRECTORY: u8 = 3;
const FILETYPE_REGULAR_FILE: u8 = 4;

const OFLAG_CREAT: i32 = 1;
const OFLAG_DIRECTORY: i32 = 2;
const OFLAG_EXCL: i32 = 4;
const OFLAG_TRUNC: i32 = 8;
const FDFLAG_APPEND: i32 = 1;
const RIGHT_FD_WRITE: i64 = 1 << 6;

type Guest<'a> = Caller<'a, World>;
type Answer = Result<(), Errno>;

/// Guest memory and world, borrowed together for one call.
struct Call<'a> {
    memory: &'a mut [u8],
    world: &'a mut World,
}

impl Call<'_> {
    fn bytes(&self, at: i32, length: i32) -> Result<&[u8], Errno> {
        let (at, length) = (at as u32 as usize, length as u32 as usize);
        self.memory
            .get(at..at.checked_add(length).ok_or(errno::FAULT)?)
            .ok_or(errno::FAULT)
    }

    fn bytes_mut(&mut self, at: i32, length: usize) -> Result<&mut [u8], Errno> {
        let at = at as u32 as usize;
        self.memory
            .get_mut(at..at.checked_add(length).ok_or(errno::FAULT)?)
            .ok_or(errno::FAULT)
    }

    fn put(&mut self, at: i32, bytes: &[u8]) -> Answer {
        self.bytes_mut(at, bytes.len())?.copy_from_slice(bytes);
        Ok(())
    }

    fn put_u32(&mut self, at: i32, value: u32) -> Answer {
        self.put(at, &value.to_le_bytes())
    }

    fn put_u64(&mut self, at: i32, value: u64) -> Answer {
        self.put(at, &value.to_le_bytes())
    }

    /// The (pointer, length) pairs of an iovec array.
    fn vectors(&self, at: i32, count: i32) -> Result<Vec<(i32, i32)>, Errno> {
        if !(0..=1024).contains(&count) {
            return Err(errno::INVAL);
        }
        let array = self.bytes(at, count * 8)?;
        let word = |bytes: &[u8]| i32::from_le_bytes(bytes.try_into().expect("four bytes"));
        Ok(array
            .chunks_exact(8)
            .map(|pair| (word(&pair[..4]), word(&pair[4..])))
            .collect())
    }

    fn descriptor(&mut self, fd: i32) -> Result<&mut Descriptor, Errno> {
        self.world
            .descriptors
            .get_mut(fd as u32 as usize)
            .and_then(Option::as_mut)
            .ok_or(errno::BADF)
    }

    /// The absolute path that `path` means relative to the folder `fd`.
    fn path(&mut self, fd: i32, at: i32, length: i32) -> Result<String, Errno> {
        let folder = match self.descriptor(fd)? {
            Descriptor::Dir { path } => path.clone(),
            _ => return Err(errno::NOTDIR),
        };
        normalise(&folder, self.bytes(at, length)?)
    }

    fn put_strings(&mut self, strings: &[Vec<u8>], pointers: i32, buffer: i32) -> Answer {
        let mut at = buffer;
        for (index, text) in strings.iter().enumerate() {
            self.put_u32(pointers.wrapping_add(4 * index as i32), at as u32)?;
            self.put(at, text)?;
            at = at.wrapping_add(text.len() as i32);
        }
        Ok(())
    }

    fn clock(&mut self) -> u64 {
        self.world.clock_ns += CLOCK_STEP_NS;
        self.world.clock_ns
    }

    /// Reads into the vectors from `source`; returns how much.
    fn fill(&mut self, vectors: &[(i32, i32)], source: &[u8]) -> Result<usize, Errno> {
        let mut done = 0;
        for &(at, length) in vectors {
            let count = (length as u32 as usize).min(source.len() - done);
            self.bytes_mut(at, count)?
                .copy_from_slice(&source[done..done + count]);
            done += count;
            if done == source.len() {
                break;
            }
        }
        Ok(done)
    }

    fn read(
        &mut self,
        fd: i32,
        vectors: i32,
        count: i32,
        offset: Option<u64>,
        size_out: i32,
    ) -> Answer {
        let vectors = self.vectors(vectors, count)?;
        let done = match self.descriptor(fd)? {
            Descriptor::Stdin => {
                let stdin = self.world.stdin.clone();
                let done = self.fill(&vectors, &stdin[self.world.stdin_position..])?;
                self.world.stdin_position += done;
                done
            }
            Descriptor::Fixed {
                bytes, position, ..
            } => {
                let (bytes, start) = (*bytes, offset.unwrap_or(*position));
                let done = self.fill(&vectors, &bytes[bytes.len().min(start as usize)..])?;
                self.advance(fd, offset, start + done as u64)?;
                done
            }
            Descriptor::Written { file, position, .. } => {
                let start = offset.unwrap_or(*position);
                let content = file.borrow().bytes.clone();
                let done = self.fill(&vectors, &content[content.len().min(start as usize)..])?;
                self.advance(fd, offset, start + done as u64)?;
                done
            }
            Descriptor::ChannelIn => self.receive(&vectors)?,
            Descriptor::Dir { .. } => return Err(errno::ISDIR),
            Descriptor::Stdout | Descriptor::Stderr | Descriptor::ChannelOut => {
                return Err(errno::BADF);
            }
        };
        self.put_u32(size_out, done as u32)
    }

    /// Moves a file's position, unless the call named its own offset.
    fn advance(&mut self, fd: i32, offset: Option<u64>, to: u64) -> Answer {
        if offset.is_none()
            && let Descriptor::Fixed { position, .. } | Descriptor::Written { position, .. } =
                self.descriptor(fd)?
        {
            *position = to;
        }
        Ok(())
    }

    fn write(
        &mut self,
        fd: i32,
        vectors: i32,
        count: i32,
        offset: Option<u64>,
        size_out: i32,
    ) -> Result<Result<(), Leave>, Errno> {
        let vectors = self.vectors(vectors, count)?;
        let mut done = 0usize;
        if let Descriptor::ChannelOut = self.descriptor(fd)? {
            return self.send(&vectors, size_out);
        }
        for &(at, length) in &vectors {
            let left =
                self.write_once(fd, at, length, offset.map(|offset| offset + done as u64))?;
            if let Err(leave) = left {
                return Ok(Err(leave));
            }
            done += length as u32 as usize;
        }
        self.put_u32(size_out, done as u32)?;
        Ok(Ok(()))
    }

    /// Waits for what the partner writes; nothing means its end.
    fn receive(&mut self, vectors: &[(i32, i32)]) -> Result<usize, Errno> {
        let Some(mut channel) = self.world.channel.take() else {
            return Err(errno::BADF);
        };
        let wanted = vectors.iter().map(|(_, length)| *length as u32 as usize);
        let done = match wanted.sum() {
            0 => Ok(0),
            wanted => {
                let bytes = channel.receive(wanted);
                self.fill(vectors, bytes)
            }
        };
        if let Ok(done) = done {
            channel.take(done);
        }
        self.world.channel = Some(channel);
        done
    }

    /// Sends all vectors as one message, so that the partner wakes once.
    fn send(&mut self, vectors: &[(i32, i32)], size_out: i32) -> Result<Result<(), Leave>, Errno> {
        let mut bytes = Vec::new();
        for &(at, length) in vectors {
            bytes.extend_from_slice(self.bytes(at, length)?);
        }
        let room = self.world.output_bytes_max;
        let channel = self.world.channel.as_mut().ok_or(errno::BADF)?;
        let room = room.saturating_sub(channel.sent_bytes() + STDERR.len());
        channel.send(&bytes[..bytes.len().min(room)]);
        if bytes.len() > room {
            return Ok(Err(Leave::OutputLimit));
        }
        self.put_u32(size_out, bytes.len() as u32)?;
        Ok(Ok(()))
    }

    fn write_once(
        &mut self,
        fd: i32,
        at: i32,
        length: i32,
        offset: Option<u64>,
    ) -> Result<Result<(), Leave>, Errno> {
        let stream = match self.descriptor(fd)? {
            Descriptor::Stdout => &STDOUT,
            Descriptor::Stderr => &STDERR,
            Descriptor::Written {
                file,
                position,
                append,
            } => {
                let (file, position, append) = (file.clone(), *position, *append);
                let end = file.borrow().bytes.len() as u64;
                let start = offset.unwrap_or(if append { end } else { position });
                let memory: &[u8] = self.memory;
                let (from, count) = (at as u32 as usize, length as u32 as usize);
                let bytes = memory.get(from..from + count).ok_or(errno::FAULT)?;
                self.world.files.write_at(&file, start, bytes)?;
                self.advance(fd, offset, start + count as u64)?;
                return Ok(Ok(()));
            }
            Descriptor::Fixed { .. } => return Err(errno::ROFS),
            Descriptor::Dir { .. } => return Err(errno::ISDIR),
            Descriptor::Stdin | Descriptor::ChannelIn | Descriptor::ChannelOut => {
                return Err(errno::BADF);
            }
        };
        let room = self.world.output_bytes_max
            - (STDOUT.len() + STDERR.len()).min(self.world.output_bytes_max);
        let bytes = self.bytes(at, length)?;
        let fits = bytes.len().min(room);
        let written = stream.append(&bytes[..fits]);
        Ok(if written < bytes.len() {
            Err(Leave::OutputLimit)
        } else {
            Ok(())
        })
    }

    fn seek(&mut self, fd: i32, delta: i64, whence: i32, out: i32) -> Answer {
        let (position, end) = match self.descriptor(fd)? {
            Descriptor::Fixed {
                bytes, position, ..
            } => (position, bytes.len() as u64),
            Descriptor::Written { file, position, .. } => {
                let end = file.borrow().bytes.len() as u64;
                (position, end)
            }
            Descriptor::Dir { .. } => return Err(errno::BADF),
            _ => return Err(errno::SPIPE),
        };
        let base = match whence {
            0 => 0,
            1 => *position,
            2 => end,
            _ => return Err(errno::INVAL),
        };
        let to = base
            .checked_add_signed(delta)
            .filter(|to| *to < 1 << 40)
            .ok_or(errno::INVAL)?;
        *position = to;
        self.put_u64(out, to)
    }

    /// The 24 bytes of an fdstat.
    fn put_fdstat(&mut self, fd: i32, out: i32) -> Answer {
        let (filetype, flags, rights) = match self.descriptor(fd)? {
            // A device, so that the C library does not ask for a size, but with the right to seek:
            // without it, it would be taken for a terminal (colours, a flush at every line).
            Descriptor::Stdin
            | Descriptor::Stdout
            | Descriptor::Stderr
            | Descriptor::ChannelIn
            | Descriptor::ChannelOut => (FILETYPE_CHARACTER_DEVICE, 0u16, RIGHTS_ALL),
            Descriptor::Dir { .. } => (FILETYPE_DIRECTORY, 0, RIGHTS_ALL),
            Descriptor::Fixed { .. } => (FILETYPE_REGULAR_FILE, 0, RIGHTS_ALL),
            Descriptor::Written { append, .. } => {
                (FILETYPE_REGULAR_FILE, u16::from(*append), RIGHTS_ALL)
            }
        };
        let mut stat = [0u8; 24];
        stat[0] = filetype;
        stat[2..4].copy_from_slice(&flags.to_le_bytes());
        stat[8..16].copy_from_slice(&rights.to_le_bytes());
        stat[16..24].copy_from_slice(&RIGHTS_ALL.to_le_bytes());
        self.put(out, &stat)
    }

    /// The 64 bytes of a filestat. All times are 0: nothing here has a past.
    fn put_filestat(&mut self, out: i32, filetype: u8, inode: u64, size: u64) -> Answer {
        let mut stat = [0u8; 64];
        stat[0..8].copy_from_slice(&1u64.to_le_bytes());
        stat[8..16].copy_from_slice(&inode.to_le_bytes());
        stat[16] = filetype;
        stat[24..32].copy_from_slice(&1u64.to_le_bytes());
        stat[32..40].copy_from_slice(&size.to_le_bytes());
        self.put(out, &stat)
    }

    fn fd_filestat(&mut self, fd: i32, out: i32) -> Answer {
        let (filetype, inode, size) = match self.descriptor(fd)? {
            Descriptor::Stdin
            | Descriptor::Stdout
            | Descriptor::Stderr
            | Descriptor::ChannelIn
            | Descriptor::ChannelOut => (FILETYPE_CHARACTER_DEVICE, fd as u64, 0),
            Descriptor::Dir { path } => (FILETYPE_DIRECTORY, path_inode(path), 0),
            Descriptor::Fixed { bytes, inode, .. } => {
                (FILETYPE_REGULAR_FILE, *inode, bytes.len() as u64)
            }
            Descriptor::Written { file, .. } => {
                let data = file.borrow();
                (FILETYPE_REGULAR_FILE, data.inode, data.bytes.len() as u64)
            }
        };
        self.put_filestat(out, filetype, inode, size)
    }

    fn path_filestat(&mut self, fd: i32, path: i32, length: i32, out: i32) -> Answer {
        let path = self.path(fd, path, length)?;
        match self.world.files.find(&path).ok_or(errno::NOENT)? {
            Found::Dir => self.put_filestat(out, FILETYPE_DIRECTORY, path_inode(&path), 0),
            Found::Fixed(bytes, inode) => {
                self.put_filestat(out, FILETYPE_REGULAR_FILE, inode, bytes.len() as u64)
            }
            Found::Written(file) => {
                let (inode, size) = (file.borrow().inode, file.borrow().bytes.len() as u64);
                self.put_filestat(out, FILETYPE_REGULAR_FILE, inode, size)
            }
        }
    }

    #[allow(clippy::too_many_arguments)] // the call has them
    fn path_open(
        &mut self,
        fd: i32,
        path: i32,
        length: i32,
        oflags: i32,
        rights: i64,
        fdflags: i32,
        out: i32,
    ) -> Answer {
        let path = self.path(fd, path, length)?;
        let append = fdflags & FDFLAG_APPEND != 0;
        let descriptor = match self.world.files.find(&path) {
            Some(_) if oflags & OFLAG_CREAT != 0 && oflags & OFLAG_EXCL != 0 => {
                return Err(errno::EXIST);
            }
            Some(Found::Dir) => Descriptor::Dir { path },
            Some(_) if oflags & OFLAG_DIRECTORY != 0 => return Err(errno::NOTDIR),
            Some(Found::Fixed(..))
                if oflags & OFLAG_TRUNC != 0
                    || (oflags & OFLAG_CREAT != 0 && rights & RIGHT_FD_WRITE != 0) =>
            {
                return Err(errno::ROFS);
            }
            Some(Found::Fixed(bytes, inode)) => Descriptor::Fixed {
                bytes,
                position: 0,
                inode,
            },
            Some(Found::Written(file)) => {
                if oflags & OFLAG_TRUNC != 0 {
                    self.world.files.resize(&file, 0)?;
                }
                Descriptor::Written {
                    file,
                    position: 0,
                    append,
                }
            }
            None if oflags & OFLAG_CREAT != 0 => {
                let file = self.world.files.create(&path)?;
                Descriptor::Written {
                    file,
                    position: 0,
                    append,
                }
            }
            None => return Err(errno::NOENT),
        };
        let fd = self.open(descriptor)?;
        self.put_u32(out, fd)
    }

    fn open(&mut self, descriptor: Descriptor) -> Result<u32, Errno> {
        let free = self.world.descriptors.iter().position(Option::is_none);
        let slot = free.unwrap_or(self.world.descriptors.len());
        if slot >= OPEN_FILES_MAX {
            return Err(errno::MFILE);
        }
        if slot == self.world.descriptors.len() {
            self.world.descriptors.push(None);
        }
        self.world.descriptors[slot] = Some(descriptor);
        Ok(slot as u32)
    }

    fn readdir(&mut self, fd: i32, buffer: i32, size: i32, cookie: i64, used_out: i32) -> Answer {
        let path = match self.descriptor(fd)? {
            Descriptor::Dir { path } => path.clone(),
            _ => return Err(errno::NOTDIR),
        };
        let mut names = vec![(".".to_owned(), true), ("..".to_owned(), true)];
        names.extend(self.world.files.list(&path));
        let mut entries = Vec::new();
        for (index, (name, is_dir)) in names.iter().enumerate().skip(cookie as usize) {
            entries.extend((index as u64 + 1).to_le_bytes());
            entries.extend(path_inode(name).to_le_bytes());
            entries.extend((name.len() as u32).to_le_bytes());
            entries.extend(
                u32::from(if *is_dir {
                    FILETYPE_DIRECTORY
                } else {
                    FILETYPE_REGULAR_FILE
                })
                .to_le_bytes(),
            );
            entries.extend(name.as_bytes());
            if entries.len() >= size as u32 as usize {
                break;
            }
        }
        entries.truncate(size as u32 as usize);
        self.put(buffer, &entries)?;
        self.put_u32(used_out, entries.len() as u32)
    }

    /// Only clocks can be waited for (streams are always ready). Waiting moves the clock and
    /// costs no real time, but counts towards the wall limit.
    fn poll(
        &mut self,
        subscriptions: i32,
        events: i32,
        count: i32,
        out: i32,
    ) -> Result<Result<(), Leave>, Errno> {
        if !(1..=1024).contains(&count) {
            return Err(errno::INVAL);
        }
        let mut ready: Vec<([u8; 8], u8)> = Vec::new();
        let mut soonest: Option<(u64, [u8; 8])> = None;
        for index in 0..count {
            let entry: [u8; 48] = self
                .bytes(subscriptions.wrapping_add(48 * index), 48)?
                .try_into()
                .expect("48 bytes");
            let userdata: [u8; 8] = entry[0..8].try_into().expect("eight bytes");
            let kind = entry[8];
            if kind != 0 {
                ready.push((userdata, kind));
                continue;
            }
            let timeout = u64::from_le_bytes(entry[24..32].try_into().expect("eight bytes"));
            let absolute = entry[40] & 1 == 1;
            let day_clock = u32::from_le_bytes(entry[16..20].try_into().expect("four bytes")) == 0;
            let now = if day_clock {
                self.world.clock_ns
            } else {
                self.world.clock_ns - super::CLOCK_START_NS
            };
            let wait = if absolute {
                timeout.saturating_sub(now)
            } else {
                timeout
            };
            if soonest.is_none_or(|(best, _)| wait < best) {
                soonest = Some((wait, userdata));
            }
        }
        if ready.is_empty()
            && let Some((wait, userdata)) = soonest
        {
            self.world.clock_ns = self.world.clock_ns.saturating_add(wait);
            self.world.slept_ns = self.world.slept_ns.saturating_add(wait);
            let passed = u64::try_from(self.world.started.elapsed().as_nanos()).unwrap_or(u64::MAX);
            if passed.saturating_add(self.world.slept_ns) > self.world.wall_limit_ns {
                return Ok(Err(Leave::WallLimit));
            }
            ready.push((userdata, 0));
        }
        for (index, (userdata, kind)) in ready.iter().enumerate() {
            let mut event = [0u8; 32];
            event[0..8].copy_from_slice(userdata);
            event[10] = *kind;
            self.put(events.wrapping_add(32 * index as i32), &event)?;
        }
        self.put_u32(out, ready.len() as u32)?;
        Ok(Ok(()))
    }
}

/// Folders have no identity of their own; a hash of the name serves.
fn path_inode(path: &str) -> u64 {
    path.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    }) | 1
}

fn call<T>(
    guest: &mut Guest<'_>,
    work: impl FnOnce(&mut Call<'_>) -> Result<T, Errno>,
) -> Result<T, Errno> {
    let memory = guest.data().memory.ok_or(errno::FAULT)?;
    let (memory, world) = memory.data_and_store_mut(guest);
    work(&mut Call { memory, world })
}

fn code(answer: Answer) -> i32 {
    answer.err().unwrap_or(errno::SUCCESS)
}

fn leave(answer: Result<Result<(), Leave>, Errno>) -> wasmtime::Result<i32> {
    match answer {
        Ok(Ok(())) => Ok(errno::SUCCESS),
        Ok(Err(leave)) => Err(leave.into()),
        Err(errno) => Ok(errno),
    }
}

/// Defines every preview 1 import. Calls a judged program has no use for (sockets, links,
/// changing times) answer `ENOTSUP` or do nothing, as their comments say.
pub fn add_to_linker(linker: &mut Linker<World>) -> wasmtime::Result<()> {
    add_environment(linker)?;
    add_descriptor_calls(linker)?;
    add_path_calls(linker)?;
    add_process_calls(linker)
}

fn add_environment(linker: &mut Linker<World>) -> wasmtime::Result<()> {
    linker.func_wrap(
        MODULE,
        "args_sizes_get",
        |mut guest: Guest<'_>, count: i32, size: i32| {
            code(call(&mut guest, |call| {
                call.put_u32(count, call.world.args.len() as u32)?;
                call.put_u32(
                    size,
                    call.world.args.iter().map(Vec::len).sum::<usize>() as u32,
                )
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "args_get",
        |mut guest: Guest<'_>, pointers: i32, buffer: i32| {
            code(call(&mut guest, |call| {
                let args = std::mem::take(&mut call.world.args);
                let answer = call.put_strings(&args, pointers, buffer);
                call.world.args = args;
                answer
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "environ_sizes_get",
        |mut guest: Guest<'_>, count: i32, size: i32| {
            code(call(&mut guest, |call| {
                call.put_u32(count, call.world.env.len() as u32)?;
                call.put_u32(
                    size,
                    call.world.env.iter().map(Vec::len).sum::<usize>() as u32,
                )
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "environ_get",
        |mut guest: Guest<'_>, pointers: i32, buffer: i32| {
            code(call(&mut guest, |call| {
                let env = std::mem::take(&mut call.world.env);
                let answer = call.put_strings(&env, pointers, buffer);
                call.world.env = env;
                answer
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "clock_res_get",
        |mut guest: Guest<'_>, _clock: i32, out: i32| {
            code(call(&mut guest, |call| call.put_u64(out, CLOCK_STEP_NS)))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "clock_time_get",
        |mut guest: Guest<'_>, clock: i32, _precision: i64, out: i32| {
            code(call(&mut guest, |call| {
                let now = call.clock();
                // 0 is the time of day; the others count from the start of the program.
                let shown = if clock == 0 {
                    now
                } else {
                    now - super::CLOCK_START_NS
                };
                call.put_u64(out, shown)
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "random_get",
        |mut guest: Guest<'_>, buffer: i32, length: i32| {
            code(call(&mut guest, |call| {
                let at = buffer as u32 as usize;
                let end = at.checked_add(length as u32 as usize).ok_or(errno::FAULT)?;
                let target = call.memory.get_mut(at..end).ok_or(errno::FAULT)?;
                for chunk in target.chunks_mut(8) {
                    chunk.copy_from_slice(&call.world.random.next().to_le_bytes()[..chunk.len()]);
                }
                Ok(())
            }))
        },
    )?;
    Ok(())
}

fn add_descriptor_calls(linker: &mut Linker<World>) -> wasmtime::Result<()> {
    linker.func_wrap(
        MODULE,
        "fd_read",
        |mut guest: Guest<'_>, fd: i32, vectors: i32, count: i32, out: i32| {
            code(call(&mut guest, |call| {
                call.read(fd, vectors, count, None, out)
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_pread",
        |mut guest: Guest<'_>, fd: i32, vectors: i32, count: i32, offset: i64, out: i32| {
            code(call(&mut guest, |call| match call.descriptor(fd)? {
                Descriptor::Stdin | Descriptor::ChannelIn => Err(errno::SPIPE),
                _ => call.read(fd, vectors, count, Some(offset as u64), out),
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_write",
        |mut guest: Guest<'_>, fd: i32, vectors: i32, count: i32, out: i32| {
            leave(call(&mut guest, |call| {
                call.write(fd, vectors, count, None, out)
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_pwrite",
        |mut guest: Guest<'_>, fd: i32, vectors: i32, count: i32, offset: i64, out: i32| {
            leave(call(&mut guest, |call| match call.descriptor(fd)? {
                Descriptor::Stdout | Descriptor::Stderr | Descriptor::ChannelOut => {
                    Err(errno::SPIPE)
                }
                _ => call.write(fd, vectors, count, Some(offset as u64), out),
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_seek",
        |mut guest: Guest<'_>, fd: i32, delta: i64, whence: i32, out: i32| {
            code(call(&mut guest, |call| call.seek(fd, delta, whence, out)))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_tell",
        |mut guest: Guest<'_>, fd: i32, out: i32| {
            code(call(&mut guest, |call| call.seek(fd, 0, 1, out)))
        },
    )?;
    linker.func_wrap(MODULE, "fd_close", |mut guest: Guest<'_>, fd: i32| {
        code(call(&mut guest, |call| {
            if let Descriptor::ChannelOut = call.descriptor(fd)?
                && let Some(channel) = &mut call.world.channel
            {
                channel.end_stream();
            }
            call.world.descriptors[fd as usize] = None;
            Ok(())
        }))
    })?;
    linker.func_wrap(
        MODULE,
        "fd_renumber",
        |mut guest: Guest<'_>, from: i32, to: i32| {
            code(call(&mut guest, |call| {
                call.descriptor(from)?;
                call.descriptor(to)?;
                let moved = call.world.descriptors[from as usize].take();
                call.world.descriptors[to as usize] = moved;
                Ok(())
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_fdstat_get",
        |mut guest: Guest<'_>, fd: i32, out: i32| {
            code(call(&mut guest, |call| call.put_fdstat(fd, out)))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_fdstat_set_flags",
        |mut guest: Guest<'_>, fd: i32, flags: i32| {
            code(call(&mut guest, |call| {
                if let Descriptor::Written { append, .. } = call.descriptor(fd)? {
                    *append = flags & FDFLAG_APPEND != 0;
                }
                Ok(())
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_filestat_get",
        |mut guest: Guest<'_>, fd: i32, out: i32| {
            code(call(&mut guest, |call| call.fd_filestat(fd, out)))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_filestat_set_size",
        |mut guest: Guest<'_>, fd: i32, size: i64| {
            code(call(&mut guest, |call| match call.descriptor(fd)? {
                Descriptor::Written { file, .. } => {
                    let file = file.clone();
                    call.world.files.resize(&file, size as u64)
                }
                _ => Err(errno::INVAL),
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_prestat_get",
        |mut guest: Guest<'_>, fd: i32, out: i32| {
            code(call(&mut guest, |call| match preopen(fd) {
                Some(name) => {
                    call.put_u32(out, 0)?;
                    call.put_u32(out.wrapping_add(4), name.len() as u32)
                }
                None => Err(errno::BADF),
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_prestat_dir_name",
        |mut guest: Guest<'_>, fd: i32, at: i32, length: i32| {
            code(call(&mut guest, |call| {
                let name = preopen(fd).ok_or(errno::BADF)?;
                call.put(
                    at,
                    &name.as_bytes()[..name.len().min(length as u32 as usize)],
                )
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_readdir",
        |mut guest: Guest<'_>, fd: i32, buffer: i32, size: i32, cookie: i64, out: i32| {
            code(call(&mut guest, |call| {
                call.readdir(fd, buffer, size, cookie, out)
            }))
        },
    )?;
    // Hints and syncs of files that are memory: done already.
    linker.func_wrap(
        MODULE,
        "fd_advise",
        |_: Guest<'_>, _fd: i32, _at: i64, _length: i64, _advice: i32| errno::SUCCESS,
    )?;
    linker.func_wrap(MODULE, "fd_sync", |_: Guest<'_>, _fd: i32| errno::SUCCESS)?;
    linker.func_wrap(MODULE, "fd_datasync", |_: Guest<'_>, _fd: i32| {
        errno::SUCCESS
    })?;
    linker.func_wrap(
        MODULE,
        "fd_fdstat_set_rights",
        |_: Guest<'_>, _fd: i32, _base: i64, _inheriting: i64| errno::SUCCESS,
    )?;
    linker.func_wrap(
        MODULE,
        "fd_filestat_set_times",
        |_: Guest<'_>, _fd: i32, _access: i64, _modify: i64, _flags: i32| errno::SUCCESS,
    )?;
    linker.func_wrap(
        MODULE,
        "fd_allocate",
        |_: Guest<'_>, _fd: i32, _at: i64, _length: i64| errno::NOTSUP,
    )?;
    Ok(())
}

/// The names under which the guest finds the root. C libraries resolve absolute paths against
/// the last preopen that fits, so `.` must be the root as well.
fn preopen(fd: i32) -> Option<&'static str> {
    match fd {
        3 => Some("/"),
        4 => Some("."),
        _ => None,
    }
}

fn add_path_calls(linker: &mut Linker<World>) -> wasmtime::Result<()> {
    linker.func_wrap(
        MODULE,
        "path_open",
        |mut guest: Guest<'_>,
         fd: i32,
         _lookup: i32,
         path: i32,
         length: i32,
         oflags: i32,
         rights: i64,
         _inheriting: i64,
         fdflags: i32,
         out: i32| {
            code(call(&mut guest, |call| {
                call.path_open(fd, path, length, oflags, rights, fdflags, out)
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "path_filestat_get",
        |mut guest: Guest<'_>, fd: i32, _lookup: i32, path: i32, length: i32, out: i32| {
            code(call(&mut guest, |call| {
                call.path_filestat(fd, path, length, out)
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "path_create_directory",
        |mut guest: Guest<'_>, fd: i32, path: i32, length: i32| {
            code(call(&mut guest, |call| {
                let path = call.path(fd, path, length)?;
                call.world.files.create_dir(&path)
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "path_remove_directory",
        |mut guest: Guest<'_>, fd: i32, path: i32, length: i32| {
            code(call(&mut guest, |call| {
                let path = call.path(fd, path, length)?;
                call.world.files.remove_dir(&path)
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "path_unlink_file",
        |mut guest: Guest<'_>, fd: i32, path: i32, length: i32| {
            code(call(&mut guest, |call| {
                let path = call.path(fd, path, length)?;
                call.world.files.unlink(&path)
            }))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "path_rename",
        |mut guest: Guest<'_>,
         from_fd: i32,
         from: i32,
         from_length: i32,
         to_fd: i32,
         to: i32,
         to_length: i32| {
            code(call(&mut guest, |call| {
                let from = call.path(from_fd, from, from_length)?;
                let to = call.path(to_fd, to, to_length)?;
                call.world.files.rename(&from, &to)
            }))
        },
    )?;
    // There are no links in this tree, so none can be made or read.
    linker.func_wrap(
        MODULE,
        "path_link",
        |_: Guest<'_>,
         _fd: i32,
         _lookup: i32,
         _path: i32,
         _length: i32,
         _to_fd: i32,
         _to: i32,
         _to_length: i32| { errno::NOTSUP },
    )?;
    linker.func_wrap(
        MODULE,
        "path_symlink",
        |_: Guest<'_>, _from: i32, _from_length: i32, _fd: i32, _to: i32, _to_length: i32| {
            errno::NOTSUP
        },
    )?;
    linker.func_wrap(
        MODULE,
        "path_readlink",
        |_: Guest<'_>, _fd: i32, _path: i32, _length: i32, _buffer: i32, _size: i32, _out: i32| {
            errno::INVAL
        },
    )?;
    linker.func_wrap(
        MODULE,
        "path_filestat_set_times",
        |_: Guest<'_>,
         _fd: i32,
         _lookup: i32,
         _path: i32,
         _length: i32,
         _access: i64,
         _modify: i64,
         _flags: i32| { errno::SUCCESS },
    )?;
    Ok(())
}

fn add_process_calls(linker: &mut Linker<World>) -> wasmtime::Result<()> {
    linker.func_wrap(
        MODULE,
        "proc_exit",
        |_: Guest<'_>, exit: i32| -> wasmtime::Result<()> { Err(Leave::Exit(exit).into()) },
    )?;
    linker.func_wrap(MODULE, "proc_raise", |_: Guest<'_>, _signal: i32| {
        errno::NOSYS
    })?;
    linker.func_wrap(MODULE, "sched_yield", |_: Guest<'_>| errno::SUCCESS)?;
    linker.func_wrap(
        MODULE,
        "poll_oneoff",
        |mut guest: Guest<'_>, subscriptions: i32, events: i32, count: i32, out: i32| {
            leave(call(&mut guest, |call| {
                call.poll(subscriptions, events, count, out)
            }))
        },
    )?;
    // There is no network.
    linker.func_wrap(
        MODULE,
        "sock_accept",
        |_: Guest<'_>, _fd: i32, _flags: i32, _out: i32| errno::NOTSUP,
    )?;
    linker.func_wrap(
        MODULE,
        "sock_recv",
        |_: Guest<'_>, _fd: i32, _data: i32, _count: i32, _flags: i32, _size: i32, _out: i32| {
            errno::NOTSUP
        },
    )?;
    linker.func_wrap(
        MODULE,
        "sock_send",
        |_: Guest<'_>, _fd: i32, _data: i32, _count: i32, _flags: i32, _size: i32| errno::NOTSUP,
    )?;
    linker.func_wrap(
        MODULE,
        "sock_shutdown",
        |_: Guest<'_>, _fd: i32, _how: i32| errno::NOTSUP,
    )?;
    Ok(())
}
