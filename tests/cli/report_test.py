"""The report for the tumour board, as it is printed."""

import html.parser
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["CONSILIUM"]
ROOT = pathlib.Path(os.environ["CONSILIUM_ROOT"])


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=120, cwd=ROOT)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def plain(text):
    return " ".join(text.split())


class Outline(html.parser.HTMLParser):
    """The headings in order, and the header cells without a scope."""

    def __init__(self, text):
        super().__init__()
        self.levels = []
        self.unscoped = 0
        self.loads = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in ("h1", "h2", "h3", "h4"):
            self.levels.append(int(tag[1]))
        if tag == "th" and "scope" not in attributes:
            self.unscoped += 1
        if tag in ("script", "link", "img"):
            self.loads.append(tag)


class Report(unittest.TestCase):
    def test_every_example_fits_on_three_pages(self):
        with tempfile.TemporaryDirectory() as folder:
            for case in sorted((ROOT / "examples").glob("*.json")):
                pdf = pathlib.Path(folder) / f"{case.stem}.pdf"
                status, out, err = run("report", case, "-o", pdf)
                self.assertEqual((status, out), (0, ""), err)
                self.assertEqual(subprocess.run(["qpdf", "--check", pdf], capture_output=True).returncode, 0)
                info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
                pages = int(info.split("Pages:")[1].split()[0])
                self.assertLessEqual(pages, 3, case.stem)
                self.assertIn(case.stem, info.split("Title:")[1].splitlines()[0])

    def test_it_says_what_it_rests_on(self):
        version = run("--version")[1]
        fingerprint = version.split("SHA-256 ")[1].strip()
        answer = json.loads(run("advise", "--format", "json", "examples/pan-03.json")[1])
        with tempfile.TemporaryDirectory() as folder:
            pdf = pathlib.Path(folder) / "board.pdf"
            self.assertEqual(run("report", "examples/pan-03.json", "-o", pdf)[0], 0)
            text = plain(subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout)
        for part in [fingerprint, "does not replace it", "Ki-67 16 %", "Why it applies"]:
            self.assertIn(part, text)
        page = run("report", "examples/pan-03.json", "--format", "html", "-o", "-")[1]
        markdown = run("report", "examples/pan-03.json", "--format", "md", "-o", "-")[1]
        outline = Outline(page)
        self.assertEqual(outline.levels[0], 1)
        self.assertTrue(all(b - a <= 1 for a, b in zip(outline.levels, outline.levels[1:])), "a level is left out")
        self.assertEqual((outline.unscoped, outline.loads), (0, []))
        for text in (page, markdown):
            self.assertIn(fingerprint, text)
        cited = {r["id"]: r["locator"] for r in answer["recommendations"] if r["status"] == "applies"}
        self.assertGreater(sum(id in markdown for id in cited), 10)

    def test_bad_input(self):
        for arguments, message in [(["-o", "board.doc"], "pdf, html or md"), (["-o", "/nowhere/board.pdf"], "cannot be written")]:
            status, out, err = run("report", "examples/pan-03.json", *arguments)
            self.assertEqual((status, out), (2, ""))
            self.assertIn(message, err)

    def test_a_case_that_contradicts_itself_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            case = pathlib.Path(folder) / "case.json"
            case.write_text(json.dumps({"differentiation": "well", "ki67_percent": 30, "reported_grade": "g1"}))
            status, out, err = run("report", case, "--format", "md", "-o", "-")
            self.assertEqual(status, 0, err)
            self.assertIn("contradict", out)


if __name__ == "__main__":
    unittest.main()
