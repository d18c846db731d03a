"""The clinical content against the documents, where they are at hand beside the project."""

import json
import os
import pathlib
import re
import subprocess
import unittest

PROGRAM = os.environ["CONSILIUM"]
ROOT = pathlib.Path(os.environ["CONSILIUM_ROOT"])
DOCUMENTS = ROOT.parent / "shared/sources"


def consilium(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True, timeout=120).stdout


@unittest.skipUnless(DOCUMENTS.is_dir(), "the documents are not here")
class Numbers(unittest.TestCase):
    def test_every_number_of_a_statement_stands_in_its_document(self):
        documents = {path.stem: path.read_text() for path in DOCUMENTS.glob("*.txt")}
        everything = "\n".join(documents.values())  # for voices that the documents report
        names = [name for name in consilium("show", "--names").splitlines() if re.match(r"[a-z]+-[^ ]+$", name)]
        objects = json.loads("[" + consilium("show", "--format", "json", *names).replace("]\n[", ",").strip()[1:-1] + "]")
        compared = 0
        for statement in objects:
            if statement["type"] != "statement":
                continue
            text = documents.get(statement["source"], everything)
            for number in re.findall(r"(?<![\w.])\d+(?:[.,]\d+)?", statement["statement"]):
                compared += 1
                self.assertIn(number, text, f"{statement['id']}: {statement['statement']}")
        self.assertGreater(compared, 200)


if __name__ == "__main__":
    unittest.main()
