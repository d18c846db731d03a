"""The program as people run it: output, exit status, and what bad input is told."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

PROGRAM = os.environ["CONSILIUM"]
ROOT = pathlib.Path(os.environ["CONSILIUM_ROOT"])


def run(*arguments, stdin=None):
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=data, capture_output=True, timeout=120, cwd=ROOT)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def advise(case, *arguments):
    status, out, err = run("advise", "--format", "json", *arguments, "-", stdin=json.dumps(case))
    assert status == 0, err
    return json.loads(out)


def by_id(answer):
    return {r["id"]: r for r in answer["recommendations"]}


def matrix(answer):
    return {(e["intervention"], e["source"]): e for e in answer["matrix"]}


class Advise(unittest.TestCase):
    pan = {"primary_site": "pancreas", "differentiation": "well", "ki67_percent": 16, "disease_extent": "metastatic",
           "sstr_positive": True, "treatments": [{"intervention": "lanreotide", "outcome": "progression"}]}

    def test_contract(self):
        answer = advise({"id": "x", **self.pan})
        for key in ["case", "classification", "assumed", "contradictions", "recommendations", "matrix"]:
            self.assertIn(key, answer)
        self.assertEqual(answer["case"], "x")
        self.assertEqual(answer["classification"], {"entity": "net", "grade": "g2"})
        self.assertEqual(answer["assumed"], ["minen", "mitoses_per_2mm2"])
        self.assertEqual(answer["contradictions"], [])
        for r in answer["recommendations"]:
            for key in ["id", "source", "locator", "statement", "status", "options", "strength", "certainty"]:
                self.assertIn(key, r)
            self.assertIn(r["status"], ["applies", "possible"])
            self.assertEqual("because" in r, r["status"] == "applies")
            self.assertEqual("depends_on" in r, r["status"] == "possible")
            self.assertEqual("provided" in r, r["status"] == "possible")
        prrt = matrix(answer)["prrt", "asco-2023"]
        self.assertEqual((prrt["stance"], prrt["strength"], prrt["certainty"]), ("for", "weak", "moderate"))
        self.assertIn("asco-3.4-prrt", prrt["recommendations"])

    def test_an_option_under_a_proviso(self):
        answer = advise(self.pan)
        element = matrix(answer)["sunitinib", "asco-2023"]
        self.assertEqual(element["stance"], "undetermined")
        self.assertIn({"uncontrolled_hypertension": False}, element["provided"])
        against = advise({**self.pan, "uncontrolled_hypertension": True})
        self.assertEqual(matrix(against)["sunitinib", "asco-2023"]["stance"], "against")
        self.assertEqual(matrix(advise({**self.pan, "uncontrolled_hypertension": False}))["sunitinib", "asco-2023"]["stance"], "for")

    def test_because_can_be_given_back(self):
        for path in sorted((ROOT / "examples").glob("*.json")):
            answer = advise(json.loads(path.read_text()), "--all")
            by_reason = {}
            for r in answer["recommendations"]:
                if r["status"] != "possible":
                    by_reason.setdefault(json.dumps(r["because"]), []).append(r)
            # many statements share a reason; four different ones of each case
            for because, statements in list(by_reason.items())[:: max(1, len(by_reason) // 4)]:
                again = by_id(advise(json.loads(because), "--all"))
                for r in statements:
                    self.assertEqual(again[r["id"]]["status"], r["status"], (path.name, r["id"]))

    def test_provided_makes_it_apply(self):
        for path in sorted((ROOT / "examples").glob("*.json")):
            case = json.loads(path.read_text())
            checked = 0
            for r in advise(case)["recommendations"]:
                if r["status"] != "possible" or checked >= 3:
                    continue
                for alternative in r["provided"]:
                    if any(isinstance(v, list) and v and isinstance(v[0], dict) for v in alternative.values()):
                        continue  # several ranges are no value of a case
                    answer = advise({**case, **alternative})
                    if answer["contradictions"]:
                        continue  # an alternative may need a fact that goes with others
                    self.assertEqual(by_id(answer)[r["id"]]["status"], "applies", (path.name, r["id"], alternative))
                    checked += 1

    def test_contradiction(self):
        answer = advise({"differentiation": "well", "reported_grade": "g1", "ki67_percent": 30})
        self.assertEqual(answer["recommendations"], [])
        self.assertEqual(answer["matrix"], [])
        keys = [set(c["keys"]) for c in answer["contradictions"]]
        self.assertTrue(any({"reported_grade", "ki67_percent"} <= k for k in keys), keys)
        self.assertTrue(all(c["reasons"] for c in answer["contradictions"]))
        status, out, _ = run("advise", "-", stdin='{"krenning_score": "3", "sstr_positive": false}')
        self.assertEqual(status, 0)
        self.assertIn("CONTRADICT", out)
        self.assertIn("Krenning", out)

    def test_an_empty_case_is_a_case(self):
        answer = advise({})
        self.assertEqual(answer["classification"]["entity"], "undetermined")
        self.assertTrue(all(r["status"] == "possible" for r in answer["recommendations"]))

    def test_guideline(self):
        answer = advise(self.pan, "--guideline", "asco-2023")
        self.assertEqual({r["source"] for r in answer["recommendations"]}, {"asco-2023"})
        status, _, err = run("advise", "--guideline", "asco-2024", "-", stdin="{}")
        self.assertEqual(status, 2)
        self.assertIn("asco-2023", err)

    def test_knowledge_folder(self):
        built_in = run("advise", "examples/pan-03.json")
        self.assertEqual(run("advise", "--knowledge", "knowledge", "examples/pan-03.json"), built_in)
        status, _, err = run("advise", "--knowledge", "nowhere", "examples/pan-03.json")
        self.assertEqual(status, 2, err)


class BadInput(unittest.TestCase):
    def bad(self, text, *expected):
        status, out, err = run("advise", "-", stdin=text)
        self.assertEqual(status, 2, out)
        self.assertEqual(out, "")
        for part in expected:
            self.assertIn(part, err)

    def test_messages(self):
        self.bad('{\n  "ki67": 3,\n  "primary_sit": "pancreas"\n}', "standard input:3:3: error: unknown key `primary_sit`", "did you mean `primary_site`?", "^~~")
        self.bad('{"ki67_percent": 300}', "allowed: 0 to 100")
        self.bad('{"ki67_percent": 3, "ki67_percent": 3}', "given twice")

    def test_hostile(self):
        self.bad("", "empty")
        self.bad("{", "not closed")
        self.bad("[" * 100000, "nested")
        self.bad('{"ki67_percent": 1' + "0" * 5000 + "}", "number")
        self.bad(b'{"id": "\xff\xfe"}', "UTF-8")
        self.bad('{"id": "a\x00b"}', "control character")
        self.bad("null", "no document")

    def test_large_file(self):
        with tempfile.NamedTemporaryFile() as file:
            file.truncate(100 << 20)
            status, _, err = run("advise", file.name)
            self.assertEqual(status, 2)
            self.assertIn("larger than", err)

    def test_files(self):
        self.assertEqual(run("advise", "nowhere.json")[0], 2)
        self.assertEqual(run("advise", ".")[0], 2)

    def test_usage(self):
        for arguments in [[], ["advise"], ["advise", "--format", "xml", "-"], ["frobnicate"], ["advise", "--al", "-"], ["show", "nothing_here"]]:
            status, out, err = run(*arguments, stdin="{}")
            self.assertEqual((status, out), (2, ""), arguments)
            self.assertTrue(err)


class Regimen(unittest.TestCase):
    def test_doses_by_body_surface(self):
        answer = json.loads(run("regimen", "--format", "json", "captem", "--height", "180", "--weight", "80")[1])
        self.assertEqual(answer["body_surface_m2"]["mosteller"], 2)
        capecitabine = answer["doses"][0]["computed"]
        self.assertEqual(capecitabine["mosteller"], {"single_mg": 1500, "daily_mg": 3000, "per_cycle_mg": 42000})
        self.assertAlmostEqual(capecitabine["du_bois"]["single_mg"], 750 * 0.007184 * 80**0.425 * 180**0.725)
        status, out, err = run("regimen", "captem", "--height", "180", "--weight", "80")
        self.assertEqual((status, err), (0, ""))
        for part in ["Du Bois", "1500 mg (Mosteller)", "twice a day, days 1 to 14", "28 days", "3.36 %", "[trento-2022]"]:
            self.assertIn(part, out)
        self.assertTrue(all(len(line) <= 80 for line in out.splitlines()), out)
        self.assertNotIn("computed", json.loads(run("regimen", "--format", "json", "everolimus", "--height", "180",
                                                    "--weight", "80")[1])["doses"][0])

    def test_body_surface_by_check_values(self):
        # Du Bois: those that admiral publishes for compute_bsa; Mosteller: the root worked out by hand
        for height, weight, du_bois, mosteller in [(170, 75, 1.864, 1.882), (185, 90, 2.141, 2.151)]:
            answer = json.loads(run("regimen", "--format", "json", "captem", "--height", height, "--weight", weight)[1])
            self.assertAlmostEqual(answer["body_surface_m2"]["du_bois"], du_bois, delta=0.0005)
            self.assertAlmostEqual(answer["body_surface_m2"]["mosteller"], mosteller, delta=0.0005)

    def test_contraindications_of_a_case(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "case.json"
            path.write_text('{"renal_impairment": true}')
            answer = json.loads(run("regimen", "--format", "json", "platinum_etoposide", "--case", str(path))[1])
            self.assertEqual([c["case"] for c in answer["contraindications"]], ["met", "open"])
            self.assertEqual(answer["contraindications"][1]["depends_on"], ["platinum_allergy"])
            self.assertIn("! met: cisplatin: renal impairment", run("regimen", "platinum_etoposide", "--case", str(path))[1])

    def test_show_and_mistakes(self):
        self.assertIn("FOLFOX", run("show", "folfox")[1])
        self.assertEqual([item["type"] for item in json.loads(run("show", "--format", "json", "captem")[1])],
                         ["intervention", "regimen"])
        for arguments, message in [(["capten"], "did you mean `captem`?"), (["captem", "--height", "1.72", "--weight", "70"], "1.72"),
                                   (["captem", "--height", "172"], "--weight")]:
            status, out, err = run("regimen", *arguments)
            self.assertEqual((status, out), (2, ""))
            self.assertIn(message, err)


class Evidence(unittest.TestCase):
    netter_2 = {"primary_site": "pancreas", "differentiation": "well", "ki67_percent": 15, "disease_extent": "metastatic",
                "sstr_positive": True, "newly_diagnosed": True, "age": 50, "progression": "none", "treatments": []}

    def matches(self, case, *arguments):
        status, out, err = run("evidence", "--format", "json", *arguments, "-", stdin=json.dumps(case))
        self.assertEqual(status, 0, err)
        return {study["id"]: study for study in json.loads(out)["studies"]}

    def test_belonging(self):
        matches = self.matches(self.netter_2)
        self.assertEqual(matches["netter-2"]["belonging"], "belongs")
        self.assertEqual(matches["netter-1"]["belonging"], "nearly")
        self.assertEqual(set(matches["netter-1"]["differs"]), {"primary_site", "progression"})
        self.assertEqual(matches["prrt-sandwich-captem"]["belonging"], "unstated")

    def test_each_boundary_of_netter_2(self):
        for key, value, differs in [("ki67_percent", 10, None), ("ki67_percent", 9.9, "ki67_percent"), ("ki67_percent", 55, None),
                                    ("ki67_percent", 55.1, "ki67_percent"), ("age", 15, None), ("age", 14, "age")]:
            match = self.matches({**self.netter_2, key: value})["netter-2"]
            self.assertEqual(list(match.get("differs", {})), [differs] if differs else [], (key, value))
            self.assertEqual(match["belonging"], "nearly" if differs else "belongs", (key, value))

    def test_what_is_unknown_stays_open(self):
        case = {key: value for key, value in self.netter_2.items() if key != "age"}
        match = self.matches(case)["netter-2"]
        self.assertEqual((match["belonging"], match["depends_on"]), ("may_belong", ["age"]))
        self.assertEqual(match["provided"], [{"age": {"min": 15}}])
        self.assertEqual(self.matches({})["netter-2"]["belonging"], "may_belong")

    def test_an_unfinished_trial_carries_the_date_of_its_document(self):
        compete = self.matches(self.netter_2)["compete"]
        self.assertEqual(compete["status"], "recruiting")
        self.assertEqual(compete["stated_in"][0]["as_of"], "2022")
        out = run("evidence", "-", stdin=json.dumps(self.netter_2))[1]
        self.assertIn("recruiting as of 2022 (Trento 2022); may have closed", out)
        before, unfinished = out.split("TRIALS THAT A DOCUMENT CALLS UNFINISHED")
        self.assertIn("COMPETE", unfinished)
        self.assertNotIn("COMPETE", before)

    def test_by_intervention(self):
        answer = json.loads(run("evidence", "--format", "json", "--intervention", "sunitinib", "-", stdin="{}")[1])
        self.assertEqual([group["intervention"] for group in answer["interventions"]], ["sunitinib"])
        self.assertTrue(all("sunitinib" in study["interventions"] for study in answer["studies"]))
        status, _, err = run("evidence", "--intervention", "sunitinip", "-", stdin="{}")
        self.assertEqual(status, 2)
        self.assertIn("did you mean `sunitinib`?", err)
        status, _, err = run("evidence", "-", stdin='{"krenning_score": "3", "sstr_positive": false}')
        self.assertEqual(status, 2)
        self.assertIn("contradicts itself", err)

    def test_text_holds_at_80_columns(self):
        for path in sorted((ROOT / "examples").glob("*.json"))[:3]:
            status, out, err = run("evidence", path)
            self.assertEqual(status, 0, err)
            self.assertLessEqual(max(map(len, out.splitlines())), 80, path.name)
            self.assertIn("not comparable", out)

    def test_a_study(self):
        out = run("show", "netter-2")[1]
        for part in ["NCT03972488", "22.8 months (95 % CI 19.4 to NE)", "aiom-q5-netter2", "0.276", "evidence/radioligand.yaml:"]:
            self.assertIn(part, out)
        study = json.loads(run("show", "--format", "json", "netter-2")[1])[0]
        self.assertEqual(study["n"], 226)
        self.assertIn({"endpoint": "median PFS", "source": "aiom-itanet-2025", "arm": "RLT", "value": 22.8, "unit": "mo",
                       "ci95": [19.4, "NE"], "as_printed": "22.8 months (95 % CI 19.4 to NE)"}, study["endpoints"])
        self.assertIn("43.0 %", out)  # as printed, not as a number

    def test_figure(self):
        svg = run("show", "--format", "svg", "everolimus")[1]
        root = xml.etree.ElementTree.fromstring(svg)
        text = " ".join(root.itertext())
        self.assertIn("not comparable", text)
        names = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text") if (node.text or "").startswith("RADIANT")]
        self.assertEqual(names, sorted(names))
        self.assertIn("11.0 (8.4 to 13.9)", text)
        self.assertTrue(xml.etree.ElementTree.fromstring(run("evidence", "--format", "svg", "-", stdin="{}")[1]) is not None)
        status, out, err = run("show", "--format", "svg", "asco-3.4")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("no figure", err)


class Others(unittest.TestCase):
    def test_version(self):
        status, out, _ = run("--version")
        self.assertEqual(status, 0)
        self.assertRegex(out, r"consilium \d+\.\d+\.\d+\nknowledge \S+ .*\nSHA-256 [0-9a-f]{64}")
        self.assertIn(advise({})["knowledge"]["fingerprint"], out)

    def test_help(self):
        for arguments in [["--help"], ["advise", "--help"], ["show", "--help"], ["check", "--help"], ["evidence", "--help"], ["completion", "--help"]]:
            status, out, err = run(*arguments)
            self.assertEqual((status, err), (0, ""))
            self.assertIn("Example", out)

    def test_show(self):
        self.assertIn("ASCO", run("show")[1])
        out = run("show", "asco-3.4")[1]
        for part in ["sunitinib", "not uncontrolled_hypertension", "weak", "statements.yaml:"]:
            self.assertIn(part, out)
        names = run("show", "--names")[1].splitlines()
        self.assertIn("ki67_percent", names)
        for name in ["asco-2023", "prrt", "ki67_percent", "Progressed on SSA", "asco-scope"]:
            self.assertIn(name, names)
            self.assertTrue(json.loads(run("show", "--format", "json", name)[1]))

    def test_readme_shows_what_the_program_prints(self):
        readme = (ROOT / "README.md").read_text()
        dated = re.compile(r"\d{4}-\d\d-\d\d$")

        def undated(lines):
            return "\n".join(line for line in lines if not dated.search(line))

        examples = re.findall(r"```\n\$ script/run ([^\n]*)\n(.*?)```", readme, re.S)
        self.assertGreaterEqual(len(examples), 3)
        for command, shown in examples:
            status, out, err = run(*command.split())
            self.assertEqual(status, 0, err)
            expected = undated(line for line in shown.splitlines() if line != "…")
            self.assertIn(expected, undated(out.splitlines()), command)
        for path in [*ROOT.glob("docs/*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
            for link in re.findall(r"\]\((?!http)([^)#]+)\)", path.read_text()):
                self.assertTrue((path.parent / link).exists(), f"{path.name}: {link}")

    def test_an_approval_counts_from_its_date(self):
        case = {"jurisdiction": "eu", "age": 60, "primary_site": "pancreas", "differentiation": "well", "ki67_percent": 8,
                "disease_extent": "metastatic", "treatments": [{"intervention": "everolimus", "outcome": "progression"}]}
        early = by_id(advise({**case, "as_of": "2025-06-30"}, "--all"))["appr-cabo-ema-2025"]
        self.assertEqual((early["status"], early["because"]), ("excluded", {"as_of": "2025-06-30"}))
        late = by_id(advise({**case, "as_of": "2025-08-01"}))["appr-cabo-ema-2025"]
        self.assertEqual(late["because"]["as_of"], "2025-08-01")
        self.assertEqual(by_id(advise(late["because"]))["appr-cabo-ema-2025"]["status"], "applies")
        today = by_id(advise(case))["appr-cabo-ema-2025"]
        self.assertEqual(today["status"], "applies")
        self.assertNotIn("as_of", {key for key in today["because"] if key != "treatments"})

    def test_ask(self):
        status, out, err = run("ask", "--format", "json", "examples/app-01.json")
        self.assertEqual(status, 0, err)
        asked = json.loads(out)
        self.assertGreater(asked["open"], 0)
        first = asked["questions"][0]
        # an answer, put into the case, leaves as many statements open as was said
        case = json.loads((ROOT / "examples/app-01.json").read_text())
        for answer in first["answers"]:
            then = json.loads(run("ask", "--format", "json", "-",
                                  stdin=json.dumps({**case, first["feature"]: answer["value"]}))[1])
            self.assertEqual(then["open"], answer["open"])
        without = json.loads(run("ask", "--format", "json", "--unknown", first["feature"], "examples/app-01.json")[1])
        self.assertEqual(without["set_aside"], [first["feature"]])
        status, out, err = run("ask", "--unknown", "functionin", "examples/app-01.json")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("`functioning`", err)

    def test_ask_as_a_conversation(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "answered.json"
            answers = "a\n\nback\nperhaps\n16 years\nstop\n"
            status, out, err = run("ask", "-i", "--out", path, "examples/app-01.json", stdin=answers)
            self.assertEqual(status, 0, err)
            self.assertIn("no longer apply", out)
            self.assertIn("is true or false, not", out)
            case = json.loads(path.read_text())
            self.assertIs(case["radical_resection_done"], False)
            self.assertEqual(run("advise", path)[0], 0)

    def test_what_if(self):
        status, out, err = run("what-if", "--format", "json", "examples/pan-03.json", "sstr_positive=false")
        self.assertEqual(status, 0, err)
        difference = json.loads(out)
        self.assertIs(difference["changed"]["sstr_positive"], False)
        before, after = (advise(case) for case in
                         [json.loads((ROOT / "examples/pan-03.json").read_text()), difference["changed"]])
        statuses = [{r["id"]: r["status"] for r in answer["recommendations"]} for answer in (before, after)]
        for change in difference["statements"]:
            self.assertEqual(change["before"], statuses[0].get(change["id"], "excluded"))
            self.assertEqual(change["after"], statuses[1].get(change["id"], "excluded"))
        changed = {change["id"] for change in difference["statements"]}
        for id in statuses[0] | statuses[1]:
            if id not in changed:
                self.assertEqual(statuses[0].get(id), statuses[1].get(id))
        for change, message in [("ki67_percent=25", "the changed case"), ("ki67=3", "ki67_percent"), ("x", "key=value"),
                                ("grade=", "unknown key"), ("ki67_percent=>200", "is outside its range")]:
            status, out, err = run("what-if", "examples/pan-03.json", change)
            self.assertEqual((status, out), (2, ""), change)
            self.assertIn(message, err, change)
        self.assertIn("Nothing", run("what-if", "examples/pan-03.json", "age=32")[1])

    def test_compare(self):
        status, out, err = run("compare", "--format", "json", "--intervention", "prrt", "examples/pan-03.json")
        self.assertEqual(status, 0, err)
        [prrt] = json.loads(out)["interventions"]
        self.assertEqual(prrt["accord"], "agreement")
        stances = {voice["source"]: voice["stance"] for voice in prrt["voices"]}
        self.assertEqual(stances["asco-2023"], "for")
        self.assertIn("The difference", run("compare", "-", stdin=json.dumps(
            {"primary_site": "pancreas", "differentiation": "well", "ki67_percent": 30, "disease_extent": "metastatic"}))[1])

    def test_check(self):
        status, out, _ = run("check", "tests/proof/sound")
        self.assertEqual(status, 0, out)
        self.assertIn("no findings", out)
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["cp", "-r", ROOT / "tests/proof/sound", folder], check=True)
            path = pathlib.Path(folder) / "sound"
            (path / "sources/s/vignettes.yaml").write_text("- name: v\n  case: {a: false}\n  applies: [s-1]\n")
            status, out, _ = run("check", path)
            self.assertEqual(status, 1)
            self.assertIn("expected applies, found excluded", out)
            report = json.loads(run("check", "--format", "json", path)[1])
            self.assertTrue(report["findings"])
            (path / "concepts.cql").write_text('define "A": b\n')
            status, out, err = run("check", path)
            self.assertEqual((status, out), (2, ""))
            self.assertIn("concepts.cql:1:13: error: unknown name `b`", err)

    def test_coverage(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["cp", "-r", ROOT / "tests/proof/sound", folder], check=True)
            path = pathlib.Path(folder) / "sound"
            vignettes = path / "sources/s/vignettes.yaml"
            status, out, _ = run("check", "--coverage", path)
            while "- name:" in out:  # a suggestion that is pasted shows what it was made for
                self.assertEqual(status, 1)
                item = re.search(r"- name: .*\n(?:  .*\n)+", out).group()
                self.assertNotIn(item, vignettes.read_text())
                vignettes.write_text(vignettes.read_text() + item)
                self.assertEqual(run("check", path)[0], 0)
                status, out, _ = run("check", "--coverage", path)
            self.assertEqual(status, 0, out)
            self.assertIn("(100.0 %)", out)
            report = json.loads(run("check", "--coverage", "--format", "json", path)[1])
            self.assertEqual(report["shown"], report["sides"])

    def test_completion(self):
        for shell in ["bash", "zsh", "fish"]:
            status, out, _ = run("completion", shell)
            self.assertEqual(status, 0)
            self.assertIn("advise", out)
        script = run("completion", "bash")[1]
        done = subprocess.run(["bash", "-c", script + "\nCOMP_WORDS=(consilium ad); COMP_CWORD=1; _consilium; echo ${COMPREPLY[@]}"], capture_output=True, text=True)
        self.assertEqual(done.stdout, "advise\n", done.stderr)
        done = subprocess.run(["bash", "-c", script + "\nCOMP_WORDS=(consilium case ''); COMP_CWORD=2; _consilium; echo ${COMPREPLY[@]}"], capture_output=True, text=True)
        self.assertEqual(done.stdout, "import export list\n", done.stderr)


if __name__ == "__main__":
    unittest.main()
