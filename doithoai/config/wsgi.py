"""Django's WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doithoai.config.settings")
application = get_wsgi_application()
# What is loaded now stays: without this the collector walks through all of it again and again, a tenth of each page.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
