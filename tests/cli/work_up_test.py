"""What advise says of what to do in order to know more."""

import json
import os
import pathlib
import subprocess
import unittest

PROGRAM = os.environ["CONSILIUM"]
ROOT = pathlib.Path(os.environ["CONSILIUM_ROOT"])

CASE = {"primary_site": "jejunum_ileum", "differentiation": "well", "ki67_percent": 8, "functioning": True,
        "disease_extent": "metastatic", "liver_metastases": True, "liver_dominant": True, "sstr_positive": True,
        "progression": "radiological",
        "treatments": [{"intervention": "lanreotide", "outcome": "progression"}]}


def advise(case, *arguments):
    done = subprocess.run([PROGRAM, "advise", *arguments, "-"], input=json.dumps(case).encode(), capture_output=True,
                          timeout=120, cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def work_up(case):
    found = json.loads(advise(case, "--format", "json"))["work_up"]
    return ({e["intervention"]: e for e in found["examinations"]}, {e["id"]: e for e in found["before_treatment"]})


class WorkUp(unittest.TestCase):
    def test_what_is_due_before_a_treatment(self):
        examinations, before = work_up(CASE)
        self.assertEqual(before["rlt-k1-before"],
                         {"id": "rlt-k1-before", "source": "rlt-board-2025", "one_of": ["sstr_pet"],
                          "before": ["prrt", "prrt_retreatment", "prrt_neoadjuvant"], "status": "applies", "done": False, "within": "4 wk"})
        self.assertEqual(before["trento-embolization-premedication"]["one_of"], ["periprocedural_octreotide"])
        self.assertEqual(before["trento-prrt-imaging"]["one_of"], ["sstr_pet", "sstr_scintigraphy"])
        self.assertIn("asco-2023", examinations["sstr_pet"]["for"])
        self.assertNotIn("prrt", examinations)

    def test_only_before_what_is_in_question(self):
        _, before = work_up({**CASE, "sstr_positive": False})
        self.assertNotIn("rlt-k1-before", before)
        _, before = work_up({**CASE, "functioning": False})
        self.assertNotIn("trento-embolization-premedication", before)

    def test_what_is_done(self):
        examinations, before = work_up({**CASE, "done": ["sstr_scintigraphy"]})
        self.assertTrue(before["trento-prrt-imaging"]["done"])  # one of them is enough
        self.assertFalse(before["rlt-k1-before"]["done"])
        self.assertFalse(examinations["sstr_pet"]["done"])
        examinations, before = work_up({**CASE, "done": ["sstr_pet"]})
        self.assertTrue(examinations["sstr_pet"]["done"] and before["rlt-k1-before"]["done"])

    def test_one_statement_may_want_two_things(self):
        case = {**CASE, "disease_extent": "localized", "liver_metastases": False, "functioning": None,
                "progression": None, "treatments": [], "done": ["ct_or_mri"]}
        case = {key: value for key, value in case.items() if value is not None and key != "liver_dominant"}
        found = json.loads(advise(case, "--format", "json"))["work_up"]["before_treatment"]
        self.assertEqual([(e["one_of"], e["done"]) for e in found if e["id"] == "trento-surg-staging"],
                         [(["ct_or_mri"], True), (["sstr_pet", "sstr_scintigraphy"], False)])
        self.assertIn("trento-sb-colonoscopy", [e["id"] for e in found])

    def test_in_words(self):
        text = advise({**CASE, "done": ["ct_or_mri"]})
        self.assertLess(text.index("WORK-UP ─"), text.index("+ FOR"))
        self.assertIn("[ ] Somatostatin receptor PET-CT, within 4 weeks before PRRT", " ".join(text.split()))
        self.assertIn("Done       multiphase CT or MRI", text)
        rlt = text[text.index("RLT board 2025 ─"):]
        self.assertLess(rlt.index("+ FOR"), rlt.index("+ WORK-UP: FOR"))
        done = advise({**CASE, "done": ["sstr_pet"]})
        self.assertIn("done, but the case does not say when", " ".join(done.split()))


if __name__ == "__main__":
    unittest.main()
