"""What the admin asks while an editor has a preview open."""

from django.urls import path

from cms.preview import views

app_name = "storywire_preview"
urlpatterns = [
    path("review/<int:page_id>/", views.review_links, name="review_links"),
    path("review/<int:page_id>/<int:pk>/revoke/", views.revoke, name="revoke_review_link"),
]
