"""What a reader looks up in docstrings: errors, and attributes that many read."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

CODE = Path(__file__).parents[2] / "sandbox"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def public_functions(node, outer=""):
    """Yield public functions and `__init__`, each with the docstrings that a reader sees."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.ClassDef) and not each.name.startswith("_"):
            yield from public_functions(each, ast.get_docstring(each) or "")
        elif isinstance(each, FUNCTIONS) and (each.name == "__init__" or each.name[0] != "_"):
            yield each, outer + (ast.get_docstring(each) or "")


def is_silent(function, text):
    """Say whether *function* raises, and the docstrings that a reader sees do not say so."""
    raises = any(isinstance(node, ast.Raise) and node.exc for node in ast.walk(function))
    return raises and re.search("[Rr]aise|[Rr]efuse", text) is None


def test_public_functions_say_what_they_raise():
    silent = [
        f"{path.relative_to(CODE)}: {function.name}"
        for path in sorted(CODE.rglob("*.py"))
        for function, text in public_functions(ast.parse(path.read_text()))
        if is_silent(function, text)
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("settings.py", "Settings"),
        ("service/request_context.py", "RequestContext"),
        ("door/trace.py", "Trace"),
        ("viewer.py", "Viewer"),
    ],
)
def test_each_attribute_has_a_docstring(module, name):
    tree = ast.parse((CODE / module).read_text())
    (body,) = (node.body for node in tree.body if getattr(node, "name", None) == name)
    silent = [
        attribute.target.id
        for attribute, after in pairwise(body)
        if isinstance(attribute, ast.AnnAssign)
        and not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant))
    ]
    assert silent == []
