"""Settings: every variable is documented; production refuses to start without its secrets."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from settings import base

ROOT = Path(settings.BASE_DIR)
READ = re.compile(r"""(?:env\.\w+|required|optional|number|switch|env)\(\s*"([A-Z0-9_]+)\"""")


def variables() -> set[str]:
    sources = [*ROOT.glob("settings/*.py")]
    return {name for source in sources for name in READ.findall(source.read_text())}


def test_settings_read_variables() -> None:
    assert {"SECRET_KEY", "DATABASE_URL", "CACHE_URL", "STORYWIRE_DATA", "PORT"} <= variables()


def test_env_example_lists_every_variable_and_no_other() -> None:
    listed = set(re.findall(r"^([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.M))
    assert listed == variables()


def test_the_reference_explains_every_variable() -> None:
    reference = (ROOT / "docs/reference/settings.md").read_text()
    assert {name for name in variables() if f"`{name}`" not in reference} == set()


def test_only_settings_read_the_environment() -> None:
    rooms = [path for room in ("cms", "stories", "home") for path in (ROOT / room).rglob("*.py")]
    assert [path for path in rooms if "os.environ" in path.read_text()] == []


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "settings.production"}
    command = [sys.executable, "manage.py", "check"]
    return subprocess.run(
        command, cwd=ROOT, env={**kept, **environment}, capture_output=True, text=True, check=False
    )


PRODUCTION = {
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "cms.example.org",
    "PUBLIC_URL": "https://cms.example.org",
}


@pytest.mark.parametrize("missing", sorted(PRODUCTION))
def test_production_says_which_secret_is_missing(missing: str, tmp_path: Path) -> None:
    given = {name: value for name, value in PRODUCTION.items() if name != missing}
    result = start(**given, STORYWIRE_DATA=str(tmp_path))
    assert result.returncode != 0
    assert f"{missing} is not set. Set it to " in result.stderr.splitlines()[-1]


def test_production_starts_with_its_secrets(tmp_path: Path) -> None:
    result = start(**PRODUCTION, STORYWIRE_DATA=str(tmp_path))
    assert result.returncode == 0, result.stderr


def test_a_variable_set_to_nothing_is_not_set(tmp_path: Path) -> None:
    nothing = {name: "" for name in variables() if name not in PRODUCTION}
    result = start(**{**nothing, **PRODUCTION, "STORYWIRE_DATA": str(tmp_path)})
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("TRUSTED_PROXIES", "one"), ("SECURE_SSL_REDIRECT", "maybe"), ("STORYWIRE_API_V2", "yes")],
)
def test_a_malformed_variable_is_named(name: str, value: str, tmp_path: Path) -> None:
    result = start(**PRODUCTION, STORYWIRE_DATA=str(tmp_path), **{name: value})
    assert result.returncode != 0
    assert f"{name} is “{value}”. Set it to " in result.stderr.splitlines()[-1]


STORE = {
    "AWS_STORAGE_BUCKET_NAME": "media",
    "AWS_ACCESS_KEY_ID": "id",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_S3_ENDPOINT_URL": "https://s3.example.org",
}


def test_production_starts_with_an_object_store(tmp_path: Path) -> None:
    result = start(**PRODUCTION, **STORE, STORYWIRE_DATA=str(tmp_path))
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("missing", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
def test_half_an_object_store_stops_the_start(missing: str, tmp_path: Path) -> None:
    given = {name: value for name, value in STORE.items() if name != missing}
    result = start(**PRODUCTION, **given, STORYWIRE_DATA=str(tmp_path))
    assert result.returncode != 0
    said = result.stderr.splitlines()[-1]
    assert f"{missing} is not set. Set it to " in said
    assert "AWS_USE_INSTANCE_ROLE" in said


def test_a_role_of_the_machine_needs_no_key(tmp_path: Path) -> None:
    given = {"AWS_STORAGE_BUCKET_NAME": "media", "AWS_USE_INSTANCE_ROLE": "true"}
    result = start(**PRODUCTION, **given, STORYWIRE_DATA=str(tmp_path))
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("value", "on"), [("1", True), ("true", True), ("0", False), ("false", False), ("", False)]
)
def test_a_switch_is_a_word_or_a_digit(
    value: str, on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORYWIRE_API_V2", value)
    assert base.switch("STORYWIRE_API_V2", default=False) is on


CDN = {
    "varnish": {"VARNISH_URLS": "http://10.0.0.5:6081"},
    "fastly": {"FASTLY_SERVICE_ID": "id", "FASTLY_TOKEN": "token"},
    "cloudflare": {"CLOUDFLARE_ZONE_ID": "id", "CLOUDFLARE_TOKEN": "token"},
}


@pytest.mark.parametrize("name", sorted(CDN))
def test_production_starts_with_a_cache_to_purge(name: str, tmp_path: Path) -> None:
    result = start(**PRODUCTION, **CDN[name], CDN_PURGE=name, STORYWIRE_DATA=str(tmp_path))
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("name", "missing"), [(name, missing) for name in CDN for missing in CDN[name]]
)
def test_half_a_cache_stops_the_start(name: str, missing: str, tmp_path: Path) -> None:
    given = {key: value for key, value in CDN[name].items() if key != missing}
    result = start(**PRODUCTION, **given, CDN_PURGE=name, STORYWIRE_DATA=str(tmp_path))
    assert result.returncode != 0
    assert f"{missing} is not set. Set it to " in result.stderr.splitlines()[-1]


def test_a_cache_that_is_not_known_stops_the_start(tmp_path: Path) -> None:
    result = start(**PRODUCTION, CDN_PURGE="akamai", STORYWIRE_DATA=str(tmp_path))
    assert result.returncode != 0
    assert "CDN_PURGE is “akamai”. Set it to " in result.stderr.splitlines()[-1]
