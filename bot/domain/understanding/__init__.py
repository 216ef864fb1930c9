"""From a person's text to a question: words, numbers, components, meaning, and what may have been meant."""
