"""An answer whose texts are put into the mould of another is what it would be if it were built by itself."""

from itertools import chain

import orjson
from hypothesis import example, given
from hypothesis import strategies as st

from bot.slack.moulds import LONGEST, MOST_TEXTS, Moulds, moulded
from bot.slack.views.answer import WIDEST_FIELD, answer_blocks, answer_text
from bot.slack.views.blocks import BUTTON_TEXT, SECTION_TEXT
from bot.words.told import Ask, Table, Told
from tests.sentences import TRANSLATIONS

T = TRANSLATIONS["sv"]
SAID = st.sampled_from(
    (
        "Server 6.15.3 stöds",
        "6.15.3",
        "",
        " ",
        "100 %b",
        '","',
        "\\",
        '\\",\\"',
        "a & b",
        "<!channel>",
        "a > b",
        "rad\nrad",
        "🙂 אבג",
        "x" * WIDEST_FIELD,
        "y" * (WIDEST_FIELD + 1),
        "z" * 80,
        "w" * (LONGEST // 3),
        "Menade du:",
    )
)
SEVERAL = st.lists(SAID, max_size=4)
ASKS = st.lists(st.builds(Ask, SAID, SAID), max_size=6).map(tuple)
TOLD = st.builds(
    Told,
    mark=st.sampled_from(("yes", "no")),
    headline=SAID,
    facts=st.lists(st.tuples(st.sampled_from(("Stöd", "50 %", "<label>")), SAID), max_size=12).map(tuple),
    commands=st.sampled_from(((), (), (("check 6.15", "om den stöds"),))),
    lines=SEVERAL.map(tuple),
    table=st.sampled_from((None, None, Table(("Linje",), (("6.15",),)))),
    link=st.sampled_from((None, None, ("Mer", "https://example.com/"))),
    small=SEVERAL.map(tuple),
    asks=ASKS,
)
PLAIN = Told(
    "yes", "Server 6.15.3 stöds", (("Stöd", "till 2027"),), lines=("Linje 6.15",), asks=(Ask("Väg", "upgrade"),)
)
OTHER = Told("yes", "Studio 6.16 %b", (("Stöd", '","'),), lines=("Linje 6.16\\",), asks=(Ask("Way", "upgrade 6.16"),))


def built(told: Told) -> bytes:
    return orjson.dumps([answer_text([told]), answer_blocks(T, [told], "words", shareable=True)])


@given(st.lists(TOLD, min_size=1, max_size=4))
@example([PLAIN, OTHER])
@example([PLAIN._replace(facts=(("Stöd", "x" * WIDEST_FIELD),)), PLAIN._replace(facts=(("Stöd", "x" * 61),))])
@example([PLAIN, PLAIN._replace(lines=("Menade du:",))])
@example([PLAIN._replace(lines=("Menade du:",)), PLAIN._replace(lines=("Did you mean:",))])
@example([PLAIN._replace(small=("Exempel",)), PLAIN._replace(small=("Katalogen",))])
@example([PLAIN, PLAIN._replace(headline="a < b"), PLAIN._replace(headline="a > b"), PLAIN._replace(headline="a & b")])
@example([PLAIN, PLAIN._replace(headline="w" * SECTION_TEXT)])
@example([PLAIN, PLAIN._replace(asks=(Ask("v" * (BUTTON_TEXT + 1), "upgrade"),))])
@example([PLAIN, PLAIN._replace(asks=(Ask("Väg", "a"), Ask("Väg", "b")))])
@example([PLAIN, PLAIN._replace(lines=("rad",) * MOST_TEXTS)])
def test_an_answer_from_a_mould_is_what_it_would_be_by_itself(several: list[Told]) -> None:
    moulds: Moulds = {}
    for told in several:
        assert moulded(told, "sv", built, moulds) == built(told)


def test_one_mould_serves_all_answers_of_a_shape() -> None:
    moulds: Moulds = {}
    texts = [f"Server 6.15.{number} stöds" for number in range(50)]
    made = [moulded(PLAIN._replace(headline=text), "sv", built, moulds) for text in texts]
    assert len(moulds) == 1
    assert all(text in orjson.loads(each)[0] for text, each in zip(texts, made, strict=True))


def test_what_hangs_on_something_else_has_a_mould_of_its_own() -> None:
    moulds: Moulds = {}
    for beside in ("sv", "en"):
        moulded(PLAIN, beside, built, moulds)
    assert len(moulds) == len(dict.fromkeys(chain(moulds))) == 2
