"""Is it alive, and is it ready: for whoever runs it."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from cms.publishing.rebuilding import nothing_is_compiled


@never_cache
def livez(request: HttpRequest) -> JsonResponse:
    """Answer as long as the process can."""
    del request
    return JsonResponse({"status": "ok"})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers and is migrated, else 503 with the reason."""
    del request
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return _not_ready("The database does not answer. Check DATABASE_URL and the server.")
    if waiting:
        return _not_ready("Migrations are waiting. Run: python manage.py migrate")
    if nothing_is_compiled():
        return _not_ready("No page is compiled. Run: python manage.py rebuild_documents")
    return JsonResponse({"status": "ok"})


def _not_ready(reason: str) -> JsonResponse:
    return JsonResponse({"status": "unavailable", "reason": reason}, status=503)
