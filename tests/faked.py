"""The command with a reader that needs no model: ``python -m tests.faked run ...``.

Apart from the reader, since the processes of a run import this file anew as their main one.
"""

import sys

import pipeline.batch.crew
import pipeline.batch.workers
from pipeline.cli import main
from tests.fakes import load_fake

if __name__ == "__main__":
    sys.argv[0] = "nagrade"
    pipeline.batch.workers.load_reader = load_fake
    pipeline.batch.crew.PRELOADED = ("tests.fakes",)
    main()
