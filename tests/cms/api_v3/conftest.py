"""Who writes."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Site

from tests.cms.api_v3.tokens import Api, make_token
from tests.factories import make_user


@pytest.fixture
def writer(site: Site) -> Callable[..., Api]:
    """Give a program that writes as somebody with a role, or as a superuser."""

    def make(role: str | None = None, **limits: Any) -> Api:
        return Api(make_token(make_user(role), **limits))

    return make
