"""What the dictionary's glosses are cut into."""

from briefing.language.cedict import entry_of, stem


def test_the_forms_of_a_word_are_alike() -> None:
    assert stem("expands") == stem("expanded") == stem("expanding")


def test_a_word_has_the_stems_of_its_glosses() -> None:
    entry = entry_of("生产")
    assert entry is not None
    assert entry.is_verb
    assert stem("produces") in entry.stems
    assert entry_of("产") is None, "characters are asked by themselves"
