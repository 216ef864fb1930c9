"""What is worked out once is the same for all, until what it rests on is another."""

from bot.slack.kept import Kept


def test_it_is_worked_out_once_for_all_who_ask_for_the_same() -> None:
    kept, worked_out, ground = Kept[str](10), list[str](), (object(),)

    def make() -> str:
        worked_out.append("6.15")
        return "6.15"

    assert [kept.of(ground, "en", make) for _ in range(3)] == ["6.15"] * 3
    assert worked_out == ["6.15"]


def test_another_ground_makes_everything_anew_even_where_it_is_equal() -> None:
    kept = Kept[int](10)
    assert kept.of(([1],), "en", lambda: 1) == 1
    assert kept.of(([1],), "en", lambda: 2) == 2


def test_no_more_is_held_than_was_said() -> None:
    kept, ground = Kept[int](2), (object(),)
    for number in range(5):
        assert kept.of(ground, number, lambda number=number: number) == number  # type: ignore[misc]
        assert len(kept._values) <= 2
