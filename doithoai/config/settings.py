"""The one settings file; everything that differs between machines is read from the environment here."""

import base64
import hashlib
import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from doithoai.config.environment import Environment, refuse

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "doithoai"
env = Environment()

DATA_DIR = Path(env.str("DOITHOAI_DATA_DIR", default=str(ROOT / "var")))
try:
    DATA_DIR.mkdir(mode=0o750, parents=True, exist_ok=True)
except OSError as _error:
    raise SystemExit(
        f"{DATA_DIR}: {_error.strerror}. Make this folder, or name another in DOITHOAI_DATA_DIR."
    ) from None
DOITHOAI_DATA_DIR = DATA_DIR


_UNWRITABLE = (
    "{place}: {why}. Give the data folder (DOITHOAI_DATA_DIR) to the account that runs the service, "
    "on a disk that can be written."
)


def _database_file() -> Path:
    return DATA_DIR / "doithoai.sqlite3"


def _read_key(place: Path) -> str:
    try:
        found = place.read_text().strip()
    except OSError as error:
        raise SystemExit(_UNWRITABLE.format(place=place, why=error.strerror)) from None
    if not found:
        raise SystemExit(f"{place} is empty. Put the key back from where it is kept apart.")
    return found


def _kept_secret(name: str) -> str:
    """The secret of this installation: from the environment, else made once and kept with mode 0600."""
    given = env.str(f"DOITHOAI_{name}", default="")
    if given:
        return str(given)
    place = DATA_DIR / f"{name.lower()}.key"
    try:
        if not place.exists() and name != "SECRET_KEY" and _database_file().exists():
            # A new key would make what was sealed with the old one unreadable, and nobody would notice.
            raise SystemExit(f"{place} is missing, but there are data. Put the key back from where it is kept apart.")
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_key(place)
    except OSError as error:
        raise SystemExit(_UNWRITABLE.format(place=place, why=error.strerror)) from None
    made = base64.urlsafe_b64encode(secrets.token_bytes(48)).decode()
    # On the disk itself before anything is sealed with it: after a power cut the data would be there without their key.
    with os.fdopen(handle, "w") as target:
        target.write(made)
        target.flush()
        os.fsync(target.fileno())
    folder = os.open(DATA_DIR, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return made


def _bytes_of(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


SECRET_KEY = _kept_secret("SECRET_KEY")
DOITHOAI_CODE_KEY = _bytes_of(_kept_secret("CODE_KEY"))
# The keys of personal columns: data_key.key is k1; manage.py rotate_keys puts data_key_k2.key, … beside it. The newest
# seals, every one opens.
DOITHOAI_DATA_KEYS = {
    _place.stem.removeprefix("data_key_"): _bytes_of(_read_key(_place))
    for _place in DATA_DIR.glob("data_key_k[0-9]*.key")
}
_named_key = env.str("DOITHOAI_DATA_KEY_ID", default="")
if _named_key or not DOITHOAI_DATA_KEYS or (DATA_DIR / "data_key.key").exists() or "DOITHOAI_DATA_KEY" in os.environ:
    DOITHOAI_DATA_KEYS[_named_key or "k1"] = _bytes_of(_kept_secret("DATA_KEY"))
DOITHOAI_DATA_KEY_ID = _named_key or max(DOITHOAI_DATA_KEYS, key=lambda name: int(name[1:]))
for _name, _value in env.pairs("DOITHOAI_OLD_DATA_KEYS").items():
    DOITHOAI_DATA_KEYS[_name] = _bytes_of(_value)

DEBUG = env.bool("DOITHOAI_DEBUG", default=False)
DOITHOAI_DEMO = env.bool("DOITHOAI_DEMO", default=False)
DOITHOAI_PLAIN_HTTP = env.bool("DOITHOAI_PLAIN_HTTP", default=True)
ALLOWED_HOSTS = env.list("DOITHOAI_HOSTS", default=["127.0.0.1", "localhost", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("DOITHOAI_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "template_partials.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "doithoai.core",
    "doithoai.people",
    "doithoai.documents",
    "doithoai.notices",
    "doithoai.programme",
    "doithoai.conference",
    "doithoai.opinion",
    "doithoai.casework",
    "doithoai.live",
    "doithoai.reporting",
    "doithoai.privacy",
    "doithoai.portal",
    "doithoai.office",
    "doithoai.hall",
    "doithoai.operations",
]

MIDDLEWARE = [
    "doithoai.config.headers.HouseHeaders",
    "django.middleware.security.SecurityMiddleware",
    "doithoai.config.packing.Packing",
    "doithoai.config.training.Follow",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "doithoai.config.accounts.SessionLife",
    "allauth.account.middleware.AccountMiddleware",
    "doithoai.core.web.HouseMiddleware",
    "doithoai.config.second_factor.SecondFactorFirst",
    "doithoai.config.administration.Administration",
]

ROOT_URLCONF = "doithoai.config.urls"
ASGI_APPLICATION = "doithoai.config.asgi.application"
WSGI_APPLICATION = "doithoai.config.wsgi.application"
# The web server in front turns http into https (deploy/proxy); an office does not join the list of browsers for good.
SILENCED_SYSTEM_CHECKS = ["security.W008", "security.W021"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": ["doithoai.core.templatetags.ui", "template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "doithoai.core.web.house",
            ],
        },
    }
]
FORM_RENDERER = "doithoai.core.forms.HouseRenderer"

DATABASES = {
    "default": env.database("DOITHOAI_DATABASE_URL", default=f"sqlite:///{DATA_DIR}/doithoai.sqlite3"),
}
_database = DATABASES["default"]
_database["CONN_MAX_AGE"] = 60
if _database["ENGINE"].endswith("sqlite3"):
    _database["ENGINE"] = "doithoai.config.sqlite"
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864; "
            "PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON;"
        ),
    }
