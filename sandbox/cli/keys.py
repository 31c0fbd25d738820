"""Single keys that are pressed in a terminal, read while something else is printed."""

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread, main_thread
from typing import Final, NoReturn

_GLANCE: Final = 0.1


@contextmanager
def pressed_keys(press: Callable[[str], bool]) -> Iterator[bool]:
    """Call *press* with each key, in a thread, until it returns False: then end the program.

    Yields whether there are keys: not if standard input or output is no terminal, and on Windows.
    Raises `KeyboardInterrupt`, wherever the block is by then, to end the program.
    """
    try:
        import termios
        import tty
    except ImportError:
        yield False
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield False
        return
    file = sys.stdin.fileno()
    before, ending = termios.tcgetattr(file), Event()

    def interrupt(*_: object) -> NoReturn:
        ending.set()
        raise KeyboardInterrupt

    # Shells have SIGINT ignored in what they start in the background.
    handler = signal.signal(signal.SIGINT, interrupt)
    reader = Thread(target=_read, args=(file, press, ending), daemon=True)
    try:
        tty.setcbreak(file)
        reader.start()
        yield True
    finally:
        ending.set()
        signal.signal(signal.SIGINT, handler)
        termios.tcsetattr(file, termios.TCSADRAIN, before)


def _read(file: int, press: Callable[[str], bool], ending: Event) -> None:
    while not ending.is_set():
        if not select.select([file], [], [], _GLANCE)[0]:
            continue
        if not press(os.read(file, 1).decode(errors="replace")):
            _interrupt(ending)
            return


def _interrupt(ending: Event) -> None:
    """End what the main thread does, also a call that waits for the network: by a real signal.

    It is sent until it is seen: one that comes just before such a call does not end it.
    """
    while not ending.is_set():
        signal.pthread_kill(main_thread().ident or 0, signal.SIGINT)
        ending.wait(_GLANCE)
