"""Media in an S3-compatible store: private, never overwritten, with bounded patience."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import IO, Any, cast

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import ContentFile, File
from storages.backends.s3 import S3Storage

from cms.media.nearby import nearby
from cms.media.outage import StoreUnavailableError
from cms.media.remote import RemoteFile
from cms.media.upload import LINGER, Upload

_CONNECT, _READ = 2.0, 2.5
"""Seconds that a store may take to accept a connection, and to say the next thing."""
_WHOLE = 5.0
"""Seconds that a picture may take to be read, and never mind how it is slow."""
_PAUSE = 5.0
"""Seconds for which a store that did not answer is not asked again; uploads always ask."""
_NEAR = ("delivered/", "renditions/")
_WHOLE_FOLDERS = (*_NEAR, "originals/")
"""What is small enough to be read at once; all else is fetched from where it is read."""
_CHUNK = 1 << 14
_log = logging.getLogger(__name__)


class ObjectStorage(S3Storage):  # type: ignore[misc]  # django-storages ships no types
    """A bucket that nobody but Storywire can read.

    Everything is served by our own views, so no URL leads to the store. Raises
    ``StoreUnavailableError`` when the store is down, slow or refuses.
    """

    _paused_until = 0.0

    def get_default_settings(self) -> dict[str, Any]:
        """Return what ``AWS_…`` settings say, with time-outs; options would show in tasks."""
        patience = Config(
            connect_timeout=_CONNECT,
            read_timeout=_READ,
            retries={"mode": "standard", "total_max_attempts": 2},
            signature_version="s3v4",
            s3={"addressing_style": settings.AWS_S3_ADDRESSING_STYLE},
            # Stores other than Amazon's do not know the newer checksums.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        given = cast("dict[str, Any]", super().get_default_settings())
        transfer = TransferConfig(use_threads=False)
        return {**given, "client_config": patience, "transfer_config": transfer}

    @property
    def bucket(self) -> Any:
        """Return the bucket, for this thread: boto's resources are not for several."""
        return self.connection.Bucket(self.bucket_name)

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """Return the address with us; a signed one would give the picture away for its time."""
        del args, kwargs
        return f"{settings.MEDIA_URL}{name}"

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        """Store a file under a name that is free.

        Raises ``StoreUnavailableError`` within 10 s, for films within what their size allows.
        """
        # Whoever uploads is worth another question.
        self._paused_until = 0.0
        upload = Upload(content)
        try:
            return upload.send(super().save, name, upload, max_length)
        except TimeoutError as error:
            raise self._pause(str(name), "the upload takes too long") from error

    def exists(self, name: str) -> bool:
        """Tell whether a name is taken."""
        with self._asking(name):
            return bool(super().exists(name))

    def size(self, name: str) -> int:
        """Return how many bytes a file has."""
        with self._asking(name):
            return int(super().size(name))

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        """Return what lies in a folder: folders, files."""
        with self._asking(name):
            folders, files = super().listdir(name)
        return folders, files

    def get_modified_time(self, name: str) -> Any:
        """Return when a file was stored."""
        with self._asking(name):
            return super().get_modified_time(name)

    def delete(self, name: str) -> None:
        """Remove a file, here and in the store."""
        nearby.discard(name)
        with self._asking(name):
            super().delete(name)

    def _save(self, name: str, content: Any) -> str:
        key = self._normalize_name(name)
        described = self._get_write_parameters(key)
        content.seek(0)
        with self._asking(name):
            self._uploader.upload_fileobj(
                content, self.bucket_name, key, ExtraArgs=described, Config=self.transfer_config
            )
        if name.startswith(_NEAR):
            content.seek(0)
            nearby.put(name, content.read())
        return name

    @property
    def _uploader(self) -> Any:
        """Return a client that waits as long as the upload as a whole may: lines can be slow."""
        kept = self._connections
        if not hasattr(kept, "uploader"):
            config = self.client_config.merge(Config(read_timeout=LINGER))
            kept.uploader = self._create_session().client(
                "s3",
                region_name=self.region_name,
                endpoint_url=self.endpoint_url,
                config=config,
            )
        return kept.uploader

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        if name.startswith(_NEAR) and (copy := nearby.get(name)) is not None:
            return ContentFile(copy, name=name)
        if "r" not in mode:
            return cast("File[bytes]", super()._open(name, mode))
        if not name.startswith(_WHOLE_FOLDERS):
            return self._open_remote(name)
        content = self._read(name)
        if name.startswith(_NEAR):
            nearby.put(name, content)
        return ContentFile(content, name=name)

    def _open_remote(self, name: str) -> File[bytes]:
        size = self.size(name)
        raw = RemoteFile(size, lambda start: self._fetch(name, start))
        file = File(cast("IO[bytes]", io.BufferedReader(raw, _CHUNK)), name=name)
        file.size = size
        return file

    def _fetch(self, name: str, start: int) -> Any:
        with self._asking(name):
            client, key = self.connection.meta.client, self._normalize_name(name)
            answer = client.get_object(Bucket=self.bucket_name, Key=key, Range=f"bytes={start}-")
        return _Body(self, name, answer["Body"])

    def _read(self, name: str) -> bytes:
        deadline = monotonic() + _WHOLE
        with self._asking(name):
            client, key = self.connection.meta.client, self._normalize_name(name)
            body = client.get_object(Bucket=self.bucket_name, Key=key)["Body"]
            parts = []
            while chunk := body.read(_CHUNK):
                parts.append(chunk)
                if monotonic() > deadline:
                    raise self._pause(name, "too slow")
        return b"".join(parts)

    @contextmanager
    def _asking(self, name: str) -> Iterator[None]:
        """Turn what the client raises into ``FileNotFoundError`` or ``StoreUnavailableError``."""
        if monotonic() < self._paused_until:
            raise StoreUnavailableError(
                f"The store did not answer a moment ago: {name} has to wait."
            )
        try:
            yield
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") in ("404", "NoSuchKey"):
                raise FileNotFoundError(f"{name} is not in the store.") from error
            raise self._pause(name, error) from error
        except (BotoCoreError, Boto3Error) as error:
            raise self._pause(name, error) from error

    def _pause(self, name: str, reason: object) -> StoreUnavailableError:
        self._paused_until = monotonic() + _PAUSE
        _log.error("The media store does not answer for %s: %s", name, reason)
        return StoreUnavailableError(f"The store did not answer for {name}: {reason}")


class _Body:
    """What is fetched of a file, with the errors of this house."""

    def __init__(self, storage: ObjectStorage, name: str, body: Any) -> None:
        self._storage, self._name, self._body = storage, name, body

    def read(self, size: int) -> bytes:
        with self._storage._asking(self._name):
            return cast("bytes", self._body.read(size))

    def close(self) -> None:
        self._body.close()
