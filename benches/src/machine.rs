//! The machine the figures are of, and what a process took of it.
//!
//! Read from `/proc`; elsewhere than on Linux these are zero and the figures
//! that need them say so. Names of the machine and paths are never printed.

use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

/// Cores, memory, kernel and load, in a sentence or two.
pub fn described() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find(|l| l.starts_with("model name"))
        .and_then(|l| l.split(": ").nth(1))
        .unwrap_or("unknown processor");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let total = field(&memory, "MemTotal:") / 1024 / 1024;
    format!("{cores} cores ({model}), {total} GB of memory, {}; load {}", std::env::consts::OS, load())
}

/// Load averages of one, five and fifteen minutes. Times mean little on a busy
/// machine, so it is said how busy it was.
pub fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// Whether so little else runs that times can be taken as they are.
pub fn quiet() -> bool {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|n| n.parse::<f64>().ok()).is_some_and(|load| load < 1.0)
}

fn field(text: &str, name: &str) -> u64 {
    let line = text.lines().find(|l| l.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// Most memory a living process has had, in MB.
pub fn peak(process: u32) -> f64 {
    field(&fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default(), "VmHWM:") as f64
        / 1024.0
}

/// Memory of a living process, in MB.
pub fn resident(process: u32) -> f64 {
    field(&fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default(), "VmRSS:") as f64
        / 1024.0
}

/// Processor seconds of this process so far.
pub fn processor() -> f64 {
    ticks("/proc/self/stat", [11, 12])
}

/// Processor time of this thread so far: what a question costs, however busy the machine is.
pub fn thread() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.try_into().unwrap_or(0), now.tv_nsec.try_into().unwrap_or(0))
}

/// Seconds that one write of 4 KB takes until it lies on the disk, in the middle of several.
pub fn sync_time() -> Result<f64, String> {
    let path = std::env::temp_dir().join(format!("athar-bench-sync-{}", std::process::id()));
    let told = |e: std::io::Error| e.to_string();
    let mut file = fs::File::create(&path).map_err(told)?;
    let mut times = Vec::new();
    for _ in 0..21 {
        let begun = Instant::now();
        file.write_all(&[7; 4096]).map_err(told)?;
        file.sync_data().map_err(told)?;
        times.push(begun.elapsed().as_secs_f64());
    }
    let _ = fs::remove_file(&path);
    times.sort_by(f64::total_cmp);
    Ok(times[times.len() / 2])
}

/// Processor seconds of a living process so far.
pub fn processor_of(process: u32) -> f64 {
    ticks(&format!("/proc/{process}/stat"), [11, 12])
}

/// Processor seconds of children that have ended.
pub fn processor_of_children() -> f64 {
    ticks("/proc/self/stat", [13, 14])
}

/// Fields of `proc_pid_stat(5)` behind the name of the program; 100 ticks a second on every Linux.
fn ticks(path: &str, at: [usize; 2]) -> f64 {
    let stat = fs::read_to_string(path).unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    at.iter().filter_map(|&n| fields.get(n)?.parse::<f64>().ok()).sum::<f64>() / 100.0
}
