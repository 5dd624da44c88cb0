//! The program is killed at moments nobody chose, many times: in the middle
//! of an import, of an account, of a backup. Each time the register opens,
//! verifies, and holds all of that act or nothing of it. And a full disk.
//!
//! The moments come from a seed that is printed; `ATHAR_SEED` replays them.

mod scene;

use scene::{Scene, WHOSE, hear};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Rows of the list whose import is killed.
const PEOPLE: usize = 1_500;
/// A slow machine has fewer rounds: all of it stays within a minute, unless no moment fell into the work yet.
const PATIENCE: Duration = Duration::from_secs(15);

/// SplitMix64: enough to choose moments.
struct Moments(u64);

impl Moments {
    fn new(name: &str) -> Moments {
        let now = || {
            std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .map_or(1, |d| d.as_nanos() as u64)
        };
        let seed = std::env::var("ATHAR_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or_else(now);
        println!("{name}: ATHAR_SEED={seed}");
        Moments(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A moment of work that takes this long in all, or a little after it. The
    /// first part is only the key being derived: seldom worth a kill.
    fn of(&mut self, whole: Duration) -> Duration {
        whole.mul_f64(0.2 + 0.9 * (self.next() % 1_000) as f64 / 1_000.0)
    }
}

/// Work that is killed again and again; knows how long it takes if it is let be.
struct Work {
    length: Duration,
    kills: u64,
    begun: Instant,
}

impl Work {
    fn of(mut command: Command) -> Work {
        let begun = Instant::now();
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(status.expect("the program runs").success());
        Work { length: begun.elapsed(), kills: 0, begun: Instant::now() }
    }

    /// Whether a round follows: so many as there is patience for, and more where no moment fell into the
    /// work.
    fn goes_on(&self, round: u64, most: u64) -> bool {
        (round < most && self.begun.elapsed() < PATIENCE) || (self.kills == 0 && round < 5 * most)
    }

    /// Runs until a moment of the work, then kills.
    fn kill(&mut self, mut command: Command, moments: &mut Moments) {
        let moment = moments.of(self.length);
        let mut child =
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
        let begun = Instant::now();
        while begun.elapsed() < moment {
            if child.try_wait().expect("a child").is_some() {
                // Faster than it was: the machine has less to do by now.
                self.length = self.length.min(begun.elapsed());
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        self.kills += u64::from(child.try_wait().expect("a child").is_none());
        child.kill().expect("a child of ours");
        child.wait().expect("a child");
    }
}

/// One at a time: moments are chosen by how long the work takes alone.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Invented people, each row another.
fn list(people: usize) -> String {
    const GIVEN: [&str; 10] = ["سالم", "هدى", "كريم", "وائل", "رنا", "ماهر", "فاتن", "نادر", "ليلى", "سمير"];
    const FATHER: [&str; 10] =
        ["ناصر", "رامي", "عادل", "منير", "بسام", "زياد", "غسان", "هاني", "فؤاد", "حسان"];
    const FAMILY: [&str; 10] =
        ["الأيوبي", "القادري", "النابلسي", "الصباغ", "الكردي", "العمر", "الملا", "السالم", "الحمصي", "الأتاسي"];
    let mut text = String::from("الرقم,الاسم الكامل,اسم الجد,سنة الولادة,تاريخ الاعتقال,المحافظة\n");
    for n in 0..people {
        let (given, father, grandfather, family) =
            (GIVEN[n % 10], FATHER[n / 10 % 10], FATHER[n / 1000 % 10], FAMILY[n / 100 % 10]);
        let (year, day) = (1950 + n % 50, 1 + n % 28);
        text.push_str(&format!("{n},{given} {father} {family},{grandfather},{year},2013-05-{day:02},درعا\n"));
    }
    text
}

/// What the register holds, once it has been found whole.
fn whole(scene: &Scene, data: &Path) -> (u64, u64) {
    let said = scene.ask_of(data, &["verify"]);
    assert_eq!(
        (said.code, &said.json["ok"]),
        (0, &serde_json::json!(true)),
        "{}\n{}",
        said.json,
        said.messages
    );
    let total = scene.ask_of(data, &["search", "درعا", "--limit", "1"]).n("total");
    (said.n("leaves"), total)
}

#[test]
fn an_import_is_there_whole_or_not_at_all() {
    let _alone = alone();
    let people = PEOPLE;
    let scene = Scene::new();
    let file = scene.file("list.csv", list(people));
    let words = ["import", &file, "--organisation", WHOSE, "--accept"];
    let fresh = scene.path("fresh");
    copy(&scene.data, &fresh);
    let mut work = Work::of(scene.command(&scene.data, &words));
    let done = whole(&scene, &scene.data);
    assert_eq!(done.1, people as u64);
    let empty = whole(&scene, &fresh);
    let mut moments = Moments::new("import");
    // The same folder goes on after each kill, as it does in an office.
    let mut rounds = 0..;
    while let Some(round) = rounds.next().filter(|round| work.goes_on(*round, 10)) {
        work.kill(scene.command(&fresh, &words), &mut moments);
        let now = whole(&scene, &fresh);
        assert!(now == empty || now == done, "round {round}: {now:?}, not {empty:?} or {done:?}");
        if now == done {
            std::fs::remove_dir_all(&fresh).expect("removed");
            let again = scene.ask_of(&fresh, &["init", "--name", "رابطة تجريبية"]);
            assert_eq!(again.code, 0, "{}", again.json);
        }
    }
    println!("import of {people} rows, {:?}: killed {} times", work.length, work.kills);
    assert!(work.kills > 0, "no moment fell into the work");
    // After all that, the act itself can still be done.
    let last = scene.ask_of(&fresh, &words);
    assert_eq!(last.code, 0, "{}", last.json);
    assert_eq!(whole(&scene, &fresh).1, people as u64);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).expect("copied")),
        }
    }
}

#[test]
fn an_account_and_a_backup_too() {
    let _alone = alone();
    let scene = Scene::new();
    let file = scene.file("list.csv", list(100));
    scene.accept(&file);
    let password = scene.file("password", "زيتون وخبز وماء");
    let add = |login: &str| {
        scene.command(
            &scene.data,
            &["user", "add", login, "--role", "documenter", "--password-file", &password],
        )
    };
    let mut work = Work::of(add("first"));
    let mut moments = Moments::new("account, backup");
    let mut rounds = 0..;
    while let Some(n) = rounds.next().filter(|round| work.goes_on(*round, 8)) {
        let login = format!("colleague{n}");
        let (before, _) = whole(&scene, &scene.data);
        work.kill(add(&login), &mut moments);
        let (after, people) = whole(&scene, &scene.data);
        let users = scene.done(&["user", "list"]);
        let there =
            users.json["users"].as_array().expect("users").iter().any(|u| u["login"] == login.as_str());
        assert_eq!(
            after > before,
            there,
            "round {n}: an account without its act, or an act without its account"
        );
        assert_eq!(people, 100);
    }

    let kept = scene.path("kept.age");
    let backup = || scene.command(&scene.data, &["backup", "--out", &kept.display().to_string()]);
    let accounts = work.kills;
    let mut work = Work::of(backup());
    let good = std::fs::read(&kept).expect("kept");
    let mut rounds = 0..;
    while let Some(n) = rounds.next().filter(|round| work.goes_on(*round, 7)) {
        work.kill(backup(), &mut moments);
        let now = std::fs::read(&kept).expect("the former backup, or the new one");
        if now != good {
            let to = scene.path(&format!("restored{n}"));
            let said = scene.ask_of(&to, &["restore", &kept.display().to_string()]);
            assert_eq!(said.code, 0, "a backup is whole or was never there: {}", said.json);
        }
        assert_eq!(whole(&scene, &scene.data).1, 100);
    }
    println!("killed {accounts} times at accounts, {} at backups", work.kills);
    assert!(accounts > 0 && work.kills > 0, "no moment fell into the work");
    assert_eq!(hear(&backup().output().expect("the program runs")).code, 0);
}

/// A disk of four megabytes, where the machine allows it.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn at(path: &Path) -> Option<SmallDisk> {
        std::fs::create_dir_all(path).ok()?;
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"])
            .arg(path)
            .stderr(Stdio::null())
            .status();
        mounted.is_ok_and(|status| status.success()).then(|| SmallDisk(path.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    let _alone = alone();
    let scene = Scene::empty();
    let Some(disk) = SmallDisk::at(&scene.path("small")) else {
        println!("skipped: no small disk can be mounted here");
        return;
    };
    let data = disk.0.join("register");
    assert_eq!(scene.ask_of(&data, &["init"]).code, 0);
    let small = scene.file("small.csv", list(20));
    assert_eq!(scene.ask_of(&data, &["import", &small, "--organisation", WHOSE, "--accept"]).code, 0);
    let before = whole(&scene, &data);

    // Not a byte is free, and no other program holds the register open: it is read, and copied elsewhere.
    fill(&disk.0);
    assert_eq!(whole(&scene, &data), before);
    let id = scene.ask_of(&data, &["search", "درعا"]).json["results"][0]["id"]
        .as_str()
        .expect("a file")
        .to_owned();
    assert_eq!(scene.ask_of(&data, &["show", &id]).code, 0);
    let kept = scene.path("elsewhere.age").display().to_string();
    let said = scene.ask_of(&data, &["backup", "--out", &kept]);
    assert_eq!(
        (said.code, &said.json["ok"]),
        (0, &serde_json::json!(true)),
        "{}\n{}",
        said.json,
        said.messages
    );
    assert_eq!(scene.ask_of(&data, &["copies", "--prove", &kept]).code, 0);
    assert_eq!(scene.ask_of(&scene.path("restored"), &["restore", &kept]).code, 0);
    assert!(answers(&scene, &data), "and it is opened in a browser");
    // What could not be made leaves nothing.
    assert_eq!(scene.ask_of(&disk.0.join("another"), &["init"]).code, 1);
    assert!(!disk.0.join("another").exists());
    let _ = std::fs::remove_file(disk.0.join("ballast"));

    let large = scene.file("large.csv", list(6_000));
    for words in [
        &["import", &large, "--organisation", WHOSE, "--accept"][..],
        &["backup", "--out", &disk.0.join("kept.age").display().to_string()],
        &["export", "--format", "csv", "--out", &disk.0.join("out.csv").display().to_string()],
    ] {
        if words[0] != "import" {
            fill(&disk.0);
        }
        let said = scene.ask_of(&data, words);
        let code = if words[0] == "backup" { "store-no-room" } else { "store-disk-full" };
        assert_eq!((said.code, said.refusal()), (1, code), "{words:?}: {}", said.json);
        let _ = std::fs::remove_file(disk.0.join("ballast"));
        assert_eq!(whole(&scene, &data), before, "{words:?}");
    }
}

/// Whether `serve` says its address.
fn answers(scene: &Scene, data: &Path) -> bool {
    let mut command = scene.command(data, &["serve", "--listen", "127.0.0.1:0"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program runs");
    let mut line = String::new();
    let said = child.stdout.take().map(std::io::BufReader::new);
    let read = said.map(|mut said| std::io::BufRead::read_line(&mut said, &mut line));
    child.kill().expect("a child of ours");
    child.wait().expect("a child");
    read.is_some_and(|read| read.is_ok()) && line.starts_with("http://")
}

/// Leaves no room at all.
fn fill(disk: &Path) {
    let mut size = 4 << 20;
    let mut text = Vec::new();
    let mut file = std::fs::File::create(disk.join("ballast")).expect("a file");
    while size > 0 {
        text.resize(size, 0u8);
        if std::io::Write::write_all(&mut file, &text).is_err() {
            size /= 2;
        }
    }
}
