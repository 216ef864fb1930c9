"""From a folder with policy.yml and releases.yml to a Catalog, or to every problem at once."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.catalog_files.collector import let_go
from bot.adapters.catalog_files.policy_file import PolicyReading, read_policy
from bot.adapters.catalog_files.problem import CatalogProblems, Problem
from bot.adapters.catalog_files.releases_file import ReleasesReading, read_releases
from bot.domain.build_catalog import build_catalog
from bot.domain.catalog import Catalog

POLICY = "policy.yml"
RELEASES = "releases.yml"
# Some 400,000 releases; beyond that the mistake is more likely than the catalogue.
LARGEST = 64 * 1024 * 1024
SHIPPED = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Reading:
    """A folder's files as they were read; `catalog` is there only when there are no problems."""

    problems: tuple[Problem, ...]
    catalog: Catalog | None = None
    releases: ReleasesReading | None = None


def load_catalog(folder: Path) -> Catalog:
    """The catalogue of a folder; CatalogProblems with everything that is wrong, in both files.

    A folder without policy.yml uses the shipped policy; releases.yml must be there.
    """
    reading = read_folder(folder)
    if reading.catalog is None:
        raise CatalogProblems(reading.problems)
    return reading.catalog


def read_folder(folder: Path) -> Reading:
    problems: list[Problem] = []
    policy_data = _bytes_of(policy_path(folder), problems)
    releases_data = _bytes_of(folder / RELEASES, problems)
    policy = read_policy(policy_data, POLICY) if policy_data is not None else PolicyReading(None, None, ())
    problems += policy.problems
    if releases_data is None:
        return Reading(tuple(problems))
    releases = read_releases(releases_data, RELEASES, policy.names)
    problems += releases.problems
    if problems or policy.policy is None or releases.head is None:
        let_go(releases.entries)
        return Reading(tuple(problems))
    revision = _revision(policy_data or b"", releases_data)
    return Reading((), build_catalog(policy.policy, releases.head, releases.entries, revision), releases)


def policy_path(folder: Path) -> Path:
    """The folder's own policy.yml, or the shipped one if it has none."""
    own = folder / POLICY
    # A link whose file is gone is a mistake to be told of; exists() would not see it, and raises in a closed folder.
    return own if os.path.lexists(own) else SHIPPED / POLICY


def _bytes_of(path: Path, problems: list[Problem]) -> bytes | None:
    try:
        found = path.stat()
        # Reading a pipe would wait for ever, and the running bot could not even be stopped.
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            problems.append(Problem(path.name, 0, 0, "", f"cannot be read: it is not a file ({path})"))
            return None
        if found.st_size > LARGEST:
            problems.append(Problem(path.name, 0, 0, "", f"is larger than {LARGEST // 1024 // 1024} MB"))
            return None
        return path.read_bytes()
    except OSError as error:
        problems.append(Problem(path.name, 0, 0, "", _why_unread(path, error)))
        return None


def _why_unread(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        missing = "the folder" if not path.parent.exists() else "the file"
        return f"{missing} {path.parent if missing == 'the folder' else path} is not there"
    return f"cannot be read: {error.strerror or error} ({path})"


def _revision(*contents: bytes) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(len(content).to_bytes(8) + content)
    return digest.hexdigest()[:12]
