"""How the portal draws a description."""

from bot.playground.desk.portal.wiki import drawn


def test_headings_and_blocks_are_drawn_and_the_rest_stays_text() -> None:
    said = drawn("h3. Steps\n1. <b>Open</b>\n\nh3. Actual\n{noformat}\nh3. *not* a heading\n{noformat}\n\nid: 1")
    assert said == (
        '<h3>Steps</h3><p class="written">1. &lt;b&gt;Open&lt;/b&gt;</p><h3>Actual</h3>'
        '<pre>h3. *not* a heading</pre><p class="written">id: 1</p>'
    )


def test_a_block_that_nobody_ended_stays_as_it_was_written() -> None:
    assert drawn("{noformat}\nopen") == '<p class="written">{noformat}\nopen</p>'
