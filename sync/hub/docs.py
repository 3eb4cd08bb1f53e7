"""The hub's description of itself: `/openapi.json`, and `/docs`, a page that needs nothing from elsewhere."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI, Response

from sync import protocol
from sync.hub.problems import MEDIA_TYPE as PROBLEM
from sync.hub.registrar import Decision, Registered, RegisteredList

REF = "#/components/schemas/{name}"
_TYPES: tuple[Any, ...] = (
    protocol.HubInfo,
    protocol.TokenRequest,
    protocol.TokenAnswer,
    protocol.SyncRequest,
    protocol.Head,
    protocol.Page,
    protocol.Gone,
    protocol.Tail,
    protocol.BlobOffer,
    protocol.BlobStanding,
    protocol.Problem,
    RegisteredList,
    Registered,
    Decision,
)
_POKE = {"type": "object", "required": ["data"], "properties": {"data": {"const": "changed"}}}
"""What each event of a stream is."""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>PRM hub API</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
code, pre { font: 14px/1.4 ui-monospace, monospace; background: #f3f3f5; border-radius: 4px; }
code { padding: .1em .3em } pre { padding: 1rem; overflow: auto } h2 { margin-top: 2rem } summary { cursor: pointer }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1f } code, pre { background: #2a2a30 } }
</style>
</head>
<body>
<h1>PRM hub API</h1>
<p>The machine-readable form is <a href="openapi.json">openapi.json</a>.</p>
<main id="paths"></main><h2>Types</h2><div id="types"></div>
<script>
const add = (parent, tag, text) => {
  const made = document.createElement(tag);
  made.textContent = text; parent.append(made); return made;
};
const fold = (parent, title, value) => {
  const box = add(parent, "details", "");
  add(box, "summary", title); add(box, "pre", JSON.stringify(value, null, 2));
};
const show = (path, method, made) => {
  const paths = document.getElementById("paths");
  add(add(paths, "h2", ""), "code", method.toUpperCase() + " " + path);
  add(paths, "p", made.description || made.summary || "");
  for (const item of made.parameters || []) add(paths, "p", `${item.in} ${item.name}: ${item.description || ""}`);
  if (made.requestBody) fold(paths, "Request", made.requestBody.content);
  for (const [status, answer] of Object.entries(made.responses))
    fold(paths, status + " " + answer.description, answer.content || {});
};
fetch("openapi.json").then(answer => answer.json()).then(api => {
  for (const [path, methods] of Object.entries(api.paths))
    for (const [method, made] of Object.entries(methods)) show(path, method, made);
  for (const [name, schema] of Object.entries(api.components.schemas))
    fold(document.getElementById("types"), name, schema);
});
</script>
</body></html>
"""


def answers(
    answer: Any, body: Any = None, media: str = "application/json", *, signed_in: bool = False
) -> dict[str, Any]:
    """The options of a route that say what it takes and answers; msgspec encodes our types, not the framework."""
    extra: dict[str, Any] = {}
    if body is not None:
        extra["requestBody"] = {"required": True, "content": {"application/json": {"schema": _ref(body)}}}
    if signed_in:
        extra["security"] = [{"bearer": []}]
    responses: dict[int | str, dict[str, Any]] = {
        code: _problem(text) for code, text in _errors(has_body=body is not None, signed_in=signed_in)
    }
    if answer is not None:
        schema = {"type": "string"} if media == protocol.MEDIA_TYPE else _ref(answer)
        responses[200] = {"description": "Done", "content": {media: {"schema": schema}}}
    return {"openapi_extra": extra, "responses": responses, "response_model": None}


def events() -> dict[str, Any]:
    """The options of the route for pokes."""
    made = answers(None, signed_in=True)
    made["responses"] |= {
        200: {"description": "Pokes", "content": {"text/event-stream": {"schema": _POKE}}},
        204: {"description": "Nothing changed within `wait` seconds"},
        400: _problem("A number is not one"),
    }
    made["openapi_extra"]["parameters"] = [
        _parameter("wait", "Answer once, after at most this many seconds"),
        _parameter("since", "The version that the client has"),
    ]
    return made


