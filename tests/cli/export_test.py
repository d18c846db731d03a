"""export: the conditions for other engines."""

import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["CONSILIUM"]


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)


class Export(unittest.TestCase):
    def test_sql_goes_to_standard_output_or_a_file(self):
        out = run("export", "sql", "--dialect", "duckdb", "--guideline", "asco-2023")
        self.assertEqual(out.returncode, 0, out.stderr)
        self.assertIn('CREATE OR REPLACE VIEW "consilium_asco_2023"', out.stdout)
        self.assertNotIn("consilium_esmo", out.stdout)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "views.sql")
            run("export", "sql", "--dialect", "duckdb", "--guideline", "asco-2023", "-o", str(path))
            self.assertEqual(path.read_text(), out.stdout)

    def test_cql_is_a_library_for_each_source(self):
        with tempfile.TemporaryDirectory() as folder:
            out = run("export", "cql", "-o", str(pathlib.Path(folder, "new", "cql")), "--guideline", "asco-2023")
            self.assertEqual(out.returncode, 0, out.stderr)
            names = [pathlib.Path(line).name for line in out.stdout.splitlines()]
            self.assertEqual(names, ["ConsiliumCase.cql", "ConsiliumConcepts.cql", "ConsiliumConstraints.cql", "ConsiliumAsco2023.cql"])
            for line in out.stdout.splitlines():
                self.assertIn("library " + pathlib.Path(line).stem, pathlib.Path(line).read_text())

    def test_what_is_wrong_is_said(self):
        for args, words in (
            (["export"], "subcommand"),
            (["export", "sql"], "--dialect"),
            (["export", "sql", "--dialect", "oracle"], "postgresql"),
            (["export", "sql", "--dialect", "spark", "--guideline", "asco-2032"], "asco-2023"),
            (["export", "sql", "--dialect", "spark", "-o", "/proc/none/x.sql"], "/proc/none/x.sql"),
            (["export", "cql", "-o", "/proc/none"], "/proc/none"),
        ):
            out = run(*args)
            self.assertEqual(out.returncode, 2, args)
            self.assertIn(words, out.stderr, args)
