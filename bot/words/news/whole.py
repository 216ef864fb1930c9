"""All of an announcement as plain text: what its readers have, and what stands before it once it was taken back."""

from bot.domain.news.announcement import Announcement
from bot.words.news.announcement import headline, retraction_reason, tell_announcement
from bot.words.speech import Speech
from bot.words.told import Told


def whole_text(speech: Speech, a: Announcement) -> str:
    """Paragraphs; of a retracted one the stub that stays."""
    if a.state == "retracted":
        told = tell_retracted(speech, a)
        return "\n".join((told.headline, *told.lines))
    told = (announced := tell_announcement(speech, a)).told
    link = [f"{told.link[0]}: {told.link[1]}"] if told.link else []
    return "\n\n".join((*announced.parts, "\n".join((*told.lines, *link)), "\n".join(told.small)))


def tell_retracted(speech: Speech, a: Announcement, *, anew: bool = False) -> Told:
    """`anew`: it stands before a new draft of the same."""
    t = speech.t
    why = t("announcement.retracted_why", reason=retraction_reason(t.language, a))
    said = t("manage.retracted_before" if anew else "announcement.retracted", headline=headline(speech, a))
    return Told("no", said, lines=(why,))
