//! The control socket between host and fork server: small packets, some of which carry a
//! file descriptor.

use anyhow::{Context, Result, bail, ensure};
use std::{
    io, mem,
    os::fd::{AsRawFd, FromRawFd, OwnedFd},
    ptr,
};

/// Most descriptors in a packet.
const DESCRIPTORS_MAX: usize = 2;

/// Longest packet, in bytes.
const PACKET_BYTES_MAX: usize = 64 << 10;

/// One end of the control socket.
pub struct Control {
    socket: OwnedFd,
}

/// What the host asks of the fork server.
pub enum Command {
    /// Fork a child that serves this socket, and has this channel to a partner.
    Fork(OwnedFd, Option<OwnedFd>),
    /// Wait for this child, which has ended, and say how.
    Reap(i32),
}

/// A pair of connected sockets, closed on exec.
///
/// # Errors
/// When the process is out of descriptors.
pub fn pair(kind: libc::c_int) -> io::Result<(OwnedFd, OwnedFd)> {
    let mut ends = [0; 2];
    // SAFETY: a valid pointer to two ints, which become descriptors that only we own.
    unsafe {
        if libc::socketpair(
            libc::AF_UNIX,
            kind | libc::SOCK_CLOEXEC,
            0,
            ends.as_mut_ptr(),
        ) != 0
        {
            return Err(io::Error::last_os_error());
        }
        Ok((OwnedFd::from_raw_fd(ends[0]), OwnedFd::from_raw_fd(ends[1])))
    }
}

impl Control {
    /// Takes a `SOCK_SEQPACKET` socket.
    pub fn new(socket: OwnedFd) -> Control {
        Control { socket }
    }

    /// Sends a packet.
    pub fn send_bytes(&self, bytes: &[u8]) -> Result<()> {
        self.send(bytes, &[])
    }

    /// Receives a packet.
    pub fn receive_bytes(&self) -> Result<Vec<u8>> {
        Ok(self
            .receive()?
            .context("the other side of the sandbox's control socket has closed")?
            .0)
    }

    /// Asks for a child that serves `socket`; returns its process id and a handle on it.
    pub fn fork(&self, socket: &OwnedFd, channel: Option<&OwnedFd>) -> Result<(i32, OwnedFd)> {
        let descriptors: Vec<&OwnedFd> = std::iter::once(socket).chain(channel).collect();
        self.send(b"F", &descriptors)?;
        let (bytes, mut handles) = self.receive()?.context("the fork server has ended")?;
        let pid = i32::from_le_bytes(
            bytes
                .as_slice()
                .try_into()
                .context("the fork server's answer is no process id")?,
        );
        Ok((
            pid,
            handles
                .pop()
                .context("the fork server sent no process handle")?,
        ))
    }

    /// Waits for a child that has ended; its wait status.
    pub fn reap(&self, pid: i32) -> Result<i32> {
        let mut packet = vec![b'R'];
        packet.extend(pid.to_le_bytes());
        self.send(&packet, &[])?;
        let bytes = self.receive_bytes()?;
        Ok(i32::from_le_bytes(
            bytes
                .as_slice()
                .try_into()
                .context("the fork server's answer is no status")?,
        ))
    }

    /// The host's next command; `None` when it has closed.
    pub fn receive_command(&self) -> Result<Option<Command>> {
        let Some((bytes, descriptors)) = self.receive()? else {
            return Ok(None);
        };
        let mut descriptors = descriptors.into_iter();
        match (bytes.as_slice(), descriptors.next()) {
            ([b'F'], Some(socket)) => Ok(Some(Command::Fork(socket, descriptors.next()))),
            ([b'R', pid @ ..], None) => {
                Ok(Some(Command::Reap(i32::from_le_bytes(pid.try_into()?))))
            }
            _ => bail!("the host sent an unknown command"),
        }
    }

    /// Answers [`Command::Fork`].
    pub fn send_child(&self, pid: i32) -> Result<()> {
        // SAFETY: a plain system call; the result is a descriptor that only we own. The child has
        // not been waited for, so the id is still its own.
        let handle = unsafe {
            let handle = libc::syscall(libc::SYS_pidfd_open, pid, 0);
            ensure!(handle >= 0, "pidfd_open: {}", io::Error::last_os_error());
            OwnedFd::from_raw_fd(handle as i32)
        };
        self.send(&pid.to_le_bytes(), &[&handle])
    }

