"""Signs that nobody sees and that turn the text behind them around, also text that is not the writer's."""

_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def without_turning(text: str) -> str:
    """The text without embeddings, overrides and isolates; the letters' own direction stays as it is."""
    return text.translate(_TURNING)
