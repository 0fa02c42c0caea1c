"""Word documents (Office Open XML, ECMA-376): real styles that an editor can change, one for each role."""

from zx_convert.writers.docx.writer import DocxWriter, Options

__all__ = ["DocxWriter", "Options"]
