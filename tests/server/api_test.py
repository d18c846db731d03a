"""The API as programs use it, held against its own description."""

import collections
import json
import unittest

import jsonschema

from support import PAN, ROOT, Server

DESCRIPTION = json.loads((ROOT / "src/server/openapi.json").read_text())
SEEN = set()


def setUpModule():
    global server
    server = Server()


def tearDownModule():
    server.__exit__()
    described = {(method, path) for path, item in DESCRIPTION["paths"].items() for method in item}
    missing = described - SEEN
    assert not missing, f"no test asks {missing}"


def call(method, route, body=None, headers=None, query="", **path):
    """Asks a route of the description and holds request and answer against it."""
    operation = DESCRIPTION["paths"][route][method]
    SEEN.add((method, route))
    answer = server.request(method.upper(), route.format(**path) + query, body, headers)
    described = operation["responses"][str(answer.status)]
    if "content" not in described:
        assert answer.body == b"", answer.body
        return answer
    media_type = answer.headers.get_content_type()
    content = described["content"][media_type]
    if media_type.endswith("json"):
        validate(answer.json, content["schema"])
    if answer.status < 400 and body is not None:
        validate(body, operation["requestBody"]["content"]["application/json"]["schema"])
    for name in described.get("headers", {}):
        assert name in answer.headers, name
    return answer


def validate(value, schema):
    jsonschema.Draft202012Validator({**schema, "components": DESCRIPTION["components"]}).validate(value)


class Itself(unittest.TestCase):
    def test_health(self):
        self.assertEqual(call("get", "/health").json["status"], "ok")

    def test_description(self):
        self.assertEqual(call("get", "/api/openapi.json").json, DESCRIPTION)

    def test_metrics_count_by_route_and_not_by_patient(self):
        call("get", "/api/v1/statements/{id}", id="asco-3.4-prrt")
        text = call("get", "/metrics").body.decode()
        self.assertRegex(text, r'consilium_requests_total\{.*route="/api/v1/statements/\{id\}".*status="200"\} [1-9]')
        self.assertIn("consilium_request_duration_seconds_bucket", text)
        self.assertIn("consilium_info", text)
        self.assertNotIn("asco-3.4-prrt", text)


class Knowledge(unittest.TestCase):
    def test_everything_a_form_needs(self):
        answer = call("get", "/api/v1/knowledge")
        features = {feature["id"]: feature for feature in answer.json["features"]}
        self.assertEqual(features["ki67_percent"]["unit_words"], "%")
        self.assertEqual(features["primary_site"]["values"]["pancreas"], "pancreas")
        again = server.get("/api/v1/knowledge", **{"If-None-Match": answer.headers["ETag"]})
        self.assertEqual((again.status, again.body), (304, b""))

    def test_a_statement_in_words(self):
        statement = call("get", "/api/v1/statements/{id}", id="asco-3.4-prrt").json
        self.assertEqual(statement["source"], "asco-2023")
        self.assertIn("pancreas", statement["when_words"])

    def test_parts(self):
        everything = call("get", "/api/v1/statements").json["statements"]
        asco = call("get", "/api/v1/sources/{id}", id="asco-2023").json["statements"]
        self.assertEqual(asco, [s for s in everything if s["source"] == "asco-2023"])
        prrt = call("get", "/api/v1/interventions/{id}", id="prrt").json["statements"]
        self.assertIn("asco-3.4-prrt", [s["id"] for s in prrt])
        self.assertTrue(all("prrt" in [o["intervention"] for o in s["options"]] for s in prrt))
        self.assertEqual(call("get", "/api/v1/features/{id}", id="ki67_percent").json["kind"], "number")

    def test_studies_and_regimens(self):
        studies = call("get", "/api/v1/studies").json["studies"]
        netter = call("get", "/api/v1/studies/{id}", id="netter-2").json
        self.assertIn(netter, studies)
        self.assertTrue(netter["endpoints"] and netter["statements"])
        regimens = {regimen["id"]: regimen for regimen in call("get", "/api/v1/regimens").json["regimens"]}
        self.assertEqual(regimens["captem"]["doses"][0]["as_printed"], "750 mg/m² twice a day, days 1 to 14")

    def test_what_is_not_there_names_the_nearest(self):
        for route, wrong, right in [("statements", "asco-3.4-prt", "asco-3.4-prrt"), ("sources", "asco-2024", "asco-2023"),
                                    ("interventions", "everolimu", "everolimus"), ("features", "ki67", "ki67_percent"),
                                    ("studies", "netter2", "netter-2")]:
            answer = call("get", f"/api/v1/{route}/{{id}}", id=wrong)
            self.assertEqual(answer.status, 404)
            self.assertIn(right, answer.json["detail"])


