"""Where the bundled fonts come from: packages of public registries, fetched by name through their own clients."""

import hashlib
import os
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


class SourceError(Exception):
    """A package could not be had, or is not the one that the fonts are made from."""


@dataclass(frozen=True)
class Package:
    """One version of a package; without a version, whichever the registry gives."""

    registry: Literal["npm", "debian"]
    name: str
    version: str | None = None
    sha256: str | None = None

    @property
    def archive_pattern(self) -> str:
        """Glob of the archive's file name as the registry's client writes it."""
        version = self.version or "*"
        if self.registry == "npm":
            return f"{self.name.lstrip('@').replace('/', '-')}-{version}.tgz"
        return f"{self.name}_{version}_all.deb"

    @property
    def fetch_command(self) -> list[str]:
        if self.registry == "npm":
            return ["npm", "pack", "--silent", f"{self.name}@{self.version or 'latest'}"]
        return ["apt-get", "download", f"{self.name}={self.version}" if self.version else self.name]


SERIF = Package(
    "npm",
    "@expo-google-fonts/noto-serif-sc",
    "0.4.3",
    "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
)
SANS = Package(
    "npm",
    "@expo-google-fonts/noto-sans-sc",
    "0.4.3",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
)
WENKAI = Package(
    "debian",
    "fonts-lxgw-wenkai",
    "1.250+repack-1",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
)
# Any version from Unicode 11 on has the list, and it is complete or refused: see fonts_charsets.standard().
UNIHAN = Package("debian", "unicode-data")


def unpacked(package: Package, cache: Path) -> Path:
    """Give the folder with a package's files, fetching and unpacking it into `cache` if it is not there yet.

    An archive that already lies in `cache` is taken as it is, so that a package which the system's registry no
    longer serves can be put there by hand. Raises SourceError.
    """
    archive = _archive(package, cache)
    folder = cache / f"{archive.name}.files"
    if not folder.is_dir():
        _unpack(archive, folder)
    return folder


def _archive(package: Package, cache: Path) -> Path:
    cache.mkdir(parents=True, exist_ok=True)
    if not list(cache.glob(package.archive_pattern)):
        _run(package.fetch_command, cache)
    found = sorted(cache.glob(package.archive_pattern))
    if not found:
        raise SourceError(f"{package.fetch_command[0]} left no {package.archive_pattern} in {cache}")
    digest = hashlib.sha256(found[-1].read_bytes()).hexdigest()
    if package.sha256 not in (None, digest):
        raise SourceError(f"{found[-1]} has sha256 {digest}, not {package.sha256}")
    return found[-1]


def _unpack(archive: Path, folder: Path) -> None:
    # The folder appears only when it is complete: an interrupted run must not leave half a package behind.
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir()
    if archive.suffix == ".deb":
        _run(["dpkg-deb", "-x", str(archive), str(partial)], archive.parent)
    else:
        with tarfile.open(archive) as tar:
            tar.extractall(partial, filter="data")
    partial.rename(folder)


def _run(command: list[str], folder: Path) -> None:
    # Found by hand because npm is a .cmd file on Windows.
    program = shutil.which(command[0])
    if program is None:
        raise SourceError(f"{command[0]} is needed to fetch or unpack the fonts' packages, and is not installed")
    done = subprocess.run(
        [program, *command[1:]],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SourceError(f"{' '.join(command)} failed ({done.returncode}):\n{done.stderr.strip()}")
