"""Only what anybody on the Internet can reach is called, whatever name it hides behind."""

import socket
from typing import Any

import pytest
from django.utils import timezone

from cms.readers import sending
from cms.readers.address import RefusedAddressError, check, is_public, parse, resolve
from cms.readers.models import Delivery, Webhook
from tests.cms.readers.receiver import Receiver

PUBLIC = [
    "93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "::ffff:93.184.215.14",
    "64:ff9b::5db8:d70e",
]  # fmt: skip
REFUSED = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1",
    "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1",
    "255.255.255.255", "192.88.99.1",
    "::", "::1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1",
    "fd12:3456::1", "ff02::1", "2001:db8::1", "100::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:0",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::",
    "2002:a9fe:a9fe::1", "2001:0:7f00:1::",
]  # fmt: skip


@pytest.mark.parametrize("number", PUBLIC)
def test_addresses_of_the_internet_are_called(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize("number", REFUSED)
def test_addresses_of_this_machine_and_its_networks_are_not(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "url",
    [
        "", "hook", "//example.org/", "ftp://example.org/", "file:///etc/passwd",
        "gopher://example.org:70/_x", "javascript:alert(1)", "http://", "http:///path",
        "https://user@example.org/", "https://user:secret@example.org/", "https://@example.org/",
        "https://example.org@127.0.0.1/", "https://example.org/#there", "https://example.org:22/",
        "https://example.org:25/", "https://example.org:0/", "https://example.org:70000/",
        "https://example.org:x/", "https://example.org/a b", "https://example.org/\r\nX-A: b",
        "https://example.org/é", "https://[::1", "https://a..b/", "https://\\example.org/",
        "http://localhost/", "http://api.localhost/", "http://127.0.0.1/", "http://[::1]/",
        "http://169.254.169.254/latest/", "http://[::ffff:10.0.0.1]/",
    ],
)  # fmt: skip
def test_addresses_that_are_none_or_hide_something_are_refused(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        check(url)


@pytest.mark.parametrize(
    ("url", "host", "port", "target", "authority"),
    [
        ("https://example.org", "example.org", 443, "/", "example.org"),
        ("http://Example.org:8080/a?b=c", "example.org", 8080, "/a?b=c", "example.org:8080"),
        ("https://bücher.example/x", "xn--bcher-kva.example", 443, "/x", "xn--bcher-kva.example"),
        ("https://[2606:4700::1]/", "2606:4700::1", 443, "/", "[2606:4700::1]"),
        ("https://example.org:443/", "example.org", 443, "/", "example.org"),
    ],
)
def test_addresses_are_read(url: str, host: str, port: int, target: str, authority: str) -> None:
    check(url)
    address = parse(url)
    assert (address.host, address.port, address.target) == (host, port, target)
    assert address.authority == authority


def named(monkeypatch: pytest.MonkeyPatch, *numbers: str) -> list[str]:
    asked: list[str] = []

    def answer(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


@pytest.mark.parametrize("number", REFUSED)
def test_a_name_with_one_address_that_is_not_public_is_refused(
    monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    named(monkeypatch, "93.184.215.14", number)
    with pytest.raises(RefusedAddressError):
        resolve(parse("https://hooks.example.org/"))


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "017700000001", "127.1"])
def test_other_ways_to_write_a_number_are_seen_through(host: str) -> None:
    with pytest.raises(RefusedAddressError):
        resolve(parse(f"http://{host}/"))


@pytest.mark.django_db
def test_nothing_is_sent_to_a_private_address(
    receiver: Receiver, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOKS_ALLOW_PRIVATE = False
    asked = named(monkeypatch, "127.0.0.1")
    webhook = Webhook.objects.create(name="A", url="http://hooks.example.org:8000/")
    delivery = Delivery(webhook=webhook, sequence=1, payload="{}", next_attempt_at=timezone.now())
    outcome = sending.attempt(delivery)
    assert (outcome.delivered, outcome.error) == (False, "The address is not a public one.")
    assert (asked, receiver.got) == (["hooks.example.org"], [])


@pytest.mark.django_db
def test_a_name_is_asked_once_and_what_it_gave_is_called(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A second answer could be another one: the name would lead somewhere else than was checked.
    asked = named(monkeypatch, "127.0.0.1")
    url = f"http://hooks.example.org:{receiver.port}/hook"
    webhook = Webhook.objects.create(name="A", url=url)
    assert sending.attempt(Delivery(webhook=webhook, sequence=1, payload="{}")).delivered
    assert asked == ["hooks.example.org"]
    assert receiver.got[0].headers["host"] == f"hooks.example.org:{receiver.port}"


@pytest.mark.django_db
def test_a_name_that_does_not_exist_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*_: Any, **__: Any) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    webhook = Webhook.objects.create(name="A", url="https://hooks.example.org/")
    outcome = sending.attempt(Delivery(webhook=webhook, sequence=1, payload="{}"))
    assert outcome.error == "The name of the host is not known."
