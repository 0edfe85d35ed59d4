//! Builds seccomp filters: a short list of system calls, some of them with conditions on their
//! arguments; everything else kills the process.
//!
//! Numbers are found by bisection. The kernel tries a new filter on every system call number to
//! learn which ones it always allows, for each child again: a bisecting filter makes that ten
//! times cheaper than a list.

use std::io;

/// A system call that is allowed when all conditions hold.
#[derive(Clone, Copy, Debug)]
pub struct Call {
    /// Its number on this architecture.
    pub number: libc::c_long,
    /// Conditions on the arguments.
    pub when: &'static [When],
}

/// A condition on the lower 32 bits of an argument. The calls that have conditions take an `int`
/// there, or flags that end below bit 32.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// No bits but these are set.
    Only(u8, u32),
    /// These bits are not all set.
    NotAll(u8, u32),
    /// All of these bits are set.
    All(u8, u32),
    /// One of these values.
    OneOf(u8, &'static [u32]),
    /// Never: the call fails with this error instead of killing, for callers that then do it in
    /// another way.
    Refused(u16),
}

#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: u32 = 0xc000_003e;
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: u32 = 0xc000_00b7;

// Offsets in the kernel's `struct seccomp_data`.
const NUMBER: u32 = 0;
const ARCH: u32 = 4;
const ARGUMENTS: u32 = 16;

const LOAD: u32 = libc::BPF_LD | libc::BPF_W | libc::BPF_ABS;
const AND: u32 = libc::BPF_ALU | libc::BPF_AND | libc::BPF_K;
const JUMP: u32 = libc::BPF_JMP | libc::BPF_JA;
const IF_EQUAL: u32 = libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K;
const IF_AT_LEAST: u32 = libc::BPF_JMP | libc::BPF_JGE | libc::BPF_K;
const IF_ANY_BIT: u32 = libc::BPF_JMP | libc::BPF_JSET | libc::BPF_K;
const RETURN: u32 = libc::BPF_RET | libc::BPF_K;

/// A compiled filter.
#[derive(Clone)]
pub struct Filter(Vec<libc::sock_filter>);

impl Filter {
    /// Allows these calls and kills at every other.
    pub fn allowing(calls: &[Call]) -> Filter {
        Filter::build(calls, kill())
    }

    /// Kills when one of these calls does not meet its conditions and has no opinion on others:
    /// for a process that has a filter already.
    pub fn tightening(calls: &[Call]) -> Filter {
        Filter::build(calls, allow())
    }

    fn build(calls: &[Call], otherwise: libc::sock_filter) -> Filter {
        let mut calls = calls.to_vec();
        calls.sort_by_key(|call| call.number);
        let mut code = vec![
            op(LOAD, ARCH),
            branch(IF_EQUAL, ARCHITECTURE, 1, 0),
            kill(),
            op(LOAD, NUMBER),
        ];
        code.extend(bisect(&calls, otherwise));
        Filter(code)
    }

    /// Applies it to this thread, or to every thread of the process. It cannot be taken off.
    ///
    /// # Errors
    /// When the kernel has no seccomp, or this process may still gain privileges.
    pub fn apply(&self, to_all_threads: bool) -> io::Result<()> {
        let program = libc::sock_fprog {
            len: self.0.len() as u16,
            filter: self.0.as_ptr().cast_mut(),
        };
        let flags = match to_all_threads {
            true => libc::SECCOMP_FILTER_FLAG_TSYNC,
            false => 0,
        };
        // SAFETY: the kernel copies the program, which outlives the call.
        let failed = unsafe {
            libc::syscall(
                libc::SYS_seccomp,
                libc::SECCOMP_SET_MODE_FILTER,
                flags,
                &program,
            )
        };
        match failed {
            0 => Ok(()),
            -1 => Err(io::Error::last_os_error()),
            thread => Err(io::Error::other(format!(
                "thread {thread} cannot take the filter"
            ))),
        }
    }
}

fn op(code: u32, k: u32) -> libc::sock_filter {
    branch(code, k, 0, 0)
}

/// Jumps count the instructions that are left out.
fn branch(code: u32, k: u32, jt: u8, jf: u8) -> libc::sock_filter {
    libc::sock_filter {
        code: code as u16,
        jt,
        jf,
        k,
    }
}

fn allow() -> libc::sock_filter {
    op(RETURN, libc::SECCOMP_RET_ALLOW)
}

fn refusal(error: u16) -> u32 {
    libc::SECCOMP_RET_ERRNO | u32::from(error)
}

fn kill() -> libc::sock_filter {
    op(RETURN, libc::SECCOMP_RET_KILL_PROCESS)
}

fn bisect(calls: &[Call], otherwise: libc::sock_filter) -> Vec<libc::sock_filter> {
    match calls {
        [] => vec![otherwise],
        [call] => {
            let mut code = vec![branch(IF_EQUAL, call.number as u32, 1, 0), otherwise];
            code.extend(call.when.iter().flat_map(condition));
            code.push(allow());
            code
        }
        _ => {
            let (lower, upper) = calls.split_at(calls.len() / 2);
            let below = bisect(lower, otherwise);
            let mut code = vec![
                branch(IF_AT_LEAST, upper[0].number as u32, 0, 1),
                op(JUMP, below.len() as u32),
            ];
            code.extend(below);
            code.extend(bisect(upper, otherwise));
            code
        }
    }
}

