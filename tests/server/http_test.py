"""What the server lets through, and what it turns away."""

import gzip
import http.client
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from support import PAN, PROGRAM, Server


def setUpModule():
    global server
    server = Server()


def tearDownModule():
    server.__exit__()


def raw(data, timeout=10):
    """Sends bytes; returns the status and the rest."""
    with socket.create_connection(("127.0.0.1", server.port), timeout) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
    return int(received.split()[1]) if received else None, received


class Page(unittest.TestCase):
    def test_the_page_and_its_places(self):
        page = server.get("/")
        self.assertEqual((page.status, page.headers.get_content_type()), (200, "text/html"))
        self.assertEqual(server.get("/cases/3", Accept="text/html").body, page.body)
        self.assertEqual(server.get("/cases/3", Accept="application/json").status, 404)
        self.assertEqual(server.get("/api/v1/nothing", Accept="text/html").status, 404)
        self.assertEqual(server.get("/nothing.js", Accept="text/html").status, 404)
        self.assertEqual(server.get("/../../etc/passwd").status, 404)

    def test_compressed_as_asked_and_kept(self):
        plain = server.get("/app.js")
        self.assertNotIn("Content-Encoding", plain.headers)
        packed = server.get("/app.js", **{"Accept-Encoding": "gzip"})
        self.assertEqual(packed.headers["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed.body), plain.body)
        brotli = server.get("/app.js", **{"Accept-Encoding": "gzip, deflate, br"})
        self.assertEqual(brotli.headers["Content-Encoding"], "br")
        self.assertLess(len(brotli.body), len(packed.body))
        self.assertNotIn("Content-Encoding", server.get("/app.js", **{"Accept-Encoding": "br;q=0"}).headers)
        again = server.get("/app.js", **{"If-None-Match": plain.headers["ETag"]})
        self.assertEqual((again.status, again.body), (304, b""))
        self.assertEqual(len({plain.headers["ETag"], packed.headers["ETag"], brotli.headers["ETag"]}), 3)

    def test_nothing_from_elsewhere(self):
        for path in ["/", "/api/v1/knowledge", "/nothing"]:
            policy = server.get(path).headers["Content-Security-Policy"]
            self.assertIn("default-src 'none'", policy)
            self.assertNotIn("http", policy)
            self.assertNotIn("unsafe", policy)
            self.assertEqual(server.get(path).headers["X-Content-Type-Options"], "nosniff")

    def test_head(self):
        get, head = server.get("/"), server.request("HEAD", "/")
        self.assertEqual((head.status, head.body), (200, b""))
        self.assertEqual(head.headers["Content-Length"], get.headers["Content-Length"])


class Guard(unittest.TestCase):
    def test_names_of_this_server_only(self):
        for host in ["localhost", f"127.0.0.1:{server.port}", "[::1]:80", "LOCALHOST:1"]:
            self.assertEqual(server.get("/health", Host=host).status, 200, host)
        for host in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8080", ""]:
            self.assertEqual(server.get("/health", Host=host).status, 421, host)

    def test_a_name_that_was_allowed(self):
        with Server(arguments=["--host", "board.example"]) as other:
            self.assertEqual(other.get("/health", Host="board.example").status, 200)

    def test_other_sites_cannot_write(self):
        for origin in ["http://evil.example", "null", "http://localhost:1"]:
            answer = server.post("/api/v1/cases", {"case": {}}, Origin=origin)
            self.assertEqual(answer.status, 403, origin)
        own = f"http://127.0.0.1:{server.port}"
        self.assertEqual(server.post("/api/v1/advise", {"case": {}}, Origin=own).status, 200)

    def test_a_form_cannot_write(self):
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]:
            answer = server.request("POST", "/api/v1/cases", '{"case": {}}', {"Content-Type": kind})
            self.assertEqual(answer.status, 415)

    def test_methods(self):
        answer = server.request("PATCH", "/api/v1/cases/1")
        self.assertEqual((answer.status, answer.headers["Allow"]), (405, "GET, PUT, DELETE"))
        self.assertEqual(server.request("POST", "/").status, 404)


class Limits(unittest.TestCase):
    HOST = b"Host: localhost\r\n"

    def test_large_bodies_and_headers(self):
        head = b"POST /api/v1/advise HTTP/1.1\r\n" + self.HOST + b"Content-Type: application/json\r\n"
        self.assertEqual(raw(head + b"Content-Length: 99999999\r\n\r\n")[0], 413)
        self.assertEqual(raw(b"GET / HTTP/1.1\r\n" + self.HOST + b"X: " + b"x" * 20000 + b"\r\n\r\n")[0], 431)

    def test_malformed(self):
        for data in [b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
                     b"GET /%zz HTTP/1.1\r\n" + self.HOST + b"\r\n",
                     b"POST / HTTP/1.1\r\n" + self.HOST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"]:
            self.assertIn(raw(data)[0], [400, None], data)
        self.assertEqual(server.get("/health").status, 200)

    def test_several_requests_at_once_and_one_after_another(self):
        one = b"GET /health HTTP/1.1\r\n" + self.HOST + b"\r\n"
        self.assertEqual(raw(one * 3)[1].count(b"200 OK"), 3)
        failures = []

        def ask():
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
            for _ in range(5):
                connection.request("POST", "/api/v1/advise", '{"case": {}}', {"Content-Type": "application/json"})
                response = connection.getresponse()
                response.read()
                if response.status != 200:
                    failures.append(response.status)
            connection.close()

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])

    def test_100_continue(self):
        body = b'{"case": {}}'
        head = b"POST /api/v1/advise HTTP/1.1\r\n" + self.HOST + b"Content-Type: application/json\r\nExpect: 100-continue\r\n"
        self.assertIn(b"200 OK", raw(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)[1])


class Life(unittest.TestCase):
    def test_ends_when_asked_to_even_with_an_idle_connection(self):
        other = Server()
        self.assertEqual(other.get("/health").status, 200)
        begin = time.monotonic()
        self.assertEqual(other.stop(), 0)
        self.assertLess(time.monotonic() - begin, 20)

    def test_cases_are_found_again(self):
        with tempfile.TemporaryDirectory() as data:
            with Server(data) as first:
                id = first.post("/api/v1/cases", {"case": {"id": "kept", **PAN}}).json["id"]
                count = len(first.get("/api/v1/cases").json["cases"])
            with Server(data) as second:
                self.assertEqual(second.get(f"/api/v1/cases/{id}").json["case"]["id"], "kept")
                self.assertEqual(len(second.get("/api/v1/cases").json["cases"]), count)

    def test_what_it_cannot_do_it_says(self):
        taken = subprocess.run([PROGRAM, "serve", "--port", str(server.port), "--data", server.data], capture_output=True, text=True)
        self.assertEqual(taken.returncode, 2)
        self.assertIn("Address already in use", taken.stderr)
        with tempfile.TemporaryDirectory() as data:
            with open(f"{data}/cases.sqlite", "w") as file:
                file.write("no database, but long enough to be taken for one " * 50)
            damaged = subprocess.run([PROGRAM, "serve", "--port", "0", "--data", data], capture_output=True, text=True)
        self.assertEqual(damaged.returncode, 2)
        self.assertIn("damaged or no database", damaged.stderr)


if __name__ == "__main__":
    unittest.main()
