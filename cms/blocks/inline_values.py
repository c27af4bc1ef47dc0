"""How editors write values into rich text: what Wagtail’s editor and converters have to know."""

from typing import Any

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.editor_html import EmbedTypeRule
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    InlineEntityElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import EmbedHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.contract.inline_values import with_values


class RichTextArea(DraftailRichTextArea):
    """Wagtail's editor, which offers every value there is in every rich text."""

    def __init__(self, *args: Any, features: list[str] | None = None, **kwargs: Any) -> None:
        """Add the values to the features of the field."""
        if features is not None:
            features = with_values(features)
        super().__init__(*args, features=features, **kwargs)


def register_value(registry: FeatureRegistry, name: str, label: Any, icon: str, js: str) -> None:
    """Let editors write a value, stored as ``<embed embedtype="name"/>``.

    ``js`` is a static file that registers the entity type ``name`` with Draftail.
    """
    entity = {"type": name, "icon": icon, "description": label}
    registry.register_editor_plugin("draftail", name, EntityFeature(entity, js=[js]))
    stored = {"embedtype": name}
    registry.register_converter_rule(
        "contentstate",
        name,
        {
            "from_database_format": {f'embed[embedtype="{name}"]': _ValueHandler(name, label)},
            "to_database_format": {
                "entity_decorators": {name: lambda _props: DOM.create_element("embed", stored)}
            },
        },
    )
    # What programs send is cleaned by the rules of an older editor.
    registry.register_converter_rule("editorhtml", name, [EmbedTypeRule(name, _ValueEmbed)])
    registry.register_embed_type(type("ValueEmbed", (_ValueEmbed,), {"identifier": name}))


class _ValueHandler(InlineEntityElementHandler):  # type: ignore[misc]  # Wagtail has no types
    """Shows the value's name in the place of the value."""

    mutability = "IMMUTABLE"

    def __init__(self, entity_type: str, label: Any) -> None:
        super().__init__(entity_type)
        self.label = label

    def handle_starttag(self, name: str, attrs: Any, state: Any, contentstate: Any) -> None:
        super().handle_starttag(name, attrs, state, contentstate)
        state.current_block.text += str(self.label)
        state.leading_whitespace = KEEP_WHITESPACE


class _ValueEmbed(EmbedHandler):  # type: ignore[misc]  # as above
    """Where Wagtail itself shows rich text, such as in comparisons of revisions."""

    @staticmethod
    def get_db_attributes(tag: Any) -> dict[str, str]:
        del tag
        return {}

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        del attrs
        return f"[{cls.identifier}]"
