"""Many documents at once: processes that parse, none of which can take the others down.

Each worker is a Python of its own that reads requests and writes answers, one JSON object a line. A document that
crashes its worker, or that takes longer than it may, is a failure of that document; the worker is replaced.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "protokoll.workers")
PATIENCE = 300.0
"""Seconds that one document may take."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of a document: its record with spans, or why there is none.

    `is_final` is False for a crash or a time-out: the same file may be read another time. `private` says where the
    document has private data.
    """

    path: Path
    record: dict[str, Any] | None
    error: str = ""
    is_final: bool = True
    private: tuple[tuple[Any, ...], ...] = ()


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    path: Path | None = None
    deadline: float = 0.0


@dataclass(slots=True)
class _Pool:
    patience: float
    answers: queue.SimpleQueue[tuple[_Worker, bytes]] = field(default_factory=queue.SimpleQueue)
    workers: list[_Worker] = field(default_factory=list)

    @property
    def busy(self) -> list[_Worker]:
        return [worker for worker in self.workers if worker.path is not None]

    def idle(self) -> _Worker | None:
        return next((worker for worker in self.workers if worker.path is None), None)

    def start(self) -> _Worker:
        process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        worker = _Worker(process)
        self.workers.append(worker)
        threading.Thread(target=self._listen, args=(worker,), daemon=True).start()
        return worker

    def _listen(self, worker: _Worker) -> None:
        assert worker.process.stdout is not None
        for line in worker.process.stdout:
            self.answers.put((worker, line))
        worker.process.stdout.close()
        self.answers.put((worker, b""))

    def ask(self, worker: _Worker, path: Path) -> None:
        worker.path, worker.deadline = path, time.monotonic() + self.patience
        assert worker.process.stdin is not None
        try:
            worker.process.stdin.write(json.dumps(str(path)).encode() + b"\n")
            worker.process.stdin.flush()
        except OSError:  # it has just died: its listener says so
            return

    def next_answer(self) -> tuple[_Worker, bytes] | None:
        """The next line of any worker (empty when it died); None when a worker's time is up."""
        deadline = min(worker.deadline for worker in self.busy)
        try:
            return self.answers.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return None

    def drop(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.process.kill()
        worker.process.wait()
        assert worker.process.stdin is not None
        with suppress(OSError):
            worker.process.stdin.close()

    def close(self) -> None:
        for worker in list(self.workers):
            self.drop(worker)


def parse_all(
    paths: Sequence[Path], jobs: int | None = None, patience: float = PATIENCE
) -> Generator[Parsed, None, None]:
    """Parse documents in `jobs` processes (as many as there are cores), in the order in which they get ready."""
    waiting = list(reversed(paths))
    pool = _Pool(patience)
    size = max(1, jobs or os.cpu_count() or 1)
    try:
        while waiting or pool.busy:
            while waiting and len(pool.busy) < size:
                pool.ask(pool.idle() or pool.start(), waiting.pop())
            yield from _wait(pool)
    finally:
        pool.close()


def parse_in_order(paths: Sequence[Path], jobs: int | None = None) -> Iterator[Parsed]:
    """Like `parse_all`, in the order given."""
    ready: dict[Path, Parsed] = {}
    unique = list(dict.fromkeys(paths))
    results = parse_all(unique, jobs)
    for path in unique:
        while path not in ready:
            result = next(results)
            ready[result.path] = result
        yield ready.pop(path)


def _wait(pool: _Pool) -> list[Parsed]:
    """What got ready, crashed or ran out of time since the last call."""
    answer = pool.next_answer()
    if answer is None:
        return [_late(pool, worker) for worker in pool.busy if worker.deadline <= time.monotonic()]
    worker, line = answer
    path = worker.path
    if worker not in pool.workers:
        return []
    if not line.endswith(b"\n"):
        pool.drop(worker)
        message = f"{path}: the parser crashed on it. Report this as a defect, with the file"
        return [Parsed(path, None, message, is_final=False)] if path else []
    assert path is not None
    worker.path = None
    data = json.loads(line)
    private = tuple(tuple(found) for found in data.get("private", ()))
    return [Parsed(path, data.get("record"), data.get("error", ""), data.get("final", True), private)]


def _late(pool: _Pool, worker: _Worker) -> Parsed:
    assert worker.path is not None
    pool.drop(worker)
    message = f"{worker.path}: given up after {pool.patience:g} seconds. Try this file alone"
    return Parsed(worker.path, None, message, is_final=False)


def serve() -> None:
    """Be a worker: paths in, records out, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints stays out of the answers
    for line in sys.stdin.buffer:
        answer = json.dumps(_answer(Path(json.loads(line))), ensure_ascii=False)
        answers.write(answer.encode("utf-8", "replace") + b"\n")
        answers.flush()


def _answer(path: Path) -> dict[str, Any]:
    from protokoll import pipeline
    from protokoll.errors import ProtokollError

    try:
        minutes, private = pipeline.parse_with_private(path)
        return {"record": minutes.to_dict(provenance=True), "private": private}
    except ProtokollError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": f"{path}: not enough memory to read it. Try this file alone", "final": False}
    except Exception as error:  # a defect of ours must not stop the other documents
        what = f"{type(error).__name__}: {error}"
        return {"error": f"{path}: the parser failed ({what}). Report this as a defect, with the file", "final": False}


if __name__ == "__main__":
    serve()
