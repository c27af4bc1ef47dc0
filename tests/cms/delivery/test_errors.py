"""Problems that no input gives: faults of ours, and a database that is away."""

from typing import Any

import pytest
from django.db import Error, InterfaceError, OperationalError, ProgrammingError
from django.test import Client


@pytest.mark.parametrize("path", ["/delivery/v1/site", "/media/images/0123456789abcdef/320.jpg"])
@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (OperationalError, 503, "unavailable"),
        (InterfaceError, 503, "unavailable"),
        (ProgrammingError, 500, "server_error"),
    ],
)
def test_only_what_will_pass_is_to_be_asked_again(
    monkeypatch: pytest.MonkeyPatch, path: str, fault: type[Error], status: int, code: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise fault("away")

    monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.execute_sql", fail)
    answer = Client(raise_request_exception=False).get(path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Cache-Control"] == "no-store"
    assert answer.has_header("Retry-After") == (status == 503)
