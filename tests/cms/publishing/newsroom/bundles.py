"""What the rules of all modules share."""

from hypothesis.stateful import Bundle

stories = Bundle("stories")
"""Primary keys of pages of any type, whether or not they are still there."""
images = Bundle("images")
people = Bundle("people")
