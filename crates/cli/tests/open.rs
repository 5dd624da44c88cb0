//! `athar open`: from the icon to the first page, as a browser meets it.

mod scene;

use scene::{PASSPHRASE, Scene, no_bare_key};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// `athar open`, as the icon starts it: no terminal, no passphrase.
fn start(scene: &Scene, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_athar"));
    command.arg("open").args(words).arg("--data").arg(&scene.data);
    // What the desktop opens addresses with is a script that writes them down.
    let desktop = scene.path("bin");
    std::fs::create_dir_all(&desktop).expect("a folder");
    let opener = desktop.join("xdg-open");
    let seen = scene.path("seen");
    // Written once and by another program: a script that somebody has open for writing cannot be started.
    if !opener.exists() {
        let script = format!("#!/bin/sh\necho \"$1\" >> '{}'\n", seen.display());
        let write = "printf %s \"$1\" > \"$2\" && chmod 755 \"$2\"";
        let written = Command::new("sh").args(["-c", write, "sh", &script]).arg(&opener).status();
        assert!(written.expect("sh runs").success());
    }
    // No other browser is found.
    command.env("PATH", desktop);
    command.env("DISPLAY", ":7").env("LANG", "ar_SY.UTF-8").env_remove("ATHAR_LANG");
    command.env("XDG_RUNTIME_DIR", scene.path("")).env_remove("ATHAR_PASSPHRASE_FILE");
    command.stdin(Stdio::null());
    command
}

/// A server that runs, and where it said that it is.
struct Running {
    child: Child,
    address: String,
    said: PathBuf,
}

impl Running {
    #[track_caller]
    fn from(scene: &Scene, mut command: Command) -> Running {
        let said = scene.path("said");
        let errors = std::fs::File::create(&said).expect("a file");
        let mut child = command.stdout(Stdio::piped()).stderr(errors).spawn().expect("the program runs");
        let mut address = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut address).expect("a line");
        let running = Running { child, address: address.trim().to_owned(), said };
        assert!(running.address.starts_with("http://127.0.0.1:"), "{address:?} {}", running.said());
        running
    }

    #[track_caller]
    fn open(scene: &Scene) -> Running {
        Running::from(scene, start(scene, &["--port", "0"]))
    }

    /// What it said beside the address.
    fn said(&self) -> String {
        std::fs::read_to_string(&self.said).unwrap_or_default()
    }

    fn host(&self) -> &str {
        self.address.trim_start_matches("http://").split('/').next().expect("a host")
    }

    /// The word that the address carries.
    fn word(&self) -> &str {
        self.address.split("?word=").nth(1).unwrap_or_default()
    }

    /// Where it leads, and the page.
    #[track_caller]
    fn ask(&self, method: &str, path: &str, form: &str) -> Answer {
        let path = path.trim_start_matches("http://").trim_start_matches(self.host());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept-Language: ar\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.host(),
            form.len()
        );
        let mut stream = TcpStream::connect(self.host()).expect("a connection");
        stream.write_all(head.as_bytes()).expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = text.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
        let to = text.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_default();
        Answer { status, to: to.to_owned(), text }
    }

    /// Types the passphrase into the page.
    #[track_caller]
    fn unlock(&self, words: &str, again: &str) -> Answer {
        let form = format!("csrf={}&passphrase={}&again={}", self.word(), coded(words), coded(again));
        self.ask("POST", "/unlock", &form)
    }

    #[track_caller]
    fn stop(mut self) -> ExitStatus {
        signal(&self.child, "TERM");
        self.child.wait().expect("it ends")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    to: String,
    text: String,
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([format!("-{name}"), child.id().to_string()]).status();
    assert!(sent.expect("kill").success());
}

