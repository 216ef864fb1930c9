"""How far an announcement has come, in the managers' window, with what a person decides where flowver cannot look."""

from collections.abc import Sequence
from typing import Final

from bot.domain.kept import Delivery
from bot.domain.news.announcement import Announcement, Progress
from bot.slack.views.blocks import Block, actions, button, context, section
from bot.slack.views.news.subscriptions import confirm
from bot.slack.views.news.text import clipped, place, safe, trouble_lines
from bot.words.news.names import pause_text
from bot.words.news.progress import changes_text, progress_bar, progress_text
from bot.words.speech import Speech

UNSURE: Final = "news.unsure"
MOST_NAMED: Final = 40
# Two blocks each, of the hundred that a window has; when one is decided, the next is shown.
MOST_UNSURE: Final = 5


def progress_blocks(
    speech: Speech, a: Announcement, progress: Progress | None, unsure: Sequence[Delivery] = ()
) -> list[Block]:
    """What has arrived; then how a correction or retraction of it goes. Each with where it does not."""
    if progress is None:
        return []
    asked, blocks = {each.notice.target for each in unsure[:MOST_UNSURE]}, []
    if progress.total:
        bar = "" if progress.ended and not progress.troubles else f"{progress_bar(progress)} "
        missed = [each for each in progress.troubles if each[0] not in asked]
        blocks.append(_with_troubles(speech, f"{bar}{progress_text(speech, progress)}", missed))
    if changes := progress.changes:
        blocks.append(_with_troubles(speech, changes_text(speech, a, changes), changes.troubles))
    return [*blocks, *_unsure(speech, unsure)]


def _with_troubles(speech: Speech, said: str, troubles: Sequence[tuple[str, str]]) -> Block:
    lines = [safe(said), *trouble_lines(speech, troubles[:MOST_NAMED])]
    if (more := len(troubles) - MOST_NAMED) > 0:
        lines.append(speech.t("progress.more", count=more))
    return section(clipped("\n".join(lines), 2_900))


def _unsure(speech: Speech, unsure: Sequence[Delivery]) -> list[Block]:
    t, blocks = speech.t, list[Block]()
    for each in unsure[:MOST_UNSURE]:
        what = safe(t(f"unsure.{each.notice.kind.replace('.', '_')}"))
        said = t("unsure.said", where=place(each.notice.target), what=what, why=safe(pause_text(t, each.error)))
        blocks += [section(f"❔ {said}"), actions(_either(speech, each.id))]
    if (more := len(unsure) - MOST_UNSURE) > 0:
        blocks.append(context([safe(t.plural("unsure.more", more))]))
    return blocks


def _either(speech: Speech, delivery: str) -> list[Block]:
    """`delivery`: its id. Posting once more is asked about first, since it may be read twice."""
    t = speech.t
    again = button(t("unsure.posted_again"), f"{UNSURE}.posted_again", delivery)
    again["confirm"] = confirm(speech, t("unsure.sure"), "unsure.posted_again")
    return [button(t("unsure.taken_as_sent"), f"{UNSURE}.taken_as_sent", delivery), again]
