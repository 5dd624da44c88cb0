#!/usr/bin/env python3
"""Splink on DuckDB, given the best we can give it for Arabic names, beside our engine.

    python3 -m venv .venv && .venv/bin/pip install splink duckdb pandas pyarrow
    .venv/bin/python benches/splink_peer.py invented LIST.csv TRUTH.csv --rules many|few
    .venv/bin/python benches/splink_peer.py real     LIST.csv TRUTH.csv --tier full|age|hard

A comparison with a peer used badly says nothing. So names are normalised in SQL as
our rules would (marks, hamza, ta marbuta, compounds joined), letters become one byte
each (DuckDB measures strings in bytes), common values weigh less, dates have levels
for swapped days and for 1 January, and the weights are learned by EM on capped
samples. Thresholds are not fixed: Splink is given its best one, which no user knows.

Prints one JSON document. Normalising and learning are part of the time, scoring is not.
"""
import argparse
import json
import logging
import resource
import time

parser = argparse.ArgumentParser()
parser.add_argument("kind", choices=["invented", "real"])
parser.add_argument("list")
parser.add_argument("truth")
parser.add_argument("--rules", choices=["many", "few"], default="many")
parser.add_argument("--tier", choices=["full", "age", "hard"], default="full")
parser.add_argument("--threads", type=int, default=2)
ask = parser.parse_args()

begun = time.perf_counter()
import duckdb  # noqa: E402
import splink  # noqa: E402
import splink.comparison_level_library as levels  # noqa: E402
import splink.comparison_library as compare  # noqa: E402
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: E402

logging.getLogger("splink").setLevel(logging.ERROR)
db = duckdb.connect()
db.execute(f"set threads={ask.threads}")
db.execute("set preserve_insertion_order=false")

# ── Words ────────────────────────────────────────────────────────────────────

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويگچپڤژ"
BYTES = "AbtvjHxd*rzs$SDTZEgfqklmnhwyGCPVJ"


def tidy(column):
    """One spelling of a name: no marks, plain letters, compounds in one word."""
    sql = f"regexp_replace({column}, '[\\x{{064B}}-\\x{{0652}}\\x{{0670}}\\x{{0640}}]', '', 'g')"
    sql = f"translate({sql}, 'أإآٱىةؤئ', 'اااايهوي')"
    sql = f"replace({sql}, 'ء', '')"
    # Fonts that show لا as ال leave these behind.
    sql = f"regexp_replace(replace({sql}, 'هللا', 'الله'), '(^| )اال', '\\1الا', 'g')"
    sql = f"regexp_replace({sql}, '[^\\x{{0600}}-\\x{{06FF}} ]', ' ', 'g')"
    sql = f"trim(regexp_replace({sql}, '\\s+', ' ', 'g'))"
    sql = f"regexp_replace({sql}, '(^| )(عبد|ابو|ام|ال|بن|ابن|حاج|الحاج|الشيخ) ', '\\1\\2', 'g')"
    sql = f"regexp_replace({sql}, ' (الدين|الله|الاسلام)( |$)', '\\1\\2', 'g')"
    return f"translate({sql}, '{ARABIC}', '{BYTES}')"


def rows():
    """The list as a table `people`, ready to be compared."""
    source = f"read_csv('{ask.list}', all_varchar=true)"
    if ask.kind == "invented":
        names = ", ".join(
            f"nullif(replace({tidy(part)}, ' ', ''), '') as {part}"
            for part in ("given", "father", "grandfather", "family", "mother")
        )
        db.execute(
            f"""create table people as select *, substr(dob, 1, 4) born_in,
                    case when substr(dob, 6) <> '01-01' then dob end born_on
                from (select rec_id unique_id, source, {names}, nullif(sex, '') sex,
                        nullif(dob, '') dob, nullif(governorate, '') governorate,
                        nullif(governorate || ' ' || place, ' ') place,
                        nullif(detained, '') detained from {source})"""
        )
        return
    dob = "nullif(dob, '')" if ask.tier == "full" else "null::varchar"
    # The birth date tells the year where it stands; the age is told as in 2024.
    age = "null::int" if ask.tier == "full" else "try_cast(nullif(age, '') as int)"
    db.execute(
        f"""create table people as select unique_id, source, w[1] given,
                case when len(w) > 1 then w[2] end father,
                case when len(w) > 3 then array_to_string(w[3:len(w) - 1], '') end grandfather,
                case when len(w) > 2 then w[len(w)] end family,
                array_to_string(w, '') whole, sex, dob, age
            from (select rec_id unique_id, list source, string_split({tidy('name_ar')}, ' ') w,
                    nullif(sex, '') sex, {dob} dob, {age} age from {source})"""
    )


# ── Comparisons ──────────────────────────────────────────────────────────────


