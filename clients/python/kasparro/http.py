"""HTTP with JSON: exact numbers, problems as exceptions, and patience where the service asks for it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from http.client import HTTPException, HTTPResponse
from secrets import token_hex
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen


class KasparroError(Exception):
    """A reply that is no success. `problem` has its `code`, `detail` and `status` (RFC 9457)."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{problem.get('code')}: {problem.get('detail')}")
        self.problem = problem


class Http:
    """The key is needed for changes, and for reads where they are closed."""

    def __init__(self, base_url: str, key: str | None = None, *, timeout: float = 60, retries: int = 3) -> None:
        if not re.match(r"https?://[^/]", base_url, re.IGNORECASE):
            raise ValueError(f"expected a base URL such as http://localhost:3000, got {base_url!r}")
        self.base_url = base_url.rstrip("/")
        self._headers = {"accept": "application/json", **({"x-api-key": key} if key else {})}
        self._timeout = timeout
        self._retries = retries

    def _call(
        self,
        method: str,
        path: str,
        in_path: Mapping[str, Any],
        query: Mapping[str, Any],
        headers: Mapping[str, Any],
        body: Any = None,
    ) -> Any:
        for attempt in range(self._retries + 1):
            try:
                with self._open(method, path, in_path, query, headers, body) as response:
                    return parse(response.read())
            except KasparroError as error:
                wait = error.problem.get("retry_after")
                if method != "GET" or wait is None or attempt == self._retries:
                    raise
                time.sleep(float(wait))

    def _open(
        self,
        method: str,
        path: str,
        in_path: Mapping[str, Any],
        query: Mapping[str, Any],
        headers: Mapping[str, Any],
        body: Any = None,
    ) -> HTTPResponse:
        for name, value in in_path.items():
            path = path.replace("{" + name + "}", quote(str(value), safe=""))
        given = {name: text(value) for name, value in query.items() if value is not None}
        url = self.base_url + path + ("?" + urlencode(given, doseq=True) if given else "")
        sent = {**self._headers, **{name: str(value) for name, value in headers.items() if value is not None}}
        data = None if body is None else encode(body)
        if data is not None:
            sent["content-type"] = "application/json"
        try:
            return urlopen(Request(url, data, sent, method=method), timeout=self._timeout)  # noqa: S310
        except HTTPError as error:
            raise KasparroError(problem_of(error)) from None


def parse(body: bytes | str) -> Any:
    """JSON without the loss of a digit."""
    return json.loads(body, parse_float=Decimal) if body else None


def text(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [text(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)


def encode(body: Any) -> bytes:
    """JSON with the digits of decimals, which Python's own encoder has no way to write."""
    mark = token_hex()

    def marked(value: Any) -> str:
        if isinstance(value, Decimal) and value.is_finite():
            return f"{mark}{value:f}"
        raise TypeError(f"{value!r} cannot be sent as JSON")

    return re.sub(f'"{mark}([^"]*)"', r"\1", json.dumps(body, default=marked)).encode()


def problem_of(error: HTTPError) -> Mapping[str, Any]:
    problem = {"code": "unknown", "detail": error.reason}
    try:
        given = parse(error.read())
        if isinstance(given, dict):
            problem.update(given)
    except (ValueError, OSError, HTTPException):
        # A proxy replied with something else, or the connection broke.
        pass
    return {**problem, "status": error.code}
