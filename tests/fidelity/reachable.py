"""What an operation can answer, read off its code: every refusal that its functions lead to.

It follows each name that a function mentions, whether called or handed on, as far as the modules
go that make refusals. So it finds more than can happen, and never less, but for what hides behind
an attribute: a refusal made by a method of the world, say. A test sees to it that there is none.
"""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from inspect import getsource
from pathlib import Path
from types import ModuleType
from typing import Any

import sandbox
from sandbox.user_errors import CustomerErrorCode

MAKERS = {"UserError", "_said"}
CODES = {"Code", "CustomerErrorCode"}
FOLLOWED = ("sandbox.customers.", "sandbox.user_errors")

Place = tuple[ModuleType, str]
Answer = tuple[str, str]
"""Where on the wire, and the code: `("customerUserErrors", "TAKEN")`."""


class OpaqueError(ValueError):
    """A refusal is made in a way that cannot be read off the code."""


def answers(operation: Callable[..., Any]) -> set[Answer]:
    """Return what *operation* can refuse with, as far as its own code goes."""
    module = __import__(operation.__module__, fromlist=["_"])
    seen: set[Place] = set()
    _walk((module, operation.__name__), seen)
    return {answer for place in seen for answer in _made_in(*place)}


def makers() -> set[str]:
    """Return the files of the sandbox that make a refusal of an operation themselves."""
    package = Path(sandbox.__file__).parent
    return {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) in {*MAKERS, "DeadTokenError"}
    }


def _walk(place: Place, seen: set[Place]) -> None:
    if place in seen:
        return
    seen.add(place)
    module, name = place
    for mentioned in _mentioned(_definitions(module)[name]):
        for next_place in _resolved(module, mentioned):
            _walk(next_place, seen)


def _mentioned(node: ast.AST) -> set[str]:
    """Return the names in *node*, those in its annotations apart."""
    noted = {
        id(part)
        for child in ast.walk(node)
        for note in (getattr(child, "annotation", None), getattr(child, "returns", None))
        if isinstance(note, ast.AST)
        for part in ast.walk(note)
    }
    return {
        child.id
        for child in ast.walk(node)
        if isinstance(child, ast.Name) and id(child) not in noted
    }


def _resolved(module: ModuleType, name: str) -> Iterator[Place]:
    """Yield the definition that *name* has in *module*, if it is the sandbox's own."""
    if name in _definitions(module):
        yield module, name
        return
    origin, original = _imported(module).get(name, ("", name))
    if origin.startswith(FOLLOWED):
        yield from _resolved(__import__(origin, fromlist=["_"]), original)


def _made_in(module: ModuleType, name: str) -> Iterator[Answer]:
    for node in ast.walk(_definitions(module)[name]):
        if not isinstance(node, ast.Call):
            continue
        match _name(node.func):
            case "DeadTokenError":
                yield "errors", "ACCESS_DENIED"
            case "FieldError":
                yield "errors", _literal(node)
            case maker if maker in MAKERS and name != "_said":
                yield "customerUserErrors", _code(node)


def _code(call: ast.Call) -> str:
    match call.args[0]:
        case ast.Attribute(ast.Name(owner), code) if owner in CODES:
            return CustomerErrorCode[code].value
    raise OpaqueError(f"write the code of {ast.unparse(call)} as CustomerErrorCode.…")


def _literal(call: ast.Call) -> str:
    for keyword in call.keywords:
        match keyword:
            case ast.keyword("extensions", ast.Dict(values=[ast.Constant(str(code))])):
                return code
    raise OpaqueError(f"write the code of {ast.unparse(call)} as a string")


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(name) | ast.Attribute(_, name):
            return name
    return ""


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(getsource(module) or "")


@cache
def _definitions(module: ModuleType) -> dict[str, ast.AST]:
    """Return what stands at the top of *module*, by name: functions, classes, settled values."""
    found: dict[str, ast.AST] = {}
    for node in _tree(module).body:
        match node:
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
                found[name] = node
            case ast.AnnAssign(ast.Name(name)) | ast.Assign([ast.Name(name)]):
                found[name] = node
    return found


@cache
def _imported(module: ModuleType) -> dict[str, tuple[str, str]]:
    """Return the names that *module* takes from others of the sandbox, wherever it does so."""
    return {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sandbox.")
        for alias in node.names
        if node.module
    }
