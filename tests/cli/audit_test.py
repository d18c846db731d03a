"""audit: a registry, as people run it."""

import csv
import gzip
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["CONSILIUM"]
ROOT = pathlib.Path(os.environ["CONSILIUM_ROOT"])
EXAMPLE = ["--map", "examples/registry/map.yaml", "--treatments", "examples/registry/treatments.csv"]
CASES = "examples/registry/cases.csv"


def run(*arguments, stdin=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, cwd=ROOT)


class Audit(unittest.TestCase):
    def summary(self, *arguments, stdin=None):
        out = run("audit", "--format", "json", *arguments, stdin=stdin)
        self.assertEqual(out.returncode, 0, out.stderr.decode())
        return json.loads(out.stdout)

    def test_the_worked_example(self):
        found = self.summary(*EXAMPLE, "--by", "HOSPITAL,year,grade", CASES)
        self.assertEqual((found["cases"], found["rejected"], found["rejected_treatments"]), (58, 2, 0))
        self.assertEqual({r["column"] for r in found["first_rejects"]}, {"KI67", "ECOG"})
        self.assertEqual({g["value"] for g in found["by"]["HOSPITAL"]}, {"North", "South", "West"})
        self.assertEqual(sum(g["cases"] for g in found["by"]["year"]), 58)
        self.assertEqual(sum(g["cases"] for g in found["by"]["grade"]), 58)
        for group in [found["all"], *found["by"]["HOSPITAL"]]:
            for source in group["concordance"]:
                words = ["concordant", "conditional", "against advice", "not addressed", "not assessable"]
                self.assertEqual(sum(source[w] for w in words), group["treated"])
                if source["share"]:
                    self.assertLessEqual(source["share"]["low"], source["share"]["concordant"])
        for element in found["matrix"]:
            self.assertEqual(sum(v for k, v in element.items() if k not in ("intervention", "source")), 58)

    def test_text_holds_at_80_columns_and_in_a_pipe(self):
        out = run("audit", *EXAMPLE, "--by", "year", CASES)
        self.assertEqual(out.returncode, 0)
        self.assertEqual(out.stderr, b"")
        for line in out.stdout.decode().splitlines():
            self.assertLessEqual(len(line), 80, line)

    def test_compressed_and_piped_input_is_the_same(self):
        plain = self.summary(*EXAMPLE, CASES)
        text = (ROOT / CASES).read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            packed = pathlib.Path(folder, "cases.csv.gz")
            packed.write_bytes(gzip.compress(text))
            self.assertEqual(self.summary(*EXAMPLE, packed), {**plain, "first_rejects": [{**r, "file": str(packed)} for r in plain["first_rejects"]]})
            packed.write_bytes(gzip.compress(text)[:-200])
            out = run("audit", *EXAMPLE, packed)
            self.assertEqual(out.returncode, 2)
            self.assertIn(b"damaged", out.stderr)
        self.assertEqual(self.summary(*EXAMPLE, "-", stdin=text)["all"], plain["all"])

    def test_several_files_are_one_registry(self):
        self.assertEqual(self.summary(*EXAMPLE, CASES, CASES)["cases"], 116)

    def test_what_is_said_of_a_case_is_what_advise_says(self):
        with tempfile.TemporaryDirectory() as folder:
            lines = pathlib.Path(folder, "cases.ndjson")
            examples = [json.loads(path.read_text()) for path in sorted((ROOT / "examples").glob("*.json"))]
            lines.write_text("".join(json.dumps(e) + "\n" for e in examples))
            answers = pathlib.Path(folder, "answers.ndjson")
            self.assertEqual(run("audit", "--matrix", "--out", answers, lines).returncode, 0)
            for example, line in zip(examples, answers.read_text().splitlines(), strict=True):
                found = json.loads(line)
                board = json.loads(run("advise", "--format", "json", "-", stdin=json.dumps(example).encode()).stdout)
                for key in ("applies", "possible"):
                    self.assertEqual(found[key], [r["id"] for r in board["recommendations"] if r["status"] == key])
                self.assertEqual({(e["intervention"], e["source"], e["stance"]) for e in found["matrix"]},
                                 {(e["intervention"], e["source"], e["stance"]) for e in board["matrix"]})

    def test_rejects_are_written_with_their_place(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "rejects.csv")
            run("audit", *EXAMPLE, "--rejects", path, CASES)
            with open(path, newline="") as file:
                rows = list(csv.DictReader(file))
            lines = (ROOT / CASES).read_text().splitlines()
            self.assertEqual(len(rows), 2)
            for row in rows:
                self.assertEqual(row["row"], lines[int(row["line"]) - 1])

    def test_what_is_wrong_is_said(self):
        with tempfile.TemporaryDirectory() as folder:
            empty = pathlib.Path(folder, "empty.csv")
            empty.write_text("")
            typo = pathlib.Path(folder, "map.yaml")
            typo.write_text("cases:\n  A: {is: id, vales: {}}\n")
            for arguments, words in (
                (["no-such.csv"], "no-such.csv"),
                ([empty], "is empty"),
                ([CASES], "PATIENT"),
                ([*EXAMPLE, "--by", "HOSPITL", CASES], "HOSPITAL"),
                ([*EXAMPLE, "--out", "x.parquet", CASES], ".csv or .ndjson"),
                (["--map", typo, CASES], "vales"),
                ([*EXAMPLE, "--strict", CASES], "KI67"),
            ):
                out = run("audit", *arguments)
                self.assertEqual(out.returncode, 2, arguments)
                self.assertIn(words, out.stderr.decode(), arguments)

    def test_the_page_needs_nothing_from_elsewhere(self):
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder, "audit.html")
            run("audit", *EXAMPLE, "--html", page, CASES)
            text = page.read_text()
            for outside in ("http:", "https:", "src=", "@import", "url(http"):
                self.assertNotIn(outside, text)
            self.assertIn("AIOM-ITANET 2025", text)
