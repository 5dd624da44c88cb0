//! `athar link` on a bad day: what fits none of the lists is refused in plain
//! words, and what stood in the directory of the results stays as it was.

mod scene;

use scene::{Scene, hear};
use std::path::Path;
use std::process::Stdio;

const LIST: &str = "rec_id,list,name,sex,dob,place
r1,A,سالم ناصر الحوراني,m,1980-05-03,نوى
r2,B,سالم ناصر الحوراني,m,1980-05-03,نوى
r3,A,ليلى عمر الهلال,f,1990-01-01,جاسم
r4,B,,m,1971,تسيل
,,المجموع,,4,
";

fn results(dir: &Path) -> Vec<String> {
    let names = std::fs::read_dir(dir).expect("a directory").map(|file| file.expect("a file").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn every_record_has_its_row() {
    let scene = Scene::empty();
    let (list, out) = (scene.file("list.csv", LIST), scene.path("out"));
    let said = scene.done(&["link", &list, "--out", &out.display().to_string()]);
    assert_eq!(["records", "clusters", "left_out", "set_aside"].map(|key| said.n(key)), [4, 3, 1, 1]);
    assert_eq!(results(&out), ["clusters.csv", "model.toml", "pairs.csv", "report.html"]);
    let clusters = std::fs::read_to_string(out.join("clusters.csv")).expect("written");
    assert_eq!(clusters, "rec_id,cluster_id\nr1,r1\nr2,r1\nr3,r3\nr4,r4\n");
}

#[test]
fn what_fits_none_of_the_lists_is_refused_and_nothing_is_written() {
    let scene = Scene::empty();
    let (list, out) = (scene.file("list.csv", LIST), scene.path("out").display().to_string());
    let strangers = scene.file("strangers.csv", "rec_id_a,rec_id_b,same\nx1,x2,1\n");
    let unsaid = scene.file("unsaid.csv", "rec_id_a,rec_id_b,same\nr1,r2,1\nr1,r3,maybe\n");
    for (words, code) in [
        (["--columns", "Nobody=name"], "link-column"),
        (["--columns", "name=surname_of_the_cat"], "link-field"),
        (["--one-per-list", "C"], "link-list"),
        (["--labels", &strangers], "link-labels"),
        (["--labels", &unsaid], "link-label"),
        (["--threshold", "7"], "link-threshold"),
        (["--threshold", "NaN"], "link-threshold"),
    ] {
        scene.refused(&["link", &list, "--out", &out, words[0], words[1]], code);
        assert!(!Path::new(&out).exists(), "{words:?} left something behind");
    }
    let taken = scene.file("taken", "a file, no directory");
    scene.refused(&["link", &list, "--out", &taken], "link-out");
}

#[cfg(unix)]
#[test]
fn stopped_in_the_middle_it_leaves_what_was() {
    let scene = Scene::empty();
    let rows: String =
        (0..400_000).map(|n| format!("سالم ناصر الحوراني,m,{},نوى\n", 1950 + n % 60)).collect();
    let list = scene.file("long.csv", format!("name,sex,dob,place\n{rows}"));
    let (out, short) = (scene.path("out"), scene.file("list.csv", LIST));
    scene.done(&["link", &short, "--out", &out.display().to_string()]);
    let before = std::fs::read(out.join("clusters.csv")).expect("written");
    let mut command = scene.command(&scene.data, &["link", &list, "--out", &out.display().to_string()]);
    let work = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    std::thread::sleep(std::time::Duration::from_millis(700));
    let asked = std::process::Command::new("kill").args(["-INT", &work.id().to_string()]).status();
    assert!(asked.is_ok_and(|status| status.success()), "it was over too soon to be stopped");
    let said = hear(&work.wait_with_output().expect("it ends"));
    assert_eq!(said.refusal(), "link-stopped");
    assert_eq!(results(&out), ["clusters.csv", "model.toml", "pairs.csv", "report.html"]);
    assert_eq!(std::fs::read(out.join("clusters.csv")).expect("still there"), before);
}
