"""What was not understood, in words: what it was, and what would be."""

from bot.domain.question import NotUnderstood
from bot.words.speech import Speech
from bot.words.told import Ask, Told

COMPONENT_VALUES = ("component", "other")


def problem_sentence(speech: Speech, problem: NotUnderstood) -> str:
    values = {
        name: speech.component(value) if name in COMPONENT_VALUES and value in speech.catalog.components else value
        for name, value in problem.params.items()
    }
    return speech.t(f"problem.{problem.code}", **values)


def tell_problem(speech: Speech, problem: NotUnderstood) -> Told:
    """The nearest valid forms are there to be clicked; one example and the way to help always."""
    return Told(
        mark="unknown",
        headline=problem_sentence(speech, problem),
        lines=(speech.t("problem.did_you_mean"),) if problem.did_you_mean else (speech.t("problem.example"),),
        small=(speech.t("problem.help"),),
        asks=tuple(Ask(f"/flowver {text}", text) for text in problem.did_you_mean[:5]),
    )


def problem_line(speech: Speech, problem: NotUnderstood) -> str:
    """The same in one line, for a terminal's error output."""
    sentence = problem_sentence(speech, problem)
    if not problem.did_you_mean:
        return sentence
    return f"{sentence} {speech.t('problem.did_you_mean')} {' | '.join(problem.did_you_mean)}"
