"""The sentences of every language, read once for the whole run: reading them takes longer than most tests."""

from bot.words.translation import load_translations

TRANSLATIONS = load_translations()
