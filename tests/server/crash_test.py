"""kill -9 in the middle of writes: what was acknowledged is there afterwards, and the file is sound.

CONSILIUM_ROUNDS says how often; a few rounds where nobody says.
"""

import http.client
import json
import os
import random
import sqlite3
import tempfile
import threading
import time
import unittest

from support import Server

WRITERS = 4


class Writer(threading.Thread):
    """Creates cases and saves versions as fast as it is answered, and remembers what was acknowledged."""

    def __init__(self, port, name):
        super().__init__()
        self.port = port
        self.label = name
        self.acknowledged = {}  # case -> (version, age)

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            while True:
                stored = self.write(connection, "POST", "/api/v1/cases", 20, {})
                for age in range(21, 25):
                    path = f"/api/v1/cases/{stored['id']}"
                    stored = self.write(connection, "PUT", path, age, {"If-Match": f'"{stored["version"]}"'})
        except (OSError, http.client.HTTPException):
            pass  # the server was killed

    def write(self, connection, method, path, age, headers):
        body = json.dumps({"case": {"id": self.label, "age": age}})
        connection.request(method, path, body, {"Content-Type": "application/json", **headers})
        response = connection.getresponse()
        stored = json.loads(response.read())
        assert response.status in (200, 201), stored
        self.acknowledged[stored["id"]] = (stored["version"], age)
        return stored


class Crash(unittest.TestCase):
    def test_no_acknowledged_case_is_lost(self):
        rounds = int(os.environ.get("CONSILIUM_ROUNDS", "4"))
        chance = random.Random(5)
        expected = {}
        with tempfile.TemporaryDirectory() as data:
            for _ in range(rounds):
                server = Server(data)
                writers = [Writer(server.port, f"writer {i}") for i in range(WRITERS)]
                for writer in writers:
                    writer.start()
                while not any(writer.acknowledged for writer in writers):
                    time.sleep(0.01)
                time.sleep(chance.uniform(0, 0.5))
                server.kill()
                for writer in writers:
                    writer.join()
                    expected.update(writer.acknowledged)
                with Server(data) as again:
                    for id, (version, age) in expected.items():
                        found = again.get(f"/api/v1/cases/{id}").json
                        # one more version may have been written whose acknowledgement was lost
                        self.assertGreaterEqual(found["version"], version)
                        versions = again.get(f"/api/v1/cases/{id}/versions").json["versions"]
                        self.assertEqual([v["version"] for v in versions], list(range(1, found["version"] + 1)))
                        self.assertEqual(versions[version - 1]["case"]["age"], age)
            self.assertGreater(len(expected), rounds)
            with sqlite3.connect(f"{data}/cases.sqlite") as file:
                self.assertEqual(file.execute("PRAGMA integrity_check").fetchone(), ("ok",))
                self.assertEqual(file.execute("PRAGMA foreign_key_check").fetchall(), [])


if __name__ == "__main__":
    unittest.main()
