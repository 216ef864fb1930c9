"""What a text is that is no question."""


class NotUnderstood(Exception):
    """The text is no question that we can answer.

    `code` says what was not understood (a key of the words), `params` fill its sentence in,
    `did_you_mean` are texts that would be understood, nearest first.
    """

    def __init__(self, code: str, did_you_mean: tuple[str, ...] = (), **params: str) -> None:
        super().__init__(code)
        self.code, self.did_you_mean, self.params = code, did_you_mean, params
