//! The package and the portable folder, tried where nothing else is: a bare Debian in a folder.
//!
//!     cargo xtask installed [--program PATH]
//!
//! Installed, opened as on a first day, opened again, taken away. The bare
//! Debian stays under the folder of build outputs for the next run. Needs root,
//! `debootstrap` and Debian's packages; where one is missing that is said, and
//! counted as skipped.

use crate::package::{self, Packages, Packed};
use crate::run::target;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

type Checked = Result<(), String>;

/// Who sits at the bare machine.
const USER: &str = "1000:1000";
const HOME: &str = "/home/salma";
const WORDS: &str =
    "passphrase=%D8%B2%D9%8A%D8%AA%D9%88%D9%86+%D9%88%D8%AE%D8%A8%D8%B2+%D9%88%D9%85%D8%A7%D8%A1";

/// Tries everything and says what came of it, in the lines by which test runs add up.
pub fn command(words: &[&str]) -> Result<(), String> {
    let program = match words {
        [] => target().join("debug/athar"),
        ["--program", path] => PathBuf::from(path),
        _ => return Err("usage: cargo xtask installed [--program PATH]".into()),
    };
    let built = twice_the_same(&program);
    say("the same program gives the same bytes", &built.as_ref().map(|_| ()).map_err(Clone::clone));
    let Ok(built) = built else { return sum(0, 1, 0) };
    let bare = match Bare::ready(&built.deb) {
        Ok(bare) => bare,
        Err(why) => {
            println!("skipped: installing on a bare Debian: {why}");
            return sum(1, 0, STORIES.len());
        }
    };
    let mut failed = 0;
    for (name, story) in STORIES {
        let came = story(&bare, &built);
        failed += usize::from(came.is_err());
        say(name, &came);
    }
    sum(1 + STORIES.len() - failed, failed, 0)
}

type Story = fn(&Bare, &Packages) -> Checked;
const STORIES: &[(&str, Story)] = &[
    ("the package is installed, opened, opened again and taken away", package_story),
    ("the portable folder opens from one path and then from another", portable_story),
];

fn say(name: &str, came: &Checked) {
    match came {
        Ok(()) => println!("ok: {name}"),
        Err(why) => println!("not ok: {name}\n  {why}"),
    }
}

fn sum(passed: usize, failed: usize, skipped: usize) -> Result<(), String> {
    println!("# pass {passed}\n# fail {failed}\n# skipped {skipped}");
    if failed == 0 { Ok(()) } else { Err("the packages are not as they should be".into()) }
}

fn twice_the_same(program: &Path) -> Result<Packages, String> {
    let out = target().join("package-tried");
    let first = package::build(program, &out, Packed::Soon)?;
    let sums = || fs::read_to_string(out.join("SHA256SUMS")).map_err(|e| e.to_string());
    let before = sums()?;
    package::build(program, &out, Packed::Soon)?;
    if before == sums()? { Ok(first) } else { Err("built twice, the bytes differ".into()) }
}

/// A bare Debian in a folder.
struct Bare {
    root: PathBuf,
}

impl Bare {
    /// The one of an earlier run, or a new one with what the package says that it needs and no more.
    fn ready(deb: &Path) -> Result<Bare, String> {
        let user = said(Command::new("id").arg("-u"))?;
        if user.trim() != "0" {
            return Err("only root can enter another system".into());
        }
        for tool in ["/usr/sbin/debootstrap", "/usr/bin/dpkg-deb"] {
            if !Path::new(tool).exists() {
                return Err(format!("{tool} is not there"));
            }
        }
        let needs = needs(deb)?;
        let root = target().join("bare-debian");
        let bare = Bare { root };
        let made_for = bare.root.join("made-for");
        if fs::read_to_string(&made_for).is_ok_and(|there| there == needs) {
            bare.clean()?;
            return Ok(bare);
        }
        let _ = fs::remove_dir_all(&bare.root);
        // What it mounts there is gone with it, however it ends: the folder is removed one day.
        let mut command = Command::new("unshare");
        command
            .args(["--mount", "debootstrap", "--variant=minbase", &format!("--include={needs}"), &suite()])
            .arg(&bare.root);
        said(&mut command)
            .map_err(|why| format!("debootstrap: {}", why.lines().last().unwrap_or_default()))?;
        fs::write(&made_for, &needs).map_err(|e| e.to_string())?;
        bare.clean()?;
        Ok(bare)
    }

