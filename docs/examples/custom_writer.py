"""A writer of one's own: the articles as JSON for a search engine (an entry point would give it a name)."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, ClassVar

from zx_convert import convert_many
from zx_convert.document import Document, creators, headline, reading, reading_tree
from zx_convert.plugins import Output


class JsonLines:
    """An article a line."""

    name: ClassVar[str] = "jsonl"
    suffixes: ClassVar[tuple[str, ...]] = (".jsonl",)
    media_type: ClassVar[str] = "application/jsonl"

    @dataclass(frozen=True)
    class Options:
        """What `-O` sets."""

        people: bool = field(default=True, metadata={"help": "name the people of each article"})

    def write(self, document: Document, stream: BinaryIO, output: Output) -> None:
        """Write the articles as readers see them: repaired, without page furniture."""
        for article in reading_tree(document).articles:
            body = article.body
            record: dict[str, object] = {
                "headline": headline(article),
                "text": [reading(block) for block in body.blocks()] if body is not None else [],
            }
            if output.options.people:
                record["people"] = [f"{person.role} {person.name}".strip() for person in creators(article)]
            stream.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")


if __name__ == "__main__":
    for outcome in convert_many(Path("samples"), JsonLines()):
        print(outcome.data["jsonl"].decode(), end="")
