"""What would change the board: nearest changes, sensitivity along a feature, the pathway after progression."""

import json
import unittest
import xml.etree.ElementTree

from cli_test import advise, by_id, matrix, run

SVG = "{http://www.w3.org/2000/svg}"


def answer(command, case, *arguments):
    status, out, err = run(command, "--format", "json", *arguments, "-", stdin=json.dumps(case))
    assert status == 0, err
    return json.loads(out)


def words_of(svg):
    return " ".join(element.text or "" for element in xml.etree.ElementTree.fromstring(svg).iter(SVG + "text"))


class Nearest(unittest.TestCase):
    case = {"primary_site": "pancreas", "differentiation": "well", "ki67_percent": 30, "disease_extent": "metastatic",
            "sstr_positive": True, "treatments": [{"intervention": "lanreotide", "outcome": "progression"}]}

    def test_a_change_put_into_the_case_flips_the_answer(self):
        self.assertNotIn("asco-3.4-prrt", by_id(advise(self.case)))
        [found] = answer("nearest", self.case, "--statement", "asco-3.4-prrt")["answers"]
        self.assertEqual((found["now"], found["to"], found["distance"]), ("excluded", "applies", 1))
        self.assertIn({"changes": {"ki67_percent": {"max": 20}}, "history": {}, "provided": {}}, found["alternatives"])
        for alternative in found["alternatives"]:
            if alternative["history"]:
                continue
            changed = advise({**self.case, **alternative["changes"], **alternative["provided"]})
            self.assertEqual(by_id(changed)["asco-3.4-prrt"]["status"], "applies")

    def test_each_source_answers_for_itself(self):
        answers = answer("nearest", self.case, "--intervention", "prrt", "--stance", "for")["answers"]
        self.assertGreater(len({a["source"] for a in answers}), 3)
        [asco] = answer("nearest", self.case, "--intervention", "prrt", "--source", "asco-2023")["answers"]
        self.assertIn(asco, answers)
        self.assertEqual((asco["now"], asco["to"]), ("applies", "excluded"))
        for alternative in asco["alternatives"]:
            if not alternative["history"]:
                changed = advise({**self.case, **alternative["changes"], **alternative["provided"]})
                element = matrix(changed).get(("prrt", "asco-2023"), {})
                self.assertNotIn("for", [element.get("stance"), *element.get("possible", [])])

    def test_another_history_is_said_in_words(self):
        case = {**self.case, "ki67_percent": 16, "treatments": []}
        status, out, err = run("nearest", "--statement", "asco-3.4-prrt", "-", stdin=json.dumps(case))
        self.assertEqual((status, err), (0, ""))
        self.assertIn("another history:", out)
        self.assertIn("The treatments are one fact", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 80)

    def test_bad_input(self):
        for arguments, message in [
            (["--statement", "asco-3.4-prt"], "did you mean `asco-3.4-prrt`?"),
            (["--intervention", "prrrt"], "did you mean `prrt`?"),
            (["--intervention", "prrt", "--source", "asco"], "is no source"),
            (["--intervention", "rebiopsy", "--stance", "no_consensus"], "consilium show rebiopsy"),
            (["--statement", "asco-3.4-prrt", "--intervention", "prrt"], "2 were given"),
            ([], "is required"),
        ]:
            status, out, err = run("nearest", *arguments, "-", stdin="{}")
            self.assertEqual((status, out), (2, ""), arguments)
            self.assertIn(message, err)