    /// As it was before anything of ours was there.
    fn clean(&self) -> Checked {
        if self.root.join("usr/bin/athar").exists() {
            said(self.enter("0:0").args(["dpkg", "--purge", "athar"]))?;
        }
        for folder in ["home/salma", "media/salma", "tmp/athar"] {
            let folder = self.root.join(folder);
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
            std::os::unix::fs::chown(&folder, Some(1000), Some(1000)).map_err(|e| e.to_string())?;
        }
        Ok(())
    }

    fn enter(&self, user: &str) -> Command {
        let mut command = Command::new("chroot");
        command.arg(format!("--userspec={user}")).arg(&self.root).env_clear();
        command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("HOME", HOME).env("LANG", "C.UTF-8");
        command
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside.trim_start_matches('/'))
    }
}

/// Debian's name for this release, or the one that the documents speak of.
fn suite() -> String {
    let told = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let value = |key: &str| told.lines().find_map(|line| line.strip_prefix(key)).map(|v| v.trim_matches('"'));
    match (value("ID="), value("VERSION_CODENAME=")) {
        (Some("debian"), Some(name)) => name.to_owned(),
        _ => "bookworm".into(),
    }
}

/// The names of the packages that the package needs, without their versions.
fn needs(deb: &Path) -> Result<String, String> {
    let told = said(Command::new("dpkg-deb").arg("--field").arg(deb).arg("Depends"))?;
    let names: Vec<&str> =
        told.split(',').filter_map(|one| one.split(['|', '(']).next()).map(str::trim).collect();
    Ok(names.join(","))
}

fn package_story(bare: &Bare, built: &Packages) -> Checked {
    fs::copy(&built.deb, bare.path("/tmp/athar/athar.deb")).map_err(|e| e.to_string())?;
    said(bare.enter("0:0").args(["dpkg", "-i", "/tmp/athar/athar.deb"]))?;
    let version = said(bare.enter(USER).args(["athar", "--version"]))?;
    expect(version.starts_with("athar "), "athar --version says its version", &version)?;
    let entry = bare.path("/usr/share/applications/athar.desktop");
    let entry = fs::read_to_string(entry).map_err(|e| format!("the desktop entry: {e}"))?;
    expect(entry.contains("\nExec=athar open\n"), "the icon starts athar open", &entry)?;
    for file in ["icons/hicolor/scalable/apps/athar.svg", "man/man1/athar.1.gz", "doc/athar/copyright"] {
        let there = bare.path("/usr/share").join(file).is_file();
        expect(there, "it is installed", file)?;
    }
    let open = || bare.enter(USER);
    a_day(open().args(["athar", "open", "--port", "0"]), true)?;
    a_day(open().args(["athar", "open", "--port", "0"]), false)?;

    let register = bare.path(HOME).join(".local/share/athar");
    let before = contents(&register);
    expect(before.keys().any(|name| name == "register.db"), "the register is there", register.display())?;
    said(bare.enter("0:0").args(["dpkg", "--purge", "athar"]))?;
    expect(!bare.path("/usr/bin/athar").exists(), "the program is taken away", "it is there")?;
    expect(contents(&register) == before, "the register is left alone", "it changed")
}

