"""follow-up as people run it: dates of whole plans, and the calendar as an independent program reads it."""

import datetime
import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.append("/usr/lib/python3/dist-packages")  # Debian's package, whichever Python runs the tests
import icalendar  # noqa: E402

PROGRAM = os.environ["CONSILIUM"]
ROOT = pathlib.Path(os.environ["CONSILIUM_ROOT"])

# operated on the last day of a month, eleven months ago
LOCALISED = {"id": "Fall, \"1\"; ä", "as_of": "2025-07-31", "primary_site": "pancreas", "differentiation": "poor",
             "cell_type": "small_cell", "disease_extent": "localized", "primary_resected": True,
             "treatments": [{"intervention": "pancreatoduodenectomy", "start": "2024-08-31", "outcome": "completed"}]}
OBSERVED = {"id": "observed", "as_of": "2025-08-31", "primary_site": "pancreas", "differentiation": "well",
            "ki67_percent": 2, "disease_extent": "metastatic", "tumor_burden": "low", "symptom_burden": "none",
            "functioning": False, "progression": "none", "stable_months": 14, "treatments": []}


def run(case, *arguments):
    done = subprocess.run([PROGRAM, "follow-up", *arguments, "-"], input=json.dumps(case).encode(),
                          capture_output=True, timeout=120, cwd=ROOT)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def plan(case, *arguments):
    status, out, err = run(case, "--format", "json", *arguments)
    assert status == 0, err
    return {(e["id"], e.get("if")): e for x in json.loads(out)["examinations"] for e in x["entries"]}


def dates(entry):
    return [(d["earliest"], d["latest"]) for d in entry["dates"]]


class FollowUp(unittest.TestCase):
    def test_after_an_operation(self):
        entry = plan(LOCALISED)["nanets-t2-nec-ct", None]
        self.assertEqual(entry["phases"], [{"every": "3 mo", "until": "3 a"}, {"every": "6 mo", "until": "5 a"}])
        self.assertEqual(entry["from"], {"date": "2024-08-31", "words": "the date of pancreatoduodenectomy (2024-08-31)",
                                         "date_missing": False, "treatment": 0})
        self.assertEqual(entry["passed"], 3)
        days = ["2025-08-31", "2025-11-30", "2026-02-28", "2026-05-31", "2026-08-31", "2026-11-30", "2027-02-28",
                "2027-05-31"]
        self.assertEqual(dates(entry), [(day, day) for day in days])
        self.assertEqual(entry["dates"][0]["number"], 4)
        self.assertEqual((entry["end"]["earliest"], entry["end"]["latest"], entry["end"]["at_least"]),
                         ("2029-08-31", "2029-08-31", False))
        all_of_them = plan(LOCALISED, "--years", "10")["nanets-t2-nec-ct", None]
        self.assertEqual([d["earliest"] for d in all_of_them["dates"]][-4:],
                         ["2028-02-29", "2028-08-31", "2029-02-28", "2029-08-31"])

    def test_the_plans_of_published_patients(self):
        def read(name):
            case = json.loads((ROOT / f"examples/follow-up/{name}.json").read_text())
            return plan(case), " ".join(run(case)[1].split())
        after, words = read("pan-03-after-prrt")
        self.assertEqual(dates(after["rlt-k1-after", None]), [("2026-03-05", "2026-04-02")])  # 8 to 12 weeks
        self.assertIn("2026-03-05 to 2026-04-02 or later", words)
        self.assertEqual([key for key, entry in after.items() if entry.get("dates")], [("rlt-k1-after", None)])
        treated, words = read("pan-06-on-lanreotide")
        every = {condition: dates(entry)[0][0] for (name, condition), entry in treated.items() if name == "nanets-t3-net-ct"}
        self.assertEqual(every, {None: "2026-07-15", "the disease is more indolent": "2026-10-15"})
        self.assertIn("The sources say different things of it.", words)
        chemotherapy, _ = read("col-02-on-chemotherapy")
        self.assertEqual(dates(chemotherapy["nanets-t3-nec-ct", None])[0], ("2026-05-30", "2026-06-30"))
        self.assertEqual(chemotherapy["nanets-t3-nec-biopsy", None]["stance"], "against")

    def test_without_a_date_of_the_operation(self):
        case = {**LOCALISED, "treatments": [{"intervention": "pancreatoduodenectomy", "outcome": "completed"}]}
        entry = plan(case)["nanets-t2-nec-ct", None]
        self.assertTrue(entry["from"]["date_missing"])
        self.assertEqual(dates(entry)[0], ("2025-10-31", "2025-10-31"))
        self.assertIn("the case gives no date of it", " ".join(run(case)[1].split()))

    def test_a_coarse_date_stays_one(self):
        case = {**LOCALISED, "treatments": [{"intervention": "pancreatoduodenectomy", "stop": "2025-06"}]}
        self.assertEqual(dates(plan(case)["nanets-t2-nec-ct", None])[0], ("2025-09-01", "2025-09-30"))

    def test_a_range_stays_a_range_and_sources_stand_side_by_side(self):
        entries = plan(OBSERVED, "--years", "1")
        self.assertEqual(dates(entries["asco-3.1-q1-interval", None]),
                         [("2025-11-30", "2026-02-28"), ("2026-02-28", "2026-08-31"), ("2026-05-31", "2027-02-28"),
                          ("2026-08-31", "2027-08-31")])
        self.assertEqual([d["overlaps"] for d in entries["asco-3.1-q1-interval", None]["dates"]],
                         [False, True, True, True])
        self.assertEqual(dates(entries["asco-3.1-q1-extension", None])[0], ("2026-02-28", "2026-08-31"))
        _, out, _ = run(OBSERVED)
        self.assertIn("The sources say different things of it.", out)
        self.assertIn("no rule for fixed intervals", " ".join(out.split()))
        asco = json.loads(run(OBSERVED, "--format", "json", "--guideline", "asco-2023")[1])
        self.assertEqual({e["source"] for x in asco["examinations"] for e in x["entries"]}, {"asco-2023"})
        self.assertFalse(any(x["differ"] for x in asco["examinations"]))

    def test_what_would_decide(self):
        case = {key: value for key, value in OBSERVED.items() if key not in ("stable_months", "tumor_burden")}
        entry = plan(case)["asco-3.1-q1-extension", None]
        self.assertEqual(entry["status"], "possible")
        self.assertIn("tumor_burden", entry["depends_on"])
        self.assertTrue(entry["provided"])
        self.assertNotIn("dates", entry)

    def test_alternatives_of_one_statement(self):
        case = {"as_of": "2025-07-31", "primary_site": "pancreas", "differentiation": "well", "ki67_percent": 30,
                "disease_extent": "metastatic", "treatments": [{"intervention": "captem", "stop": None}]}
        entries = plan(case)
        self.assertEqual(dates(entries["nanets-t3-net-ct", None])[0], ("2025-10-31",) * 2)
        self.assertEqual(dates(entries["nanets-t3-net-ct", "the disease is more indolent"])[0], ("2026-01-31",) * 2)
        self.assertEqual(entries["nanets-cardiac-no-routine", None]["stance"], "against")

    def test_once_after_radioligand_therapy(self):
        case = {"as_of": "2025-07-31", "primary_site": "jejunum_ileum", "differentiation": "well",
                "treatments": [{"intervention": "prrt", "stop": "2025-07-31", "outcome": "completed", "cycles": 4}]}
        entry = plan(case)["rlt-k1-after", None]
        self.assertEqual((entry["once"], dates(entry)), ("at least 8-12 wk", [("2025-09-25", "2025-10-23")]))

    def test_bad_input(self):
        self.assertEqual(run(LOCALISED, "--years", "0")[0], 2)
        status, _, err = run(LOCALISED, "--format", "isc")
        self.assertEqual(status, 2)
        self.assertIn("ics", err)
        status, _, err = run({"primary_site": "pancreas", "ki67_percent": 30, "differentiation": "well",
                              "reported_grade": "g1"})
        self.assertEqual(status, 2)
        self.assertIn("contradict", err)


