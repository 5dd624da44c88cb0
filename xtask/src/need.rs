//! Installs what a fresh Debian machine lacks. Asks for nothing that is there.

use std::path::Path;
use std::process::Command;

/// A Debian package, and a file by which it is known to be there.
struct Package(&'static str, &'static str);

const BUILD: &[Package] =
    &[Package("libssl-dev", "/usr/include/openssl/ssl.h"), Package("pkg-config", "/usr/bin/pkg-config")];
const PACKAGE: &[Package] =
    &[Package("dpkg-dev", "/usr/bin/dpkg-shlibdeps"), Package("binutils", "/usr/bin/strip")];
const TEST: &[Package] = &[
    Package("chromium", "/usr/bin/chromium"),
    Package("fonts-noto-core", "/usr/share/fonts/truetype/noto"),
    Package("python3-venv", "/usr/bin/python3"),
    Package("debootstrap", "/usr/sbin/debootstrap"),
];

/// Installs what `build`, `package` or `test` needs.
pub fn install(what: &str) -> Result<(), String> {
    let wanted: Vec<&Package> = match what {
        "build" => BUILD.iter().collect(),
        "package" => BUILD.iter().chain(PACKAGE).collect(),
        "test" => BUILD.iter().chain(PACKAGE).chain(TEST).collect(),
        other => return Err(format!("need build, package or test, not {other}")),
    };
    let missing: Vec<&str> = wanted.iter().filter(|p| !Path::new(p.1).exists()).map(|p| p.0).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("installing: {}", missing.join(" "));
    if !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!("this machine has no apt-get; install by hand: {}", missing.join(" ")));
    }
    apt(&["update", "-qq"])?;
    let mut words = vec!["install", "-y", "-qq", "--no-install-recommends"];
    words.extend(missing);
    apt(&words)
}

fn apt(words: &[&str]) -> Result<(), String> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.starts_with(b"0"));
    let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
    if !root {
        command.arg("apt-get");
    }
    let done = command.args(words).env("DEBIAN_FRONTEND", "noninteractive").status();
    match done {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("apt-get {} ended with {status}", words[0])),
        Err(why) => Err(format!("apt-get cannot be started: {why}")),
    }
}
