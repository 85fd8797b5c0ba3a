"""Settings, read once from the environment into one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from server.files.place import Bucket
from server.outgoing.guard import allowed_hosts
from server.secret_key import SecretKeyUnusable, kept_secret_key
from server.storage_words import about_file

PSYCOPG = "postgresql+psycopg://"

#: Where failed sign-ins can be counted, and the package that each needs.
LIMITER_STORAGES = {"memory": "limits", "redis": "redis", "rediss": "redis", "memcached": "pymemcache"}


class SettingRefused(Exception):  # noqa: N818 - a sentence for the operator
    """A setting cannot be used; the message names it and says what is allowed."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the server was told.

    `public_url` is the address people type, without a trailing slash; `None` for plain http on this machine.
    `trusted_proxies` is how many proxies in front add their own X-Forwarded headers. `bucket` is where photos
    and voice memos are kept; `None` for the data folder. `allowed_hosts` may be asked wherever they point to.
    """

    database_url: str
    data: Path
    secret_key: str
    public_url: str | None = None
    trusted_proxies: int = 0
    limiter_storage: str = "memory://"
    bucket: Bucket | None = None
    allowed_hosts: frozenset[str] = frozenset()

    @property
    def https(self) -> bool:
        """Whether people reach the server over https, so that cookies must be Secure."""
        return self.public_url is not None and self.public_url.startswith("https://")


def read_config(environment: Mapping[str, str]) -> Config:
    """The settings in these environment variables; makes and keeps the secret key at the first start.

    Raises `SettingRefused` for a value that cannot be used.
    """
    data = data_folder(environment.get("RIDEALONG_DATA") or "data")
    return Config(
        database_url=database_url(environment.get("RIDEALONG_DATABASE_URL") or "", data),
        data=data,
        secret_key=secret_key(environment.get("RIDEALONG_SECRET_KEY") or "", data),
        public_url=public_url(environment.get("RIDEALONG_PUBLIC_URL") or ""),
        trusted_proxies=trusted_proxies(environment.get("RIDEALONG_TRUSTED_PROXIES") or "0"),
        limiter_storage=limiter_storage(environment.get("RIDEALONG_LIMITER_STORAGE") or "memory://"),
        bucket=bucket(environment),
        allowed_hosts=allowed_hosts(environment.get("RIDEALONG_ALLOWED_HOSTS") or ""),
    )


def data_folder(said: str) -> Path:
    folder = Path(said).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise SettingRefused(f"RIDEALONG_DATA: {about_file(problem, folder)}") from problem
    return folder


def database_url(said: str, data: Path) -> str:
    """An address SQLAlchemy understands: SQLite in the data folder unless said otherwise."""
    if not said:
        return f"sqlite:///{data / 'ridealong.db'}"
    for short in ("postgres://", "postgresql://"):
        if said.startswith(short):
            return PSYCOPG + said.removeprefix(short)
    if said.startswith((PSYCOPG, "sqlite:///")):
        return said
    raise SettingRefused(
        "RIDEALONG_DATABASE_URL: say postgresql://user:password@host/name or sqlite:////path/file.db."
    )


def secret_key(said: str, data: Path) -> str:
    if said and len(said.encode()) < 32:
        raise SettingRefused("RIDEALONG_SECRET_KEY: at least 32 characters, made by chance.")
    try:
        return said or kept_secret_key(data)
    except SecretKeyUnusable as problem:
        raise SettingRefused(f"RIDEALONG_DATA: {problem}") from problem


def public_url(said: str) -> str | None:
    if not said:
        return None
    try:
        parts = urlsplit(said)
        usable = parts.scheme in {"http", "https"} and parts.hostname and not parts.path.strip("/")
        usable = usable and not parts.query and not parts.fragment and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingRefused(
            "RIDEALONG_PUBLIC_URL: say where people find it, such as https://coaching.example.com."
        )
    return said.rstrip("/")


def trusted_proxies(said: str) -> int:
    if not said.isascii() or not said.isdigit() or int(said) > 10:
        raise SettingRefused("RIDEALONG_TRUSTED_PROXIES: a whole number from 0 to 10.")
    return int(said)


def limiter_storage(said: str) -> str:
    package = LIMITER_STORAGES.get(said.partition("://")[0]) if "://" in said else None
    if package is None:
        raise SettingRefused(
            "RIDEALONG_LIMITER_STORAGE: say memory://, redis://host:6379 or memcached://host:11211."
        )
    if find_spec(package) is None:
        raise SettingRefused(f"RIDEALONG_LIMITER_STORAGE: this store needs the package {package}.")
    return said


def bucket(environment: Mapping[str, str]) -> Bucket | None:
    url = environment.get("RIDEALONG_FILES") or None
    endpoint = environment.get("RIDEALONG_FILES_ENDPOINT") or None
    region = environment.get("RIDEALONG_FILES_REGION") or None
    key = environment.get("RIDEALONG_FILES_KEY") or None
    secret = environment.get("RIDEALONG_FILES_SECRET") or None
    if url is None:
        return None
    try:
        place = urlsplit(url)
        usable = place.scheme == "s3" and place.netloc and "@" not in place.netloc
        usable = usable and not place.query and not place.fragment
    except ValueError:
        usable = False
    if not usable:
        raise SettingRefused("RIDEALONG_FILES: say s3://bucket or s3://bucket/prefix.")
    if endpoint is not None and not endpoint.startswith(("http://", "https://")):
        raise SettingRefused("RIDEALONG_FILES_ENDPOINT: say where the bucket is, https://s3.example.com.")
    if (key is None) != (secret is None):
        raise SettingRefused("RIDEALONG_FILES_KEY and RIDEALONG_FILES_SECRET: give both, or neither.")
    return Bucket(url, endpoint, region, key, secret)
