"""A server of its own for a test: started on a free port with a data directory that is thrown away."""

import http.client
import json
import os
import pathlib
import subprocess
import tempfile
import urllib.parse

PROGRAM = os.environ["CONSILIUM"]
ROOT = pathlib.Path(os.environ["CONSILIUM_ROOT"])
PAN = {"primary_site": "pancreas", "differentiation": "well", "ki67_percent": 16, "disease_extent": "metastatic",
       "sstr_positive": True, "treatments": [{"intervention": "lanreotide", "outcome": "progression"}]}


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    def __init__(self, data=None, arguments=()):
        self.own = tempfile.TemporaryDirectory() if data is None else None
        self.data = data or self.own.name
        self.process = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--data", self.data, *arguments],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            raise RuntimeError(self.process.communicate()[1])
        self.port = urllib.parse.urlsplit(self.url).port
        self.connection = None

    def request(self, method, path, body=None, headers=None):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        data = body if body is None or isinstance(body, (bytes, str)) else json.dumps(body)
        sent = {"Content-Type": "application/json"} if data is not None else {}
        self.connection.request(method, path, data, {**sent, **(headers or {})})
        return Answer(self.connection.getresponse())

    def get(self, path, **headers):
        return self.request("GET", path, headers=headers)

    def post(self, path, body, **headers):
        return self.request("POST", path, body, headers)

    def kill(self):
        """Without a chance to tidy up."""
        self.process.kill()
        self._wait()

    def stop(self):
        """As a user does. Returns the exit status."""
        self.process.terminate()
        return self._wait()

    def _wait(self):
        if self.connection:
            self.connection.close()
        self.process.communicate(timeout=60)
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()
        if self.own:
            self.own.cleanup()
