"""The settings of the release of tomorrow: one application more."""

from doithoai.config.settings import *  # noqa: F403
from doithoai.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.operations.tomorrow"]