class Calendar(unittest.TestCase):
    def events(self, case, *arguments):
        status, out, err = run(case, "--format", "ics", *arguments)
        self.assertEqual(status, 0, err)
        calendar = icalendar.Calendar.from_ical(out)
        self.assertEqual(calendar.errors, [])
        self.assertEqual(calendar["version"], "2.0")
        self.assertTrue(calendar["prodid"])
        return out, list(calendar.walk("vevent"))

    def test_lines(self):
        out, _ = self.events(LOCALISED)
        lines = out.split("\r\n")
        self.assertEqual(lines[-1], "")
        self.assertNotIn("\n", "".join(lines))
        self.assertLessEqual(max(len(line.encode()) for line in lines), 75)
        self.assertTrue(any(line.startswith(" ") for line in lines))
        for line in lines:
            line.encode().decode()  # no character is cut in two

    def test_events_are_the_dates(self):
        for case in [LOCALISED, OBSERVED]:
            _, events = self.events(case)
            expected = sorted((d["earliest"], d["latest"]) for e in plan(case).values() for d in e.get("dates", [])
                              if not d["overlaps"])
            found = sorted((e["dtstart"].dt.isoformat(), (e["dtend"].dt - datetime.timedelta(days=1)).isoformat())
                           for e in events)
            self.assertEqual(found, expected)
            self.assertGreater(len(found), 1)
            for event in events:
                self.assertEqual(event.errors, [])
                self.assertEqual(event["dtstamp"].dt.utcoffset(), datetime.timedelta(0))
                self.assertLess(abs(datetime.datetime.now(datetime.timezone.utc) - event["dtstamp"].dt),
                                datetime.timedelta(minutes=5))

    def test_text_comes_back_as_it_was(self):
        _, events = self.events(LOCALISED)
        self.assertTrue(str(events[0]["summary"]).endswith(LOCALISED["id"]), events[0]["summary"])
        description = str(events[0]["description"])
        self.assertIn("12 months after the date of pancreatoduodenectomy (2024-08-31); every 3 months for 3 years", description)
        self.assertIn("Table 2 / NEC / Imaging [nanets-t2-nec-ct]", description)

    def test_identifiers_are_stable(self):
        _, events = self.events(LOCALISED)
        uids = [str(e["uid"]) for e in events]
        self.assertEqual(len(set(uids)), len(uids))
        _, later = self.events({**LOCALISED, "as_of": "2025-09-15"})
        self.assertEqual([str(e["uid"]) for e in later][:7], uids[1:])
        self.assertGreater(later[0]["sequence"], events[0]["sequence"])
        _, other = self.events({**LOCALISED, "id": "other"})
        self.assertFalse(set(uids) & {str(e["uid"]) for e in other})

    def test_a_calendar_without_events_is_one(self):
        _, events = self.events({"primary_site": "rectum", "treatments": []})
        self.assertEqual(events, [])


if __name__ == "__main__":
    unittest.main()
