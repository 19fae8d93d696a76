"""manage.py upgrade: backup, change the tables, look at them; back on failure. Stop the service first."""

from typing import Any

from django.core.management.base import CommandError

from doithoai.core.commands import HouseCommand
from doithoai.operations import running, upgrading
from doithoai.operations.backup.sealing import BadBackup


class Command(HouseCommand):
    help = "Bring the tables to this release, with a backup before; a call after a cut goes on or goes back."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            upgrading.upgrade(self.stdout.write)
        except (upgrading.Failed, BadBackup, running.StillRunning) as failed:
            raise CommandError(str(failed)) from failed