else:
    _database["CONN_HEALTH_CHECKS"] = True
    # Many short questions from indexes that lie in memory (docs/decisions/0010). Who waits for a row that somebody
    # holds is told so after ten seconds, as on SQLite, instead of keeping a thread busy without end.
    _database.setdefault("OPTIONS", {}).setdefault(
        "options",
        "-c jit=off -c random_page_cost=1.1 -c work_mem=32MB -c max_parallel_workers_per_gather=0 -c lock_timeout=10s",
    )
    # A question that one connection asks for the third time is kept by the server with its plan: a tenth of a page, a
    # quarter of a new opinion. A pooler that hands each transaction another connection must know of it.
    if env.bool("DOITHOAI_DATABASE_PREPARED", default=True):
        _database["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 3}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name")},
    },
    {"NAME": "doithoai.people.passwords.NotTheHouseValidator"},
    {"NAME": "doithoai.people.passwords.KindsOfSigns"},
]
# What Decision 742/QĐ-BTTTT lets a body ask for; off: long passwords that are kept are safer (ASVS 6.2.5, 6.2.10).
DOITHOAI_PASSWORD_KINDS = env.bool("DOITHOAI_PASSWORD_KINDS", default=False)
DOITHOAI_PASSWORD_DAYS = env.int("DOITHOAI_PASSWORD_DAYS", default=0)
DOITHOAI_ADMIN_NETWORKS = env.networks("DOITHOAI_ADMIN_NETWORKS")
DOITHOAI_ADMIN_HOURS = env.hours("DOITHOAI_ADMIN_HOURS")
#: So many failures of one account in so many minutes shut its door for as long.
DOITHOAI_LOCK_OUT_FAILURES = env.int("DOITHOAI_LOCK_OUT_FAILURES", default=5)
DOITHOAI_LOCK_OUT_MINUTES = env.int("DOITHOAI_LOCK_OUT_MINUTES", default=5)
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/vao/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "doithoai.config.accounts.ClosedAdapter"
ACCOUNT_FORMS = {
    "login": "doithoai.office.forms.account.SignInForm",
    "change_password": "doithoai.office.forms.account.ChangePasswordForm",
    "reauthenticate": "doithoai.office.forms.account.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
# Roles, publishing, exports of persons: the own password again when it was given longer ago. 0: never asked again.
DOITHOAI_PROOF_MINUTES = env.int("DOITHOAI_PROOF_MINUTES", default=0 if DOITHOAI_DEMO else 10)
# Without a second factor an official reaches nothing but the page where one is added.
DOITHOAI_SECOND_FACTOR = env.bool("DOITHOAI_SECOND_FACTOR", default=not (DOITHOAI_DEMO or DOITHOAI_PLAIN_HTTP))
ACCOUNT_RATE_LIMITS = {
    "login_failed": f"10/m/ip,{DOITHOAI_LOCK_OUT_FAILURES}/{DOITHOAI_LOCK_OUT_MINUTES}m/key",
    "login": "30/m/ip",
    "reauthenticate": "10/m/user",
}
# The middleware SessionLife notes once a minute when a session was used; allauth would write at each request.
USERSESSIONS_TRACK_ACTIVITY = False
DOITHOAI_IDLE_SECONDS = env.int("DOITHOAI_IDLE_SECONDS", default=30 * 60)

# Signing in at a provider of the province (OpenID Connect); off where no server is named.
DOITHOAI_OIDC_SERVER = env.str("DOITHOAI_OIDC_SERVER", default="")
DOITHOAI_OIDC_NAME = env.str("DOITHOAI_OIDC_NAME", default="OpenID Connect")
DOITHOAI_OIDC_CLIENT = env.str("DOITHOAI_OIDC_CLIENT", default="")
DOITHOAI_OIDC_SECRET = env.str("DOITHOAI_OIDC_SECRET", default="")
SOCIALACCOUNT_ADAPTER = "doithoai.config.outside.ClosedOutside"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False

SESSION_ENGINE = "doithoai.config.sessions"
SESSION_COOKIE_NAME = "doithoai" if DOITHOAI_PLAIN_HTTP else "__Host-doithoai"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not DOITHOAI_PLAIN_HTTP
SESSION_COOKIE_AGE = env.int("DOITHOAI_SESSION_SECONDS", default=12 * 3600)
CSRF_COOKIE_SECURE = not DOITHOAI_PLAIN_HTTP
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "doithoai.core.web.csrf_failure"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0 if DOITHOAI_PLAIN_HTTP else 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DOITHOAI_PLAIN_HTTP
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["doithoai.config.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
# The files are served from the packages where they lie: nothing is collected, so there is no STATIC_ROOT.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
#: The key of the backups; empty: backup.key in the data folder. Better on a disk of its own.
DOITHOAI_BACKUP_KEY_FILE = env.str("DOITHOAI_BACKUP_KEY_FILE", default="")
DOITHOAI_BACKUP_DIR = Path(env.str("DOITHOAI_BACKUP_DIR", default=str(DATA_DIR / "backups")))
MEDIA_ROOT = DATA_DIR / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 11 * 1024 * 1024

#: Where the pages are reached from outside, without a path: notices then carry a full link.
DOITHOAI_BASE_URL = env.str("DOITHOAI_BASE_URL", default="")
EMAIL_HOST = env.str("DOITHOAI_SMTP_HOST", default="")
EMAIL_PORT = env.int("DOITHOAI_SMTP_PORT", default=25)
EMAIL_HOST_USER = env.str("DOITHOAI_SMTP_USER", default="")
EMAIL_HOST_PASSWORD = env.str("DOITHOAI_SMTP_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("DOITHOAI_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DOITHOAI_MAIL_FROM", default="doithoai@localhost")

#: Where two installations serve one authority: "outside" in the open network, "inside" in the closed one.
DOITHOAI_SIDE = env.str("DOITHOAI_SIDE", default="")
if DOITHOAI_SIDE not in ("", "outside", "inside"):
    refuse("DOITHOAI_SIDE", "outside or inside, or nothing where there is one installation")
DOITHOAI_TENANCY = "doithoai.people.tenancy"
DOITHOAI_SUBMIT_LIMIT = env.rate("DOITHOAI_SUBMIT_LIMIT", default="5/10m")
#: Who may read /metrics says this word (Authorization: Bearer …); empty: there are no figures.
DOITHOAI_METRICS_TOKEN = env.str("DOITHOAI_METRICS_TOKEN", default="")
#: How many files of the open data one address may have made.
DOITHOAI_OPEN_DATA_LIMIT = env.rate("DOITHOAI_OPEN_DATA_LIMIT", default="60/10m")
DOITHOAI_LOOKUP_LIMIT = env.rate("DOITHOAI_LOOKUP_LIMIT", default="20/60m")
#: How long a link in a message is good for its one act.
DOITHOAI_ACT_LINK_DAYS = env.int("DOITHOAI_ACT_LINK_DAYS", default=7)

#: Also into this file, for a service that no journal of the system listens to; the lines are the same.
_log_file = env.file_to_write("DOITHOAI_LOG_FILE")
_handlers = ["console", *(["file"] if _log_file else [])]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "doithoai.config.log_words.lines"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "lines"},
        "nowhere": {"class": "logging.NullHandler"},
        **(
            {"file": {"class": "logging.FileHandler", "filename": _log_file, "delay": True, "formatter": "lines"}}
            if _log_file
            else {}
        ),
    },
    "root": {"handlers": _handlers, "level": env.level("DOITHOAI_LOG_LEVEL", default="WARNING")},
    "loggers": {
        "doithoai.security": {"level": "INFO"},
        # They bring handlers of their own, which write addresses as they were typed.
        **{
            name: {"handlers": [], "propagate": True}
            for name in ("django", "django.server", "uvicorn", "uvicorn.error")
        },
        # Who asked for which address is written nowhere.
        "uvicorn.access": {"handlers": ["nowhere"], "propagate": False},
        # Statements with all their values.
        "django.db.backends": {"level": "WARNING"},
    },
}
