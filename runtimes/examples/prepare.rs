//! Prepares the runtimes in the default cache folder and shows what happens.

use mettle_runtimes::{Runtimes, StepState};

fn main() -> anyhow::Result<()> {
    let root = Runtimes::default_root()?;
    let runtimes = Runtimes::prepare(&root, &mut |step| match step.state {
        StepState::Waiting => println!("{} ...", step.name),
        StepState::Started => println!("[{}/{}] {}", step.number, step.of, step.name),
        StepState::Advanced { done, of } if done == of => println!("        {done} of {of}"),
        StepState::Advanced { .. } => {}
        StepState::LeftOut => println!("{}", step.name),
        StepState::Finished { seconds } => println!("        {seconds:.1} s"),
    })?;
    println!("{runtimes:#?}");
    Ok(())
}
