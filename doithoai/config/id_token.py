"""The token in which a provider says who signed in: believed only when everything about it is right.

The accounts library skips the signature of a token that came over TLS, takes the algorithm from the token itself and
knows no nonce; OpenID Connect Core 3.1.3.7 lists what is checked here.
"""

from __future__ import annotations

from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

#: Signatures with a public key alone: never "none", never a shared secret.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
#: So many seconds may the clocks of both houses differ.
LEEWAY = 60


def checked(token: str, *, keys: dict[str, Any], issuer: str, client: str, nonce: str) -> dict[str, Any]:
    """The claims of the token; raises OAuth2Error, for which the library shows the page of a failed sign-in."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            _key(token, keys),
            algorithms=ALGORITHMS,
            issuer=issuer,
            audience=client,
            leeway=LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
        )
    except jwt.PyJWTError as fault:
        raise OAuth2Error(f"id_token: {type(fault).__name__}") from fault
    if not nonce or claims["nonce"] != nonce:
        raise OAuth2Error("id_token: nonce")
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != client:
        raise OAuth2Error("id_token: azp")
    return claims


def _key(token: str, keys: dict[str, Any]) -> Any:
    """The public key that the token names; without a name the only one."""
    named = jwt.get_unverified_header(token).get("kid")
    known = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use in (None, "sig")]
    fitting = [key for key in known if key.key_id == named] if named else known
    if len(fitting) != 1 or fitting[0].key_type not in ("RSA", "EC", "OKP"):
        raise OAuth2Error("id_token: key")
    return fitting[0]
