//! What people who are no developers are given: a Debian package, and a folder for a USB stick.
//!
//!     cargo xtask package [--program PATH] [--out DIR]
//!
//! The same program and the same time (`SOURCE_DATE_EPOCH`, else that of the
//! last commit) give the same bytes on every machine with the same tools, so
//! that somebody else can build it and compare.

use crate::licences;
use crate::run::{root, target};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

/// What was built.
pub struct Packages {
    /// The Debian package.
    pub deb: PathBuf,
    /// The portable folder, packed.
    pub portable: PathBuf,
}

/// Reads what was asked for, builds, says what is there.
pub fn command(words: &[&str]) -> Result<(), String> {
    let (mut program, mut out) = (target().join("release/athar"), target().join("package"));
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let value = words.next().map(PathBuf::from);
        match (*word, value) {
            ("--program", Some(path)) => program = path,
            ("--out", Some(path)) => out = path,
            _ => return Err("usage: cargo xtask package [--program PATH] [--out DIR]".into()),
        }
    }
    let built = build(&program, &out, Packed::Small)?;
    for path in [&built.deb, &built.portable] {
        println!("{}", path.display());
    }
    println!("{}", out.join("SHA256SUMS").display());
    Ok(())
}

/// How the bytes are packed.
#[derive(Clone, Copy)]
pub enum Packed {
    /// As small as it gets: what people copy and send.
    Small,
    /// Soon: what only a test unpacks.
    Soon,
}

/// The package and the portable folder of that program.
pub fn build(program: &Path, out: &Path, packed: Packed) -> Result<Packages, String> {
    if !program.is_file() {
        return Err(format!("{} is not there; build it first: make build", program.display()));
    }
    let out = std::path::absolute(out).map_err(told(out))?;
    let about = About { version: version()?, architecture: architecture(program)?, epoch: epoch(), packed };
    let staging = out.join("staging");
    let _ = fs::remove_dir_all(&staging);
    let built = Packages {
        deb: out.join(format!("athar_{}_{}.deb", about.version, about.architecture)),
        portable: out.join(format!("{}.tar.gz", about.folder())),
    };
    let told = licences::told()?;
    let stripped = staging.join("athar");
    strip(program, &stripped)?;
    debian(&about, &stripped, &told, &staging.join("debian"), &built.deb)?;
    portable(&about, &stripped, &told, &staging.join("portable"), &built.portable)?;
    fs::remove_dir_all(&staging).map_err(self::told(&staging))?;
    sums(&out, &built)?;
    Ok(built)
}

struct About {
    version: String,
    architecture: String,
    /// Seconds since 1970 that every file bears.
    epoch: u64,
    packed: Packed,
}

impl About {
    fn folder(&self) -> String {
        format!("athar-{}-linux-{}", self.version, self.architecture)
    }
}

fn told(path: &Path) -> impl Fn(std::io::Error) -> String {
    let path = path.display().to_string();
    move |why| format!("{path}: {why}")
}

fn version() -> Result<String, String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).map_err(|e| e.to_string())?;
    let section = manifest.split("[workspace.package]").nth(1).unwrap_or_default();
    let line = section.lines().find(|line| line.starts_with("version"));
    let version = line.and_then(|line| line.split('"').nth(1));
    version.map(str::to_owned).ok_or_else(|| "Cargo.toml names no version".into())
}

/// Debian's word for the machine that a program is for, from its own head (ELF: `e_machine` at byte 18).
fn architecture(program: &Path) -> Result<String, String> {
    let head = fs::read(program).map_err(told(program))?;
    match (head.get(..4), head.get(18..20)) {
        (Some(b"\x7fELF"), Some([62, 0])) => Ok("amd64".into()),
        (Some(b"\x7fELF"), Some([183, 0])) => Ok("arm64".into()),
        _ => Err(format!("{} is no program for a machine we know", program.display())),
    }
}

fn epoch() -> u64 {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok();
    let commit = || output(Command::new("git").current_dir(root()).args(["log", "-1", "--format=%ct"])).ok();
    // A source that was unpacked without its history has the day of the first version.
    said.or_else(commit).and_then(|text| text.trim().parse().ok()).unwrap_or(1_764_460_800)
}

fn strip(program: &Path, to: &Path) -> Result<(), String> {
    folder_of(to)?;
    done(Command::new("strip").args(["--strip-all", "-o"]).arg(to).arg(program))
}

