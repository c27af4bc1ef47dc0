"""A writer with a token, over HTTP."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client
from wagtail.models import APIToken

from cms.accounts.models import User
from cms.api_v3.models import TokenLimits

BASE = "/api/v3/"


def make_token(user: User, **limits: Any) -> str:
    """Return a token of a user's, with the limits that are given."""
    token, secret = APIToken.create_token(user=user, name="test")
    if limits:
        TokenLimits.objects.filter(token=token).update(**limits)
    return secret


class Api:
    """Sends what a program would send: a token, no cookies."""

    def __init__(self, secret: str | None) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=True)
        self.headers = {"Authorization": f"Bearer {secret}"} if secret is not None else {}

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self.client.get(BASE + path, query, headers=self.headers)

    def send(self, method: str, path: str, body: Any = None) -> HttpResponse:
        raw = body if isinstance(body, bytes) else json.dumps(body) if body is not None else ""
        return self.client.generic(
            method, BASE + path, raw, content_type="application/json", headers=self.headers
        )

    def post(self, path: str, body: Any = None) -> HttpResponse:
        return self.send("POST", path, body)

    def patch(self, path: str, body: Any = None) -> HttpResponse:
        return self.send("PATCH", path, body)

    def delete(self, path: str) -> HttpResponse:
        return self.send("DELETE", path)

    def upload(self, path: str, **parts: Any) -> HttpResponse:
        return self.client.post(BASE + path, parts, headers=self.headers)
