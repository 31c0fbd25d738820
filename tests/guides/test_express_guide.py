"""The site in examples/express: its own tests, each with a world, on one server process."""

from tests.guides.examples import example, node, run


def test_its_tests_pass():
    reported = run(node(), "--test", "--test-reporter=tap", cwd=example("express"))
    counts = [line for line in reported.splitlines() if line.startswith(("# pass", "# fail"))]
    assert counts == ["# pass 4", "# fail 0"]
