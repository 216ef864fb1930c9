"""An answering command carried out: words in, the rules' answer out, for people or as JSON."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.adapters.catalog_files.load import load_catalog
from bot.adapters.catalog_files.problem import CatalogProblems
from bot.cli.component import about, component_named
from bot.cli.exit_codes import USAGE, exit_code
from bot.cli.on_day import day_named
from bot.cli.options import Options
from bot.cli.output import say_json
from bot.cli.terminal import say_told
from bot.config import SettingsProblems, load_answer_settings
from bot.domain.answer import answer
from bot.domain.days import day_in
from bot.domain.fixed import fix_keys
from bot.domain.question import NotUnderstood
from bot.domain.understand import MOST_READ, too_long, understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary
from bot.words.answer_json import answers_json, problem_json
from bot.words.problem import problem_line
from bot.words.speech import Speech
from bot.words.tell import rest_unread
from bot.words.terminal import tell_in_terminal
from bot.words.translation import FALLBACK, LANGUAGES, load_translations


def now() -> datetime:
    return datetime.now(UTC)


def reply(words: Sequence[str], wanted: type, options: Options) -> int:
    """`wanted`: the kind of question that the command is for; its exit code must not speak of another one."""
    speech = _speech(options)
    policy = speech.catalog.policy
    today = day_named(options.on) or day_in(policy.zone, now())
    vocabulary = Vocabulary.of(policy, speech.catalog.newest_lines, fix_keys(speech.catalog))
    text = " ".join(words)
    try:
        component = component_named(options.component, vocabulary)
        questions = understand(text, vocabulary)
        if not all(isinstance(question, wanted) for question in questions):
            raise NotUnderstood("other_question", (as_command(questions),), command=words[0])
        questions = tuple(about(component, question) for question in questions)
    except NotUnderstood as problem:
        return _not_understood(speech, problem, options.as_json)
    answers = [answer(speech.catalog, question, today) for question in questions]
    unread = too_long(text)
    if options.as_json:
        say_json(answers_json(speech, answers) | ({"unread_after": MOST_READ} if unread else {}))
    else:
        told = (tell_in_terminal(speech, each) for each in answers)
        say_told(rest_unread(speech, each) if unread else each for each in told)
    return exit_code(answers, unread=unread)


def _speech(options: Options) -> Speech:
    settings = load_answer_settings()
    language = options.language or settings.flowver_language or FALLBACK
    if language not in LANGUAGES:
        raise SettingsProblems([f"--language {language}: flowver speaks {' and '.join(LANGUAGES)}"])
    folder = Path(options.catalog) if options.catalog else settings.flowver_catalog
    try:
        return Speech(load_translations()[language], load_catalog(folder))
    except CatalogProblems as error:
        raise SettingsProblems([str(problem) for problem in error.problems]) from error


def _not_understood(speech: Speech, problem: NotUnderstood, as_json: bool) -> int:
    if as_json:
        say_json(problem_json(speech, problem))
    typer.echo(problem_line(speech, problem), err=True)
    return USAGE