    /// Answers [`Command::Reap`].
    pub fn send_status(&self, status: i32) -> Result<()> {
        self.send(&status.to_le_bytes(), &[])
    }

    fn send(&self, bytes: &[u8], descriptors: &[&OwnedFd]) -> Result<()> {
        ensure!(
            descriptors.len() <= DESCRIPTORS_MAX,
            "too many descriptors for a control packet"
        );
        ensure!(
            bytes.len() <= PACKET_BYTES_MAX,
            "a control packet of {} bytes is too long",
            bytes.len()
        );
        let mut part = libc::iovec {
            iov_base: bytes.as_ptr().cast_mut().cast(),
            iov_len: bytes.len(),
        };
        let mut space = [0u64; 4];
        // SAFETY: all pointers are to locals that outlive the call; `space` is aligned and large
        // enough for two descriptors.
        unsafe {
            let mut message: libc::msghdr = mem::zeroed();
            message.msg_iov = &mut part;
            message.msg_iovlen = 1;
            if !descriptors.is_empty() {
                let length = 4 * descriptors.len() as u32;
                message.msg_control = space.as_mut_ptr().cast();
                message.msg_controllen = libc::CMSG_SPACE(length) as usize;
                let header = libc::CMSG_FIRSTHDR(&message);
                (*header).cmsg_level = libc::SOL_SOCKET;
                (*header).cmsg_type = libc::SCM_RIGHTS;
                (*header).cmsg_len = libc::CMSG_LEN(length) as usize;
                let place = libc::CMSG_DATA(header).cast::<i32>();
                for (index, descriptor) in descriptors.iter().enumerate() {
                    ptr::write_unaligned(place.add(index), descriptor.as_raw_fd());
                }
            }
            if libc::sendmsg(self.socket.as_raw_fd(), &message, libc::MSG_NOSIGNAL) < 0 {
                return Err(io::Error::last_os_error())
                    .context("writing to the sandbox's control socket");
            }
        }
        Ok(())
    }

    fn receive(&self) -> Result<Option<(Vec<u8>, Vec<OwnedFd>)>> {
        let mut bytes = vec![0u8; PACKET_BYTES_MAX];
        let mut part = libc::iovec {
            iov_base: bytes.as_mut_ptr().cast(),
            iov_len: bytes.len(),
        };
        let mut space = [0u64; 4];
        // SAFETY: all pointers are to locals that outlive the call.
        unsafe {
            let mut message: libc::msghdr = mem::zeroed();
            message.msg_iov = &mut part;
            message.msg_iovlen = 1;
            message.msg_control = space.as_mut_ptr().cast();
            message.msg_controllen = size_of_val(&space);
            let count = loop {
                let count = libc::recvmsg(
                    self.socket.as_raw_fd(),
                    &mut message,
                    libc::MSG_CMSG_CLOEXEC,
                );
                if count >= 0 || io::Error::last_os_error().kind() != io::ErrorKind::Interrupted {
                    break count;
                }
            };
            if count < 0 {
                return Err(io::Error::last_os_error())
                    .context("reading from the sandbox's control socket");
            }
            if count == 0 {
                return Ok(None);
            }
            bytes.truncate(count as usize);
            let header = libc::CMSG_FIRSTHDR(&message);
            let mut descriptors = Vec::new();
            if !header.is_null()
                && (*header).cmsg_level == libc::SOL_SOCKET
                && (*header).cmsg_type == libc::SCM_RIGHTS
            {
                let length = (*header).cmsg_len as usize - libc::CMSG_LEN(0) as usize;
                let place = libc::CMSG_DATA(header).cast::<i32>();
                for index in 0..length / 4 {
                    let descriptor = ptr::read_unaligned(place.add(index));
                    descriptors.push(OwnedFd::from_raw_fd(descriptor));
                }
            }
            Ok(Some((bytes, descriptors)))
        }
    }
}