/// The package: everything under its place on the disk, and what dpkg must know of it.
fn debian(
    about: &About,
    program: &Path,
    told: &licences::Told,
    tree: &Path,
    to: &Path,
) -> Result<(), String> {
    copy(program, &tree.join("usr/bin/athar"), 0o755)?;
    let share = tree.join("usr/share");
    copy(&root().join("packaging/athar.desktop"), &share.join("applications/athar.desktop"), 0o644)?;
    copy(&mark(), &share.join("icons/hicolor/scalable/apps/athar.svg"), 0o644)?;
    write(&share.join("doc/athar/copyright"), told.copyright.as_bytes())?;
    write(&share.join("doc/athar/reference-data.md"), told.data.as_bytes())?;
    pack(told.texts.as_bytes(), "-9", &share.join("doc/athar/licences.gz"))?;
    pack(&read(&root().join("CHANGELOG.md"))?, "-9", &share.join("doc/athar/CHANGELOG.md.gz"))?;
    pack(&read(&root().join("packaging/athar.1"))?, "-9", &share.join("man/man1/athar.1.gz"))?;
    let size = kilobytes(tree)?;
    write(&tree.join("DEBIAN/control"), control(about, &needs(program, tree)?, size).as_bytes())?;
    write(&tree.join("DEBIAN/md5sums"), listed(tree)?.as_bytes())?;
    same_time(tree, about.epoch)?;
    let packing: &[&str] = match about.packed {
        Packed::Small => &["-Zxz", "-z6"],
        Packed::Soon => &["-Zgzip", "-z1"],
    };
    let mut command = Command::new("dpkg-deb");
    command.env("SOURCE_DATE_EPOCH", about.epoch.to_string());
    command.args(["--root-owner-group", "--threads-max=1"]).args(packing).arg("--build").arg(tree).arg(to);
    done(command.stdout(Stdio::null()))
}

/// One mark, in the browser and on the desktop.
fn mark() -> PathBuf {
    root().join("crates/pages/styles/mark.svg")
}

fn control(about: &About, needs: &str, kilobytes: u64) -> String {
    format!(
        "Package: athar\nVersion: {}\nArchitecture: {}\n\
         Maintainer: The contributors of Athar <contributors@athar.invalid>\n\
         Installed-Size: {kilobytes}\nDepends: {needs}, xdg-utils\n\
         Recommends: firefox-esr | chromium | www-browser, fonts-noto-core | fonts-dejavu-core\n\
         Section: misc\nPriority: optional\n\
         Description: register of people detained, disappeared and missing\n \
         With it families' associations document people who were detained, made to\n \
         disappear or went missing in Syria: lists go in, a person reads the plan and\n \
         accepts it, and works in the register in a browser, in Arabic or English.\n \
         The register is one encrypted directory. No network is needed.\n",
        about.version, about.architecture
    )
}

/// The packages whose libraries the program calls, as Debian's own tool finds them.
fn needs(program: &Path, tree: &Path) -> Result<String, String> {
    let beside = tree.with_extension("needs");
    write(&beside.join("debian/control"), b"Source: athar\n\nPackage: athar\nArchitecture: any\n")?;
    let mut command = Command::new("dpkg-shlibdeps");
    let said = output(command.current_dir(&beside).arg("-O").arg(program).stderr(Stdio::null()))?;
    fs::remove_dir_all(&beside).map_err(told(&beside))?;
    let needs = said.lines().find_map(|line| line.strip_prefix("shlibs:Depends="));
    needs.map(str::to_owned).ok_or_else(|| "dpkg-shlibdeps found no library".into())
}

