"""How far the files of a request have come, in words; nothing to say of those that are there."""

from collections.abc import Sequence

from bot.domain.kept import NOT_ALLOWED, Attachment
from bot.words.speech import Speech
from bot.words.tickets.outcome import left_out_text

_UNDER_WAY = ("waiting", "copying")


def files_lines(speech: Speech, files: Sequence[Attachment]) -> list[str]:
    """One line for each way in which files are not along: under way, held up, perhaps there, left out."""
    t, under_way = speech.t, [each for each in files if each.state in _UNDER_WAY]
    held_up = sum(each.reason == NOT_ALLOWED for each in under_way)
    numbers = {
        "tickets.files_on_their_way": len(under_way) - held_up,
        "tickets.files_held_up": held_up,
        "tickets.files_perhaps": sum(each.state == "unsure" for each in files),
    }
    lines = [t.plural(key, number) for key, number in numbers.items() if number]
    left_out = [left_out_text(speech, each.file.name, each.reason) for each in files if each.state == "failed"]
    return [*lines, *(t("tickets.file_left_out", file=each) for each in left_out)]
