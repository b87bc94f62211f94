import re

from briefing import errors


def _classes() -> list[type[errors.BriefingError]]:
    """The package's own; a program on top of it, such as the evaluation, has codes of its own."""
    found = [errors.BriefingError]
    for error in found:
        found.extend(c for c in error.__subclasses__() if c.__module__ == errors.__name__)
    return found


def test_each_error_has_an_exit_code_of_its_own() -> None:
    codes = [error.exit_code for error in _classes()]
    assert len(codes) == len(set(codes))
    assert 0 not in codes
    assert 2 not in codes, "2 is a wrong command line"
    assert all(code < 126 for code in codes), "126 and more belong to the shell"


def test_the_tree_in_the_docstring_names_each_error_with_its_code() -> None:
    drawn = dict(re.findall(r"(\w+) +(\d+)", errors.__doc__ or ""))
    assert {error.__name__: str(error.exit_code) for error in _classes()}.items() <= drawn.items()


def test_a_message_says_what_is_wrong_and_what_to_do() -> None:
    assert (
        str(errors.EmptyFile("x.md is empty", "Pass a record.")) == "x.md is empty. Pass a record."
    )
    assert str(errors.EmptyFile("x.md is empty")) == "x.md is empty"
