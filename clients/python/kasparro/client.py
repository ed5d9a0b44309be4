"""The client: a method for every operation, pages as an iterator, and the change feed as a stream."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from http.client import HTTPException
from typing import Any, Literal

from .api import Api, Item
from .http import KasparroError, parse

Event = tuple[Literal["item", "withdrawn"], Item]

#: Replies of a service that is busy or restarting, and of a proxy in front of it.
TEMPORARY = (429, 502, 503, 504)


class Client(Api):
    def each(self, list_page: Callable[..., Any], *args: Any, **filters: Any) -> Iterator[Any]:
        """All items of a list, page after page: `each(client.list_data, kind="quote")`."""
        cursor = None
        while True:
            page = list_page(*args, **filters, cursor=cursor)
            yield from page["data"]
            cursor = page["metadata"]["next_cursor"]
            if cursor is None:
                return

    def stream(self, *, last_event_id: str | None = None, **filters: Any) -> Iterator[Event]:
        """Versions as they are committed, with the filters of `list_data`, for ever.

        A lost connection is taken up where it broke off. `client.last_event_id` is the place to come back to after a
        restart: store it together with what you made of the items.
        """
        self.last_event_id = last_event_id
        seconds = 1.0
        while True:
            try:
                for event in self._events(filters):
                    seconds = 1.0
                    if event:
                        yield event
            except KasparroError as error:
                if error.problem.get("status") not in TEMPORARY:
                    raise
                seconds = float(error.problem.get("retry_after") or seconds)
            except (OSError, HTTPException):
                # A connection that breaks within a chunk is an HTTPException.
                pass
            time.sleep(seconds)
            seconds = min(2 * seconds, 60)

    def _events(self, filters: dict[str, Any]) -> Iterator[Event | None]:
        """None for a comment: the connection works, although no item matches."""
        headers = {"accept": "text/event-stream", "last-event-id": self.last_event_id}
        with self._open("GET", "/data/stream", {}, filters, headers) as lines:
            kind, data, place = "", "", None
            for raw in lines:
                line = raw.decode().rstrip("\r\n")
                field, _, value = line.partition(":")
                value = value.removeprefix(" ")
                if field == "event":
                    kind = value
                elif field == "data":
                    data += value
                elif field == "id":
                    place = value
                elif not line:
                    yield (kind, parse(data)) if data else None  # type: ignore[misc]
                    # The place behind an item counts once whoever takes it has come back for the next.
                    self.last_event_id = place or self.last_event_id
                    kind, data = "", ""