class Sensitivity(unittest.TestCase):
    case = {"primary_site": "pancreas", "differentiation": "well", "disease_extent": "metastatic",
            "ki67_percent": {"min": 18, "max": 24}}

    def test_every_stretch_is_what_advise_says_of_a_value_in_it(self):
        found = answer("sensitivity", self.case, "--feature", "ki67_percent")
        ends = [s["value"] for s in found["stretches"]]
        self.assertIn({"below": 3}, ends)
        self.assertIn({"above": 20, "below": 21}, ends)
        self.assertEqual([s["case"] for s in found["stretches"]].count(True), 3)
        for i, stretch in enumerate(found["stretches"]):
            board = advise({**self.case, "ki67_percent": stretch["value"]})
            for row in found["recommendations"]:
                status = by_id(board).get(row["id"], {"status": "excluded"})["status"]
                self.assertEqual(row["statuses"][i], status)
            for row in found["matrix"]:
                element = matrix(board).get((row["intervention"], row["source"]))
                self.assertEqual(row["stances"][i], element and {k: element[k] for k in ["stance", "strength", "certainty"]})

    def test_what_survives_the_uncertainty_of_a_measurement(self):
        found = answer("sensitivity", self.case, "--feature", "ki67_percent")
        board = by_id(advise(self.case))
        self.assertEqual(found["survive"], [i for i, r in board.items() if r["status"] == "applies"])
        self.assertTrue(found["change"])
        for id in found["change"]:
            self.assertEqual(board[id]["status"], "possible")

    def test_what_cannot_be_is_shown(self):
        case = {**self.case, "ki67_percent": 16, "reported_grade": "g2"}
        status, out, _ = run("sensitivity", "--feature", "ki67_percent", "-", stdin=json.dumps(case))
        self.assertEqual(status, 0)
        self.assertRegex(out, r"Ki-67 above 20 .* not possible with the rest of the case")
        self.assertRegex(out, r"> +\d +Ki-67 above 10 and at most 20 % +the case")
        self.assertLessEqual(max(map(len, out.splitlines())), 80)

    def test_drawing(self):
        status, out, err = run("sensitivity", "--feature", "ki67_percent", "--format", "svg", "-", stdin=json.dumps(self.case))
        self.assertEqual((status, err), (0, ""))
        words = words_of(out)
        for part in ["+ for", "? open", "Systemic therapy", "does not replace"]:
            self.assertIn(part, words)

    def test_bad_input(self):
        status, out, err = run("sensitivity", "--feature", "ki67_percnt", "-", stdin="{}")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("did you mean `ki67_percent`?", err)
        case = {"krenning_score": "3", "sstr_positive": False}
        self.assertEqual(run("sensitivity", "--feature", "age", "-", stdin=json.dumps(case))[0], 2)
        self.assertEqual(run("sensitivity", "--feature", "sstr_positive", "-", stdin=json.dumps(case))[0], 0)


class Pathway(unittest.TestCase):
    case = {"primary_site": "jejunum_ileum", "differentiation": "well", "ki67_percent": 2, "disease_extent": "metastatic",
            "sstr_positive": True, "functioning": False, "progression": "radiological", "treatments": []}

    def test_after_progression_on_an_analogue(self):
        states = answer("pathway", self.case, "--depth", "1", "--width", "20", "--guideline", "asco-2023")["states"]
        [first] = [c for c in states[0]["choices"] if "lanreotide" in c["interventions"]]
        self.assertEqual((first["for"], first["status"]), (["asco-2023"], "followed"))
        after = states[first["next"]]
        self.assertEqual(after["progressions"], 1)
        self.assertIn(["lanreotide"], after["after"])
        prrt = [c for c in after["choices"] if "prrt" in c["interventions"]][0]
        self.assertEqual((prrt["for"], prrt["status"]), (["asco-2023"], "depth"))
        for state in states[1:]:
            self.assertEqual(len(state["after"][0]), state["progressions"])

    def test_what_is_not_followed_is_named(self):
        run_with = lambda *a: run("pathway", "--depth", "2", "--width", "1", *a, "-", stdin=json.dumps(self.case))
        status, out, err = run_with()
        self.assertEqual((status, err), (0, ""))
        self.assertRegex(out, r"… \d+ more: ")
        self.assertIn("> after", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 80)
        widths = [c for s in json.loads(run_with("--format", "json")[1])["states"] for c in s["choices"] if c["status"] == "width"]
        self.assertTrue(widths)

    def test_drawing(self):
        status, out, err = run("pathway", "--depth", "2", "--guideline", "asco-2023", "--format", "svg", "-",
                               stdin=json.dumps({**self.case, "id": "A & B"}))
        self.assertEqual((status, err), (0, ""))
        words = words_of(out)
        for part in ["The case A & B", "After ", "no treatment is ranked", "does not replace"]:
            self.assertIn(part, words)

    def test_bad_input(self):
        for arguments in [["--depth", "0"], ["--depth", "7"], ["--width", "x"], ["--format", "pdf"]]:
            status, out, err = run("pathway", *arguments, "-", stdin="{}")
            self.assertEqual((status, out), (2, ""))
            self.assertTrue(err)
        case = {"krenning_score": "3", "sstr_positive": False}
        self.assertEqual(run("pathway", "-", stdin=json.dumps(case))[0], 2)


class Help(unittest.TestCase):
    def test_examples(self):
        for command in ["nearest", "pathway", "sensitivity"]:
            status, out, err = run(command, "--help")
            self.assertEqual((status, err), (0, ""))
            self.assertIn("Examples", out)