class Questions(unittest.TestCase):
    def test_advise_is_what_the_command_answers_and_its_words(self):
        answer = call("post", "/api/v1/advise", {"case": PAN}).json
        prrt = [r for r in answer["recommendations"] if r["id"] == "asco-3.4-prrt"][0]
        self.assertEqual(prrt["status"], "applies")
        self.assertIn("receptor imaging positive", prrt["because_words"])
        open_ones = [r for r in answer["recommendations"] if r["status"] == "possible" and r["provided"]]
        self.assertTrue(open_ones)
        self.assertTrue(all(r["provided_words"] for r in open_ones))

    def test_one_source_and_what_does_not_apply(self):
        answer = call("post", "/api/v1/advise", {"case": PAN, "sources": ["asco-2023"], "excluded": True}).json
        self.assertEqual({r["source"] for r in answer["recommendations"]}, {"asco-2023"})
        self.assertIn("excluded", {r["status"] for r in answer["recommendations"]})

    def test_the_board_is_what_a_page_draws_of_the_same_answer(self):
        full = call("post", "/api/v1/advise", {"case": PAN}).json
        board = call("post", "/api/v1/board", {"case": PAN}).json
        for status, ids in board["statements"].items():
            self.assertEqual(ids, [r["id"] for r in full["recommendations"] if r["status"] == status])
        hanging = collections.Counter()
        for recommendation in full["recommendations"]:
            parts = [recommendation, *recommendation["options"]]
            hanging.update({feature for part in parts for feature in part.get("depends_on", [])})
        self.assertEqual(board["open_facts"], hanging)
        for element in full["matrix"]:
            element.pop("provided", None)
        for key in ["as_of", "classification", "assumed", "contradictions", "matrix", "work_up"]:
            self.assertEqual(board[key], full[key])

    def test_contradictions_are_an_answer_of_advise_and_a_problem_elsewhere(self):
        case = {"differentiation": "well", "reported_grade": "g1", "ki67_percent": 30}
        found = call("post", "/api/v1/advise", {"case": case}).json["contradictions"]
        self.assertTrue(found[0]["reasons"])
        self.assertIn("G1", found[0]["facts_words"])
        for route in ["ask", "compare"]:
            answer = call("post", f"/api/v1/{route}", {"case": case})
            self.assertEqual(answer.status, 422)
            self.assertEqual(answer.json["contradictions"][0]["reasons"], found[0]["reasons"])

    def test_ask_what_if_compare(self):
        questions = call("post", "/api/v1/ask", {"case": PAN}).json
        self.assertGreater(questions["open"], 0)
        first = questions["questions"][0]["feature"]
        rest = call("post", "/api/v1/ask", {"case": PAN, "unknown": [first], "sources": ["asco-2023"]}).json
        self.assertNotIn(first, [q["feature"] for q in rest["questions"]])
        difference = call("post", "/api/v1/what-if", {"case": PAN, "changes": {"ki67_percent": 60}}).json
        self.assertEqual(difference["changed"]["ki67_percent"], 60)
        self.assertTrue(difference["matrix"])
        self.assertTrue(call("post", "/api/v1/compare", {"case": PAN}).json["interventions"])

    def test_nearest_sensitivity_pathway(self):
        nearest = call("post", "/api/v1/nearest", {"case": PAN, "statement": "asco-3.4-prrt"}).json["answers"][0]
        self.assertEqual((nearest["now"], nearest["to"]), ("applies", "excluded"))
        self.assertEqual(nearest["distance"], 1)
        along = call("post", "/api/v1/sensitivity", {"case": PAN, "feature": "ki67_percent"}).json
        self.assertEqual(len([s for s in along["stretches"] if s["case"]]), 1)
        self.assertGreater(len(along["stretches"]), 2)
        pathway = call("post", "/api/v1/pathway", {"case": PAN, "depth": 1, "width": 2}).json
        self.assertEqual({s["progressions"] for s in pathway["states"]}, {0, 1})
        for route, wrong in [("nearest", {"statement": "asco"}), ("nearest", {"statement": "asco-3.4-prrt", "to": "x"}),
                             ("sensitivity", {"feature": "ki67"}), ("pathway", {"depth": 7}), ("pathway", {"depth": 1.5})]:
            self.assertEqual(call("post", f"/api/v1/{route}", {"case": PAN, **wrong}).status, 400, wrong)

    def test_evidence(self):
        everything = call("post", "/api/v1/evidence", {"case": PAN}).json
        prrt = call("post", "/api/v1/evidence", {"case": PAN, "intervention": "prrt"}).json
        self.assertLess(len(prrt["studies"]), len(everything["studies"]))
        self.assertTrue(all(study in everything["studies"] for study in prrt["studies"]))
        self.assertIn("belongs", {study["belonging"] for study in everything["studies"]})
        figure = call("post", "/api/v1/evidence/figure", {"case": PAN})
        self.assertTrue(b"<svg" in figure.body)
        # nobody drew the survival of those who are discussed by a board
        self.assertEqual(call("post", "/api/v1/evidence/figure", {"case": PAN, "intervention": "mdt_discussion"}).status, 204)
        self.assertEqual(call("post", "/api/v1/evidence", {"case": PAN, "intervention": "prt"}).status, 400)

    def test_follow_up(self):
        case = {"as_of": "2025-07-31", "primary_site": "pancreas", "differentiation": "poor", "cell_type": "small_cell", "disease_extent": "localized",
                "treatments": [{"intervention": "pancreatoduodenectomy", "start": "2024-08-31", "outcome": "completed"}]}
        plan = call("post", "/api/v1/follow-up", {"case": case, "years": 3}).json
        self.assertEqual((plan["as_of"], plan["until"]), ("2025-07-31", "2028-07-31"))
        dates = [date for item in plan["examinations"] for entry in item["entries"] for date in entry.get("dates", [])]
        self.assertTrue(dates)
        self.assertTrue(all(date["earliest"] <= date["latest"] and date["earliest"] <= plan["until"] for date in dates))
        calendar = call("post", "/api/v1/follow-up/calendar", {"case": case, "years": 3}).body.decode()
        self.assertTrue(calendar.startswith("BEGIN:VCALENDAR\r\n"))
        self.assertEqual(calendar.count("BEGIN:VEVENT"), len(dates))
        self.assertEqual(call("post", "/api/v1/follow-up", {"case": case, "years": 0}).status, 400)

    def test_doses(self):
        captem = call("post", "/api/v1/regimen", {"regimen": "captem", "height_cm": 172, "weight_kg": 70}).json
        # 0.007184 * 70^0.425 * 172^0.725 and sqrt(172 * 70 / 3600), times 750 mg/m2
        self.assertAlmostEqual(captem["body_surface_m2"]["du_bois"], 1.8251, 4)
        self.assertAlmostEqual(captem["doses"][0]["computed"]["mosteller"]["single_mg"], 1371.587, 3)
        self.assertNotIn("body_surface_m2", call("post", "/api/v1/regimen", {"regimen": "captem"}).json)
        met = call("post", "/api/v1/regimen", {"regimen": "prrt", "case": {**PAN, "renal_impairment": True}}).json["contraindications"]
        self.assertIn("met", [item.get("case") for item in met])
        for wrong in [{"regimen": "capte"}, {"regimen": "captem", "height_cm": 172}, {"regimen": "captem", "height_cm": 1.72, "weight_kg": 70},
                      {"regimen": "captem", "height_cm": "172", "weight_kg": 70}]:
            self.assertEqual(call("post", "/api/v1/regimen", wrong).status, 400, wrong)

    def test_report(self):
        for query, begin in [("", b"%PDF-"), ("?format=pdf", b"%PDF-"), ("?format=html", b"<!DOCTYPE html>"), ("?format=md", b"# ")]:
            answer = call("post", "/api/v1/report", {"case": {"id": "board 7", **PAN}}, query=query)
            self.assertEqual(answer.status, 200)
            self.assertTrue(answer.body.startswith(begin), answer.body[:40])
        self.assertIn(b"board 7", answer.body)
        self.assertEqual(call("post", "/api/v1/report", {"case": PAN}, query="?format=doc").status, 400)

    def test_bad_input_says_what_is_allowed(self):
        errors = call("post", "/api/v1/advise", {"case": {"ki67": 3, "primary_site": "moon"}, "surces": []}).json["errors"]
        text = " ".join(e["message"] + e.get("help", "") for e in errors)
        for part in ["ki67_percent", "moon", "pancreas", "surces", "sources"]:
            self.assertIn(part, text)
        for bad in ["", "{", "[]", "{\"case\": {}, \"case\": {}}", "{\"case\": {\"ki67_percent\": 1e999}}", "\xff"]:
            self.assertEqual(server.post("/api/v1/advise", bad.encode("latin-1")).status, 400, bad)


