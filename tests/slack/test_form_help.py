"""What is found out for a form by several looks at once: none of them takes away what another has found."""

from bot.slack.tickets.help import Helps, beside
from bot.usecases.desk_ports import Article

ARTICLE = Article("Studio closes", "https://desk.example/8")


def test_a_look_for_an_older_summary_takes_nothing_away() -> None:
    begun = Helps()
    now = Helps(articles=(ARTICLE,), asked="Studio closes when I save")
    assert beside(Helps(standing="known"), begun, now) == Helps(articles=(ARTICLE,), standing="known")


def test_the_newest_look_counts() -> None:
    begun = Helps(articles=(ARTICLE,), asked="Studio closes")
    found = Helps(standing="known", asked="The server stops")
    assert beside(found, begun, begun) == found
