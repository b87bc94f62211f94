import re
from importlib.resources import files

from briefing.language.glossary import Entry, NameKind
from briefing.language.vocabulary import topics


def test_a_topic_has_its_places_in_both_texts() -> None:
    (topic,) = topics("Thoughts and customers.", "客户与客户")
    assert (topic.english, topic.chinese) == ((13,), (0, 3))


def test_a_topic_of_one_text_has_no_place_in_the_other() -> None:
    (topic,) = topics("Nothing.", "客户")
    assert (topic.english, topic.chinese) == ((), (0,))


def test_a_plural_is_free_and_a_star_stands_for_any_ending() -> None:
    for text in ("supplies", "supplier", "Supplying"):
        assert any(topic.english for topic in topics(text, "供应")), text


def test_terms_of_the_glossary_are_topics_too() -> None:
    term = Entry(NameKind.TERM, ("算力券",), "compute voucher")
    assert any(
        topic.english and topic.chinese for topic in topics("compute vouchers", "算力券", [term])
    )


def test_no_row_of_the_vocabulary_stands_twice() -> None:
    text = files("briefing.language").joinpath("vocabulary.yaml").read_text("utf-8")
    rows = re.findall(r"^([^#\n]+?): ", text, re.M)
    assert len(rows) == len(set(rows))
