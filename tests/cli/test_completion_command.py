"""`storefront-sandbox completion`: what it prints is what each shell takes."""

import shutil
import subprocess

import pytest

from sandbox.cli import main
from sandbox.scenarios import Library
from tests.clients.tools import missing

RC = """
{script}
complete -p storefront-sandbox >&2
COMP_WORDS=(storefront-sandbox {words}); COMP_CWORD={last}
COMP_LINE="storefront-sandbox {words}"; COMP_POINT=${{#COMP_LINE}}
_shtab_storefront_sandbox storefront-sandbox "${{COMP_WORDS[COMP_CWORD]}}" ''
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def completion(capsys):
    """Return what is printed for a *shell*."""

    def completion(shell: str) -> str:
        assert main(["completion", shell]) == 0
        return capsys.readouterr().out

    return completion


def of_shell(name: str, *, package: str) -> str:
    """Find bash; other shells only some people have."""
    found = shutil.which(name)
    if found is None and name == "bash":
        missing(f"{name} (Debian: {package})")
    return found or pytest.skip(f"missing: {name} (Debian: {package})")


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_shell_takes_it(completion, name):
    shell = of_shell(name, package=name)
    done = subprocess.run(
        [shell, "-n"], input=completion(name), text=True, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture
def offered(completion):
    """Return what bash offers for the last of *words*."""

    def offered(*words: str) -> list[str]:
        bash = of_shell("bash", package="bash")
        shown = " ".join(word or "''" for word in words)
        script = RC.format(script=completion("bash"), words=shown, last=len(words))
        done = subprocess.run(
            [bash, "--norc"], input=script, text=True, capture_output=True, check=True
        )
        assert done.stderr == (
            "complete -o bashdefault -F _shtab_storefront_sandbox storefront-sandbox\n"
        )
        return done.stdout.split()

    return offered


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["scen"], ["scenarios"]),
        (["multipass", "m"], ["mint"]),
        (["serve", "--tls-c"], ["--tls-cert"]),
        (["serve", "--log-format", "j"], ["json"]),
        (["multipass", "mint", "--defect", "exp"], ["expired"]),
        (["scenarios", "show", "email-tak"], ["email-taken"]),
        (["schema", "print", "2026-1"], ["2026-10"]),
        (["completion", "f"], ["fish"]),
    ],
)
def test_bash_completes_with_it(offered, words, expected):
    assert offered(*words) == expected


def test_bash_offers_every_scenario(offered):
    names = [scenario.name for scenario in Library().scenarios()]
    assert sorted(offered("serve", "--scenario", "")) == sorted(names)


def test_bash_offers_files_where_one_is_wanted(offered, tmp_path, monkeypatch):
    (tmp_path / "mine.pem").touch()
    monkeypatch.chdir(tmp_path)
    assert offered("serve", "--tls-cert", "mi") == ["mine.pem"]


def test_fish_completes_with_it(completion):
    fish = of_shell("fish", package="fish")
    script = completion("fish") + "\ncomplete --do-complete 'storefront-sandbox scenarios s'\n"
    done = subprocess.run([fish], input=script, text=True, capture_output=True, check=True)
    assert done.stdout.split("\t") == [
        "show",
        "Show a scenario of this installation, as a file has it.\n",
    ]


def test_refuses_a_shell_that_it_does_not_know(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["completion", "ksh"])
    assert (caught.value.code, capsys.readouterr().err.splitlines()[0]) == (
        2,
        (
            "storefront-sandbox completion: error: argument shell: 'ksh' is not a "
            "choice. Did you mean zsh? Choose from bash, fish, zsh"
        ),
    )
