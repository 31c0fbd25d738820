"""The log: a line for each event, on standard error."""

import json
import logging
from datetime import UTC, datetime


def log_to_stderr(log_format: str, level: str = "info") -> None:
    """Log events of *level* and above. *log_format* is `text` or `json`."""
    handler = logging.StreamHandler()
    if log_format == "json":
        handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.INFO, format="%(message)s", handlers=[handler])
    logging.getLogger("sandbox").setLevel(level.upper())


class JsonFormatter(logging.Formatter):
    """Writes an object with `time` (UTC), `level`, `message` and, of errors, `exception`.

    A record's `fields`, if it has any, go in beside them.
    """

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line)
