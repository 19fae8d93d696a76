"""manage.py upgrade: backup, change the tables, look at them; back on failure. Stop the service first."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.operations import running, upgrading
from doithoai.operations.backup.sealing import BadBackup


class Command(BaseCommand):
    help = "Bring the tables to this release, with a backup before; a call after a cut goes on or goes back."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            upgrading.upgrade(self.stdout.write)
        except (upgrading.Failed, BadBackup, running.StillRunning) as failed:
            raise CommandError(str(failed)) from failed