/// The folder for a stick: the program, what starts it, what to read.
fn portable(
    about: &About,
    program: &Path,
    told: &licences::Told,
    above: &Path,
    to: &Path,
) -> Result<(), String> {
    let tree = above.join(about.folder());
    let ours = root().join("packaging/portable");
    copy(program, &tree.join("athar"), 0o755)?;
    copy(&ours.join("start.sh"), &tree.join("start.sh"), 0o755)?;
    copy(&ours.join("Athar.desktop"), &tree.join("Athar.desktop"), 0o755)?;
    // Whoever opens it on another system reads it in an editor that knows other line ends only.
    let readme = String::from_utf8_lossy(&read(&ours.join("README.txt"))?).replace('\n', "\r\n");
    write(&tree.join("README.txt"), format!("\u{feff}{readme}").as_bytes())?;
    write(&tree.join("licences/copyright.txt"), told.copyright.as_bytes())?;
    write(&tree.join("licences/licences.txt"), told.texts.as_bytes())?;
    write(&tree.join("licences/reference-data.md"), told.data.as_bytes())?;
    let mut tar = Command::new("tar");
    tar.args([
        "--sort=name",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "--format=gnu",
        "--mode=u=rwX,go=rX",
    ]);
    tar.arg(format!("--mtime=@{}", about.epoch)).arg("-C").arg(above).args(["-cf", "-"]).arg(about.folder());
    let packed = tar.output().map_err(|e| format!("tar cannot be started: {e}"))?;
    if !packed.status.success() {
        return Err(String::from_utf8_lossy(&packed.stderr).into_owned());
    }
    pack(&packed.stdout, if matches!(about.packed, Packed::Small) { "-9" } else { "-1" }, to)
}

/// Numbers that people compare by telephone.
fn sums(out: &Path, built: &Packages) -> Result<(), String> {
    let mut command = Command::new("sha256sum");
    command.current_dir(out).args([&built.deb, &built.portable].map(|p| p.file_name().unwrap_or_default()));
    write(&out.join("SHA256SUMS"), output(&mut command)?.as_bytes())
}

/// Compressed without a name and a time in it.
fn pack(bytes: &[u8], level: &str, to: &Path) -> Result<(), String> {
    let plain = to.with_extension("plain");
    write(&plain, bytes)?;
    let from = fs::File::open(&plain).map_err(told(&plain))?;
    let into = fs::File::create(to).map_err(told(to))?;
    done(Command::new("gzip").args([level, "-n", "-c"]).stdin(from).stdout(into))?;
    fs::remove_file(&plain).map_err(told(&plain))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(told(path))
}

fn folder_of(path: &Path) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(told(folder))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    folder_of(path)?;
    fs::write(path, bytes).map_err(told(path))?;
    allow(path, 0o644)
}

fn copy(from: &Path, to: &Path, mode: u32) -> Result<(), String> {
    folder_of(to)?;
    fs::copy(from, to).map_err(told(from))?;
    allow(to, mode)
}

fn allow(path: &Path, mode: u32) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(told(path))
}

/// Every file and folder below, in one order.
fn below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(told(folder))? {
        let path = entry.map_err(told(folder))?.path();
        if path.is_dir() {
            found.extend(below(&path)?);
        }
        found.push(path);
    }
    found.sort();
    Ok(found)
}

fn kilobytes(tree: &Path) -> Result<u64, String> {
    let files = below(tree)?;
    Ok(files.iter().filter_map(|path| path.metadata().ok()).map(|told| told.len().div_ceil(1024)).sum())
}

/// The list by which dpkg later tells what on the disk was changed.
fn listed(tree: &Path) -> Result<String, String> {
    let files =
        below(tree)?.into_iter().filter(|path| path.is_file() && !path.starts_with(tree.join("DEBIAN")));
    let names: Vec<_> = files.filter_map(|path| Some(path.strip_prefix(tree).ok()?.to_owned())).collect();
    output(Command::new("md5sum").current_dir(tree).args(names))
}

/// Folders that only their owner enters, or a time of today, would differ from one machine to the next.
fn same_time(tree: &Path, epoch: u64) -> Result<(), String> {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(epoch);
    for path in below(tree)?.into_iter().chain([tree.to_owned()]) {
        if path.is_dir() {
            allow(&path, 0o755)?;
        }
        let file = fs::File::open(&path).map_err(told(&path))?;
        file.set_modified(time).map_err(told(&path))?;
    }
    Ok(())
}

fn done(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} ended with {status}")),
        Err(why) => Err(format!("{name} cannot be started: {why}; cargo xtask need package installs it")),
    }
}

fn output(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let said = command
        .output()
        .map_err(|why| format!("{name} cannot be started: {why}; cargo xtask need package installs it"))?;
    match said.status.success() {
        true => Ok(String::from_utf8_lossy(&said.stdout).into_owned()),
        false => Err(format!("{name}: {}", String::from_utf8_lossy(&said.stderr))),
    }
}