_VENDORS = {
    400: "What was asked for cannot be",
    403: "Only the vendor's staff may do this",
    404: "There is no such decision",
}


def registrations(answer: Any) -> dict[str, Any]:
    """The options of the route that lists registrations."""
    made = answers(answer, signed_in=True)
    made["responses"] |= {code: _problem(_VENDORS[code]) for code in (400, 403)}
    text = "Only those in this status; without it, those that wait for a decision"
    made["openapi_extra"]["parameters"] = [{**_parameter("status", text), "schema": {"type": "string"}}]
    return made


def decision(answer: Any, body: Any) -> dict[str, Any]:
    """The options of the route that decides about a registration."""
    made = answers(answer, body, signed_in=True)
    texts = _VENDORS | {409: "A rule says no, such as a collision with an approved registration"}
    made["responses"] |= {code: _problem(text) for code, text in texts.items()}
    return made


_BLOB = {
    404: "There is no such file, or it is not yours to see",
    400: "What was asked for cannot be",
}


def download() -> dict[str, Any]:
    """The options of the route that hands out a blob."""
    made = answers(None, signed_in=True)
    content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    made["responses"] |= {
        200: {"description": "All of it", "content": content},
        206: {"description": "The range that was asked for", "content": content},
        416: _problem("The range begins behind the end"),
        **{code: _problem(text) for code, text in _BLOB.items()},
    }
    return made


def upload_standing() -> dict[str, Any]:
    """The options of the route that says how far an upload is."""
    made = answers(None, signed_in=True)
    made["responses"] |= {204: {"description": "`Upload-Offset` and `Upload-Complete` say how far it is"}}
    made["responses"] |= {
        code: _problem(text) for code, text in (_BLOB | {422: "It is not what was announced"}).items()
    }
    return made | {"status_code": 204}


def upload_piece() -> dict[str, Any]:
    """The options of the route that takes the bytes that follow."""
    made = answers(protocol.BlobStanding, signed_in=True)
    extra = {409: "`Upload-Offset` says where the next bytes begin", 413: "Too many bytes at once"}
    extra |= {422: "All bytes are here, and they are not what was announced", **_BLOB}
    made["responses"] |= {code: _problem(text) for code, text in extra.items()}
    content = {protocol.UPLOAD_TYPE: {"schema": {"type": "string", "format": "binary"}}}
    made["openapi_extra"]["requestBody"] = {"required": True, "content": content}
    made["openapi_extra"]["parameters"] = [
        {
            "name": protocol.UPLOAD_OFFSET,
            "in": "header",
            "required": True,
            "description": "Where these bytes begin",
            "schema": {"type": "integer", "minimum": 0},
        }
    ]
    return made


def install(app: FastAPI) -> None:
    """Add the page, and our types to the schema."""

    @app.get("/docs", include_in_schema=False)
    async def page() -> Response:
        """Show the API to a person."""
        return Response(_PAGE, media_type="text/html; charset=utf-8")

    made = app.openapi

    def openapi() -> dict[str, Any]:
        schema = made()
        _, types = msgspec.json.schema_components(_TYPES, ref_template=REF)
        schema.setdefault("components", {})["schemas"] = dict(types)
        schema["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
        return schema

    app.openapi = openapi  # type: ignore[method-assign]


def _ref(kind: Any) -> dict[str, Any]:
    return {"$ref": REF.format(name=kind.__name__)}


def _parameter(name: str, description: str) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": 0, "maximum": 10**17}
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def _problem(description: str) -> dict[str, Any]:
    return {"description": description, "content": {PROBLEM: {"schema": _ref(protocol.Problem)}}}


def _errors(*, has_body: bool, signed_in: bool) -> list[tuple[int, str]]:
    found = [(500, "A defect of the hub"), (503, "The hub is busy; try again")]
    if has_body:
        found += [(400, "The request cannot be used"), (413, "The request is too large")]
        found += [] if signed_in else [(401, "Wrong name or password, or the session ended"), (429, "Too many tries")]
    if signed_in:
        found += [(401, "Not signed in")]
    return sorted(found)
