"""What the admin gains: source beside target, what is behind, and who may publish translations."""

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.contract.locale import RIGHT_TO_LEFT
from cms.translating.asking import ask_about_rights
from cms.translating.report import BehindView
from cms.translating.updating import UpdateView


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the report; take the place of a view of wagtail-localize."""
    return [
        path("reports/translations-behind/", BehindView.as_view(), name="translations_behind"),
        path(
            "reports/translations-behind/results/",
            BehindView.as_view(results_only=True),
            name="translations_behind_results",
        ),
        path("localize/update/<int:translation_source_id>/", UpdateView.as_view()),
    ]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """Lead to it from the reports."""
    return MenuItem(
        _("Translations behind"), reverse("translations_behind"), icon_name="rotate", order=9001
    )


# Before the hooks of wagtail-localize, which publish.
hooks.register("before_edit_page", ask_about_rights, order=-1)
hooks.register("before_edit_snippet", ask_about_rights, order=-1)


@hooks.register("insert_editor_js")
def beside() -> SafeString:
    """Give what translators write its direction."""
    return format_html(
        '<script src="{}" data-right-to-left="{}"></script>',
        static("cms/translating/beside.js"),
        " ".join(sorted(RIGHT_TO_LEFT)),
    )


@hooks.register("insert_global_admin_css")
def beside_style() -> SafeString:
    """Put the target beside its source; their editor has no hook for styles of its own."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/translating/beside.css"))


@hooks.register("insert_global_admin_css")
def directions_style() -> SafeString:
    """Give what editors write its direction, be it that of the admin or not."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("cms/translating/directions.css")
    )
