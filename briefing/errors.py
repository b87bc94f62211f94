"""Every error that a user can meet, what it says, and the exit code it ends with.

    BriefingError                    1
    ├── SettingsError               10   a setting, an option's value or a settings file is wrong
    ├── ReadError                   20
    │   ├── FileMissing             21   no such file
    │   ├── IsFolder                22   a folder where a file was expected
    │   ├── NoPermission            23   the file may not be read
    │   ├── EmptyFile               24   no text at all
    │   ├── FileTooLarge            25   larger than the limit
    │   ├── BinaryFile              26   not text
    │   ├── WrongEncoding           27   text, but not in an encoding that is read
    │   ├── NotARecord              28   text without the marks of a record
    │   ├── NoQuestions             29   the form, but no question below it
    │   ├── QuestionWithoutAnswer   30   the record lacks an answer; a memo of the rest is written
    │   ├── AnswerWithoutQuestion   31   the record lacks a question; a memo of the rest is written
    │   ├── NoTextInIt              32   an image, or a scanned PDF: it needs OCR first
    │   ├── LegacyFormat            33   .doc, RTF and others that have to be converted first
    │   ├── Encrypted               34   a PDF or Word file with a password
    │   ├── Damaged                 35   a PDF or Word file that is broken or cut off
    │   ├── TooComplex              36   it asks for more time or memory than a record does
    │   └── ReaderMissing           37   its format needs an extra that isn't installed
    ├── PromptError                 40   a template that can't be loaded, checked or rendered
    ├── WeightsError                50
    │   ├── UnknownWeights          51   no embedded model of that name
    │   ├── NoSpace                 52   not enough disk space for the model
    │   ├── WrongHash               53   the file isn't the publisher's
    │   └── DownloadFailed          54   no source could deliver it
    ├── EngineError                 55   the embedded engine didn't start
    │   └── PortInUse               56   its port is taken
    ├── ModelError                  60   the model's server didn't give an answer
    │   ├── ServerUnreachable       61   nothing listens there
    │   ├── ServerTimeout           62   no answer within the time limit
    │   ├── WrongKey                63   the server refuses the key
    │   ├── NotAModelServer         64   it answers, but not as a model's API does
    │   ├── ConnectionClosed        65   the connection broke before the answer was whole
    │   ├── RateLimited             66   the server asks to slow down, again and again
    │   ├── ServerFault             67   the server reports a fault of its own
    │   ├── RequestRefused          68   the server refuses this request (a parameter, its size)
    │   └── UnknownModel            69   the server doesn't have that model
    ├── AnswerError                 70   the model answered, but the answer can't be used
    │   ├── AnswerCut               71   it hit the token limit
    │   ├── AnswerLoops             72   it repeats itself
    │   ├── AnswerEmpty             73   nothing in it
    │   ├── AnswerRefused           74   the model declined
    │   └── AnswerInvalid           75   it doesn't fit the schema
    ├── BudgetError                 80
    │   ├── CostLimit               81   the next call could pass --max-cost
    │   └── TokenLimit              82   the next call could pass --max-tokens
    ├── OutputError                 90   the memo can't be written
    │   ├── DiskFull                91   no space left for it
    │   └── MemoInvalid             92   a memo in JSON that isn't one
    ├── ServiceError               100   the service can't do what was asked
    │   ├── QueueFull              101   as many memos wait to be made as may
    │   └── ReadingStopped         102   reading took too long or too much memory
    └── Unfinished                   3   written, but not whole: the message says what is missing
        ├── SomeFilesFailed          4   some of several files failed
        ├── AnswersFailed            6   the memo is written; the model failed on a part of it
        └── UnverifiedClaims         7   the memo is written; --strict, and a claim isn't verified

Catch by base class. A message says what is wrong, ``hint`` what to do about it.
Exit code 2 is a wrong command line, 130 an interruption from the keyboard.
"""

from __future__ import annotations

from typing import ClassVar


class BriefingError(Exception):
    """Base of all errors that are shown without a traceback.

    Args:
        message: what is wrong, one sentence, without a full stop.
        hint: what to do about it, one sentence; empty if there is nothing to add.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message


class SettingsError(BriefingError):
    """A setting, an option's value or a settings file is wrong."""

    exit_code = 10


class ReadError(BriefingError):
    """The record can't be read."""

    exit_code = 20


class FileMissing(ReadError):
    """No such file."""

    exit_code = 21


class IsFolder(ReadError):
    """A folder where a file was expected."""

    exit_code = 22


class NoPermission(ReadError):
    """The file may not be read."""

    exit_code = 23


class EmptyFile(ReadError):
    """No text at all."""

    exit_code = 24


class FileTooLarge(ReadError):
    """Larger than the limit."""

    exit_code = 25


class BinaryFile(ReadError):
    """Not text."""

    exit_code = 26


