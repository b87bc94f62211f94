"""A rewording is wrong and reads as English."""

from collections.abc import Callable, Iterator

import pytest

from evals.claims.rewording import told_as_done, undenied
from evals.claims.turning import turned


def _only(reword: Callable[[str], Iterator[str]], text: str) -> str:
    (wrong,) = reword(text)
    return wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It does not export.", "It exports."),
        ("It did not take part.", "It took part."),
        ("They do not hedge gold.", "They hedge gold."),
        ("It cannot be told yet.", "It can be told."),
        ("It has not yet received any orders.", "It has received some orders."),
        ("The line has yet to begin production.", "The line has begun production."),
        ("It no longer supplies panels.", "It still supplies panels."),
        ("It has never recalled a product.", "It has recalled a product."),
        ("None of the orders were lost.", "All of the orders were lost."),
        ("Neither line A nor line B is idle.", "Both line A and line B are idle."),
        ("It has neither debt nor pledges.", "It has both debt and pledges."),
        ("Neither site plans layoffs.", "Each site plans layoffs."),
        ("Prices rose, nor does it expect a fall.", "Prices rose, and it expects a fall."),
        ("It is unable to ship.", "It is able to ship."),
        ("It is an unaudited figure.", "It is an audited figure."),
        ("It signed a non-exclusive licence.", "It signed an exclusive licence."),
        ("Sales grew without price cuts.", "Sales grew with price cuts."),
        ("It grew without raising prices.", "It grew while raising prices."),
        ("There are no overdue loans.", "There are some overdue loans."),
        ("There is no plan to leave.", "There is a plan to leave."),
        ("No order has been lost.", "An order has been lost."),
        ("It failed to win.", "It won."),
    ],
)
def test_without_its_denial_a_statement_says_the_contrary(text: str, wrong: str) -> None:
    assert _only(undenied, text) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "It costs no more than 5%.",
        "It will start no earlier than June.",
        "It will not start until June.",
        "It is not only cheaper.",
    ],
)
def test_what_denies_no_fact_is_left(text: str) -> None:
    assert not list(undenied(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Sales edged up by 3%.", "Sales edged down by 3%."),
        ("An increase in debt is seen.", "A decrease in debt is seen."),
        ("A further cut is seen.", "A further increase is seen."),
        ("It is to cut costs.", "It is to raise costs."),
        ("It cut costs.", "It raised costs."),
        ("Losses are to lower tax.", "Losses are to raise tax."),
        ("Costs are lower.", "Costs are higher."),
        ("It sold 3% less.", "It sold 3% more."),
        ("The loss widened.", "The loss narrowed."),
        ("Exports may decline.", "Exports may rise."),
    ],
)
def test_a_direction_is_turned(text: str, wrong: str) -> None:
    assert _only(turned, text) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "It holds up to 5%.",
        "It raised RMB 2 billion.",
        "It no longer sells.",
        "It costs less than 5%.",
    ],
)
def test_what_only_looks_like_a_direction_is_left(text: str) -> None:
    assert not list(turned(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It plans to buy a mine.", "It bought a mine."),
        ("The mines are expected to be sold.", "The mines were sold."),
        ("The mine is set to be sold.", "The mine was sold."),
        ("The mines will be sold.", "The mines were sold."),
        ("Output will gradually rise.", "Output gradually rose."),
        ("It should break even in 2027.", "It broke even in 2027."),
        ("Delivery is due in June.", "Delivery came in June."),
        ("The trial is scheduled for June.", "The trial came in June."),
        ("It expects margins to recover.", "It saw margins recover."),
        ("It expects a rise of 5%.", "It recorded a rise of 5%."),
        ("It targets a share of 5%.", "It achieved a share of 5%."),
        ("The plant is under construction.", "The plant has been completed."),
        ("Two lines are being built.", "Two lines have been built."),
        ("The proposed merger matters.", "The completed merger matters."),
    ],
)
def test_a_plan_is_told_as_done(text: str, wrong: str) -> None:
    assert _only(told_as_done, text) == wrong


@pytest.mark.parametrize(
    "text", ["It will not pay.", "It has no plan to pay.", "No dividend will be paid."]
)
def test_a_plan_that_is_denied_is_left(text: str) -> None:
    assert not list(told_as_done(text))
