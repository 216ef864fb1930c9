"""What a person cannot do here, said in a sentence; the page and the tests meet it as one error."""


class RefusedError(Exception):
    """Something that a person cannot do; the text says so, `status` is HTTP's."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status
