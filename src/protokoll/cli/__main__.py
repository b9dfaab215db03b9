"""The program `protokoll`: runs a command, and turns errors into messages and exit codes.

0: all well. 1: some documents failed. 2: wrong usage, or a database that cannot be used.
"""

from __future__ import annotations

import os
import sys

from protokoll.errors import ProtokollError, QueryError, ReadError

WRONG_USAGE = 2
INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    from protokoll.cli.app import make_app

    app = make_app(sys.argv[1] if len(sys.argv) > 1 else None)
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough (head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 0
    except QueryError as error:
        code = _say(error, WRONG_USAGE)
        if error.position is not None and error.position > 0:
            print(f"  {error.query}\n  {' ' * error.position}^", file=sys.stderr)
    except ReadError as error:
        code = _say(error, 1)
    except ProtokollError as error:
        code = _say(error, WRONG_USAGE)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        code = _usage(error)
    sys.exit(code)


def _say(error: Exception, code: int) -> int:
    print(f"protokoll: {error}", file=sys.stderr)
    return code


def _usage(error: Exception) -> int:
    """The message of an error of the command line itself; anything else is a defect and goes on."""
    show = getattr(error, "show", None)
    if show is None:
        if type(error).__name__ in {"Abort", "Exit"}:
            return int(getattr(error, "exit_code", INTERRUPTED))
        raise error
    show()
    return int(getattr(error, "exit_code", WRONG_USAGE))


if __name__ == "__main__":
    main()
