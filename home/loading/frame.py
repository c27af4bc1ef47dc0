"""Who may enter the demo."""

from django.contrib.auth.models import Group

from cms.accounts.models import User
from home.demo_accounts import ACCOUNTS


def make_accounts(password: str) -> list[str]:
    """Add the demo's log-ins that are missing; return their names."""
    made = []
    for name, role in ACCOUNTS.items():
        if User.objects.filter(username=name).exists():
            continue
        user = User.objects.create_user(
            name, password=password, is_superuser=role is None, is_staff=role is None,
            first_name=name.capitalize(), last_name="(demo)",
        )  # fmt: skip
        if role:
            user.groups.add(Group.objects.get(name=role))
        made.append(name)
    return made
