"""A real S3 server that can be stopped and started, and one that never answers."""

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

BUCKET = "media"
KEY, SECRET = "storywire-test", "made-up-for-the-test"
_PORTS = (
    "s3.port", "s3.port.grpc", "master.port", "master.port.grpc",
    "volume.port", "volume.port.grpc", "filer.port", "filer.port.grpc",
)  # fmt: skip
_IDENTITY = {
    "name": "storywire",
    "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
    "actions": ["Admin", "Read", "Write", "List"],
}


class Store:
    """SeaweedFS on free ports of this machine, with its data in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ports = dict(zip(_PORTS, _free_ports(len(_PORTS)), strict=True))
        self.endpoint = f"http://127.0.0.1:{self.ports['s3.port']}"
        self.process: subprocess.Popen[bytes] | None = None
        (folder / "data").mkdir()
        (folder / "s3.json").write_text(json.dumps({"identities": [_IDENTITY]}))

    def start(self) -> None:
        command = [
            str(Path(sys.executable).parent / "weed"), "server",
            "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={self.folder / 'data'}",
            "-s3", f"-s3.config={self.folder / 's3.json'}", "-s3.port.iceberg=0",
            "-s3.port.lance=0", "-master.telemetry=false", "-master.volumeSizeLimitMB=64",
            "-volume.max=200", *(f"-{name}={port}" for name, port in self.ports.items()),
        ]  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)
        self._wait()

    def stop(self) -> None:
        """Stop it at once: asked politely, it waits 15 s for itself, and as long on its return."""
        if self.process is None:
            return
        self.process.kill()
        self.process.wait()
        self.process = None
        # Who leads a cluster of one is not worth remembering.
        shutil.rmtree(self.folder / "data" / f"m{self.ports['master.port']}", ignore_errors=True)
        for port in self.ports.values():
            for path in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):
                path.unlink()

    def _wait(self) -> None:
        assert self.process is not None
        for _ in range(300):
            assert self.process.poll() is None, (self.folder / "log").read_text()[-2000:]
            try:
                with urlopen(f"{self.endpoint}/healthz", timeout=1):
                    self._read_everything()
                    return
            except (URLError, OSError, BotoCoreError, ClientError):
                time.sleep(0.1)
        raise AssertionError("The store does not start.")

    def _read_everything(self) -> None:
        """Fail while what lies in the store can’t be read: it says that it is well before that."""
        client = self.client
        if any(bucket["Name"] == BUCKET for bucket in client.list_buckets()["Buckets"]):
            for name in self.names():
                client.get_object(Bucket=BUCKET, Key=name)["Body"].read()

    @property
    def client(self) -> Any:
        config = Config(s3={"addressing_style": "path"}, connect_timeout=2, read_timeout=5)
        return boto3.client(
            "s3", endpoint_url=self.endpoint, region_name="us-east-1", config=config,
            aws_access_key_id=KEY, aws_secret_access_key=SECRET,
        )  # fmt: skip

    def names(self) -> set[str]:
        """Return everything that is stored."""
        found = self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])
        return {each["Key"] for each in found}

    def empty(self) -> None:
        for name in self.names():
            self.client.delete_object(Bucket=BUCKET, Key=name)

    def status_for_anybody(self, name: str = "") -> int:
        """Return what somebody without a key is answered."""
        try:
            with urlopen(f"{self.endpoint}/{BUCKET}/{name}", timeout=5) as answer:
                return int(answer.status)
        except HTTPError as error:
            return error.code


def _free_ports(number: int) -> list[int]:
    sockets = [socket.socket() for _ in range(number)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


@contextmanager
def silence() -> Iterator[str]:
    """Give the address of a server that takes calls and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def use(settings: Any, endpoint: str) -> None:
    """Let the media lie in the store at an address."""
    settings.AWS_STORAGE_BUCKET_NAME = BUCKET
    settings.AWS_ACCESS_KEY_ID, settings.AWS_SECRET_ACCESS_KEY = KEY, SECRET
    settings.AWS_S3_ENDPOINT_URL = endpoint
    settings.AWS_S3_ADDRESSING_STYLE = "path"
    storages = {**settings.STORAGES, "default": {"BACKEND": "cms.media.storages.ObjectStorage"}}
    settings.STORAGES = storages