class WrongEncoding(ReadError):
    """Text, but not in an encoding that is read."""

    exit_code = 27


class NotARecord(ReadError):
    """Text without the marks of a record."""

    exit_code = 28


class NoQuestions(ReadError):
    """The form, but no question below it."""

    exit_code = 29


class QuestionWithoutAnswer(ReadError):
    """The record lacks one of the two; a memo of the rest is written, if there is a rest."""

    exit_code = 30


class AnswerWithoutQuestion(ReadError):
    """The record lacks one of the two; a memo of the rest is written, if there is a rest."""

    exit_code = 31


class NoTextInIt(ReadError):
    """An image, or a file whose text is in images."""

    exit_code = 32


class LegacyFormat(ReadError):
    """A document in a format that has to be converted first."""

    exit_code = 33


class Encrypted(ReadError):
    """A document with a password."""

    exit_code = 34


class Damaged(ReadError):
    """A document that is broken or cut off."""

    exit_code = 35


class TooComplex(ReadError):
    """It asks for more time or memory than a record does."""

    exit_code = 36


class ReaderMissing(ReadError):
    """Its format needs an extra that isn't installed."""

    exit_code = 37


class PromptError(BriefingError):
    """A template that can't be loaded, checked or rendered."""

    exit_code = 40


class WeightsError(BriefingError):
    """The embedded model's weights can't be had."""

    exit_code = 50


class UnknownWeights(WeightsError):
    """No embedded model of that name."""

    exit_code = 51


class NoSpace(WeightsError):
    """Not enough disk space for the model."""

    exit_code = 52


class WrongHash(WeightsError):
    """The file isn't the publisher's."""

    exit_code = 53


class DownloadFailed(WeightsError):
    """No source could deliver it."""

    exit_code = 54


class EngineError(BriefingError):
    """The embedded engine didn't start."""

    exit_code = 55


class PortInUse(EngineError):
    """Its port is taken."""

    exit_code = 56


class ModelError(BriefingError):
    """The model's server didn't give an answer.

    Attributes:
        retry_after: seconds that the server asks to wait before the next call; None if it doesn't.
    """

    exit_code = 60
    retry_after: float | None = None


class ServerUnreachable(ModelError):
    """Nothing listens there."""

    exit_code = 61


class ServerTimeout(ModelError):
    """No answer within the time limit."""

    exit_code = 62


class WrongKey(ModelError):
    """The server refuses the key."""

    exit_code = 63


class NotAModelServer(ModelError):
    """It answers, but not as a model's API does."""

    exit_code = 64


class ConnectionClosed(ModelError):
    """The connection broke before the answer was whole."""

    exit_code = 65


class RateLimited(ModelError):
    """The server asks to slow down, again and again."""

    exit_code = 66


class ServerFault(ModelError):
    """The server reports a fault of its own."""

    exit_code = 67


class RequestRefused(ModelError):
    """The server refuses this request (a parameter, its size)."""

    exit_code = 68


class UnknownModel(ModelError):
    """The server doesn't have that model."""

    exit_code = 69


class AnswerError(BriefingError):
    """The model answered, but the answer can't be used."""

    exit_code = 70


class AnswerCut(AnswerError):
    """It hit the token limit."""

    exit_code = 71


class AnswerLoops(AnswerError):
    """It repeats itself."""

    exit_code = 72


class AnswerEmpty(AnswerError):
    """Nothing in it."""

    exit_code = 73


class AnswerRefused(AnswerError):
    """The model declined."""

    exit_code = 74


class AnswerInvalid(AnswerError):
    """It doesn't fit the schema."""

    exit_code = 75


class BudgetError(BriefingError):
    """A limit that the user set would be passed."""

    exit_code = 80


class CostLimit(BudgetError):
    """The next call could pass --max-cost."""

    exit_code = 81


class TokenLimit(BudgetError):
    """The next call could pass --max-tokens."""

    exit_code = 82


class OutputError(BriefingError):
    """The memo can't be written."""

    exit_code = 90


class DiskFull(OutputError):
    """No space left for it."""

    exit_code = 91


class MemoInvalid(OutputError):
    """A memo in JSON that isn't one."""

    exit_code = 92


class ServiceError(BriefingError):
    """The service can't do what was asked."""

    exit_code = 100


class QueueFull(ServiceError):
    """As many memos wait to be made as may."""

    exit_code = 101


class ReadingStopped(ServiceError):
    """Reading took too long or too much memory."""

    exit_code = 102


class Unfinished(BriefingError):
    """Written, but not whole: the message says what is missing."""

    exit_code = 3


class SomeFilesFailed(Unfinished):
    """Some of several files failed."""

    exit_code = 4


class AnswersFailed(Unfinished):
    """The memo is written; the model failed on a part of it."""

    exit_code = 6


class UnverifiedClaims(Unfinished):
    """The memo is written; --strict, and a claim isn't verified."""

    exit_code = 7
