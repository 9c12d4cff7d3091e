"""What can go wrong with an input, and nothing else.

NagradeError
├── UsageError           the call cannot be carried out: a path that is not there, a feed that is no feed
├── AccountError         the sums of a run do not agree: a fault of the program; no feed takes its place
├── ModelError           the trained model is missing, damaged, or lacks what a stage needs
├── UnreadableError      a document cannot be read: the release fails, the run goes on
├── PassedOverError      an input is of a kind that is not read: it is skipped with the reason, the run goes on
└── NotSloveneError      a document is in another language: the release is skipped, the run goes on
"""


class NagradeError(Exception):
    """Any error that the program raises on purpose; its text says what to do."""


class UsageError(NagradeError):
    """The call cannot be carried out as given."""


class AccountError(NagradeError):
    """Not every input of a run is accounted for."""


class ModelError(NagradeError):
    """The trained model cannot be used."""


class UnreadableError(NagradeError):
    """A document's content is no text of a release."""


class PassedOverError(NagradeError):
    """An input is of a kind that is not read, or holds nothing to read."""


class NotSloveneError(NagradeError):
    """A document holds no Slovene text.

    Attributes:
        language: ISO 639-1 code of the language found, such as ``hr`` or ``en``.
    """

    def __init__(self, language: str) -> None:
        """Remember ``language`` and say it."""
        super().__init__(f"not Slovene (reads as {language}): passed over")
        self.language = language


def system_words(error: OSError) -> str:
    """What went wrong with a file, in the system's words: ``permission denied``."""
    return (error.strerror or str(error)).lower()


def unreadable(name: object, error: OSError) -> UsageError:
    """What is raised where a file that the user has named cannot be read; ``name`` is how the message calls it."""
    return UsageError(f"{name}: cannot be read: {system_words(error)}")
