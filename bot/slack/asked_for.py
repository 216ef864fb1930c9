"""What a form is filled in with when it is opened for a version: the answers, and what flowver says of it."""

from dataclasses import replace
from datetime import date

from bot.domain.answer import answer
from bot.domain.form_values import FormValues
from bot.domain.question import Check, FileTicket, Upgrade
from bot.words.speech import Speech
from bot.words.tell import tell
from bot.words.told import told_text


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


def answered(speech: Speech, errand: FileTicket, today: date) -> str:
    """What flowver says of the subject that was asked for, as of the vendor's day; empty where there is none."""
    if errand.subject is None:
        return ""
    subject, catalog = errand.subject, speech.catalog
    question = Upgrade(subject.component, subject.version, errand.to) if errand.to else Check(subject, str(subject))
    return f"{speech.t('carried.answer')}\n{told_text(tell(speech, answer(catalog, question, today)))}"
