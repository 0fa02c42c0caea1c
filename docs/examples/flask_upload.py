"""A web page that takes a text and gives back a document: `flask --app docs/examples/flask_upload run`."""

import io
from pathlib import Path

from flask import Flask, request, send_file
from flask.typing import ResponseReturnValue

from zx_convert import convert_many
from zx_convert.messages import text_of

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 5_000_000

FORM = """<!doctype html><form method="post" enctype="multipart/form-data">
<input type="file" name="text"> <select name="to"><option>docx<option>pdf<option>epub</select> <button>Convert</button>
</form>"""
FORMATS = ("docx", "pdf", "epub")


@app.get("/")
def form() -> str:
    return FORM


@app.post("/")
def upload() -> ResponseReturnValue:
    file, to = request.files["text"], request.form.get("to", "docx")
    if to not in FORMATS:
        return {"error": "unknown-format"}, 400
    name = Path(file.filename or "text.txt").name
    # In memory; a server that does not trust its users gives each text a process of its own with `jobs` and `limit`.
    [outcome] = convert_many({name: file.read()}, to)
    if outcome.problems:
        # The code stays the same in every language and version; the text is for people.
        problem = outcome.problems[0]
        return {"error": problem.code, "message": text_of(problem)}, 422
    return send_file(io.BytesIO(outcome.data[to]), as_attachment=True, download_name=f"{Path(name).stem}.{to}")