/// Goes on behind its end when the condition holds.
fn condition(when: &When) -> Vec<libc::sock_filter> {
    let (argument, mut code) = match *when {
        When::Only(argument, bits) => (argument, vec![branch(IF_ANY_BIT, !bits, 0, 1)]),
        When::NotAll(argument, bits) => {
            (argument, vec![op(AND, bits), branch(IF_EQUAL, bits, 0, 1)])
        }
        When::All(argument, bits) => (argument, vec![op(AND, bits), branch(IF_EQUAL, bits, 1, 0)]),
        When::Refused(error) => return vec![op(RETURN, refusal(error))],
        When::OneOf(argument, values) => {
            let behind = |index: usize| (values.len() - index) as u8;
            let tests = values.iter().enumerate();
            let tests = tests.map(|(index, value)| branch(IF_EQUAL, *value, behind(index), 0));
            (argument, tests.collect())
        }
    };
    code.insert(0, op(LOAD, ARGUMENTS + 8 * u32::from(argument)));
    code.push(kill());
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walls::calls;

    /// What the kernel does with a filter: the 32-bit words of `seccomp_data` in, an action out.
    fn interpret(filter: &Filter, arch: u32, number: u32, arguments: [u64; 6]) -> u32 {
        let mut data = vec![number, arch, 0, 0];
        for argument in arguments {
            data.extend([argument as u32, (argument >> 32) as u32]);
        }
        let (mut at, mut accumulator) = (0, 0u32);
        loop {
            let instruction = filter.0[at];
            let taken = |holds: bool| {
                usize::from(if holds {
                    instruction.jt
                } else {
                    instruction.jf
                })
            };
            at += 1;
            match (u32::from(instruction.code), instruction.k) {
                (LOAD, offset) => accumulator = data[offset as usize / 4],
                (AND, bits) => accumulator &= bits,
                (JUMP, distance) => at += distance as usize,
                (IF_EQUAL, value) => at += taken(accumulator == value),
                (IF_AT_LEAST, value) => at += taken(accumulator >= value),
                (IF_ANY_BIT, bits) => at += taken(accumulator & bits != 0),
                (RETURN, action) => return action,
                (code, _) => panic!("unknown instruction {code:#x}"),
            }
        }
    }

    fn holds(when: &When, arguments: &[u64; 6]) -> bool {
        let low = |argument: u8| arguments[usize::from(argument)] as u32;
        match *when {
            When::Only(argument, bits) => low(argument) & !bits == 0,
            When::NotAll(argument, bits) => low(argument) & bits != bits,
            When::All(argument, bits) => low(argument) & bits == bits,
            When::OneOf(argument, values) => values.contains(&low(argument)),
            When::Refused(_) => false,
        }
    }

    fn tables() -> [Vec<Call>; 5] {
        [
            calls::CHILD.to_vec(),
            calls::server(),
            calls::INIT.to_vec(),
            calls::SEALED.to_vec(),
            calls::compiler(4711),
        ]
    }

    #[test]
    fn every_filter_decides_as_its_table_says() {
        let words = (0..32).map(|bit| 1u64 << bit);
        let mut words: Vec<u64> = words.chain([0, 3, 6, 7, 1033, u64::MAX, 1 << 40]).collect();
        for call in tables().into_iter().flatten() {
            for when in call.when {
                match when {
                    When::Only(_, bits) | When::NotAll(_, bits) | When::All(_, bits) => {
                        words.push(u64::from(*bits));
                    }
                    When::OneOf(_, values) => words.extend(values.iter().map(|v| u64::from(*v))),
                    When::Refused(_) => {}
                }
            }
        }
        for (index, table) in tables().into_iter().enumerate() {
            let (filter, otherwise) = match index {
                3 => (Filter::tightening(&table), libc::SECCOMP_RET_ALLOW),
                _ => (Filter::allowing(&table), libc::SECCOMP_RET_KILL_PROCESS),
            };
            let x32 = 0x4000_0000;
            for number in (0..1024).chain(x32..x32 + 600).chain([u32::MAX]) {
                let call = table.iter().find(|call| call.number as u32 == number);
                for word in &words {
                    for position in 0..6 {
                        let mut arguments = [0; 6];
                        arguments[position] = *word;
                        let expected = match call {
                            None => otherwise,
                            Some(Call {
                                when: [When::Refused(error)],
                                ..
                            }) => refusal(*error),
                            Some(call) if call.when.iter().all(|w| holds(w, &arguments)) => {
                                libc::SECCOMP_RET_ALLOW
                            }
                            Some(_) => libc::SECCOMP_RET_KILL_PROCESS,
                        };
                        let decided = interpret(&filter, ARCHITECTURE, number, arguments);
                        assert_eq!(decided, expected, "call {number}, {arguments:x?}");
                        if call.is_none_or(|call| call.when.is_empty()) {
                            break;
                        }
                    }
                    if call.is_none_or(|call| call.when.is_empty()) {
                        break;
                    }
                }
            }
        }
    }

    #[test]
    fn another_architectures_calls_kill() {
        for table in tables() {
            let filter = Filter::allowing(&table);
            // Calls of 32-bit programs on this machine have other numbers and another architecture.
            for number in 0..600 {
                let decided = interpret(&filter, 0x4000_0003, number, [0; 6]);
                assert_eq!(decided, libc::SECCOMP_RET_KILL_PROCESS);
            }
        }
    }

    #[test]
    fn no_table_names_a_call_twice() {
        for table in tables() {
            let mut numbers: Vec<_> = table.iter().map(|call| call.number).collect();
            numbers.sort_unstable();
            numbers.dedup();
            assert_eq!(numbers.len(), table.len());
        }
    }
}