def name(column):
    return compare.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            levels.NullLevel(column),
            levels.ExactMatchLevel(column).configure(tf_adjustment_column=column),
            levels.LevenshteinLevel(column, 1),
            levels.JaroWinklerLevel(column, 0.88),
            levels.ElseLevel(),
        ],
    )


def sql(condition, label):
    return {"sql_condition": condition, "label_for_charts": label}


def birth():
    year = "substr(dob_l, 1, 4) = substr(dob_r, 1, 4)"
    swapped = "substr(dob_l, 6, 2) = substr(dob_r, 9, 2) and substr(dob_l, 9, 2) = substr(dob_r, 6, 2)"
    january = "(substr(dob_l, 6) = '01-01' or substr(dob_r, 6) = '01-01')"
    return compare.CustomComparison(
        output_column_name="dob",
        comparison_levels=[
            levels.NullLevel("dob"),
            sql("dob_l = dob_r and substr(dob_l, 6) <> '01-01'", "same day"),
            sql("dob_l = dob_r", "same 1 January"),
            sql(f"{year} and {swapped}", "day and month swapped"),
            sql(f"{year} and {january}", "same year, one 1 January"),
            sql("levenshtein(dob_l, dob_r) <= 1", "one digit"),
            sql(year, "same year"),
            sql("abs(cast(substr(dob_l, 1, 4) as int) - cast(substr(dob_r, 1, 4) as int)) <= 2", "two years"),
            levels.ElseLevel(),
        ],
    )


def near(column, difference, steps):
    return compare.CustomComparison(
        output_column_name=column,
        comparison_levels=[levels.NullLevel(column), levels.ExactMatchLevel(column)]
        + [sql(f"{difference} <= {step}", f"within {step}") for step in steps]
        + [levels.ElseLevel()],
    )


def weighted(column):
    return compare.ExactMatch(column).configure(term_frequency_adjustments=True)


# ── Setups ───────────────────────────────────────────────────────────────────

MANY = [
    "given family", "given father dob", "given father place", "given father mother", "given father detained",
    "given father governorate born_in", "father family dob", "father family detained", "father family born_in",
    "father family place", "father mother family", "given detained", "family detained", "father detained",
    "given born_on", "family born_on", "father born_on", "substr(given,1,3) substr(father,1,3) substr(family,1,4)",
    "right(family,4) given father", "right(given,3) father family", "father family substr(given,1,2)",
]
FEW = [
    "given father family", "given family born_in", "given father dob", "father family dob", "given family place",
    "given father place", "given father mother", "given family detained", "father family detained",
    "given father detained", "family dob governorate", "given family mother",
]
WHOLE = [
    "whole", "given father family", "given father grandfather", "given grandfather family",
    "father grandfather family", "given family age", "given father age", "father family age", "substr(whole,1,9)",
    "reverse(substr(reverse(whole),1,12))",
]
PARTS = [
    "whole", "given family", "given father age", "father family", "substr(whole,1,9)",
    "reverse(substr(reverse(whole),1,9)) age", "given father substr(family,1,3)", "given father right(family,3)",
]


def setup():
    """Rules, comparisons, sure rules with their recall, and blocks to learn on."""
    if ask.kind == "invented":
        days = "abs(date_diff('day', cast(detained_l as date), cast(detained_r as date)))"
        comparisons = [name(part) for part in ("given", "father", "grandfather", "family", "mother")]
        comparisons += [birth(), weighted("governorate"), weighted("place"), compare.ExactMatch("sex")]
        comparisons += [near("detained", days, (31, 366))]
        sure = ["given father family dob", "given father mother place"]
        learn = ["given father family", "dob given", "father family detained"]
        return (MANY if ask.rules == "many" else FEW), comparisons, sure, 0.35, learn
    parts = ("given", "father", "family") if ask.tier == "hard" else ("given", "father", "grandfather", "family")
    comparisons = [name(part) for part in parts] + [compare.ExactMatch("sex")]
    if ask.tier == "full":
        rules = [r for r in WHOLE if "age" not in r] + ["given family substr(dob,1,4)", "given father substr(dob,1,4)", "father family substr(dob,1,4)"]
        rules += ["dob given", "dob father", "dob family", "dob grandfather"]
        return rules, comparisons + [birth()], ["whole dob"], 0.7, ["given father family", "family substr(dob,1,4)", "dob"]
    comparisons += [near("age", "abs(age_l - age_r)", (1, 3))]
    if ask.tier == "age":
        return WHOLE, comparisons, ["whole age"], 0.7, ["given father family", "family age", "given father age"]
    return PARTS, comparisons, ["whole age"], 0.7, ["given father family", "family age sex", "given age father"]


def rule(words):
    return block_on(*words.split(" "))