/// Words as a form carries them.
fn coded(words: &str) -> String {
    words.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The addresses that the desktop was asked to open, once there are so many.
#[track_caller]
fn seen(scene: &Scene, so_many: usize) -> Vec<String> {
    let begun = Instant::now();
    loop {
        let text = std::fs::read_to_string(scene.path("seen")).unwrap_or_default();
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if lines.len() >= so_many || begun.elapsed() > Duration::from_secs(20) {
            assert_eq!(lines.len(), so_many, "{text}");
            return lines;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_first_day_from_the_icon_to_the_first_page_and_a_second_day() {
    let scene = Scene::empty();
    let first = Running::open(&scene);
    assert_eq!(seen(&scene, 1), std::slice::from_ref(&first.address), "the browser is led there");
    no_bare_key(&first.said());

    // Whoever has no word is told nothing but where to click.
    for path in ["/", "/?word=", "/?word=0123", "/setup", "/sign-in", "/files?word=1"] {
        let shut = first.ask("GET", path, "");
        assert_eq!(shut.status, 403, "{path}");
        assert!(shut.text.contains("السجل مقفل") && !shut.text.contains("passphrase"), "{}", shut.text);
    }
    assert_eq!(first.ask("GET", "/api/v1/files", "").status, 403);
    let stranger = format!("csrf=0123&passphrase={0}&again={0}", coded(PASSPHRASE));
    assert_eq!(first.ask("POST", "/unlock", &stranger).status, 403);
    assert!(!scene.data.exists(), "nothing is made before somebody chose the words");

    let door = first.ask("GET", &first.address, "");
    assert_eq!(door.status, 200);
    for said in ["سجل جديد", "name=\"passphrase\"", "name=\"again\"", "no-store"] {
        assert!(door.text.contains(said), "{said}: {}", door.text);
    }
    // A slip is said, and what to do.
    for (words, again, said) in [
        (PASSPHRASE, "خيمة وجبل وقمر", "العبارتان ليستا متطابقتين"),
        ("قصيرة", "قصيرة", "عبارة السر قصيرة"),
        ("", "", "لم تُعطَ عبارة السر"),
    ] {
        let slip = first.unlock(words, again);
        assert_eq!(slip.status, 422, "{words}");
        assert!(slip.text.contains(said) && !slip.text.contains(PASSPHRASE), "{}", slip.text);
    }
    assert!(!scene.data.exists());

    // The register is made; the first page has its set-up word already, which no terminal shows here.
    let made = first.unlock(PASSPHRASE, PASSPHRASE);
    assert_eq!(made.status, 303, "{}", made.text);
    assert!(made.to.starts_with("/setup?word="), "{}", made.to);
    let setup = first.ask("GET", &made.to, "");
    let word = made.to.split("word=").nth(1).expect("a word");
    assert!(setup.text.contains(&format!("value=\"{word}\"")), "{}", setup.text);
    assert_eq!(first.ask("GET", "/unlock", "").status, 404, "the locked door is gone");
    assert!(first.stop().success(), "it stops cleanly");

    let second = Running::open(&scene);
    let door = second.ask("GET", &second.address, "");
    assert!(door.text.contains("السجل مقفل") && !door.text.contains("name=\"again\""), "{}", door.text);
    let wrong = second.unlock("زيتون وخبز وماء", "");
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("عبارة السر هذه"), "{}", wrong.text);
    assert_eq!(second.unlock(PASSPHRASE, "").status, 303);
    let command = std::fs::read(format!("/proc/{}/cmdline", second.child.id())).unwrap_or_default();
    assert!(!String::from_utf8_lossy(&command).contains(PASSPHRASE));
    assert!(second.stop().success());
}

#[test]
fn a_second_click_finds_the_first_and_closes_it() {
    let scene = Scene::new();
    let close = || {
        let mut command = start(&scene, &["--close", "--json"]);
        scene::hear(&command.output().expect("the program runs")).json
    };
    assert_eq!(close()["closed"], false, "none is open");

    let first = Running::open(&scene);
    let click = || start(&scene, &["--port", "0"]).output().expect("the program runs");
    let locked = click();
    assert_eq!(String::from_utf8_lossy(&locked.stdout).trim(), first.address, "to the locked door");
    assert_eq!(first.unlock(PASSPHRASE, "").status, 303);
    let open = click();
    // Nobody can sign in yet: the icon leads to the first page with its word until somebody is named there.
    let inside = String::from_utf8_lossy(&open.stdout).trim().to_owned();
    let first_page = format!("http://{}/setup?word=", first.host());
    assert!(inside.starts_with(&first_page) && inside.len() > first_page.len(), "{inside}");
    assert!(open.status.success());
    assert_eq!(seen(&scene, 3), [first.address.clone(), first.address.clone(), inside]);

    assert_eq!(close()["closed"], true);
    assert_eq!(close()["closed"], false);
    let mut first = first;
    assert!(first.child.wait().expect("it ends").success());

    // Killed, it holds no place.
    let mut killed = Running::open(&scene);
    killed.child.kill().expect("a child of ours");
    killed.child.wait().expect("a child");
    let after = Running::open(&scene);
    assert_ne!(after.address, killed.address);
    signal(&after.child, "HUP");
    let mut after = after;
    assert!(after.child.wait().expect("it ends").success(), "a terminal that is closed stops it");
}

#[test]
fn where_serve_has_it_open_the_browser_is_led_there() {
    let scene = Scene::new();
    let command = scene.command(&scene.data, &["serve", "--listen", "127.0.0.1:0"]);
    let serving = Running::from(&scene, command);
    let click = start(&scene, &[]).output().expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&click.stdout).trim(), serving.address);
    assert_eq!(seen(&scene, 1), std::slice::from_ref(&serving.address));
    let close = scene::hear(&start(&scene, &["--close", "--json"]).output().expect("the program runs"));
    assert_eq!((close.code, close.refusal()), (1, "open-by-serve"), "others may work in it");
    assert!(serving.stop().success());
}

#[test]
fn without_a_browser_it_says_the_address_and_a_port_that_is_taken_is_passed_over() {
    let scene = Scene::empty();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let refused = scene::hear(&start(&scene, &["--port", &port, "--json"]).output().expect("it runs"));
    assert_eq!((refused.code, refused.refusal()), (1, "cannot-listen"));
    assert!(
        refused.json["error"]["fix"].as_str().is_some_and(|fix| fix.contains("--port")),
        "{}",
        refused.json
    );

    // Whatever stands at the usual port, another is found.
    let _usual = TcpListener::bind("127.0.0.1:8080");
    let mut command = start(&scene, &["--lang", "en"]);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    let running = Running::from(&scene, command);
    assert_ne!(running.host(), "127.0.0.1:8080");
    let begun = Instant::now();
    while !running.said().contains("No browser was found") {
        assert!(begun.elapsed() < Duration::from_secs(20), "{}", running.said());
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(!scene.path("seen").exists());
    assert!(running.stop().success());
}

#[test]
fn with_a_key_that_was_given_nobody_is_asked() {
    let scene = Scene::empty();
    let file = scene.path("passphrase").display().to_string();
    let running = Running::from(&scene, start(&scene, &["--port", "0", "--passphrase-file", &file]));
    assert!(running.address.contains("/setup?word="), "{}", running.address);
    assert_eq!(running.ask("GET", &running.address, "").status, 200);
    assert!(running.stop().success());
    assert!(scene.data.join("register.key").exists());
}

#[test]
fn another_user_of_the_machine_is_not_answered() {
    let scene = Scene::empty();
    let running = Running::open(&scene);
    let (host, port) = running.host().split_once(':').expect("a port");
    let script = format!(
        "exec 3<>/dev/tcp/{host}/{port} && printf 'GET /?word={} HTTP/1.1\\r\\nHost: {host}\\r\\n\\r\\n' >&3 \
         && timeout 5 head -c 12 <&3",
        running.word()
    );
    let ask = |user: Option<u32>| {
        let mut command = Command::new("bash");
        command.args(["-c", &script]).current_dir("/");
        user.map(|user| command.uid(user));
        command.output()
    };
    let own = ask(None).expect("bash runs");
    assert_eq!(String::from_utf8_lossy(&own.stdout), "HTTP/1.1 200");
    // Only root can be another user, and only where the kernel lists connections there is a difference.
    match ask(Some(65_534)) {
        Ok(other) if std::path::Path::new("/proc/net/tcp").exists() => {
            assert_eq!(String::from_utf8_lossy(&other.stdout), "", "the word alone is not enough");
        }
        _ => eprintln!("not tried: this user cannot act as another"),
    }
}
