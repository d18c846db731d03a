"""The clinical content against the documents, where they are at hand beside the project."""

import json
import os
import pathlib
import re
import subprocess
import unittest

from passages import Document, Documents, numbers, places

PROGRAM = os.environ["CONSILIUM"]
ROOT = pathlib.Path(os.environ["CONSILIUM_ROOT"])
DOCUMENTS = ROOT.parent / "shared/sources"


def consilium(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True, timeout=120).stdout


def statements():
    names = [name for name in consilium("show", "--names").splitlines() if re.match(r"[a-z]+-[^ ]+$", name)]
    printed = consilium("show", "--format", "json", *names).replace("]\n[", ",").strip()
    return [item for item in json.loads(f"[{printed[1:-1]}]") if item["type"] == "statement"]


@unittest.skipUnless(DOCUMENTS.is_dir(), "the documents are not here")
class Numbers(unittest.TestCase):
    def test_every_number_of_a_statement_stands_at_its_locator(self):
        all_of_them = statements()
        documents = Documents(DOCUMENTS, [(s["source"], s["locator"]) for s in all_of_them])
        compared = 0
        elsewhere = 0
        for statement in all_of_them:
            passages = list(documents.passages(statement["source"], statement["locator"]))
            self.assertTrue(all(passages), f"{statement['id']}: no passage is found for {statement['locator']}")
            # a recommendation that is cited by its number has the number in the locator
            there = set(re.findall(r"\d+(?:[.,]\d+)?", " ".join([*passages, statement["locator"]])))
            for number in numbers(statement["statement"]):
                compared += 1
                self.assertIn(number, there, f"{statement['id']}: {statement['statement']}")
            # the passages are narrow enough to tell: numbers of other statements are missing from most
            other = numbers(all_of_them[(all_of_them.index(statement) + 97) % len(all_of_them)]["statement"])
            elsewhere += sum(number not in there for number in other)
        self.assertGreater(compared, 200)
        self.assertGreater(elsewhere, compared / 2)

    # numbers of studies that a document writes in words; O and S are misread digits
    WRITTEN = {"0": "no|O", "1": "one", "2": "two", "4": "four", "5": "S", "6": "all the patients"}

    def test_every_figure_of_a_study_stands_at_its_locator(self):
        studies = json.loads(consilium("show", "--format", "json", "evidence"))
        cited = [(mention["source"], mention["locator"]) for study in studies for mention in study["stated_in"]]
        documents = Documents(DOCUMENTS, cited + [(s["source"], s["locator"]) for s in statements()])
        compared = 0
        for study in studies:
            text = {}
            for mention in study["stated_in"]:
                passages = list(documents.passages(mention["source"], mention["locator"]))
                self.assertTrue(all(passages), f"{study['id']}: {mention['source']} has no {mention['locator']}")
                text[mention["source"]] = " ".join([text.get(mention["source"], ""), *passages])
            for endpoint in study["endpoints"]:
                passage = text[endpoint["source"]]
                there = set(re.findall(r"\d+(?:[.,]\d+)?", passage))
                said = " ".join(endpoint.get(key, "") for key in ["as_printed", "note", "group"])
                for number in numbers(said.replace("95 % CI", "")):
                    compared += 1
                    in_words = re.search(rf"\b({self.WRITTEN.get(number, '(?!)')})\b", passage, re.IGNORECASE)
                    self.assertTrue(number in there or in_words, f"{study['id']}, {endpoint['endpoint']}: {number}")
        self.assertGreater(compared, 600)

    def test_every_number_of_a_regimen_stands_at_its_locator(self):
        written = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six"}
        names = re.findall(r"^- id: (\S+)", (ROOT / "knowledge/regimens.yaml").read_text(), re.MULTILINE)
        regimens = [json.loads(consilium("regimen", "--format", "json", name)) for name in names]
        rows = [(regimen["id"], row) for regimen in regimens
                for part in ["doses", "schedule", "contraindications", "precautions", "toxicities"] for row in regimen[part]]
        cited = {(row["source"], row["locator"]) for _, row in rows}
        documents = Documents(DOCUMENTS, [*sorted(cited), *((s["source"], s["locator"]) for s in statements())])
        compared = 0
        for name, row in rows:
            passages = list(documents.passages(row["source"], row["locator"]))
            self.assertTrue(all(passages), f"{name}: {row['source']} has no {row['locator']}")
            passage = " ".join(passages)
            there = set(re.findall(r"\d+(?:[.,]\d+)?", passage))
            for number in numbers(" ".join(row.get(key, "") for key in ["drug", "what", "as_printed", "note"])):
                compared += 1
                in_words = re.search(rf"\b{written.get(number, '(?!)')}\b", passage, re.IGNORECASE)
                self.assertTrue(number in there or in_words, f"{name}: {number} of {row}")
        self.assertGreater(compared, 100)

    def test_every_interval_stands_at_its_locator(self):
        all_of_them = statements()
        documents = Documents(DOCUMENTS, [(s["source"], s["locator"]) for s in all_of_them])
        timed = [s for s in all_of_them if "timing" in s]
        compared = 0
        for statement in timed:
            passage = " ".join(documents.passages(statement["source"], statement["locator"]))
            there = re.findall(r"\d+(?:[.,]\d+)?", passage)
            for number in numbers(" ".join(statement["timing"])):
                compared += 1
                self.assertIn(number, there, f"{statement['id']}: {statement['timing']}")
        self.assertGreater(len(timed), 20)
        self.assertGreater(compared, 20)
        listed = re.findall(r"statement: ([\w.-]+)", (ROOT / "knowledge/timing.yaml").read_text())
        self.assertEqual(sorted(set(listed)), sorted(s["id"] for s in timed))

    def test_no_interval_of_a_follow_up_statement_is_forgotten(self):
        """Where a statement on follow-up names a length of time, so does its timing."""
        follow_up = re.findall(r"^    (follow_up_\w+|endoscopic_surveillance): ",
                               (ROOT / "knowledge/interventions.yaml").read_text(), re.MULTILINE)
        self.assertGreater(len(follow_up), 4)
        found = 0
        for statement in statements():
            if not any(option["intervention"] in follow_up for option in statement["options"]):
                continue
            said = re.findall(r"(\d+)(?:-(\d+))? (?:days|weeks|months|years)", statement["statement"])
            for number in {n for pair in said for n in pair if n}:
                found += 1
                self.assertIn(number, numbers(" ".join(statement.get("timing", []))), statement["id"])
        self.assertGreater(found, 10)

    def test_every_registration_number_stands_in_a_document(self):
        everything = "\n".join(path.read_text() for path in DOCUMENTS.glob("*.txt"))
        for study in json.loads(consilium("show", "--format", "json", "evidence")):
            for number in study.get("registration", []):
                self.assertIn(number.removeprefix("EudraCT "), everything, study["id"])


class Passages(unittest.TestCase):
    text = """# Title
## ONE
a 1
### Inner
b 2

Table 3 Rows

ONE
c 3
## TWO
d 4
"""

    def lines(self, locator):
        document = Document(self.text)
        for name in ["One / Inner", "Two", "Table 3 / ONE"]:
            for parts in places(name):
                document.name(parts)
        return [set(numbers(document.text(parts))) for parts in places(locator)]

    def test_a_heading_reaches_to_the_next(self):
        self.assertEqual(self.lines("One / Inner, first paragraph; Two (d)"), [{"2", "3"}, {"4"}])
        self.assertEqual(self.lines("Table 3 / ONE"), [{"3", "4"}])
        self.assertEqual(self.lines("Three"), [set()])

    def test_names_are_no_numbers(self):
        self.assertEqual(numbers("Ki-67 of 3 % in a G2 after 177Lu, 7.4 GBq"), ["3", "7.4"])


if __name__ == "__main__":
    unittest.main()
