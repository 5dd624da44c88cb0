//! The words of the command line, in the reader's language: commands and
//! options are one table, their explanations live in `cli.ftl`.

use casework::Column;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use l10n::{Lang, Reader};

/// The language asked for: `--lang`, then `ATHAR_LANG`, then the machine's, then Arabic.
pub fn lang(words: &[String]) -> Lang {
    let given = words.iter().enumerate().find_map(|(n, word)| match word.strip_prefix("--lang=") {
        Some(value) => Some(value.to_owned()),
        None => (word == "--lang").then(|| words.get(n + 1).cloned()).flatten(),
    });
    let machine = || std::env::var("ATHAR_LANG").or_else(|_| std::env::var("LANG")).unwrap_or_default();
    match given.unwrap_or_else(machine).get(..2) {
        Some("en") => Lang::En,
        _ => Lang::Ar,
    }
}

/// The whole command line.
pub fn command(reader: Reader) -> Command {
    let t = |key: &str| reader.t(key).to_owned();
    let template =
        format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", reader.t("cli-usage"));
    let sub = |name: &'static str| dress(Command::new(name), reader, &format!("cli-{name}"), &template);
    let files = || Arg::new("files").num_args(1..).value_name("FILE").help(t("cli-arg-files"));
    let out = || Arg::new("out").long("out").value_name("FILE").required(true).help(t("cli-arg-out"));
    let why = || Arg::new("why").long("why").value_name("WORDS").help(t("cli-arg-why"));
    let roles = || {
        let known = PossibleValuesParser::new(access::Role::ALL.map(access::Role::key));
        Arg::new("roles")
            .long("role")
            .value_name("ROLE")
            .action(ArgAction::Append)
            .value_parser(known)
            .help(t("cli-arg-roles"))
    };
    let compartments = || {
        let known = PossibleValuesParser::new(
            model::Compartment::all().map(model::Compartment::key).collect::<Vec<_>>(),
        );
        Arg::new("in")
            .long("in")
            .value_name("COMPARTMENT")
            .action(ArgAction::Append)
            .value_parser(known)
            .help(t("cli-arg-in"))
    };
    let login = || Arg::new("login").required(true).value_name("LOGIN").help(t("cli-arg-login"));
    let flag = |name: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(t(&format!("cli-arg-{name}")))
    };
    let value = |name: &'static str, shown: &'static str| {
        Arg::new(name).long(name).value_name(shown).help(t(&format!("cli-arg-{name}")))
    };

    // Whoever acts under their own name shows it with their password.
    let signed_in = |command: Command| {
        let last = |arg: Arg, place: usize| arg.display_order(900 + place);
        let proof = |name: &'static str, shown: &'static str| value(name, shown).requires("as");
        command
            .arg(last(value("as", "LOGIN"), 0))
            .arg(last(proof("as-password-file", "FILE"), 1))
            .arg(last(proof("code", "CODE"), 2))
    };

    let user = sub("user")
        .subcommand_required(true)
        .subcommand(signed_in(sub("user-list").name("list")))
        .subcommand(signed_in(
            sub("user-add")
                .name("add")
                .arg(login())
                .arg(value("name", "NAME"))
                .arg(roles())
                .arg(value("password-file", "FILE"))
                .arg(flag("chosen").conflicts_with("as")),
        ))
        .subcommand(signed_in(sub("user-roles").name("roles").arg(login()).arg(roles())))
        .subcommand(signed_in(sub("user-compartments").name("compartments").arg(login()).arg(compartments())))
        .subcommand(signed_in(sub("user-lock").name("lock").arg(login())))
        .subcommand(signed_in(sub("user-unlock").name("unlock").arg(login())))
        .subcommand(signed_in(
            sub("user-password")
                .name("password")
                .arg(login())
                .arg(value("password-file", "FILE"))
                .arg(flag("chosen").conflicts_with("as")),
        ))
        .subcommand(signed_in(sub("user-totp-off").name("totp-off").arg(login())));

    let file = || Arg::new("id").required(true).value_name("ID").help(t("cli-arg-id"));
    let team = sub("team")
        .subcommand_required(true)
        .subcommand(signed_in(sub("team-list").name("list")))
        .subcommand(signed_in(
            sub("team-give")
                .name("give")
                .arg(file())
                .arg(
                    Arg::new("member")
                        .long("member")
                        .value_name("LOGIN")
                        .action(ArgAction::Append)
                        .help(t("cli-arg-member")),
                )
                .arg(why()),
        ))
        .subcommand(signed_in(sub("team-dissolve").name("dissolve").arg(file()).arg(why().required(true))));

    let link = sub("link")
        .args_conflicts_with_subcommands(true)
        .arg(files().required(false))
        .arg(value("out", "DIR"))
        .arg(value("threshold", "P").value_parser(clap::value_parser!(f64)))
        .arg(value("labels", "FILE"))
        .arg(value("model", "FILE"))
        .arg(
            Arg::new("one-per-list")
                .long("one-per-list")
                .value_name("LIST")
                .action(ArgAction::Append)
                .help(t("cli-arg-one-per-list")),
        )
        .arg(value("columns", "COLUMN=FIELD").action(ArgAction::Append))
        .arg(flag("force"))
        .subcommand(
            sub("link-evaluate")
                .name("evaluate")
                .arg(Arg::new("pairs").required(true).value_name("PAIRS").help(t("cli-arg-pairs")))
                .arg(Arg::new("truth").required(true).value_name("TRUTH").help(t("cli-arg-truth"))),
        );

    let names = sub("names").subcommand_required(true).subcommand(
        sub("names-score")
            .name("score")
            .arg(Arg::new("pairs").required(true).value_name("PAIRS").help(t("cli-arg-name-pairs")))
            .arg(out())
            .arg(flag("force")),
    );

    let bundle = sub("bundle")
        .subcommand_required(true)
        .subcommand(
            sub("bundle-make")
                .name("make")
                .arg(Arg::new("ids").num_args(0..).value_name("ID").help(t("cli-arg-ids")))
                .arg(value("for", "team|partner").default_value("team").value_parser(["team", "partner"]))
                .arg(out())
                .arg(flag("force")),
        )
        .subcommand(
            sub("bundle-take")
                .name("take")
                .arg(Arg::new("file").required(true).value_name("FILE").help(t("cli-arg-bundle")))
                .arg(flag("plan").conflicts_with("accept"))
                .arg(flag("accept")),
        );

    dress(Command::new("athar"), reader, "cli-athar", &template)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(Arg::new("version").long("version").action(ArgAction::Version).help(t("cli-arg-version")))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(value("data", "DIR").global(true))
        .arg(value("passphrase-file", "FILE").global(true))
        .arg(value("key-file", "FILE").global(true))
        .arg(flag("json").global(true))
        .arg(value("lang", "ar|en").global(true).value_parser(["ar", "en"]))
        .subcommand(sub("init").arg(value("name", "NAME")))
        .subcommand(
            sub("open")
                .arg(value("port", "N").value_parser(clap::value_parser!(u16)))
                .arg(
                    value("idle", "MINUTES")
                        .default_value("120")
                        .value_parser(clap::value_parser!(u64).range(0..=1440)),
                )
                .arg(flag("close")),
        )
        .subcommand(
            sub("serve")
                .arg(value("listen", "ADDR").default_value("127.0.0.1:8080"))
                .arg(flag("behind-https"))
                .arg(value("phones", "ADDR").num_args(0..=1).default_missing_value("0.0.0.0:8443"))
                .arg(value("host", "NAME").action(ArgAction::Append))
                .arg(value("trusted-proxy", "ADDR").action(ArgAction::Append)),
        )
        .subcommand(
            signed_in(sub("import"))
                .arg(files().required_unless_present_any(["withdraw", "restore"]))
                .arg(value("organisation", "NAME").required_unless_present_any(["withdraw", "restore"]))
                .arg(
                    Arg::new("of")
                        .long("of")
                        .value_name("KIND")
                        .value_parser(PossibleValuesParser::new(
                            model::SubjectKind::all().map(model::SubjectKind::key),
                        ))
                        .help(t("cli-arg-list-of")),
                )
                .arg(value("mapping", "NAME"))
                .arg(value("encoding", "LABEL"))
                .arg(value("separator", "CHAR"))
                .arg(
                    Arg::new("column")
                        .long("column")
                        .value_name("HEADER=FIELD")
                        .action(ArgAction::Append)
                        .help(t("cli-arg-column")),
                )
                .arg(value("without-sheet", "SHEET").action(ArgAction::Append))
                .arg(value("without-row", "[SHEET:]ROW").action(ArgAction::Append))
                .arg(value("titles", "[SHEET:]LINE").action(ArgAction::Append))
                .arg(value("century", "HEADER=1900|2000").action(ArgAction::Append))
                .arg(value("save-mapping", "NAME"))
                .arg(flag("plan").conflicts_with("accept"))
                .arg(flag("accept"))
                .arg(value("withdraw", "IMPORT").conflicts_with_all(["plan", "accept", "restore"]))
                .arg(value("restore", "IMPORT").conflicts_with_all(["plan", "accept"]))
                .arg(why()),
        )
        .subcommand(
            sub("search")
                .arg(
                    Arg::new("words")
                        .required(true)
                        .num_args(1..)
                        .value_name("WORDS")
                        .help(t("cli-arg-words")),
                )
                .arg(value("limit", "N").default_value("10").value_parser(clap::value_parser!(usize)))
                .arg(
                    Arg::new("filter")
                        .long("filter")
                        .value_name("KIND=VALUE")
                        .action(ArgAction::Append)
                        .help(t("cli-arg-filter")),
                )
                .arg(value("as-of", "DAY|ACT")),
        )
        .subcommand(
            sub("show")
                .arg(Arg::new("id").required(true).value_name("ID").help(t("cli-arg-id")))
                .arg(value("as-of", "DAY|ACT")),
        )
        .subcommand(
            signed_in(sub("erase"))
                .arg(Arg::new("id").required(true).value_name("ID").help(t("cli-arg-id")))
                .arg(value("asked-by", "WORDS").required(true))
                .arg(why().required(true))
                .arg(value("second", "LOGIN").conflicts_with("as"))
                .arg(flag("with-lists")),
        )
        .subcommand(
            signed_in(sub("export"))
                .arg(value("format", "csv|json|xlsx").required(true).value_parser(["csv", "json", "xlsx"]))
                .arg(value("for", "team|partner").default_value("team").value_parser(["team", "partner"]))
                .arg(out())
                .arg(flag("force"))
                .arg(value("words", "WORDS"))
                .arg(
                    Arg::new("filter")
                        .long("filter")
                        .value_name("KIND=VALUE")
                        .action(ArgAction::Append)
                        .help(t("cli-arg-filter")),
                )
                .arg(
                    Arg::new("show")
                        .long("show")
                        .value_name("COLUMN")
                        .action(ArgAction::Append)
                        .help(format!("{}: {}", t("cli-arg-show"), Column::ALL.map(Column::key).join(", "))),
                )
                .arg(
                    value("of", "KIND")
                        .value_parser(PossibleValuesParser::new(
                            model::SubjectKind::others().map(model::SubjectKind::key),
                        ))
                        .conflicts_with_all(["filter", "show"]),
                )
                .arg(flag("shipped").requires("of"))
                .arg(value("as-of", "DAY|ACT")),
        )
        .subcommand(bundle)
        .subcommand(sub("verify").arg(value("checkpoint", "FILE")))
        .subcommand(sub("checkpoint").arg(out().required(false)).arg(flag("force")))
        .subcommand(
            signed_in(sub("copies"))
                .arg(value("every", "DAYS").value_parser(clap::value_parser!(u16).range(0..=366)))
                .arg(value("folder", "DIR"))
                .arg(flag("now"))
                .arg(value("prove", "FILE"))
                .arg(value("words-file", "FILE"))
                .arg(value("identity", "FILE")),
        )
        .subcommand(sub("rebuild"))
        .subcommand(
            signed_in(sub("backup"))
                .arg(out())
                .arg(flag("force"))
                .arg(value("recipients", "FILE").conflicts_with("words-file"))
                .arg(value("words-file", "FILE")),
        )
        .subcommand(
            sub("restore")
                .arg(Arg::new("backup").required(true).value_name("FILE").help(t("cli-arg-backup")))
                .arg(value("identity", "FILE").conflicts_with("words-file"))
                .arg(value("words-file", "FILE")),
        )
        .subcommand(user)
        .subcommand(
            signed_in(sub("requests"))
                .arg(value("confirm", "N").requires("as"))
                .arg(value("refuse", "N").requires("as").conflicts_with("confirm")),
        )
        .subcommand(team)
        .subcommand(link)
        .subcommand(names)
        .subcommand(
            sub("demo")
                .arg(value("listen", "ADDR").default_value("127.0.0.1:8080"))
                .arg(value("files", "N").default_value("5000").value_parser(clap::value_parser!(usize)))
                .arg(flag("only-fill")),
        )
}

