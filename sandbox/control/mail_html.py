"""The HTML part of a mail: the same text, with its links, and nothing to load."""

import re
from html import escape
from string import Template
from typing import Final

from sandbox.world.inbox import Mail

_PAGE: Final = Template(
    """\
<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>$subject</title>
</head>
<body>
<h1>$subject</h1>
$paragraphs
</body>
</html>
"""
)


def html_of(mail: Mail) -> str:
    """Return *mail* as a page. Its look is our choice: a merchant has templates for it."""
    paragraphs = "\n".join(f"<p>{_linked(each, mail)}</p>" for each in mail.text.split("\n\n"))
    subject, language = escape(mail.subject), escape(mail.language)
    return _PAGE.substitute(subject=subject, paragraphs=paragraphs, language=language)


def _linked(text: str, mail: Mail) -> str:
    plain = escape(text).replace("\n", "<br>\n")
    if not mail.links:
        return plain
    links = sorted(map(escape, mail.links), key=len, reverse=True)
    return re.sub("|".join(map(re.escape, links)), r'<a href="\g<0>">\g<0></a>', plain)
