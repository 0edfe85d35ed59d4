//! Every guest through the judge library.

use super::{
    Judged, collection,
    collection::Guest,
    faults,
    leftovers::{Held, children_of, written_by_guests},
    report,
};
use crate::{
    judging::{limits, mettle, plan},
    server::SUMS,
};
use mettle_domain::{JudgeReport, Verdict};
use mettle_judge::{Cancel, Judge, JudgeConfig, JudgeOptions, Progress, Submission};
use mettle_runtimes::Runtimes;
use std::{
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Instant,
};

/// Memory that the fork server may gain over all guests, in KiB: what its allocator keeps.
const FORK_SERVER_GAIN_KIB: u64 = 1024;
/// Guests at once, each with a fork server of its own so that its leftovers can be told apart.
const LANES: usize = 2;

#[test]
fn every_guest_gets_its_verdict_and_leaves_nothing_behind() {
    let guests = collection::of_this_machine();
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..LANES {
            scope.spawn(|| {
                let lane = Lane::start();
                while let Some(guest) = guests.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let faults = lane.entertain(guest);
                    found.lock().unwrap().push((guest.name.clone(), faults));
                }
                let faults = lane.leave();
                found.lock().unwrap().push(("at the end".into(), faults));
            });
        }
    });
    let files = written_by_guests(&[]);
    assert!(files.is_empty(), "guests have written {files:?}");
    report(found.into_inner().unwrap());
}

struct Lane {
    judge: Judge,
    before: Held,
    /// What the fork server keeps for itself, before it has forked any sandbox.
    own_children: Vec<u32>,
    normal: AtomicUsize,
}

impl Lane {
    fn start() -> Lane {
        let runtimes = Runtimes::prepare(&Runtimes::default_root().unwrap(), &mut |_| {}).unwrap();
        let config = JudgeConfig {
            program: mettle(),
            args: vec!["sandbox-server".into()],
            accept_missing_walls: false,
        };
        let judge = Judge::start(&runtimes, config).unwrap();
        let normal = AtomicUsize::new(0);
        let mut lane = Lane {
            before: Held::by(judge.server_process_id()),
            own_children: children_of(judge.server_process_id()),
            judge,
            normal,
        };
        for normal in &SUMS {
            assert_eq!(lane.judge_normal(normal), [""; 0]);
        }
        lane.before = Held::by(lane.judge.server_process_id());
        lane
    }

    /// Judges a guest and looks at what is left; what is wrong.
    fn entertain(&self, guest: &Guest) -> Vec<String> {
        let started = Instant::now();
        let mut texts = Vec::new();
        let judged = self.judge.judge(
            &guest.submission(),
            &guest.plan(),
            &JudgeOptions::default(),
            &Cancel::new(),
            &mut |progress| {
                if let Progress::Case { difference, .. } = progress {
                    texts.extend(difference);
                }
            },
        );
        let millis = started.elapsed().as_millis();
        println!(
            "{:<44} {:<4} {millis:>6} ms, {:>6.0} ms CPU, {:>4} MiB",
            guest.name,
            judged.verdict.to_string(),
            judged.cpu_time_ms,
            judged.memory_bytes >> 20,
        );
        let mut faults = faults(guest, &seen(judged, texts));
        faults.extend(self.leftovers());
        faults.extend(self.judge_next_normal());
        faults
    }

    fn leftovers(&self) -> Vec<String> {
        let server = self.judge.server_process_id();
        let mut faults = Vec::new();
        let children = children_of(server);
        if children != self.own_children {
            let own = &self.own_children;
            faults.push(format!(
                "the fork server's processes are {children:?}, its own {own:?}"
            ));
        }
        let held = Held::by(server);
        if held.descriptors != self.before.descriptors {
            faults.push(format!(
                "the fork server has {} descriptors, before {}",
                held.descriptors, self.before.descriptors
            ));
        }
        faults
    }

    /// A right program is accepted. C++ takes long to compile: it has its turn at the start and
    /// at the end only.
    fn judge_next_normal(&self) -> Vec<String> {
        let turn = self.normal.fetch_add(1, Ordering::Relaxed);
        let quick = SUMS.iter().filter(|(language, _)| *language != "cpp");
        self.judge_normal(quick.cycle().nth(turn % SUMS.len()).unwrap())
    }

    fn judge_normal(&self, (language, code): &(&str, &str)) -> Vec<String> {
        let judged = self.judge.judge(
            &Submission::single(language.parse().unwrap(), *code),
            &plan(limits(), &[("20 22\n", "42\n")]),
            &JudgeOptions::default(),
            &Cancel::new(),
            &mut |_| {},
        );
        match judged.verdict {
            Verdict::AC => vec![],
            _ => vec![format!("after it, a right {language} program: {judged:?}")],
        }
    }

    fn leave(&self) -> Vec<String> {
        let mut faults: Vec<String> = SUMS.iter().flat_map(|sum| self.judge_normal(sum)).collect();
        faults.extend(self.leftovers());
        let held = Held::by(self.judge.server_process_id());
        println!("the fork server held {:?} and holds {held:?}", self.before);
        if held.memory_kib > self.before.memory_kib + FORK_SERVER_GAIN_KIB {
            faults.push(format!(
                "the fork server has grown from {:?} to {held:?}",
                self.before
            ));
        }
        faults
    }
}

fn seen(report: JudgeReport, mut texts: Vec<String>) -> Judged {
    for case in report.cases {
        texts.extend(
            [case.message, case.stdout, case.stderr]
                .into_iter()
                .flatten(),
        );
    }
    Judged {
        verdict: report.verdict,
        cpu_time_ms: report.cpu_time_ms,
        memory_bytes: report.memory_bytes,
        compile: report.compile,
        texts,
        judge_error: report.judge_error,
    }
}
