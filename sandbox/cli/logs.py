"""The log: a line for each event, on standard error."""

import json
import logging
from datetime import UTC, datetime
from time import localtime, strftime


def log_to_stderr(log_format: str, level: str = "info") -> None:
    """Log events of *level* and above. *log_format* is `text` or `json`."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if log_format == "json" else TextFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.getLogger("sandbox").setLevel(level.upper())


class TextFormatter(logging.Formatter):
    """Writes the local time with milliseconds, and the message."""

    def __init__(self) -> None:
        super().__init__()
        self._second, self._shown = 0, ""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        second = int(record.created)
        if second != self._second:
            self._second, self._shown = second, strftime("%H:%M:%S", localtime(second))
        return f"{self._shown}.{int(record.msecs):03d} {record.message}"


class JsonFormatter(logging.Formatter):
    """Writes an object with `time` (UTC), `level`, `message` and, of errors, `exception`.

    What a record's `fields` returns, if it has any, goes in beside them.
    """

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        fields = getattr(record, "fields", dict)
        line = {
            "time": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **fields(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line)
