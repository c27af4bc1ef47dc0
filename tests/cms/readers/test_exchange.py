"""Requests to servers that misbehave in every way they can."""

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from cms.readers.address import Address, parse
from cms.readers.exchange import MOST_READ, Answer, Limits, NoAnswerError, Request, exchange

LIMITS = Limits(connect=0.5, total=0.5)
HEAD = b"HTTP/1.1 200 OK\r\n"
NAME = "hooks.example.test"


@contextmanager
def serving(talk: Callable[[socket.socket], object]) -> Iterator[int]:
    """Give the port of a server that does something with each call."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def serve() -> None:
            with suppress(OSError):
                while True:
                    line, _ = listener.accept()
                    with line, suppress(OSError):
                        talk(line)

        threading.Thread(target=serve, daemon=True).start()
        yield listener.getsockname()[1]
        # Else the thread would wait in a socket that is closed.
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def ask(port: int, scheme: str = "http", name: str = NAME, limits: Limits = LIMITS) -> Answer:
    address = parse(f"{scheme}://{name}:{port}/hook", private=True)
    return exchange(Request("POST", address, {"A": "b"}, b"body"), ["127.0.0.1"], limits)


def drip(line: socket.socket, part: bytes) -> None:
    while True:
        line.sendall(part)
        time.sleep(0.05)


@pytest.mark.parametrize(
    "talk",
    [
        lambda line: time.sleep(2),
        lambda line: drip(line, b"H"),
        lambda line: (line.sendall(HEAD), drip(line, b"X-Y: z\r\n")),
        lambda line: (line.sendall(HEAD + b"Content-Length: 9999\r\n\r\n"), drip(line, b"x")),
        lambda line: (line.sendall(HEAD + b"\r\n"), drip(line, b"x")),
        lambda line: drip(line, b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["silence", "status", "headers", "body", "endless body", "continue"],
)
def test_it_ends_in_time(talk: Callable[[socket.socket], object]) -> None:
    with serving(talk) as port:
        begun = time.monotonic()
        with pytest.raises(NoAnswerError, match="No answer in time"):
            ask(port)
        assert time.monotonic() - begun < 1.5


def test_a_tls_handshake_that_hangs_ends_in_time() -> None:
    late = pytest.raises(NoAnswerError, match="No answer in time")
    with serving(lambda line: time.sleep(2)) as port, late:
        ask(port, "https")


@pytest.mark.parametrize(
    "said", [b"", b"hello\r\n\r\n", b"HTTP/1.1 xyz\r\n\r\n", b"\x00\xff" * 99, HEAD + b"A" * 99999]
)
def test_what_is_not_http_is_no_answer(said: bytes) -> None:
    def talk(line: socket.socket) -> None:
        line.recv(4096)
        line.sendall(said)

    with serving(talk) as port, pytest.raises(NoAnswerError):
        ask(port)


def test_a_long_body_is_read_in_part_only() -> None:
    def talk(line: socket.socket) -> None:
        line.recv(4096)
        line.sendall(HEAD + b"\r\n" + b"x" * 10_000_000)

    with serving(talk) as port:
        assert len(ask(port, limits=Limits(1, 5)).body) == MOST_READ


def test_nobody_there_is_said() -> None:
    with serving(lambda line: None) as port:
        pass
    with pytest.raises(NoAnswerError, match="No connection"):
        ask(port)
    with pytest.raises(NoAnswerError, match="No connection"):
        exchange(Request("GET", Address("http", "x", 80, "/")), [], LIMITS)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file with a key and its certificate for ``NAME``."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}",
         "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    both = folder / "both.pem"
    both.write_text((folder / "key.pem").read_text() + (folder / "certificate.pem").read_text())
    return both


def test_the_certificate_is_asked_for_and_checked_by_name(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    asked: list[str] = []
    context.sni_callback = lambda line, name, context: asked.append(str(name))
    got: list[bytes] = []

    def talk(line: socket.socket) -> None:
        with context.wrap_socket(line, server_side=True) as secured:
            request = b""
            # Head and body come one by one, and what is not read would cut off the answer.
            while not request.endswith(b"body") and (part := secured.recv(4096)):
                request += part
            got.append(request)
            secured.sendall(HEAD + b"Content-Length: 2\r\n\r\nok")

    with serving(talk) as port:
        with pytest.raises(NoAnswerError, match="certificate is not valid"):
            ask(port, "https")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        answer = ask(port, "https", limits=Limits(2, 2))
        assert (answer.status, answer.body) == (200, b"ok")
        assert f"Host: {NAME}:{port}\r\n".encode() in got[-1]
        with pytest.raises(NoAnswerError, match="certificate is not valid"):
            ask(port, "https", "other.example.test")
    assert asked == [NAME, NAME, "other.example.test"]
