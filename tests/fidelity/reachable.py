"""What an operation can answer, read off its code: every refusal that its functions lead to.

It follows each name that a function mentions, whether called or handed on, through the modules of
the sandbox. So it finds more than can happen, and never less, but for what hides behind an
attribute: a refusal made in a method of the world, or of a record. None is (see the test).
"""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from inspect import getsource
from types import ModuleType
from typing import Any

from sandbox.user_errors import CustomerErrorCode

MAKERS = {"UserError", "_said"}
CODES = {"Code", "CustomerErrorCode"}

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
    """Return the modules of the sandbox that make a refusal of an operation themselves."""
    import pkgutil

    import sandbox

    found = set()
    for info in pkgutil.walk_packages(sandbox.__path__, "sandbox."):
        if info.name == "sandbox.__main__":
            continue
        module = __import__(info.name, fromlist=["_"])
        calls = (node for node in ast.walk(_tree(module)) if isinstance(node, ast.Call))
        if any(_name(call.func) in {*MAKERS, "FailedError", "DeadTokenError"} for call in calls):
            found.add(info.name)
    return found


def _walk(place: Place, seen: set[Place]) -> None:
    if place in seen:
        return
    seen.add(place)
    module, name = place
    for mentioned in _mentioned(_definitions(module)[name]):
        for next_place in _resolved(module, mentioned):
            _walk(next_place, seen)


def _mentioned(node: ast.AST) -> set[str]:
    return {child.id for child in ast.walk(node) if isinstance(child, ast.Name)}


def _resolved(module: ModuleType, name: str) -> Iterator[Place]:
    """Yield the definition that *name* has in *module*, if it is the sandbox's own."""
    if name in _definitions(module):
        yield module, name
    elif name in _imported(module):
        origin, original = _imported(module)[name]
        yield from _resolved(__import__(origin, fromlist=["_"]), original)


def _made_in(module: ModuleType, name: str) -> Iterator[Answer]:
    for node in ast.walk(_definitions(module)[name]):
        if not isinstance(node, ast.Call):
            continue
        match _name(node.func):
            case "DeadTokenError":
                yield "errors", "ACCESS_DENIED"
            case "FailedError":
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
            case ast.keyword("code", ast.Constant(str(code))):
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
