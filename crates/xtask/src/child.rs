//! Running programs until somebody stops them.

use anyhow::{Context, Result};
use std::process::{Child, Command, ExitCode, ExitStatus};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::sleep;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(100);

/// Runs programs side by side until one ends or the user stops them, then ends them all.
///
/// Gives success when the user stopped them and they ended in good order, otherwise the exit
/// code of the one that ended first.
pub fn run(commands: Vec<Command>) -> Result<ExitCode> {
    // Before the first start: a signal in between would leave a program running.
    let (stop, stopped) = mpsc::channel();
    ctrlc::set_handler(move || {
        // The receiver is gone only when everything has ended.
        let _ = stop.send(());
    })?;
    let mut children = Vec::new();
    for mut command in commands {
        match command.spawn().with_context(|| format!("无法启动 {:?}", command.get_program())) {
            Ok(child) => children.push(child),
            Err(error) => {
                end(&mut children)?;
                return Err(error);
            }
        }
    }
    loop {
        match stopped.recv_timeout(PAUSE) {
            Ok(()) => return Ok(worst(&end(&mut children)?)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => sleep(PAUSE),
        }
        for child in &mut children {
            if let Some(status) = child.try_wait()? {
                let all = end(&mut children)?;
                // A Ctrl-C reaches the program first now and then.
                if stopped.recv_timeout(PAUSE).is_ok() {
                    return Ok(worst(&all));
                }
                return Ok(ExitCode::from(code(status).unwrap_or(1)));
            }
        }
    }
}

/// Asks all to end, then waits; whoever takes too long is ended by force.
fn end(children: &mut [Child]) -> Result<Vec<ExitStatus>> {
    for child in children.iter_mut() {
        if child.try_wait()?.is_none() {
            ask(child);
        }
    }
    let deadline = Instant::now() + PATIENCE;
    children.iter_mut().map(|child| wait_until(child, deadline)).collect()
}

fn wait_until(child: &mut Child, deadline: Instant) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if Instant::now() > deadline {
            child.kill()?;
        }
        sleep(PAUSE);
    }
}

/// The first code that isn't success. One ended by the signal that it was sent did as it should.
fn worst(statuses: &[ExitStatus]) -> ExitCode {
    let codes = statuses.iter().filter_map(|status| code(*status));
    codes.filter(|code| *code != 0).map(ExitCode::from).next().unwrap_or(ExitCode::SUCCESS)
}

fn code(status: ExitStatus) -> Option<u8> {
    status.code().map(|code| u8::try_from(code).unwrap_or(1))
}

#[cfg(unix)]
fn ask(child: &Child) {
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;
    if let Ok(id) = i32::try_from(child.id()) {
        // It may have ended meanwhile, which is just as well.
        let _ = kill(Pid::from_raw(id), Signal::SIGTERM);
    }
}

/// Windows hands Ctrl-C to everything that runs in the console.
#[cfg(not(unix))]
fn ask(_child: &Child) {}
