"""What tests of several folders share: small catalogues written as YAML, and the command line called in process."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from json import loads
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from bot.cli.app import run
from bot.config import SHIPPED_CATALOG
from bot.domain.build_catalog import build_catalog
from bot.domain.catalog import Catalog
from bot.domain.policy import Policy
from bot.domain.releases import LineEntry, ReleaseEntry, ReleasesHead
from tests.examples import QUICK, THOROUGH

pytest_plugins = ["tests.in_memory", "tests.skips"]

# How long an example takes says nothing on a machine that is busy with other things.
BUSY: Mapping[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", **BUSY, max_examples=QUICK)
# `make test` asks for it with --hypothesis-profile: the same examples each time, so that only a change can make it fail.
settings.register_profile("thorough", **BUSY, max_examples=THOROUGH, derandomize=True)
settings.load_profile("quick")

SUPPORT = "  counts_from: line\n  confirmed: false\n"


@dataclass
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str
    json: Any = field(init=False)

    def __post_init__(self) -> None:
        self.json = loads(self.out) if self.out.startswith("{") else None


@lru_cache
def shipped_policy() -> Policy:
    return Policy.model_validate(yaml.safe_load((SHIPPED_CATALOG / "policy.yml").read_text("utf-8")))


def _catalog_of(text: str, /, changed: str = "2026-11-23", **support: object) -> Catalog:
    """The entries of releases.yml, as YAML; `support` changes the policy's rule (confirmed here, unless said)."""
    policy = shipped_policy()
    rule = policy.support.model_copy(update={"confirmed": True, **support})
    entries = _entries(text)
    head = ReleasesHead.model_validate({"changed": changed})
    return build_catalog(policy.model_copy(update={"support": rule}), head, entries, "test")


# The same few texts come back in hundreds of tests, and libyaml reads them ten times as fast where it is there.
@cache
def _entries(text: str) -> tuple[LineEntry | ReleaseEntry, ...]:
    raw = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or []
    return tuple((LineEntry if "line" in each else ReleaseEntry).model_validate(each) for each in raw)


@pytest.fixture(scope="session")
def catalog_of() -> Callable[..., Catalog]:
    return _catalog_of


@pytest.fixture
def folder_of(tmp_path: Path) -> Callable[..., Path]:
    """A catalogue folder with these entries and the shipped policy, whose rule may be changed."""

    def write(text: str, counts_from: str = "line", confirmed: str = "true", changes: Mapping[str, str] = {}) -> Path:
        policy = (SHIPPED_CATALOG / "policy.yml").read_text("utf-8")
        rule = f"  counts_from: {counts_from}\n  confirmed: {confirmed}\n"
        for before, after in {SUPPORT: rule, **changes}.items():
            assert before in policy
            policy = policy.replace(before, after)
        folder = tmp_path / "catalogue"
        folder.mkdir(exist_ok=True)
        (folder / "policy.yml").write_text(policy, "utf-8")
        entries = "".join(f"  {line}\n" for line in text.strip().splitlines())
        (folder / "releases.yml").write_text(f"changed: 2026-11-23\nreleases:\n{entries}", "utf-8")
        return folder

    return write


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings from the machine: none in the environment, no .env in the working folder."""
    for name in ("FLOWVER_CATALOG", "FLOWVER_LANGUAGE", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)


@pytest.fixture
def flowver(capsys: pytest.CaptureFixture[str], bare_environment: None) -> Callable[..., Said]:
    """The command line in this process: `flowver("check", "6.15")`."""

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return call


@pytest.fixture
def flowver_process(bare_environment: None) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The real console script; output in bytes."""
    script = Path(sys.executable).with_name("flowver")

    def call(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
        command = [script, *map(str, arguments)]
        return subprocess.run(command, check=False, timeout=60, capture_output=True, **options)

    return call
