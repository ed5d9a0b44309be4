"""Signatures of webhooks, as Standard Webhooks specifies them (https://www.standardwebhooks.com)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from collections.abc import Mapping
from typing import Any

from .http import parse

TOLERANCE_SECONDS = 300


class BadSignature(Exception):
    """Not sent by the service, changed on the way, or too old."""


def verify(secret: str, headers: Mapping[str, str], body: bytes) -> Any:
    """The event of a delivery. Its `webhook-id` is the same for every attempt: handle each once.

    :raises BadSignature:
    """
    given = {name.lower(): value for name, value in headers.items()}
    try:
        ident, moment = given["webhook-id"], given["webhook-timestamp"]
        age = abs(int(time.time()) - int(moment))
        signatures = [one.removeprefix("v1,") for one in given["webhook-signature"].split() if one.startswith("v1,")]
    except (KeyError, ValueError):
        raise BadSignature("webhook-id, webhook-timestamp or webhook-signature is missing or wrong") from None
    if age > TOLERANCE_SECONDS:
        raise BadSignature(f"webhook-timestamp is {moment[:20]}, more than {TOLERANCE_SECONDS} seconds ago or ahead")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{ident}.{moment}.".encode() + body, hashlib.sha256).digest()
    expected = base64.b64encode(digest).decode()
    if not any(hmac.compare_digest(expected.encode(), one.encode(errors="replace")) for one in signatures):
        raise BadSignature("no signature fits the body")
    return parse(body)
