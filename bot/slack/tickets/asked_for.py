"""What a form is filled in with when it is opened for a version: the answers, and what flowver says of it."""

import re
from dataclasses import replace
from datetime import date

from bot.domain.answer import answer
from bot.domain.question import Check, FileTicket, Upgrade
from bot.domain.tickets.form_values import FormDraft, FormValues
from bot.slack.message_text import plain_message
from bot.slack.views.inputs import LONGEST_TEXT
from bot.words.speech import Speech
from bot.words.tell import tell
from bot.words.told import told_text

_ADDRESSED = re.compile(r"^\s*<@[^<>]*>[\s,:]*")


def prefilled(speech: Speech, errand: FileTicket) -> FormValues:
    """A version and a component; for a service pack that is asked for also what to write."""
    if errand.subject is None:
        return FormValues()
    values = FormValues(version=str(errand.subject.version), component=errand.subject.component or "")
    if errand.to is None:
        return values
    said = {"version": str(errand.to), "name": speech.subject(errand.subject)}
    summary, description = speech.t("prefill.pack_summary", **said), speech.t("prefill.pack_description", **said)
    return replace(values, summary=summary, description=description, pack=True)


def in_own_words(errand: FileTicket, text: str) -> str:
    """What the text tells beside that a request is wanted, without whom it was said to; empty where nothing."""
    return plain_message(_ADDRESSED.sub("", text, count=1)).strip()[:LONGEST_TEXT] if errand.tells else ""


def with_own_words(draft: FormDraft, said: str) -> FormDraft:
    """What the person wrote themselves, after what the thread began with."""
    description = "\n\n".join(part for part in (draft.values.description, said) if part)
    return replace(draft, values=replace(draft.values, description=description[:LONGEST_TEXT]))


def answered(speech: Speech, errand: FileTicket, today: date) -> str:
    """What flowver says of the subject that was asked for, as of the vendor's day; empty where there is none."""
    if errand.subject is None:
        return ""
    subject, catalog = errand.subject, speech.catalog
    question = Upgrade(subject.component, subject.version, errand.to) if errand.to else Check(subject, str(subject))
    return f"{speech.t('carried.answer')}\n{told_text(tell(speech, answer(catalog, question, today)))}"