fn portable_story(bare: &Bare, built: &Packages) -> Checked {
    let stick = bare.path("/media/salma/My stick");
    fs::create_dir_all(&stick).map_err(|e| e.to_string())?;
    said(Command::new("tar").arg("-xzf").arg(&built.portable).arg("-C").arg(&stick))?;
    let folder = fs::read_dir(&stick).map_err(|e| e.to_string())?.flatten().next();
    let folder = folder.map(|entry| entry.path()).ok_or("the packed folder is empty")?;
    said(Command::new("chown").args(["-R", USER]).arg(&stick))?;
    let first = PathBuf::from("/media/salma/My stick").join(folder.file_name().unwrap_or_default());
    a_day(bare.enter(USER).arg(first.join("start.sh")).args(["--port", "0"]), true)?;

    // Another machine names the stick otherwise, and this one marks no file as a program.
    let elsewhere = bare.path("/media/salma/ذاكرة");
    fs::rename(&folder, &elsewhere).map_err(|e| e.to_string())?;
    said(Command::new("chmod").arg("-x").args(["athar", "start.sh"].map(|name| elsewhere.join(name))))?;
    a_day(bare.enter(USER).args(["sh", "/media/salma/ذاكرة/start.sh", "--port", "0"]), false)?;
    expect(elsewhere.join("register/register.db").is_file(), "the register lies on the stick", "it does not")
}

/// Opens the register, as on a first day or on any other, and stops it as the desktop does.
fn a_day(command: &mut Command, first: bool) -> Checked {
    let mut running = Running(command.stdout(Stdio::piped()).spawn().map_err(|e| e.to_string())?);
    let address = running.address()?;
    let (title, form) = match first {
        true => ("سجل جديد", format!("{WORDS}&{}", WORDS.replace("passphrase", "again"))),
        false => ("السجل مقفل", WORDS.to_owned()),
    };
    let page = ask(&address, &address, None)?;
    expect(page.contains(title) && page.contains("name=\"passphrase\""), "its door asks", &page)?;
    let word = address.split("word=").nth(1).unwrap_or_default();
    let there = ask(&address, "/unlock", Some(&format!("csrf={word}&{form}")))?;
    let next = there
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("location: ").map(str::to_owned));
    let next = next.ok_or(format!("the passphrase does not open it: {there}"))?;
    let page = ask(&address, next.trim(), None)?;
    expect(page.contains("name=\"association\""), "the first page names the first person", &page)?;
    running.stop()
}

fn expect(holds: bool, what: &str, else_this: impl std::fmt::Display) -> Checked {
    if holds { Ok(()) } else { Err(format!("not so: {what}\n{else_this}")) }
}

/// A program that is stopped when the story breaks off.
struct Running(Child);

impl Running {
    /// The line that says where it is.
    fn address(&mut self) -> Result<String, String> {
        let mut line = String::new();
        let said = self.0.stdout.take().ok_or("it says nothing")?;
        BufReader::new(said).read_line(&mut line).map_err(|e| e.to_string())?;
        let address = line.trim().to_owned();
        if address.starts_with("http://127.0.0.1:") {
            Ok(address)
        } else {
            Err(format!("no address: {line:?}"))
        }
    }

    fn stop(mut self) -> Checked {
        said(Command::new("kill").arg(self.0.id().to_string()))?;
        let ended = self.0.wait().map_err(|e| e.to_string())?;
        expect(ended.success(), "it stops when it is asked to", ended)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// One request to the server of that address; the whole answer.
fn ask(address: &str, path: &str, form: Option<&str>) -> Result<String, String> {
    let host = address.trim_start_matches("http://").split('/').next().unwrap_or_default();
    let path = path.trim_start_matches("http://").trim_start_matches(host);
    let (method, form) = if form.is_some() { ("POST", form.unwrap_or_default()) } else { ("GET", "") };
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Language: ar\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    let told = |e: std::io::Error| format!("{method} {path}: {e}");
    let mut stream = TcpStream::connect(host).map_err(told)?;
    stream.set_read_timeout(Some(Duration::from_secs(120))).map_err(told)?;
    stream.write_all(head.as_bytes()).map_err(told)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(told)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Every file of a folder with its bytes.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|e| Some((e.file_name().to_string_lossy().into_owned(), fs::read(e.path()).ok()?)))
        .collect()
}

/// What a command said; or all of what it said, when it failed.
fn said(command: &mut Command) -> Result<String, String> {
    let name = format!("{command:?}");
    let done = command.output().map_err(|e| format!("{name}: {e}"))?;
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    match done.status.success() {
        true => Ok(text),
        false => Err(format!("{name}\n{text}{}", String::from_utf8_lossy(&done.stderr))),
    }
}