class Cases(unittest.TestCase):
    ROUTE = "/api/v1/cases/{id}"

    def create(self, case):
        answer = call("post", "/api/v1/cases", {"case": case})
        self.assertEqual(answer.status, 201)
        return answer.json["id"], answer.headers["ETag"]

    def test_demonstration_cases_are_marked(self):
        demo = [c for c in call("get", "/api/v1/cases").json["cases"] if c["demo"]]
        self.assertEqual(len(demo), len(list((ROOT / "examples").glob("*.json"))))

    def test_versions_and_what_changed(self):
        id, tag = self.create({"id": "a", **PAN})
        changed = {"id": "a", **PAN, "ki67_percent": {"min": 20, "max": 25}}
        del changed["sstr_positive"]
        saved = call("put", self.ROUTE, {"case": changed}, {"If-Match": tag}, id=id)
        self.assertEqual((saved.status, saved.json["version"]), (200, 2))
        self.assertEqual(call("get", self.ROUTE, id=id).json["case"], changed)
        versions = call("get", self.ROUTE + "/versions", id=id).json["versions"]
        self.assertEqual([v["version"] for v in versions], [1, 2])
        self.assertEqual(versions[0]["case"], {"id": "a", **PAN})
        self.assertEqual(sorted(versions[1]["changes"], key=lambda c: c["key"]),
                         [{"key": "ki67_percent", "before": 16, "after": {"min": 20, "max": 25}},
                          {"key": "sstr_positive", "before": True, "after": None}])

    def test_nothing_is_overwritten_unseen(self):
        id, tag = self.create({"id": "b", "age": 50})
        self.assertEqual(call("put", self.ROUTE, {"case": {"id": "b", "age": 51}}, {"If-Match": tag}, id=id).status, 200)
        for method, body in [("put", {"case": {"id": "b", "age": 52}}), ("delete", None)]:
            stale = call(method, self.ROUTE, body, {"If-Match": tag}, id=id)
            self.assertEqual(stale.status, 412)
            self.assertEqual(stale.json["current"]["case"]["age"], 51)
            self.assertEqual(stale.headers["ETag"], '"2"')
            self.assertEqual(call(method, self.ROUTE, body, id=id).status, 428)
            self.assertEqual(call(method, self.ROUTE, body, {"If-Match": "2"}, id=id).status, 400)
        self.assertEqual(call("get", self.ROUTE, id=id).json["version"], 2)

    def test_delete(self):
        id, tag = self.create({"id": "c"})
        self.assertEqual(call("delete", self.ROUTE, None, {"If-Match": tag}, id=id).status, 204)
        for route in [self.ROUTE, self.ROUTE + "/versions", self.ROUTE + "/decisions"]:
            self.assertEqual(call("get", route, id=id).status, 404)
        self.assertEqual(call("get", self.ROUTE, id="nonsense").status, 404)

    def test_search(self):
        self.create({"id": "needle 100%"})
        names = lambda q: [c["name"] for c in call("get", "/api/v1/cases", query=f"?q={q}").json["cases"]]
        self.assertEqual(names("NEEDLE"), ["needle 100%"])
        self.assertEqual(names("100%25"), ["needle 100%"])
        self.assertEqual(names("1%250"), [])
        self.assertEqual(names("n_edle"), [])

    def test_a_case_that_cannot_be_read_is_not_stored(self):
        before = len(call("get", "/api/v1/cases").json["cases"])
        self.assertEqual(call("post", "/api/v1/cases", {"case": {"nonsense": 1}}).status, 400)
        self.assertEqual(len(call("get", "/api/v1/cases").json["cases"]), before)

    def test_decisions(self):
        id, tag = self.create({"id": "d", **PAN})
        route = self.ROUTE + "/decisions"
        decision = {"version": 1, "decided": "2026-11-21", "by": "tumour board", "interventions": ["everolimus", "prrt"],
                    "text": "first one, then the other",
                    "deviations": [{"source": "asco-2023", "code": "patient-refuses", "text": "no radiation"}]}
        recorded = call("post", route, decision, id=id)
        self.assertEqual(recorded.status, 201)
        self.assertEqual({key: recorded.json[key] for key in decision}, decision)
        self.assertEqual(recorded.json["fingerprint"], call("get", "/health").json["knowledge"]["fingerprint"])
        self.assertEqual(call("get", route, id=id).json["decisions"], [recorded.json])
        listed = [c for c in call("get", "/api/v1/cases").json["cases"] if c["id"] == id]
        self.assertEqual(listed[0]["decided"], "2026-11-21")
        call("put", self.ROUTE, {"case": {"id": "d"}}, {"If-Match": tag}, id=id)
        self.assertEqual(call("post", route, decision, id=id).status, 409)
        self.assertEqual(len(call("get", route, id=id).json["decisions"]), 1)

    def test_a_decision_that_says_nothing_is_refused(self):
        id, _ = self.create({"id": "e"})
        good = {"version": 1, "decided": "2026-11-21", "by": "x", "text": "y"}
        for wrong in [{"by": ""}, {"text": ""}, {"decided": "21.11.2026"}, {"version": 0}, {"version": "1"},
                      {"interventions": ["prt"]}, {"deviations": [{"source": "asco", "code": "policy-contradicts"}]},
                      {"deviations": [{"source": "asco-2023", "code": "because"}]},
                      {"deviations": [{"source": "asco-2023", "code": "policy-contradicts"}] * 2}]:
            self.assertEqual(call("post", self.ROUTE + "/decisions", {**good, **wrong}, id=id).status, 400, wrong)
        self.assertEqual(call("get", self.ROUTE + "/decisions", id=id).json["decisions"], [])


if __name__ == "__main__":
    unittest.main()