def one(sql):
    """The only value of a query, by whichever way this DuckDB gives rows."""
    return db.execute(sql).fetchall()[0][0]


# ── Scores ───────────────────────────────────────────────────────────────────


def f1(right, proposed, truth):
    return 2 * right / (proposed + truth) if proposed + truth else 0.0


def best_of_pairs(pairs, truth):
    """The best F1 of any threshold on the pairs alone."""
    return one(
        f"""select max(2.0 * found / (proposed + {truth})) from (
                select sum(y) over (order by w desc range unbounded preceding) found,
                       count(*) over (order by w desc range unbounded preceding) proposed
                from (select match_weight w, (a.person_id = b.person_id)::int y from {pairs} p
                      join truth a on p.unique_id_l = a.rec_id join truth b on p.unique_id_r = b.rec_id))"""
    )


def of_clusters(table, truth):
    two = "sum(n * (n - 1) // 2)"

    def count(groups):
        return one(f"select {two} from (select count(*) n from {table} c join truth t on c.unique_id = t.rec_id group by {groups})") or 0
    return f1(int(count("person_id, cluster_id")), int(count("cluster_id")), truth)


def one_a_list(pairs, least):
    """Joins from the best pair down, never two records of one list."""
    lists = dict(db.execute("select unique_id, source from people").fetchall())
    parent, members = {}, {}

    def root(x):
        while parent.get(x, x) != x:
            parent[x] = parent.get(parent[x], parent[x])
            x = parent[x]
        return x

    strongest = db.execute(f"select unique_id_l, unique_id_r from {pairs} where match_weight >= {least} order by match_weight desc, 1, 2").fetchall()
    for a, b in strongest:
        a, b = root(a), root(b)
        of_a, of_b = members.get(a, {lists[a]}), members.get(b, {lists[b]})
        if a != b and not of_a & of_b:
            parent[b] = a
            members[a] = of_a | of_b
    rows = [(x, root(x)) for x in lists]
    import pandas

    db.register("joined", pandas.DataFrame(rows, columns=["unique_id", "cluster_id"]))
    return "joined"


# ── The run ──────────────────────────────────────────────────────────────────

rows()
api = DuckDBAPI(connection=db)
table = api.register(db.table("people"))
rules, comparisons, sure, recall, learn = setup()
settings = SettingsCreator(
    link_type="dedupe_only",
    blocking_rules_to_generate_predictions=[rule(r) for r in rules],
    comparisons=comparisons,
    retain_matching_columns=False,
    retain_intermediate_calculation_columns=False,
)
linker = Linker(table, settings, log_level=logging.CRITICAL)
linker.training.estimate_probability_two_random_records_match([rule(r) for r in sure], recall=recall)
linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
for block in learn:
    linker.training.estimate_parameters_using_expectation_maximisation(rule(block), estimate_without_term_frequencies=True, max_pairs=1e6)
predicted = linker.inference.predict(threshold_match_probability=0.001)
linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=0.9)
wall = time.perf_counter() - begun
used = resource.getrusage(resource.RUSAGE_SELF)

pairs = predicted.physical_name
db.execute(f"create table truth as select rec_id, person_id from read_csv('{ask.truth}', all_varchar=true)")
true_pairs = int(one("select sum(n * (n - 1) // 2) from (select count(*) n from truth group by person_id)"))
by_threshold = {}
for threshold in (0.5, 0.9, 0.99, 0.999, 0.9999):
    made = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=threshold)
    by_threshold[threshold] = of_clusters(made.physical_name, true_pairs)
answer = {
    "tool": f"Splink {splink.__version__}, DuckDB {duckdb.__version__}",
    "wall_s": wall,
    "cpu_s": used.ru_utime + used.ru_stime,
    "peak_mb": used.ru_maxrss / 1024,
    "f1_pairs": float(best_of_pairs(pairs, true_pairs)),
    "f1_clusters": max(by_threshold.values()),
    "f1_clusters_by_threshold": by_threshold,
}
if ask.kind == "real":
    answer["f1_one_per_list"] = max(of_clusters(one_a_list(pairs, least), true_pairs) for least in (3, 6, 9, 12))
try:
    from splink.blocking_analysis import count_comparisons_from_blocking_rules

    counted = count_comparisons_from_blocking_rules(table, blocking_rules=[rule(r) for r in rules], link_type="dedupe_only", record_sample_proportion=1.0)
    counted = counted if isinstance(counted, list) else counted.to_dict("records") if hasattr(counted, "to_dict") else counted.as_record_list()
    answer["pairs_compared"] = sum(int(row["marginal_comparison_count"]) for row in counted)
except Exception as why:  # The count is an extra; the figures stand without it.
    answer["pairs_compared"] = None
    answer["pairs_compared_why"] = repr(why)[:200]
print(json.dumps(answer))
