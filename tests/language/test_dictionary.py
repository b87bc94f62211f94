"""A general dictionary tells which words of two texts may render each other."""

from briefing.language.dictionary import (
    abbreviated,
    is_common,
    is_english,
    is_verb,
    named,
    rendered,
    renders,
    unexplained,
)


def test_words_that_render_each_other_are_paired_with_their_places() -> None:
    english, chinese = "A berth was rebuilt.", "泊位已改造。"
    assert ((english.index("berth"),), (0,)) in rendered(english, chinese)


def test_words_of_every_text_pair_nothing() -> None:
    assert rendered("The company has more of these.", "公司有更多。") == ()


def test_names_are_found_where_they_begin() -> None:
    assert named("设备由佳能供应")["Canon"] == 3
    assert "Canon" not in named("效果更好")


def test_what_can_be_done_is_a_verb() -> None:
    assert is_verb("控制")
    assert not is_verb("产能")


def test_a_word_that_means_something_names_nothing() -> None:
    assert is_common("携带")
    assert not is_common("佳能")
    assert not named("便于携带，和平安定")


def test_initials_of_a_gloss_abbreviate_a_word() -> None:
    assert "vat" in abbreviated("增值税新政")
    assert "mri" not in abbreviated("增值税新政")


def test_a_single_character_renders_a_word_only_where_that_is_asked_for() -> None:
    assert renders("Fog", "雾海", by_character=True)
    assert not renders("Fog", "雾海")


def test_names_are_among_what_no_ordinary_word_explains() -> None:
    text = "公司向蔡司采购设备"
    assert [text[run.start : run.stop] for run in unexplained(text)] == ["蔡司"]


def test_most_names_are_no_english_words() -> None:
    assert is_english("Refractive")
    assert is_english("Headcount")
    assert not is_english("Norvane")