fn dress(command: Command, reader: Reader, key: &str, template: &str) -> Command {
    command
        .about(reader.t(key).to_owned())
        .after_help(if reader.has(&format!("{key}-more")) {
            reader.t(&format!("{key}-more")).to_owned()
        } else {
            String::new()
        })
        .help_template(template.to_owned())
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(reader.t("cli-commands").to_owned())
        .subcommand_value_name(reader.t("cli-command").to_owned())
        .next_help_heading(reader.t("cli-options").to_owned())
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(reader.t("cli-arg-help").to_owned()),
        )
}

/// An optional value.
pub fn text<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.try_get_one::<String>(name).ok().flatten().map(String::as_str)
}

/// The number of a file as people type it: `P4009`, `4009`, `٤٠٠٩` is `p4009`. What is no person is called as
/// it is.
pub fn subject(matches: &ArgMatches) -> String {
    let said = dates::western_digits(text(matches, "id").unwrap_or_default().trim());
    let digits = said.strip_prefix(['p', 'P']).unwrap_or(&said);
    match !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => format!("p{digits}"),
        false => said,
    }
}

/// Every value given to an option.
pub fn many(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches.try_get_many::<String>(name).ok().flatten().into_iter().flatten().cloned().collect()
}

/// Whether a flag was given.
pub fn given(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
}
