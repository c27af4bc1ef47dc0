"""What the API does to pages, by way of the pages' own methods, which change a page whole."""

from typing import Any

from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.registry import ActionRegistry
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from cms.gone import hold_tree


class Publish(PublishPageRevisionAction):
    """Publishes a revision as the editor does, one after the other."""

    def execute(self, skip_permission_checks: bool = False) -> None:
        """Publish."""
        self.check(skip_permission_checks=skip_permission_checks)
        self.revision.publish(user=self.user, skip_permission_checks=True)


class Unpublish(UnpublishPageAction):
    """Withdraws a page, and those below it when asked to."""

    def execute(self, skip_permission_checks: bool = False) -> None:
        """Withdraw."""
        self.check(skip_permission_checks=skip_permission_checks)
        below = self.object.get_descendants().live().specific()
        pages = [self.object, *(below if self.include_descendants else ())]
        for page in pages:
            if skip_permission_checks or page.permissions_for_user(self.user).can_unpublish():
                page.unpublish(user=self.user)


class Move(MovePageAction):
    """Moves a page below another one; Wagtail's would put it beside unless told otherwise."""

    def __init__(self, page: Page, target: Page, pos: str | None = None, user: Any = None) -> None:
        """Choose the last place below the target."""
        super().__init__(page, target, pos=pos or "last-child", user=user)

    def execute(self, skip_permission_checks: bool = False) -> None:
        """Move, once both are held."""
        hold_tree(self.page, self.target)
        super().execute(skip_permission_checks=skip_permission_checks)


class Copy(CopyPageAction):
    """Copies a page."""

    def execute(self, skip_permission_checks: bool = False) -> Page:
        """Copy, once both are held."""
        hold_tree(self.page, *([self.to] if self.to else ()))
        return super().execute(skip_permission_checks=skip_permission_checks)


class Delete(DeletePageAction):
    """Deletes a page and what lies below it."""

    def execute(self, *args: Any, **kwargs: Any) -> Any:
        """Delete, once it is held."""
        hold_tree(self.page)
        return super().execute(*args, **kwargs)


def register(registry: ActionRegistry) -> None:
    """Put these in the place of Wagtail's."""
    for action in (Publish, Unpublish, Move, Copy, Delete):
        registry.register(Page, action)
