"""Finding the element that a person used and saying what they did with it, as block_actions does."""

from collections.abc import Iterator, Sequence

from bot.playground.model import Json

# What a used element carries, by its type: the payload's field, and whether it is one of the element's options.
CHOICES = {
    "static_select": ("selected_option", True),
    "external_select": ("selected_option", True),
    "multi_external_select": ("selected_options", True),
    "overflow": ("selected_option", True),
    "radio_buttons": ("selected_option", True),
    "users_select": ("selected_user", False),
    "conversations_select": ("selected_conversation", False),
    "channels_select": ("selected_channel", False),
    "datepicker": ("selected_date", False),
    "timepicker": ("selected_time", False),
    "plain_text_input": ("value", False),
    "checkboxes": ("selected_options", True),
    "multi_static_select": ("selected_options", True),
    "multi_users_select": ("selected_users", False),
    "multi_conversations_select": ("selected_conversations", False),
    "multi_channels_select": ("selected_channels", False),
}
MANY = {"selected_options", "selected_users", "selected_conversations", "selected_channels"}


class NoSuchElementError(LookupError):
    """Nothing with these ids (or this option) is shown there."""


# The page names what it shows, but the bot's own words decide what is sent on.
def find_element(blocks: list[Json] | None, block_id: str, action_id: str) -> Json:
    """Return the element with these ids; NoSuchElementError when the blocks have none."""
    for block in blocks_within(blocks or []):
        if block.get("block_id") == block_id:
            for element in elements_of(block):
                if element.get("action_id") == action_id:
                    return element
    raise NoSuchElementError(f"no element {action_id} in block {block_id}")


def block_of(blocks: list[Json] | None, action_id: str) -> str:
    """Return the block_id of the first element with this action_id; NoSuchElementError."""
    for block in blocks_within(blocks or []):
        if any(element.get("action_id") == action_id for element in elements_of(block)):
            return str(block["block_id"])
    raise NoSuchElementError(f"no element {action_id}")


def action(
    element: Json, block_id: str, ts: str, value: str | None, selected: object, offered: Sequence[Json] = ()
) -> Json:
    """Return the action of using this element; NoSuchElementError for an option that it does not have.

    `offered` are options that the element does not bring with it: those of a type-ahead.
    """
    base: Json = {"type": element["type"], "block_id": block_id, "action_id": element["action_id"]}
    base["action_ts"] = ts
    if element["type"] in CHOICES:
        name, by_option = CHOICES[element["type"]]
        chosen = value if selected is None else selected
        options = [*listed_options(element), *offered]
        return base | {name: chosen_options(options, chosen, name in MANY) if by_option else chosen}
    # Only what the bot wrote itself goes back: a person cannot change a button's value.
    kept = ("text", "value", "style", "url", "confirm", "accessibility_label")
    return base | {name: element[name] for name in kept if name in element}


def listed_options(element: Json) -> list[Json]:
    """Return the options that an element brings with it, its groups opened."""
    groups = element.get("option_groups", [])
    listed: list[Json] = element.get("options") or [option for group in groups for option in group["options"]]
    return listed


def chosen_options(options: list[Json], chosen: object, many: bool) -> object:
    """Return the options with the chosen values (one, or a list); NoSuchElementError for a value not offered."""
    by_value = {option["value"]: option for option in options}
    wanted = chosen if isinstance(chosen, list) else [chosen]
    if unknown := [value for value in wanted if value not in by_value]:
        raise NoSuchElementError(f"no option {unknown[0]}")
    found = [by_value[value] for value in wanted]
    return found if many else found[0]


def blocks_within(blocks: list[Json]) -> Iterator[Json]:
    """Yield the blocks and those inside them."""
    for block in blocks:
        yield block
        yield from blocks_within(block.get("child_blocks") or block.get("blocks") or [])
        # A carousel's cards are blocks with buttons of their own.
        yield from blocks_within(block.get("elements", []) if block["type"] == "carousel" else [])


def elements_of(block: Json) -> Iterator[Json]:
    """Yield the elements of one block."""
    for name in ("elements", "actions", "buttons"):
        yield from (found for found in block.get(name) or [] if isinstance(found, dict))
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict):
            yield block[name]
