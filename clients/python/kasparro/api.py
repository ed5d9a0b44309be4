"""Types and calls of the service's OpenAPI document. Generated: `make schema` writes it anew."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal, NotRequired, TypedDict, Union

from .http import Http

#: A decimal with all its digits; one without a fraction is an int.
Number = Union[Decimal, int]


ConfirmListing = TypedDict("ConfirmListing", {
    "reason": 'NotRequired[str]',
    "listing": 'str',
    "asset": 'str',
})

SettleDecision = TypedDict("SettleDecision", {
    "listing": 'str',
    "asset": 'Union[str, None]',
})

SettleListings = TypedDict("SettleListings", {
    "reason": 'NotRequired[str]',
    "decisions": 'list[SettleDecision]',
})

SplitAsset = TypedDict("SplitAsset", {
    "reason": 'NotRequired[str]',
    "asset": 'str',
    "listings": 'list[str]',
})

MergeAssets = TypedDict("MergeAssets", {
    "reason": 'NotRequired[str]',
    "from": 'list[str]',
    "into": 'str',
})

UndoOperation = TypedDict("UndoOperation", {
    "reason": 'NotRequired[str]',
    "operation_id": 'int',
})

ReplaySource = TypedDict("ReplaySource", {
    "since": 'NotRequired[str]',
    "until": 'NotRequired[str]',
})

InspectPath = TypedDict("InspectPath", {
    "path": 'str',
    "profile": 'NotRequired[str]',
})

InspectFeed = TypedDict("InspectFeed", {
    "url": 'str',
})

RejectionSelection = TypedDict("RejectionSelection", {
    "source": 'NotRequired[str]',
    "code": 'NotRequired[str]',
    "field": 'NotRequired[str]',
    "run": 'NotRequired[int]',
    "ids": 'NotRequired[list[int]]',
})

ReplayRejections = TypedDict("ReplayRejections", {
    "filter": 'NotRequired[RejectionSelection]',
    "dry_run": 'NotRequired[bool]',
    "limit": 'NotRequired[int]',
    "after": 'NotRequired[int]',
})

DiscardRejections = TypedDict("DiscardRejections", {
    "reason": 'str',
    "filter": 'RejectionSelection',
})

DiscardRejection = TypedDict("DiscardRejection", {
    "reason": 'str',
})

Acknowledge = TypedDict("Acknowledge", {
    "reason": 'str',
})

StartRun = TypedDict("StartRun", {
    "source": 'str',
    "mode": 'NotRequired[Literal["live", "backfill"]]',
    "partition": 'NotRequired[str]',
    "since": 'NotRequired[str]',
    "until": 'NotRequired[str]',
    "assets": 'NotRequired[list[str]]',
    "fill": 'NotRequired[bool]',
    "interval": 'NotRequired[str]',
    "dry_run": 'NotRequired[bool]',
})

ResetCheckpoint = TypedDict("ResetCheckpoint", {
    "source": 'str',
    "partition": 'str',
    "reason": 'str',
    "force": 'NotRequired[bool]',
})

SetCheckpoint = TypedDict("SetCheckpoint", {
    "source": 'str',
    "partition": 'str',
    "reason": 'str',
    "force": 'NotRequired[bool]',
    "cursor": 'dict[str, Any]',
})

IssueApiKey = TypedDict("IssueApiKey", {
    "name": 'str',
    "scopes": 'list[Literal["read", "run", "admin"]]',
    "expires_at": 'NotRequired[str]',
})

RotateApiKey = TypedDict("RotateApiKey", {
    "grace_seconds": 'NotRequired[int]',
})

WebhookPrice = TypedDict("WebhookPrice", {
    "asset": 'str',
    "currency": 'NotRequired[str]',
    "direction": 'Literal["up", "down"]',
    "threshold": 'NotRequired[str]',
    "change_pct": 'NotRequired[str]',
    "window": 'NotRequired[str]',
    "hysteresis_pct": 'NotRequired[str]',
})

CreateWebhook = TypedDict("CreateWebhook", {
    "url": 'str',
    "format": 'NotRequired[Literal["standard", "slack", "discord", "email"]]',
    "events": 'list[Literal["run.failed", "run.partial", "source.failing", "source.recovered", "feed.failing", "feed.recovered", "drift.detected", "anomaly.opened", "asset.review", "price.crossed"]]',
    "prices": 'NotRequired[list[WebhookPrice]]',
    "description": 'NotRequired[str]',
})

UpdateWebhook = TypedDict("UpdateWebhook", {
    "url": 'NotRequired[str]',
    "events": 'NotRequired[list[Literal["run.failed", "run.partial", "source.failing", "source.recovered", "feed.failing", "feed.recovered", "drift.detected", "anomaly.opened", "asset.review", "price.crossed"]]]',
    "prices": 'NotRequired[list[WebhookPrice]]',
    "description": 'NotRequired[str]',
    "enabled": 'NotRequired[bool]',
})

RotateWebhookSecret = TypedDict("RotateWebhookSecret", {
    "grace_seconds": 'NotRequired[int]',
})

TestWebhook = TypedDict("TestWebhook", {
    "type": 'NotRequired[Literal["webhook.test", "run.failed", "run.partial", "source.failing", "source.recovered", "feed.failing", "feed.recovered", "drift.detected", "anomaly.opened", "asset.review", "price.crossed"]]',
})

AcceptedDrift = TypedDict("AcceptedDrift", {
    "event": 'DriftEvent',
    "replay": 'DriftReplay',
})

Anomaly = TypedDict("Anomaly", {
    "id": 'int',
    "kind": 'Literal["record_count", "duration", "rejection_share", "silence", "price_outlier", "price_disagreement", "price_jump", "stale_price", "partitions_disagree"]',
    "source": 'str',
    "run_id": 'Union[int, None]',
    "listing": 'Union[str, None]',
    "asset": 'Union[AssetRef, None]',
    "score": 'Number',
    "summary": 'str',
    "figures": 'dict[str, Any]',
    "state": 'Literal["open", "acknowledged", "closed"]',
    "at": 'str',
    "last_seen_at": 'str',
    "occurrences": 'int',
    "acknowledged_at": 'Union[str, None]',
    "acknowledged_reason": 'Union[str, None]',
    "closed_at": 'Union[str, None]',
})

AnomalyOpenedEvent = TypedDict("AnomalyOpenedEvent", {
    "type": 'Literal["anomaly.opened"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

AnomalyPage = TypedDict("AnomalyPage", {
    "data": 'list[Anomaly]',
    "metadata": 'PageMetadata',
})

ApiKey = TypedDict("ApiKey", {
    "id": 'int',
    "name": 'str',
    "prefix": 'str',
    "scopes": 'list[Scope]',
    "created_at": 'str',
    "expires_at": 'Union[str, None]',
    "rotated_at": 'Union[str, None]',
    "revoked_at": 'Union[str, None]',
    "last_used_at": 'Union[str, None]',
})

ApiKeyPage = TypedDict("ApiKeyPage", {
    "data": 'list[ApiKey]',
    "metadata": 'PageMetadata',
})

Article = TypedDict("Article", {
    "id": 'str',
    "kind": 'Literal["article"]',
    "source": 'str',
    "external_id": 'str',
    "asset": 'None',
    "title": 'str',
    "url": 'Union[str, None]',
    "summary": 'Union[str, None]',
    "author": 'Union[str, None]',
    "categories": 'list[str]',
    "image": 'Union[str, None]',
    "dated_by": 'Union[Literal["published", "updated", "dc:date", "fetch"], None]',
    "repaired": 'bool',
    "feed": 'Union[str, None]',
    "also_in": 'list[str]',
    "mentions": 'list[ArticleMention]',
    "currency": 'None',
    "price": 'None',
    "market_cap": 'None',
    "volume_24h": 'None',
    "price_usd": 'None',
    "market_cap_usd": 'None',
    "volume_24h_usd": 'None',
    "change_24h_pct": 'None',
    "rank": 'None',
    "circulating_supply": 'None',
    "total_supply": 'None',
    "max_supply": 'None',
    "observed_at": 'str',
    "ingested_at": 'str',
    "known_at": 'str',
    "run_id": 'int',
    "withdrawn_at": 'NotRequired[Union[str, None]]',
    "conversion": 'NotRequired[None]',
    "conversion_reason": 'NotRequired[None]',
})

ArticleMention = TypedDict("ArticleMention", {
    "id": 'str',
    "slug": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "confidence": 'Number',
})

Asset = TypedDict("Asset", {
    "id": 'AssetId',
    "slug": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "created_at": 'str',
    "identity": 'AssetIdentifiers',
    "listings": 'list[AssetListing]',
    "consensus": 'Consensus',
})

AssetAlias = TypedDict("AssetAlias", {
    "kind": 'Literal["symbol", "name", "slug"]',
    "value": 'str',
    "until": 'Union[str, None]',
})

AssetArticle = TypedDict("AssetArticle", {
    "id": 'str',
    "source": 'str',
    "external_id": 'str',
    "title": 'str',
    "url": 'Union[str, None]',
    "summary": 'Union[str, None]',
    "author": 'Union[str, None]',
    "categories": 'list[str]',
    "observed_at": 'str',
    "ingested_at": 'str',
    "run_id": 'int',
    "confidence": 'Number',
    "evidence": 'Any',
})

AssetArticlePage = TypedDict("AssetArticlePage", {
    "data": 'list[AssetArticle]',
    "metadata": 'AssetArticlePageMetadata',
})

AssetArticlePageMetadata = TypedDict("AssetArticlePageMetadata", {
    "request_id": 'str',
    "asset": 'str',
    "asset_id": 'AssetId',
    "limit": 'int',
    "next_cursor": 'Union[str, None]',
})

AssetHistory = TypedDict("AssetHistory", {
    "data": 'list[PriceBucket]',
    "metadata": 'AssetHistoryMetadata',
})

AssetHistoryMetadata = TypedDict("AssetHistoryMetadata", {
    "request_id": 'str',
    "asset": 'str',
    "asset_id": 'AssetId',
    "interval": 'Literal["1m", "5m", "1h", "1d"]',
    "source": 'Union[str, None]',
    "currency": 'str',
    "since": 'str',
    "until": 'str',
    "buckets": 'int',
})

AssetId = 'str'

AssetIdentifiers = TypedDict("AssetIdentifiers", {
    "aliases": 'list[AssetAlias]',
    "contracts": 'list[Contract]',
})

AssetIdentity = TypedDict("AssetIdentity", {
    "id": 'AssetId',
    "slug": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "listings": 'list[IdentityListing]',
    "may_be": 'list[PossibleListing]',
    "operations": 'list[Operation]',
    "history": 'list[PastDecision]',
})

AssetListing = TypedDict("AssetListing", {
    "source": 'str',
    "external_id": 'str',
    "currency": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "inactive_since": 'Union[str, None]',
    "state": 'Union[ListingState, None]',
    "confidence": 'Union[Number, None]',
    "quote": 'Union[ListingQuote, None]',
})

AssetPage = TypedDict("AssetPage", {
    "data": 'list[AssetSummary]',
    "metadata": 'AssetPageMetadata',
})

AssetPageMetadata = TypedDict("AssetPageMetadata", {
    "request_id": 'str',
    "limit": 'int',
    "offset": 'Union[int, None]',
    "total": 'Union[int, None]',
    "total_is_estimate": 'bool',
    "next_cursor": 'Union[str, None]',
    "as_of": 'Union[str, None]',
})

AssetRef = TypedDict("AssetRef", {
    "id": 'AssetId',
    "slug": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
})

AssetReviewEvent = TypedDict("AssetReviewEvent", {
    "type": 'Literal["asset.review"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

AssetSummary = TypedDict("AssetSummary", {
    "id": 'AssetId',
    "slug": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "sources": 'list[str]',
    "currency": 'str',
    "price": 'Union[Number, None]',
    "price_usd": 'Union[Number, None]',
    "state": 'ConsensusState',
    "counted": 'int',
    "spread_pct": 'Union[Number, None]',
    "outliers": 'list[str]',
    "conversion": 'NotRequired[Union[PriceConversion, None]]',
    "conversion_reason": 'NotRequired[Union[ConversionReason, None]]',
})

AuditEntry = TypedDict("AuditEntry", {
    "id": 'int',
    "at": 'str',
    "actor": 'Union[str, None]',
    "key_prefix": 'Union[str, None]',
    "via": 'Union[Literal["key", "session"], None]',
    "address": 'Union[str, None]',
    "action": 'str',
    "subject": 'str',
    "method": 'Union[str, None]',
    "route": 'Union[str, None]',
    "request_id": 'Union[str, None]',
    "outcome": 'Literal["done", "refused"]',
    "status": 'Union[int, None]',
    "reason": 'Union[str, None]',
})

AuditPage = TypedDict("AuditPage", {
    "data": 'list[AuditEntry]',
    "metadata": 'TotalMetadata',
})

BackfillPartition = TypedDict("BackfillPartition", {
    "partition": 'str',
    "calls": 'int',
})

BackfillPlan = TypedDict("BackfillPlan", {
    "source": 'str',
    "since": 'str',
    "until": 'str',
    "calls": 'int',
    "seconds": 'int',
    "partitions": 'list[BackfillPartition]',
})

BackgroundCheck = TypedDict("BackgroundCheck", {
    "status": 'Literal["up", "down"]',
    "message": 'NotRequired[str]',
})

BackgroundTask = TypedDict("BackgroundTask", {
    "condition": 'Literal["ok", "failing", "late"]',
    "last_success": 'Union[str, None]',
    "last_error": 'Union[TaskError, None]',
    "failures": 'int',
    "lag_seconds": 'int',
    "waiting": 'NotRequired[int]',
    "set_aside": 'NotRequired[SetAside]',
})

CallBudget = TypedDict("CallBudget", {
    "upstream": 'str',
    "minute": 'dict[str, Any]',
    "month": 'Union[dict[str, Any], None]',
    "blocked_until": 'Union[str, None]',
})

Candle = TypedDict("Candle", {
    "id": 'str',
    "kind": 'Literal["candle"]',
    "source": 'str',
    "external_id": 'str',
    "asset": 'Union[AssetRef, None]',
    "title": 'str',
    "url": 'None',
    "currency": 'str',
    "price": 'Number',
    "market_cap": 'Union[Number, None]',
    "volume_24h": 'None',
    "price_usd": 'Union[Number, None]',
    "market_cap_usd": 'Union[Number, None]',
    "volume_24h_usd": 'None',
    "change_24h_pct": 'None',
    "rank": 'None',
    "circulating_supply": 'None',
    "total_supply": 'None',
    "max_supply": 'None',
    "interval": 'str',
    "opened_at": 'str',
    "open": 'Number',
    "high": 'Number',
    "low": 'Number',
    "close": 'Number',
    "volume": 'Union[Number, None]',
    "quote_volume": 'Union[Number, None]',
    "trades": 'Union[int, None]',
    "observed_at": 'str',
    "ingested_at": 'str',
    "known_at": 'str',
    "run_id": 'int',
    "withdrawn_at": 'NotRequired[Union[str, None]]',
    "conversion": 'NotRequired[Union[CandleConversion, None]]',
    "conversion_reason": 'NotRequired[Union[ConversionReason, None]]',
})

CandleConversion = TypedDict("CandleConversion", {
    "currency": 'str',
    "price": 'Number',
    "market_cap": 'Union[Number, None]',
    "open": 'Number',
    "high": 'Number',
    "low": 'Number',
    "close": 'Number',
    "quote_volume": 'Union[Number, None]',
    "rate": 'Union[Number, None]',
    "rate_day": 'Union[str, None]',
    "source": 'Union[str, None]',
})

Checkpoint = TypedDict("Checkpoint", {
    "source": 'str',
    "partition": 'str',
    "cursor": 'Union[dict[str, Any], None]',
    "run_id": 'int',
    "epoch": 'int',
    "updated_at": 'str',
})

CheckpointPage = TypedDict("CheckpointPage", {
    "data": 'list[Checkpoint]',
    "metadata": 'PageMetadata',
})

CoinsWithoutData = TypedDict("CoinsWithoutData", {
    "count": 'int',
    "data": 'list[str]',
})

ComparedDrift = TypedDict("ComparedDrift", {
    "count": 'int',
    "data": 'list[ComparedDriftEvent]',
})

ComparedDriftEvent = TypedDict("ComparedDriftEvent", {
    "id": 'int',
    "kind": 'str',
    "path": 'str',
    "new_path": 'str',
    "run_id": 'int',
    "records": 'int',
})

ComparedFigure = TypedDict("ComparedFigure", {
    "base": 'Union[Number, None]',
    "other": 'Union[Number, None]',
    "change_pct": 'Union[Number, None]',
})

ComparedFigures = TypedDict("ComparedFigures", {
    "duration_seconds": 'ComparedFigure',
    "fetched": 'ComparedFigure',
    "stored": 'ComparedFigure',
    "updated": 'ComparedFigure',
    "unchanged": 'ComparedFigure',
    "duplicate": 'ComparedFigure',
    "rejected": 'ComparedFigure',
    "pages": 'ComparedFigure',
    "bytes": 'ComparedFigure',
    "retries": 'ComparedFigure',
})

ComparedIds = TypedDict("ComparedIds", {
    "count": 'int',
    "data": 'list[str]',
})

ComparedPartitions = TypedDict("ComparedPartitions", {
    "appeared": 'ComparedIds',
    "vanished": 'ComparedIds',
})

ComparedRecords = TypedDict("ComparedRecords", {
    "of": 'Literal["listing", "article"]',
    "after_run": 'int',
    "up_to_run": 'int',
    "appeared": 'ComparedIds',
    "changed": 'ComparedIds',
    "vanished": 'Union[VanishedRecords, None]',
    "note": 'Union[str, None]',
})

ComparedRejections = TypedDict("ComparedRejections", {
    "code": 'str',
    "base": 'int',
    "other": 'int',
})

ComparisonMetadata = TypedDict("ComparisonMetadata", {
    "request_id": 'str',
    "limit": 'int',
})

Consensus = TypedDict("Consensus", {
    "currency": 'str',
    "price": 'Union[Number, None]',
    "price_usd": 'Union[Number, None]',
    "state": 'ConsensusState',
    "at": 'str',
    "counted": 'int',
    "spread": 'Union[Spread, None]',
    "outliers": 'list[str]',
    "sources": 'list[ConsensusSource]',
    "conversion": 'NotRequired[Union[PriceConversion, None]]',
    "conversion_reason": 'NotRequired[Union[ConversionReason, None]]',
})

ConsensusSource = TypedDict("ConsensusSource", {
    "source": 'str',
    "external_id": 'str',
    "status": 'Literal["counted", "stale", "outlier", "no_price"]',
    "reason": 'Union[str, None]',
    "price": 'Union[Number, None]',
    "price_usd": 'Union[Number, None]',
    "observed_at": 'str',
    "age_seconds": 'Number',
    "stale_after_seconds": 'Number',
    "weight": 'Number',
    "deviation_pct": 'Union[Number, None]',
    "deviation_mads": 'Union[Number, None]',
})

ConsensusState = 'Literal["agreed", "disputed", "single", "none"]'

Contract = TypedDict("Contract", {
    "chain": 'str',
    "address": 'str',
    "sources": 'list[str]',
})

ConversionReason = 'Literal["no_rate", "rate_too_old", "unknown_currency"]'

CsvColumn = TypedDict("CsvColumn", {
    "name": 'str',
    "role": 'Union[str, None]',
    "note": 'Union[str, None]',
})

CsvEncoding = TypedDict("CsvEncoding", {
    "name": 'str',
    "confidence": 'Union[Number, None]',
    "gzip": 'bool',
})

CsvFile = TypedDict("CsvFile", {
    "path": 'str',
    "state": 'Literal["read", "waiting", "reading", "pending", "ignored", "failed", "removed"]',
    "error": 'Union[dict[str, Any], None]',
    "generation": 'Union[str, None]',
    "size": 'Union[int, None]',
    "lines": 'Union[int, None]',
    "rows": 'Union[int, None]',
    "ignored_lines": 'Union[int, None]',
    "rejected": 'int',
    "encoding": 'Union[CsvEncoding, None]',
    "format": 'Union[CsvFormat, None]',
    "first_read_at": 'Union[str, None]',
    "last_read_at": 'str',
    "run_id": 'int',
})

CsvFilePage = TypedDict("CsvFilePage", {
    "data": 'list[CsvFile]',
    "metadata": 'CsvFilePageMetadata',
})

CsvFilePageMetadata = TypedDict("CsvFilePageMetadata", {
    "request_id": 'str',
    "limit": 'int',
    "next_cursor": 'Union[int, None]',
    "total": 'int',
    "states": 'CsvFilePageStates',
})

CsvFilePageStates = TypedDict("CsvFilePageStates", {
    "read": 'int',
    "waiting": 'int',
    "reading": 'int',
    "pending": 'int',
    "ignored": 'int',
    "failed": 'int',
    "removed": 'int',
})

CsvFormat = TypedDict("CsvFormat", {
    "kind": 'Literal["quote", "candle"]',
    "layout": 'dict[str, Any]',
    "dialect": 'dict[str, Any]',
    "columns": 'list[CsvColumn]',
    "constants": 'dict[str, Any]',
    "notes": 'list[str]',
    "currency": 'dict[str, Any]',
    "rules": 'list[CsvRule]',
})

CsvInspection = TypedDict("CsvInspection", {
    "file": 'str',
    "size": 'int',
    "error": 'Union[dict[str, Any], None]',
    "encoding": 'Union[CsvEncoding, None]',
    "format": 'Union[CsvFormat, None]',
    "counts": 'dict[str, Any]',
    "currencies": 'list[str]',
    "intervals": 'list[str]',
    "rows": 'list[dict[str, Any]]',
    "rejections": 'list[CsvRejection]',
})

CsvRejection = TypedDict("CsvRejection", {
    "line": 'int',
    "reasons": 'list[dict[str, Any]]',
    "payload": 'Any',
})

CsvRule = TypedDict("CsvRule", {
    "rule": 'Literal["decimal", "date_order", "time_zone", "serial_dates"]',
    "value": 'str',
    "by": 'str',
    "evidence": 'Union[Literal["none", "ambiguous", "proven", "contradictory"], None]',
    "why": 'str',
})

DataPage = TypedDict("DataPage", {
    "data": 'list[Item]',
    "metadata": 'DataPageMetadata',
})

DataPageMetadata = TypedDict("DataPageMetadata", {
    "api_latency_ms": 'Number',
    "request_id": 'str',
    "limit": 'int',
    "offset": 'Union[int, None]',
    "total": 'Union[int, None]',
    "total_is_estimate": 'bool',
    "next_cursor": 'Union[str, None]',
    "as_of": 'Union[str, None]',
    "ingested_cursor": 'Union[str, None]',
})

DecisionMaker = 'Literal["machine", "hand"]'

Discarded = TypedDict("Discarded", {
    "discarded": 'int',
})

DiscardedField = TypedDict("DiscardedField", {
    "path": 'str',
    "kind": 'str',
})

DriftDetectedEvent = TypedDict("DriftDetectedEvent", {
    "type": 'Literal["drift.detected"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

DriftEvent = TypedDict("DriftEvent", {
    "id": 'int',
    "source": 'str',
    "partition": 'str',
    "kind": 'Literal["field_added", "field_gone", "type_changed", "newly_null", "renamed"]',
    "path": 'str',
    "new_path": 'Union[str, None]',
    "new_type": 'Union[Literal["null", "boolean", "number", "text", "timestamp", "object", "array"], None]',
    "confidence": 'Union[Number, None]',
    "evidence": 'dict[str, Any]',
    "policy": 'Literal["evolve", "warn", "discard_value", "freeze"]',
    "status": 'Literal["open", "accepted", "dismissed"]',
    "run_id": 'int',
    "records": 'int',
    "first_seen_at": 'str',
    "last_seen_at": 'str',
    "decided_at": 'Union[str, None]',
})

DriftPage = TypedDict("DriftPage", {
    "data": 'list[DriftEvent]',
    "metadata": 'PageMetadata',
})

DriftReplay = TypedDict("DriftReplay", {
    "matched": 'int',
    "passed": 'int',
    "failed": 'int',
})

FailedReplay = TypedDict("FailedReplay", {
    "id": 'int',
    "source": 'str',
    "external_id": 'str',
    "reasons": 'list[RejectionReason]',
})

FailureCount = TypedDict("FailureCount", {
    "code": 'str',
    "count": 'int',
})

Feed = TypedDict("Feed", {
    "id": 'int',
    "feed": 'str',
    "name": 'Union[str, None]',
    "url": 'str',
    "host": 'str',
    "state": 'Literal["new", "ok", "failing", "gone", "removed"]',
    "last_poll_at": 'Union[str, None]',
    "last_success_at": 'Union[str, None]',
    "last_new_item_at": 'Union[str, None]',
    "next_poll_at": 'Union[str, None]',
    "interval_seconds": 'int',
    "interval_reason": 'Literal["default", "configured", "publishes", "ttl", "update_period", "max_age", "minimum", "maximum"]',
    "failures": 'int',
    "failing_since": 'Union[str, None]',
    "error": 'Union[FeedError, None]',
    "items": 'int',
    "rejected": 'int',
    "rejected_share": 'Union[Number, None]',
    "repairs": 'list[str]',
    "validators": 'Union[FeedValidators, None]',
    "moved_to": 'Union[str, None]',
    "moved_at": 'Union[str, None]',
    "gone_at": 'Union[str, None]',
    "removed_at": 'Union[str, None]',
    "duration_ms": 'Union[int, None]',
    "run_id": 'Union[int, None]',
    "added_at": 'str',
})

FeedError = TypedDict("FeedError", {
    "code": 'str',
    "message": 'str',
})

FeedFailingEvent = TypedDict("FeedFailingEvent", {
    "type": 'Literal["feed.failing"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

FeedInspection = TypedDict("FeedInspection", {
    "url": 'str',
    "feed": 'Union[str, None]',
    "reply": 'Union[FeedReading, None]',
    "error": 'Union[dict[str, Any], None]',
    "named_feeds": 'list[dict[str, Any]]',
    "format": 'Union[Literal["rss", "rdf", "atom", "json"], None]',
    "charset": 'Union[dict[str, Any], None]',
    "repairs": 'list[str]',
    "title": 'Union[str, None]',
    "interval": 'Union[dict[str, Any], None]',
    "counts": 'dict[str, Any]',
    "items": 'list[InspectedFeedItem]',
    "rejections": 'list[FeedItemRejection]',
})

FeedItemRejection = TypedDict("FeedItemRejection", {
    "external_id": 'str',
    "reasons": 'list[dict[str, Any]]',
})

FeedPage = TypedDict("FeedPage", {
    "data": 'list[Feed]',
    "metadata": 'FeedPageMetadata',
})

FeedPageMetadata = TypedDict("FeedPageMetadata", {
    "request_id": 'str',
    "limit": 'int',
    "next_cursor": 'Union[int, None]',
    "total": 'int',
    "states": 'FeedPageStates',
})

FeedPageStates = TypedDict("FeedPageStates", {
    "new": 'int',
    "ok": 'int',
    "failing": 'int',
    "gone": 'int',
    "removed": 'int',
})

FeedReading = TypedDict("FeedReading", {
    "final_url": 'str',
    "redirect": 'Union[Literal["permanent", "temporary"], None]',
    "content_type": 'Union[str, None]',
    "bytes": 'int',
})

FeedRecoveredEvent = TypedDict("FeedRecoveredEvent", {
    "type": 'Literal["feed.recovered"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

FeedValidators = TypedDict("FeedValidators", {
    "etag": 'Union[str, None]',
    "last_modified": 'Union[str, None]',
})

FieldError = TypedDict("FieldError", {
    "path": 'str',
    "message": 'str',
    "detail": 'str',
    "parameter": 'NotRequired[str]',
    "value": 'NotRequired[str]',
    "header": 'NotRequired[str]',
    "pointer": 'NotRequired[str]',
    "allowed": 'NotRequired[list[str]]',
    "line": 'NotRequired[int]',
    "column": 'NotRequired[int]',
})

FormerName = TypedDict("FormerName", {
    "symbol": 'Union[str, None]',
    "name": 'str',
    "until": 'str',
})

Gap = TypedDict("Gap", {
    "asset": 'str',
    "source": 'str',
    "external_id": 'str',
    "currency": 'str',
    "kind": 'Literal["quote", "candle"]',
    "since": 'str',
    "until": 'str',
    "missing": 'int',
    "fillable": 'bool',
})

GapPage = TypedDict("GapPage", {
    "data": 'list[Gap]',
    "metadata": 'GapPageMetadata',
})

GapPageMetadata = TypedDict("GapPageMetadata", {
    "request_id": 'str',
    "interval": 'str',
    "since": 'Union[str, None]',
    "until": 'str',
    "limit": 'int',
    "next_cursor": 'Union[str, None]',
})

Health = TypedDict("Health", {
    "status": 'Literal["ok", "degraded"]',
    "info": 'HealthChecks',
    "error": 'HealthChecks',
    "details": 'HealthChecks',
})

HealthCheck = TypedDict("HealthCheck", {
    "status": 'Literal["up", "down"]',
})

HealthChecks = TypedDict("HealthChecks", {
    "database": 'NotRequired[HealthCheck]',
    "replica": 'NotRequired[ReplicaCheck]',
    "sources": 'NotRequired[SourcesCheck]',
    "background": 'NotRequired[BackgroundCheck]',
})

IdentityDecision = TypedDict("IdentityDecision", {
    "id": 'int',
    "state": 'ListingState',
    "confidence": 'Union[Number, None]',
    "made_by": 'DecisionMaker',
    "made_at": 'str',
    "evidence": 'list[ListingComparison]',
    "candidates": 'list[ListingComparison]',
    "operation_id": 'Union[int, None]',
})

IdentityListing = TypedDict("IdentityListing", {
    "source": 'str',
    "external_id": 'str',
    "currency": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "inactive_since": 'Union[str, None]',
    "former": 'list[FormerName]',
    "decision": 'Union[IdentityDecision, None]',
})

InspectedFeedItem = TypedDict("InspectedFeedItem", {
    "external_id": 'str',
    "title": 'str',
    "url": 'Union[str, None]',
    "published_at": 'Union[str, None]',
    "dated_by": 'Literal["published", "updated", "dc:date", "fetch"]',
    "author": 'Union[str, None]',
})

IssuedApiKey = TypedDict("IssuedApiKey", {
    "key": 'str',
    "id": 'int',
    "name": 'str',
    "prefix": 'str',
    "scopes": 'list[Scope]',
    "created_at": 'str',
    "expires_at": 'Union[str, None]',
    "rotated_at": 'Union[str, None]',
    "revoked_at": 'Union[str, None]',
    "last_used_at": 'Union[str, None]',
})

Item = 'Union[Quote, Candle, Article]'

LastFailure = TypedDict("LastFailure", {
    "run_id": 'int',
    "at": 'str',
    "code": 'Union[str, None]',
    "message": 'Union[str, None]',
})

Lineage = TypedDict("Lineage", {
    "id": 'str',
    "source": 'str',
    "external_id": 'str',
    "currency": 'Union[str, None]',
    "asset": 'Union[AssetRef, None]',
    "known_at": 'str',
    "raw": 'Union[RawPayload, None]',
    "discarded": 'list[DiscardedField]',
    "run": 'Union[LineageRun, None]',
})

LineageRun = TypedDict("LineageRun", {
    "id": 'int',
    "trigger": 'Literal["schedule", "start", "api", "cli"]',
    "status": 'RunStatus',
    "started_at": 'Union[str, None]',
    "finished_at": 'Union[str, None]',
})

Listing = TypedDict("Listing", {
    "source": 'str',
    "external_id": 'str',
    "currency": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "inactive_since": 'Union[str, None]',
    "asset": 'Union[str, None]',
    "asset_id": 'Union[AssetId, None]',
    "state": 'Union[ListingState, None]',
    "confidence": 'Union[Number, None]',
    "by_hand": 'bool',
    "candidates": 'list[ListingComparison]',
})

ListingComparison = TypedDict("ListingComparison", {
    "with": 'str',
    "confidence": 'Number',
    "evidence": 'dict[str, Any]',
    "asset": 'NotRequired[Union[str, None]]',
})

ListingPage = TypedDict("ListingPage", {
    "data": 'list[Listing]',
    "metadata": 'PageMetadata',
})

ListingQuote = TypedDict("ListingQuote", {
    "id": 'str',
    "price": 'Union[Number, None]',
    "market_cap": 'Union[Number, None]',
    "volume_24h": 'Union[Number, None]',
    "price_usd": 'Union[Number, None]',
    "market_cap_usd": 'Union[Number, None]',
    "volume_24h_usd": 'Union[Number, None]',
    "change_24h_pct": 'Union[Number, None]',
    "rank": 'Union[int, None]',
    "circulating_supply": 'Union[Number, None]',
    "total_supply": 'Union[Number, None]',
    "max_supply": 'Union[Number, None]',
    "observed_at": 'str',
    "ingested_at": 'str',
    "known_at": 'str',
    "run_id": 'int',
    "conversion": 'NotRequired[Union[QuoteConversion, None]]',
    "conversion_reason": 'NotRequired[Union[ConversionReason, None]]',
})

ListingState = 'Literal["matched", "ambiguous", "new"]'

Market = TypedDict("Market", {
    "id": 'AssetId',
    "slug": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "rank": 'Union[int, None]',
    "currency": 'str',
    "price": 'Union[Number, None]',
    "market_cap": 'Union[Number, None]',
    "volume_24h": 'Union[Number, None]',
    "change_1h_pct": 'Union[Number, None]',
    "change_24h_pct": 'Union[Number, None]',
    "change_7d_pct": 'Union[Number, None]',
    "state": 'ConsensusState',
    "counted": 'int',
    "spread_pct": 'Union[Number, None]',
    "outliers": 'list[str]',
    "sources": 'list[str]',
    "observed_at": 'Union[str, None]',
    "sparkline": 'NotRequired[list[Union[Number, None]]]',
    "conversion": 'NotRequired[Union[MarketConversion, None]]',
    "conversion_reason": 'NotRequired[Union[ConversionReason, None]]',
})

MarketConversion = TypedDict("MarketConversion", {
    "currency": 'str',
    "price": 'Union[Number, None]',
    "market_cap": 'Union[Number, None]',
    "volume_24h": 'Union[Number, None]',
    "rate": 'Union[Number, None]',
    "rate_day": 'Union[str, None]',
    "source": 'Union[str, None]',
})

MarketPage = TypedDict("MarketPage", {
    "data": 'list[Market]',
    "metadata": 'MarketPageMetadata',
})

MarketPageMetadata = TypedDict("MarketPageMetadata", {
    "request_id": 'str',
    "limit": 'int',
    "offset": 'Union[int, None]',
    "total": 'int',
    "next_cursor": 'Union[str, None]',
    "as_of": 'Union[str, None]',
})

Operation = TypedDict("Operation", {
    "id": 'int',
    "kind": 'OperationKind',
    "reason": 'Union[str, None]',
    "request": 'dict[str, Any]',
    "made_at": 'str',
    "undone_at": 'Union[str, None]',
})

OperationKind = 'Literal["merge", "split", "confirm", "mapping", "settle"]'

OperationPreview = TypedDict("OperationPreview", {
    "assets": 'list[PreviewedAsset]',
})

OperationResult = TypedDict("OperationResult", {
    "operation_id": 'int',
    "kind": 'OperationKind',
    "assets": 'list[str]',
    "asset_ids": 'list[AssetId]',
})

PageMetadata = TypedDict("PageMetadata", {
    "request_id": 'str',
    "limit": 'int',
    "next_cursor": 'Union[int, None]',
})

PartitionStatus = 'Literal["queued", "running", "succeeded", "ignored", "postponed", "failed", "interrupted", "cancelled"]'

PastDecision = TypedDict("PastDecision", {
    "id": 'int',
    "listing": 'str',
    "state": 'ListingState',
    "confidence": 'Union[Number, None]',
    "made_by": 'DecisionMaker',
    "made_at": 'str',
    "superseded_by": 'Union[int, None]',
    "operation_id": 'Union[int, None]',
})

PossibleListing = TypedDict("PossibleListing", {
    "source": 'str',
    "external_id": 'str',
    "currency": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "inactive_since": 'Union[str, None]',
    "decision": 'IdentityDecision',
})

PreviewedAsset = TypedDict("PreviewedAsset", {
    "slug": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "listings": 'list[str]',
})

PriceBucket = TypedDict("PriceBucket", {
    "at": 'str',
    "open": 'Union[Number, None]',
    "high": 'Union[Number, None]',
    "low": 'Union[Number, None]',
    "close": 'Union[Number, None]',
    "mean": 'Union[Number, None]',
    "count": 'int',
    "volume": 'Union[Number, None]',
    "quote_volume": 'Union[Number, None]',
    "trades": 'Union[int, None]',
    "from": 'Union[Literal["candles", "quotes"], None]',
    "intervals": 'Union[list[str], None]',
    "outliers": 'list[str]',
    "conversion": 'NotRequired[Union[PriceBucketConversion, None]]',
    "conversion_reason": 'NotRequired[Union[ConversionReason, None]]',
})

PriceBucketConversion = TypedDict("PriceBucketConversion", {
    "currency": 'str',
    "open": 'Union[Number, None]',
    "high": 'Union[Number, None]',
    "low": 'Union[Number, None]',
    "close": 'Union[Number, None]',
    "mean": 'Union[Number, None]',
    "quote_volume": 'Union[Number, None]',
    "rate": 'Union[Number, None]',
    "rate_day": 'Union[str, None]',
    "source": 'Union[str, None]',
})

PriceConversion = TypedDict("PriceConversion", {
    "currency": 'str',
    "price": 'Union[Number, None]',
    "rate": 'Union[Number, None]',
    "rate_day": 'Union[str, None]',
    "source": 'Union[str, None]',
})

PriceCrossedEvent = TypedDict("PriceCrossedEvent", {
    "type": 'Literal["price.crossed"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

Probe = TypedDict("Probe", {
    "status": 'Literal["ok"]',
    "info": 'dict[str, Any]',
    "error": 'dict[str, Any]',
    "details": 'dict[str, Any]',
})

Problem = TypedDict("Problem", {
    "type": 'str',
    "title": 'str',
    "status": 'int',
    "detail": 'str',
    "instance": 'str',
    "code": 'Literal["malformed_request", "invalid_parameter", "invalid_body", "key_in_url", "missing_key", "invalid_key", "missing_scope", "not_found", "unknown_address", "method_not_allowed", "not_acceptable", "request_timeout", "conflict", "source_busy", "run_ended", "request_under_way", "cursor_too_old", "precondition_failed", "content_too_large", "uri_too_long", "unsupported_media_type", "range_not_satisfiable", "expectation_failed", "unprocessable", "only_on_host", "idempotency_key_reused", "rate_limited", "too_many_at_once", "headers_too_large", "internal_error", "unavailable", "database_unavailable", "busy", "not_ready", "took_too_long"]',
    "request_id": 'str',
    "errors": 'NotRequired[list[FieldError]]',
    "run_id": 'NotRequired[int]',
    "folded_into": 'NotRequired[list[int]]',
    "scope": 'NotRequired[str]',
    "allowed": 'NotRequired[list[str]]',
    "retry_after": 'NotRequired[int]',
    "details": 'NotRequired[dict[str, Any]]',
})

ProblemKind = TypedDict("ProblemKind", {
    "type": 'str',
    "code": 'Literal["malformed_request", "invalid_parameter", "invalid_body", "key_in_url", "missing_key", "invalid_key", "missing_scope", "not_found", "unknown_address", "method_not_allowed", "not_acceptable", "request_timeout", "conflict", "source_busy", "run_ended", "request_under_way", "cursor_too_old", "precondition_failed", "content_too_large", "uri_too_long", "unsupported_media_type", "range_not_satisfiable", "expectation_failed", "unprocessable", "only_on_host", "idempotency_key_reused", "rate_limited", "too_many_at_once", "headers_too_large", "internal_error", "unavailable", "database_unavailable", "busy", "not_ready", "took_too_long"]',
    "status": 'int',
    "title": 'str',
    "description": 'str',
    "members": 'list[str]',
})

ProblemKinds = TypedDict("ProblemKinds", {
    "data": 'list[ProblemKind]',
})

Quote = TypedDict("Quote", {
    "id": 'str',
    "kind": 'Literal["quote"]',
    "source": 'str',
    "external_id": 'str',
    "asset": 'Union[AssetRef, None]',
    "title": 'str',
    "url": 'None',
    "currency": 'str',
    "price": 'Union[Number, None]',
    "market_cap": 'Union[Number, None]',
    "volume_24h": 'Union[Number, None]',
    "price_usd": 'Union[Number, None]',
    "market_cap_usd": 'Union[Number, None]',
    "volume_24h_usd": 'Union[Number, None]',
    "change_24h_pct": 'Union[Number, None]',
    "rank": 'Union[int, None]',
    "circulating_supply": 'Union[Number, None]',
    "total_supply": 'Union[Number, None]',
    "max_supply": 'Union[Number, None]',
    "observed_at": 'str',
    "ingested_at": 'str',
    "known_at": 'str',
    "run_id": 'int',
    "withdrawn_at": 'NotRequired[Union[str, None]]',
    "conversion": 'NotRequired[Union[QuoteConversion, None]]',
    "conversion_reason": 'NotRequired[Union[ConversionReason, None]]',
})

QuoteConversion = TypedDict("QuoteConversion", {
    "currency": 'str',
    "price": 'Union[Number, None]',
    "market_cap": 'Union[Number, None]',
    "volume_24h": 'Union[Number, None]',
    "rate": 'Union[Number, None]',
    "rate_day": 'Union[str, None]',
    "source": 'Union[str, None]',
})

RawPayload = TypedDict("RawPayload", {
    "table": 'Literal["raw_api_data", "raw_csv_data", "raw_third_source_data"]',
    "id": 'int',
    "payload": 'Any',
    "partition": 'NotRequired[str]',
    "file": 'NotRequired[str]',
    "line": 'NotRequired[int]',
    "format": 'NotRequired[dict[str, Any]]',
    "fetched_at": 'NotRequired[str]',
    "run_id": 'NotRequired[int]',
    "dropped_at": 'NotRequired[str]',
    "note": 'NotRequired[str]',
})

RecordCounts = TypedDict("RecordCounts", {
    "fetched": 'int',
    "stored": 'int',
    "updated": 'int',
    "unchanged": 'int',
    "duplicate": 'int',
    "rejected": 'int',
})

Rejection = TypedDict("Rejection", {
    "id": 'int',
    "source": 'str',
    "partition": 'str',
    "external_id": 'str',
    "status": 'Literal["open", "replayed", "superseded", "discarded"]',
    "code": 'str',
    "reasons": 'list[RejectionReason]',
    "occurrences": 'int',
    "run_id": 'int',
    "first_seen_at": 'str',
    "last_seen_at": 'str',
    "resolved_at": 'Union[str, None]',
    "resolved_reason": 'Union[str, None]',
    "payload": 'Any',
    "file": 'Union[RejectionFile, None]',
})

RejectionFile = TypedDict("RejectionFile", {
    "path": 'str',
    "line": 'int',
    "columns": 'list[str]',
    "format": 'dict[str, Any]',
})

RejectionGroup = TypedDict("RejectionGroup", {
    "source": 'str',
    "code": 'str',
    "field": 'str',
    "count": 'int',
    "message": 'str',
    "last_seen_at": 'str',
})

RejectionGroups = TypedDict("RejectionGroups", {
    "data": 'list[RejectionGroup]',
    "metadata": 'RejectionGroupsMetadata',
})

RejectionGroupsMetadata = TypedDict("RejectionGroupsMetadata", {
    "request_id": 'str',
    "grouped": 'int',
    "complete": 'bool',
})

RejectionPage = TypedDict("RejectionPage", {
    "data": 'list[RejectionSummary]',
    "metadata": 'TotalMetadata',
})

RejectionReason = TypedDict("RejectionReason", {
    "path": 'str',
    "code": 'str',
    "message": 'str',
})

RejectionReplay = TypedDict("RejectionReplay", {
    "dry_run": 'bool',
    "matched": 'int',
    "passed": 'int',
    "failed": 'int',
    "failures": 'list[FailureCount]',
    "sample": 'list[FailedReplay]',
    "next_after": 'Union[int, None]',
})

RejectionSummary = TypedDict("RejectionSummary", {
    "id": 'int',
    "source": 'str',
    "partition": 'str',
    "external_id": 'str',
    "status": 'Literal["open", "replayed", "superseded", "discarded"]',
    "code": 'str',
    "reasons": 'list[RejectionReason]',
    "occurrences": 'int',
    "run_id": 'int',
    "first_seen_at": 'str',
    "last_seen_at": 'str',
    "resolved_at": 'Union[str, None]',
    "resolved_reason": 'Union[str, None]',
})

RenamedCoin = TypedDict("RenamedCoin", {
    "id": 'str',
    "symbol": 'Union[str, None]',
    "name": 'Union[str, None]',
    "old_symbol": 'Union[str, None]',
    "old_name": 'Union[str, None]',
})

RenamedCoins = TypedDict("RenamedCoins", {
    "count": 'int',
    "data": 'list[RenamedCoin]',
})

ReplicaCheck = TypedDict("ReplicaCheck", {
    "status": 'Literal["up"]',
    "condition": 'Literal["ok", "behind", "away"]',
    "lag_seconds": 'Union[Number, None]',
})

ReviewItem = TypedDict("ReviewItem", {
    "reason": 'ReviewReason',
    "listing": 'Union[ReviewedListing, None]',
    "asset": 'Union[AssetRef, None]',
    "confidence": 'Union[Number, None]',
    "evidence": 'list[ListingComparison]',
    "candidates": 'list[ListingComparison]',
    "consensus": 'Union[Consensus, None]',
    "settled_by": 'list[Literal["contract", "name", "prices"]]',
    "choices": 'list[SettleChoice]',
})

ReviewMetadata = TypedDict("ReviewMetadata", {
    "request_id": 'str',
    "limit": 'int',
    "next_cursor": 'Union[str, None]',
})

ReviewPage = TypedDict("ReviewPage", {
    "data": 'list[ReviewItem]',
    "metadata": 'ReviewMetadata',
})

ReviewReason = 'Literal["ambiguous", "disputed", "price_only", "renamed"]'

ReviewedListing = TypedDict("ReviewedListing", {
    "source": 'str',
    "external_id": 'str',
    "currency": 'str',
    "symbol": 'Union[str, None]',
    "name": 'str',
    "inactive_since": 'Union[str, None]',
})

Root = TypedDict("Root", {
    "service": 'str',
    "links": 'dict[str, Any]',
})

Run = TypedDict("Run", {
    "id": 'int',
    "source": 'str',
    "trigger": 'Literal["schedule", "start", "api", "cli"]',
    "mode": 'Literal["live", "backfill", "replay"]',
    "options": 'RunOptions',
    "status": 'RunStatus',
    "queued_at": 'str',
    "started_at": 'Union[str, None]',
    "cancel_requested_at": 'Union[str, None]',
    "finished_at": 'Union[str, None]',
    "duration_seconds": 'Union[Number, None]',
    "folded": 'int',
    "folded_since": 'Union[str, None]',
    "partitions_unchanged": 'int',
    "pages": 'int',
    "fetched": 'int',
    "stored": 'int',
    "updated": 'int',
    "unchanged": 'int',
    "duplicate": 'int',
    "rejected": 'int',
    "bytes": 'int',
    "retries": 'int',
    "error": 'Union[RunError, None]',
    "resumes_at": 'Union[str, None]',
})

RunComparison = TypedDict("RunComparison", {
    "source": 'str',
    "base": 'Run',
    "other": 'Run',
    "figures": 'ComparedFigures',
    "rejections": 'list[ComparedRejections]',
    "drift": 'ComparedDrift',
    "partitions": 'ComparedPartitions',
    "records": 'ComparedRecords',
    "stands_out": 'list[str]',
    "metadata": 'ComparisonMetadata',
})

RunCounts = TypedDict("RunCounts", {
    "queued": 'int',
    "running": 'int',
    "succeeded": 'int',
    "partial": 'int',
    "failed": 'int',
    "interrupted": 'int',
    "cancelled": 'int',
})

RunDetail = TypedDict("RunDetail", {
    "id": 'int',
    "source": 'str',
    "trigger": 'Literal["schedule", "start", "api", "cli"]',
    "mode": 'Literal["live", "backfill", "replay"]',
    "options": 'RunOptions',
    "status": 'RunStatus',
    "queued_at": 'str',
    "started_at": 'Union[str, None]',
    "cancel_requested_at": 'Union[str, None]',
    "finished_at": 'Union[str, None]',
    "duration_seconds": 'Union[Number, None]',
    "folded": 'int',
    "folded_since": 'Union[str, None]',
    "partitions_unchanged": 'int',
    "pages": 'int',
    "fetched": 'int',
    "stored": 'int',
    "updated": 'int',
    "unchanged": 'int',
    "duplicate": 'int',
    "rejected": 'int',
    "bytes": 'int',
    "retries": 'int',
    "error": 'Union[RunError, None]',
    "resumes_at": 'Union[str, None]',
    "partitions": 'list[RunPartition]',
    "checkpoint_before": 'dict[str, Any]',
    "checkpoint_after": 'dict[str, Any]',
})

RunDurations = TypedDict("RunDurations", {
    "last": 'Union[Number, None]',
    "mean": 'Union[Number, None]',
    "max": 'Union[Number, None]',
})

RunError = TypedDict("RunError", {
    "stage": 'Union[str, None]',
    "code": 'str',
    "message": 'Union[str, None]',
})

RunFailedEvent = TypedDict("RunFailedEvent", {
    "type": 'Literal["run.failed"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

RunOptions = TypedDict("RunOptions", {
    "partition": 'NotRequired[str]',
    "since": 'NotRequired[str]',
    "until": 'NotRequired[str]',
    "assets": 'NotRequired[list[str]]',
    "fill": 'NotRequired[bool]',
    "interval": 'NotRequired[str]',
})

RunPage = TypedDict("RunPage", {
    "data": 'list[Run]',
    "metadata": 'TotalMetadata',
})

RunPartialEvent = TypedDict("RunPartialEvent", {
    "type": 'Literal["run.partial"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

RunPartition = TypedDict("RunPartition", {
    "partition": 'str',
    "status": 'PartitionStatus',
    "attempts": 'int',
    "started_at": 'Union[str, None]',
    "finished_at": 'Union[str, None]',
    "pages": 'int',
    "fetched": 'int',
    "stored": 'int',
    "updated": 'int',
    "unchanged": 'int',
    "duplicate": 'int',
    "rejected": 'int',
    "bytes": 'int',
    "retries": 'int',
    "position": 'Union[int, None]',
    "size": 'Union[int, None]',
    "error": 'Union[RunError, None]',
    "resumes_at": 'Union[str, None]',
    "sweep": 'Union[SweepReport, None]',
})

RunStatus = 'Literal["queued", "running", "succeeded", "partial", "failed", "interrupted", "cancelled"]'

Scope = 'Literal["read", "run", "admin"]'

Session = TypedDict("Session", {
    "name": 'Union[str, None]',
    "scopes": 'list[Literal["read", "run", "admin"]]',
    "reads_open": 'bool',
})

SetAside = TypedDict("SetAside", {
    "count": 'int',
    "names": 'list[str]',
    "error": 'str',
})

SettleChoice = TypedDict("SettleChoice", {
    "listing": 'str',
    "asset": 'Union[str, None]',
})

Source = TypedDict("Source", {
    "name": 'str',
    "kind": 'Literal["api", "csv", "third"]',
    "enabled": 'bool',
    "schedule": 'Union[str, None]',
    "next_run_at": 'Union[str, None]',
    "budgets": 'list[CallBudget]',
    "checkpoints": 'int',
    "last_run": 'Union[Run, None]',
})

SourceCheck = TypedDict("SourceCheck", {
    "source": 'str',
    "kind": 'Literal["api", "csv", "third"]',
    "partitions": 'dict[str, Any]',
    "page": 'Union[dict[str, Any], None]',
    "items": 'list[dict[str, Any]]',
    "rejections": 'list[SourceCheckRejection]',
    "error": 'Union[dict[str, Any], None]',
})

SourceCheckRejection = TypedDict("SourceCheckRejection", {
    "external_id": 'str',
    "reasons": 'list[dict[str, Any]]',
    "payload": 'Any',
})

SourceFailingEvent = TypedDict("SourceFailingEvent", {
    "type": 'Literal["source.failing"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

SourceHealth = TypedDict("SourceHealth", {
    "run_id": 'NotRequired[int]',
    "last_run": 'Union[str, None]',
    "at": 'NotRequired[str]',
    "fetched": 'NotRequired[int]',
    "rejected": 'NotRequired[int]',
    "code": 'NotRequired[Union[str, None]]',
    "error": 'NotRequired[Union[str, None]]',
})

SourceList = TypedDict("SourceList", {
    "data": 'list[Source]',
})

SourceRecoveredEvent = TypedDict("SourceRecoveredEvent", {
    "type": 'Literal["source.recovered"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

SourceStats = TypedDict("SourceStats", {
    "source": 'str',
    "records": 'RecordCounts',
    "runs": 'RunCounts',
    "duration_seconds": 'RunDurations',
    "last_success": 'Union[str, None]',
    "last_failure": 'Union[LastFailure, None]',
    "last_run": 'Union[Run, None]',
})

SourcesCheck = TypedDict("SourcesCheck", {
    "status": 'Literal["up", "down"]',
    "message": 'NotRequired[str]',
})

Spread = TypedDict("Spread", {
    "low": 'Union[Number, None]',
    "high": 'Union[Number, None]',
    "pct": 'Union[Number, None]',
})

Stats = TypedDict("Stats", {
    "stored": 'StoredCounts',
    "sources": 'list[SourceStats]',
    "all": 'Totals',
})

StoredCounts = TypedDict("StoredCounts", {
    "quotes": 'int',
    "candles": 'int',
    "articles": 'int',
})

SweepReport = TypedDict("SweepReport", {
    "coins": 'int',
    "appeared": 'SweptCoins',
    "returned": 'SweptCoins',
    "renamed": 'RenamedCoins',
    "missing": 'SweptCoins',
    "without_data": 'CoinsWithoutData',
})

SweptCoin = TypedDict("SweptCoin", {
    "id": 'str',
    "symbol": 'Union[str, None]',
    "name": 'Union[str, None]',
})

SweptCoins = TypedDict("SweptCoins", {
    "count": 'int',
    "data": 'list[SweptCoin]',
})

TaskError = TypedDict("TaskError", {
    "at": 'str',
    "message": 'str',
})

TotalMetadata = TypedDict("TotalMetadata", {
    "request_id": 'str',
    "limit": 'int',
    "next_cursor": 'Union[int, None]',
    "total": 'Union[int, None]',
    "total_is_estimate": 'bool',
})

Totals = TypedDict("Totals", {
    "records": 'RecordCounts',
    "runs": 'RunCounts',
    "duration_seconds": 'RunDurations',
    "last_success": 'Union[str, None]',
    "last_failure": 'Union[LastFailure, None]',
})

VanishedRecords = TypedDict("VanishedRecords", {
    "count": 'int',
    "data": 'list[str]',
    "at_least": 'int',
})

WatchedPrice = TypedDict("WatchedPrice", {
    "asset": 'str',
    "currency": 'str',
    "direction": 'Literal["up", "down"]',
    "threshold": 'Union[Number, None]',
    "change_pct": 'Union[Number, None]',
    "window": 'Union[str, None]',
    "hysteresis_pct": 'Number',
    "state": 'Literal["waiting", "armed", "crossed"]',
    "price": 'Union[Number, None]',
    "observed_change_pct": 'Union[Number, None]',
    "evaluated_at": 'Union[str, None]',
    "crossed_at": 'Union[str, None]',
})

Webhook = TypedDict("Webhook", {
    "id": 'int',
    "url": 'str',
    "format": 'Literal["standard", "slack", "discord", "email"]',
    "events": 'list[Literal["run.failed", "run.partial", "source.failing", "source.recovered", "feed.failing", "feed.recovered", "drift.detected", "anomaly.opened", "asset.review", "price.crossed"]]',
    "prices": 'list[WatchedPrice]',
    "description": 'Union[str, None]',
    "managed_by": 'Union[Literal["ALERT_WEBHOOK_URL", "ALERT_EMAIL"], None]',
    "enabled": 'bool',
    "disabled_reason": 'Union[str, None]',
    "disabled_at": 'Union[str, None]',
    "failing_since": 'Union[str, None]',
    "last_success_at": 'Union[str, None]',
    "created_at": 'str',
    "updated_at": 'str',
})

WebhookAttempt = TypedDict("WebhookAttempt", {
    "number": 'int',
    "at": 'str',
    "duration_ms": 'int',
    "status": 'Union[int, None]',
    "error": 'Union[str, None]',
    "response": 'Union[str, None]',
})

WebhookDelivery = TypedDict("WebhookDelivery", {
    "id": 'int',
    "message_id": 'str',
    "type": 'Literal["webhook.test", "run.failed", "run.partial", "source.failing", "source.recovered", "feed.failing", "feed.recovered", "drift.detected", "anomaly.opened", "asset.review", "price.crossed"]',
    "status": 'Literal["pending", "succeeded", "failed"]',
    "attempts": 'int',
    "last_status": 'Union[int, None]',
    "error": 'Union[str, None]',
    "created_at": 'str',
    "next_attempt_at": 'Union[str, None]',
    "finished_at": 'Union[str, None]',
})

WebhookDeliveryDetail = TypedDict("WebhookDeliveryDetail", {
    "id": 'int',
    "message_id": 'str',
    "type": 'Literal["webhook.test", "run.failed", "run.partial", "source.failing", "source.recovered", "feed.failing", "feed.recovered", "drift.detected", "anomaly.opened", "asset.review", "price.crossed"]',
    "status": 'Literal["pending", "succeeded", "failed"]',
    "attempts": 'int',
    "last_status": 'Union[int, None]',
    "error": 'Union[str, None]',
    "created_at": 'str',
    "next_attempt_at": 'Union[str, None]',
    "finished_at": 'Union[str, None]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
    "log": 'list[WebhookAttempt]',
})

WebhookDeliveryPage = TypedDict("WebhookDeliveryPage", {
    "data": 'list[WebhookDelivery]',
    "metadata": 'PageMetadata',
})

WebhookPage = TypedDict("WebhookPage", {
    "data": 'list[Webhook]',
    "metadata": 'PageMetadata',
})

WebhookTestEvent = TypedDict("WebhookTestEvent", {
    "type": 'Literal["webhook.test"]',
    "timestamp": 'str',
    "data": 'dict[str, Any]',
})

WebhookWithSecret = TypedDict("WebhookWithSecret", {
    "secret": 'Union[str, None]',
    "id": 'int',
    "url": 'str',
    "format": 'Literal["standard", "slack", "discord", "email"]',
    "events": 'list[Literal["run.failed", "run.partial", "source.failing", "source.recovered", "feed.failing", "feed.recovered", "drift.detected", "anomaly.opened", "asset.review", "price.crossed"]]',
    "prices": 'list[WatchedPrice]',
    "description": 'Union[str, None]',
    "managed_by": 'Union[Literal["ALERT_WEBHOOK_URL", "ALERT_EMAIL"], None]',
    "enabled": 'bool',
    "disabled_reason": 'Union[str, None]',
    "disabled_at": 'Union[str, None]',
    "failing_since": 'Union[str, None]',
    "last_success_at": 'Union[str, None]',
    "created_at": 'str',
    "updated_at": 'str',
})

class Api(Http):
    def get_health(self) -> Health:
        """Get the health of the service."""
        return self._call("GET", "/health", {}, {}, {})

    def get_liveness(self) -> Probe:
        """Liveness probe."""
        return self._call("GET", "/health/live", {}, {}, {})

    def get_readiness(self) -> Probe:
        """Readiness probe."""
        return self._call("GET", "/health/ready", {}, {}, {})

    def list_problem_kinds(self) -> ProblemKinds:
        """List the kinds of problems."""
        return self._call("GET", "/problems", {}, {}, {})

    def get_problem_kind(self, code: str | int) -> ProblemKind:
        """Get a kind of problem."""
        return self._call("GET", "/problems/{code}", {"code": code}, {}, {})

    def get_root(self) -> Root:
        """List entry points."""
        return self._call("GET", "/", {}, {}, {})

    def list_data(self, *, limit: int | None = None, offset: int | None = None, cursor: str | None = None, kind: Literal["quote", "candle", "article"] | None = None, interval: str | None = None, ids: list[str] | str | None = None, source: list[str] | str | None = None, symbol: list[str] | str | None = None, asset: list[str] | str | None = None, q: str | None = None, since: str | None = None, until: str | None = None, max_age: str | None = None, currency: str | None = None, convert: str | None = None, ingested_since: str | None = None, min_price: str | None = None, max_price: str | None = None, as_of: str | None = None, latest: bool | None = None, inactive: bool | None = None, sort: Literal["observed_at", "price_usd", "market_cap_usd", "rank", "relevance"] | None = None, order: Literal["asc", "desc"] | None = None, count: Literal["exact", "estimated", "none"] | None = None, range: str | None = None) -> DataPage:
        """List quotes, candles and articles."""
        return self._call("GET", "/data", {}, {"limit": limit, "offset": offset, "cursor": cursor, "kind": kind, "interval": interval, "ids": ids, "source": source, "symbol": symbol, "asset": asset, "q": q, "since": since, "until": until, "max_age": max_age, "currency": currency, "convert": convert, "ingested_since": ingested_since, "min_price": min_price, "max_price": max_price, "as_of": as_of, "latest": latest, "inactive": inactive, "sort": sort, "order": order, "count": count}, {"range": range})

    def get_data_item(self, id: str | int, *, convert: str | None = None) -> Item:
        """Get a quote, candle or article."""
        return self._call("GET", "/data/{id}", {"id": id}, {"convert": convert}, {})

    def get_lineage(self, id: str | int) -> Lineage:
        """Get the lineage of an item."""
        return self._call("GET", "/data/{id}/lineage", {"id": id}, {}, {})

    def list_reviews(self, *, limit: int | None = None, cursor: str | None = None, reason: Literal["ambiguous", "disputed", "price_only", "renamed"] | None = None) -> ReviewPage:
        """List identity decisions that need a person."""
        return self._call("GET", "/assets/review", {}, {"limit": limit, "cursor": cursor, "reason": reason}, {})

    def list_assets(self, *, cursor: str | None = None, symbol: list[str] | str | None = None, asset: list[str] | str | None = None, ids: list[str] | str | None = None, source: list[str] | str | None = None, convert: str | None = None, as_of: str | None = None, limit: int | None = None, offset: int | None = None, q: str | None = None, currency: str | None = None, count: Literal["exact", "estimated", "none"] | None = None, range: str | None = None) -> AssetPage:
        """List assets."""
        return self._call("GET", "/assets", {}, {"cursor": cursor, "symbol": symbol, "asset": asset, "ids": ids, "source": source, "convert": convert, "as_of": as_of, "limit": limit, "offset": offset, "q": q, "currency": currency, "count": count}, {"range": range})

    def get_asset(self, slug: str | int, *, as_of: str | None = None, currency: str | None = None, convert: str | None = None) -> Asset:
        """Get an asset."""
        return self._call("GET", "/assets/{slug}", {"slug": slug}, {"as_of": as_of, "currency": currency, "convert": convert}, {})

    def get_asset_history(self, slug: str | int, *, interval: Literal["1m", "5m", "1h", "1d"] | None = None, since: str | None = None, until: str | None = None, source: list[str] | str | None = None, currency: str | None = None, convert: str | None = None, gaps: bool | None = None, range: str | None = None) -> AssetHistory:
        """Get the price history of an asset."""
        return self._call("GET", "/assets/{slug}/history", {"slug": slug}, {"interval": interval, "since": since, "until": until, "source": source, "currency": currency, "convert": convert, "gaps": gaps}, {"range": range})

    def list_asset_articles(self, slug: str | int, *, limit: int | None = None, cursor: str | None = None, range: str | None = None) -> AssetArticlePage:
        """List the articles that mention an asset."""
        return self._call("GET", "/assets/{slug}/articles", {"slug": slug}, {"limit": limit, "cursor": cursor}, {"range": range})

    def list_markets(self, *, cursor: str | None = None, symbol: list[str] | str | None = None, asset: list[str] | str | None = None, ids: list[str] | str | None = None, source: list[str] | str | None = None, convert: str | None = None, as_of: str | None = None, limit: int | None = None, offset: int | None = None, q: str | None = None, currency: str | None = None, max_age: str | None = None, sort: Literal["market_cap", "price", "volume_24h", "change_1h_pct", "change_24h_pct", "change_7d_pct", "rank", "observed_at", "counted", "symbol", "name", "relevance"] | None = None, order: Literal["asc", "desc"] | None = None, sparkline: bool | None = None, range: str | None = None) -> MarketPage:
        """List markets."""
        return self._call("GET", "/markets", {}, {"cursor": cursor, "symbol": symbol, "asset": asset, "ids": ids, "source": source, "convert": convert, "as_of": as_of, "limit": limit, "offset": offset, "q": q, "currency": currency, "max_age": max_age, "sort": sort, "order": order, "sparkline": sparkline}, {"range": range})

    def get_asset_identity(self, slug: str | int) -> AssetIdentity:
        """Get the identity of an asset."""
        return self._call("GET", "/assets/{slug}/identity", {"slug": slug}, {}, {})

    def list_listings(self, *, limit: int | None = None, cursor: int | None = None, state: list[Literal["matched", "ambiguous", "new"]] | Literal["matched", "ambiguous", "new"] | None = None, source: list[str] | str | None = None, inactive: bool | None = None, range: str | None = None) -> ListingPage:
        """List listings."""
        return self._call("GET", "/listings", {}, {"limit": limit, "cursor": cursor, "state": state, "source": source, "inactive": inactive}, {"range": range})

    def confirm_listing(self, body: ConfirmListing, *, idempotency_key: str | None = None) -> OperationResult:
        """Confirm a listing."""
        return self._call("POST", "/assets/confirm", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def settle_listings(self, body: SettleListings, *, idempotency_key: str | None = None) -> OperationResult:
        """Settle many listings."""
        return self._call("POST", "/assets/settle", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def split_asset(self, body: SplitAsset, *, idempotency_key: str | None = None) -> OperationResult:
        """Split an asset."""
        return self._call("POST", "/assets/split", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def merge_assets(self, body: MergeAssets, *, idempotency_key: str | None = None) -> OperationResult:
        """Merge assets."""
        return self._call("POST", "/assets/merge", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def undo_operation(self, body: UndoOperation, *, idempotency_key: str | None = None) -> OperationResult:
        """Undo an operation."""
        return self._call("POST", "/assets/undo", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def preview_split(self, body: SplitAsset) -> OperationPreview:
        """Preview a split."""
        return self._call("POST", "/assets/split/preview", {}, {}, {}, body)

    def preview_merge(self, body: MergeAssets) -> OperationPreview:
        """Preview a merge."""
        return self._call("POST", "/assets/merge/preview", {}, {}, {}, body)

    def get_stats(self) -> Stats:
        """Get statistics."""
        return self._call("GET", "/stats", {}, {}, {})

    def list_sources(self) -> SourceList:
        """List sources."""
        return self._call("GET", "/sources", {}, {}, {})

    def replay_source(self, name: str | int, body: ReplaySource, *, idempotency_key: str | None = None) -> Run:
        """Replay a source."""
        return self._call("POST", "/sources/{name}/replay", {"name": name}, {}, {"Idempotency-Key": idempotency_key}, body)

    def list_csv_files(self, *, limit: int | None = None, cursor: int | None = None, offset: int | None = None, q: str | None = None, path: str | None = None, state: list[Literal["read", "waiting", "reading", "pending", "ignored", "failed", "removed"]] | Literal["read", "waiting", "reading", "pending", "ignored", "failed", "removed"] | None = None, range: str | None = None) -> CsvFilePage:
        """List CSV files."""
        return self._call("GET", "/sources/csv/files", {}, {"limit": limit, "cursor": cursor, "offset": offset, "q": q, "path": path, "state": state}, {"range": range})

    def inspect_file(self, body: InspectPath, *, name: str | None = None) -> CsvInspection:
        """Inspect a CSV file."""
        return self._call("POST", "/csv/inspect", {}, {"name": name}, {}, body)

    def inspect_feed(self, body: InspectFeed) -> FeedInspection:
        """Inspect a feed."""
        return self._call("POST", "/feeds/inspect", {}, {}, {}, body)

    def list_feeds(self, *, limit: int | None = None, cursor: int | None = None, state: list[Literal["new", "ok", "failing", "gone", "removed"]] | Literal["new", "ok", "failing", "gone", "removed"] | None = None, offset: int | None = None, q: str | None = None, feed: str | None = None, host: list[str] | str | None = None, repaired: bool | None = None, range: str | None = None) -> FeedPage:
        """List feeds."""
        return self._call("GET", "/feeds", {}, {"limit": limit, "cursor": cursor, "state": state, "offset": offset, "q": q, "feed": feed, "host": host, "repaired": repaired}, {"range": range})

    def get_feed(self, id: str | int) -> Feed:
        """Get a feed."""
        return self._call("GET", "/feeds/{id}", {"id": id}, {}, {})

    def resume_feed(self, id: str | int) -> Feed:
        """Resume a feed."""
        return self._call("POST", "/feeds/{id}/resume", {"id": id}, {}, {})

    def list_gaps(self, *, asset: list[str] | str | None = None, interval: str | None = None, since: str | None = None, until: str | None = None, source: list[str] | str | None = None, currency: str | None = None, kind: Literal["quote", "candle"] | None = None, limit: int | None = None, cursor: str | None = None, range: str | None = None) -> GapPage:
        """List gaps in history."""
        return self._call("GET", "/gaps", {}, {"asset": asset, "interval": interval, "since": since, "until": until, "source": source, "currency": currency, "kind": kind, "limit": limit, "cursor": cursor}, {"range": range})

    def list_rejections(self, *, limit: int | None = None, cursor: int | None = None, source: list[str] | str | None = None, code: list[str] | str | None = None, field: list[str] | str | None = None, run: int | None = None, status: list[Literal["open", "replayed", "superseded", "discarded"]] | Literal["open", "replayed", "superseded", "discarded"] | None = None, count: Literal["none", "estimated"] | None = None, range: str | None = None) -> RejectionPage:
        """List rejections."""
        return self._call("GET", "/rejections", {}, {"limit": limit, "cursor": cursor, "source": source, "code": code, "field": field, "run": run, "status": status, "count": count}, {"range": range})

    def group_rejections(self, *, source: list[str] | str | None = None, code: list[str] | str | None = None, field: list[str] | str | None = None, run: int | None = None, status: list[Literal["open", "replayed", "superseded", "discarded"]] | Literal["open", "replayed", "superseded", "discarded"] | None = None) -> RejectionGroups:
        """Group rejections."""
        return self._call("GET", "/rejections/groups", {}, {"source": source, "code": code, "field": field, "run": run, "status": status}, {})

    def get_rejection(self, id: str | int) -> Rejection:
        """Get a rejection."""
        return self._call("GET", "/rejections/{id}", {"id": id}, {}, {})

    def replay_rejections(self, body: ReplayRejections, *, idempotency_key: str | None = None) -> RejectionReplay:
        """Replay open rejections."""
        return self._call("POST", "/rejections/replay", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def discard_rejections(self, body: DiscardRejections, *, idempotency_key: str | None = None) -> Discarded:
        """Discard rejections."""
        return self._call("POST", "/rejections/discard", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def discard_rejection(self, id: str | int, body: DiscardRejection, *, idempotency_key: str | None = None) -> Discarded:
        """Discard a rejection."""
        return self._call("POST", "/rejections/{id}/discard", {"id": id}, {}, {"Idempotency-Key": idempotency_key}, body)

    def compare_runs(self, *, base: int | None = None, other: int | None = None, source: str | None = None, limit: int | None = None) -> RunComparison:
        """Compare two runs of one source."""
        return self._call("GET", "/runs/compare", {}, {"base": base, "other": other, "source": source, "limit": limit}, {})

    def list_anomalies(self, *, limit: int | None = None, cursor: int | None = None, kind: list[Literal["record_count", "duration", "rejection_share", "silence", "price_outlier", "price_disagreement", "price_jump", "stale_price", "partitions_disagree"]] | Literal["record_count", "duration", "rejection_share", "silence", "price_outlier", "price_disagreement", "price_jump", "stale_price", "partitions_disagree"] | None = None, source: list[str] | str | None = None, asset: list[str] | str | None = None, state: list[Literal["open", "acknowledged", "closed"]] | Literal["open", "acknowledged", "closed"] | None = None, since: str | None = None, until: str | None = None, range: str | None = None) -> AnomalyPage:
        """List anomalies."""
        return self._call("GET", "/anomalies", {}, {"limit": limit, "cursor": cursor, "kind": kind, "source": source, "asset": asset, "state": state, "since": since, "until": until}, {"range": range})

    def get_anomaly(self, id: str | int) -> Anomaly:
        """Get an anomaly."""
        return self._call("GET", "/anomalies/{id}", {"id": id}, {}, {})

    def acknowledge_anomaly(self, id: str | int, body: Acknowledge) -> Anomaly:
        """Acknowledge an anomaly."""
        return self._call("POST", "/anomalies/{id}/acknowledge", {"id": id}, {}, {}, body)

    def list_runs(self, *, limit: int | None = None, cursor: int | None = None, source: list[str] | str | None = None, status: list[Literal["queued", "running", "succeeded", "partial", "failed", "interrupted", "cancelled"]] | Literal["queued", "running", "succeeded", "partial", "failed", "interrupted", "cancelled"] | None = None, trigger: list[Literal["schedule", "start", "api", "cli"]] | Literal["schedule", "start", "api", "cli"] | None = None, count: Literal["none", "estimated"] | None = None, range: str | None = None) -> RunPage:
        """List runs, newest first."""
        return self._call("GET", "/runs", {}, {"limit": limit, "cursor": cursor, "source": source, "status": status, "trigger": trigger, "count": count}, {"range": range})

    def start_run(self, body: StartRun, *, idempotency_key: str | None = None) -> Union[BackfillPlan, Run]:
        """Start a run."""
        return self._call("POST", "/runs", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def get_run(self, id: str | int) -> RunDetail:
        """Get a run."""
        return self._call("GET", "/runs/{id}", {"id": id}, {}, {})

    def cancel_run(self, id: str | int, *, idempotency_key: str | None = None) -> Run:
        """Cancel a run."""
        return self._call("POST", "/runs/{id}/cancel", {"id": id}, {}, {"Idempotency-Key": idempotency_key})

    def list_checkpoints(self, *, limit: int | None = None, cursor: int | None = None, source: list[str] | str | None = None, partition: str | None = None, range: str | None = None) -> CheckpointPage:
        """List checkpoints."""
        return self._call("GET", "/checkpoints", {}, {"limit": limit, "cursor": cursor, "source": source, "partition": partition}, {"range": range})

    def reset_checkpoint(self, body: ResetCheckpoint, *, idempotency_key: str | None = None) -> Checkpoint:
        """Reset a checkpoint."""
        return self._call("POST", "/checkpoints/reset", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def set_checkpoint(self, body: SetCheckpoint, *, idempotency_key: str | None = None) -> Checkpoint:
        """Set a checkpoint."""
        return self._call("POST", "/checkpoints/set", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def list_drift_events(self, *, limit: int | None = None, cursor: int | None = None, source: list[str] | str | None = None, kind: list[Literal["field_added", "field_gone", "type_changed", "newly_null", "renamed"]] | Literal["field_added", "field_gone", "type_changed", "newly_null", "renamed"] | None = None, status: list[Literal["open", "accepted", "dismissed"]] | Literal["open", "accepted", "dismissed"] | None = None, run: int | None = None, since: str | None = None, until: str | None = None, range: str | None = None) -> DriftPage:
        """List drift events."""
        return self._call("GET", "/drift", {}, {"limit": limit, "cursor": cursor, "source": source, "kind": kind, "status": status, "run": run, "since": since, "until": until}, {"range": range})

    def get_drift_event(self, id: str | int) -> DriftEvent:
        """Get a drift event."""
        return self._call("GET", "/drift/{id}", {"id": id}, {}, {})

    def accept_drift_event(self, id: str | int) -> AcceptedDrift:
        """Accept a drift event."""
        return self._call("POST", "/drift/{id}/accept", {"id": id}, {}, {})

    def dismiss_drift_event(self, id: str | int) -> DriftEvent:
        """Dismiss a drift event."""
        return self._call("POST", "/drift/{id}/dismiss", {"id": id}, {}, {})

    def list_api_keys(self, *, limit: int | None = None, cursor: int | None = None) -> ApiKeyPage:
        """List API keys."""
        return self._call("GET", "/api-keys", {}, {"limit": limit, "cursor": cursor}, {})

    def issue_api_key(self, body: IssueApiKey) -> IssuedApiKey:
        """Issue an API key."""
        return self._call("POST", "/api-keys", {}, {}, {}, body)

    def rotate_api_key(self, id: str | int, body: RotateApiKey) -> IssuedApiKey:
        """Rotate an API key."""
        return self._call("POST", "/api-keys/{id}/rotate", {"id": id}, {}, {}, body)

    def revoke_api_key(self, id: str | int) -> ApiKey:
        """Revoke an API key."""
        return self._call("DELETE", "/api-keys/{id}", {"id": id}, {}, {})

    def list_audit_entries(self, *, limit: int | None = None, cursor: int | None = None, actor: list[str] | str | None = None, action: list[str] | str | None = None, outcome: list[Literal["done", "refused"]] | Literal["done", "refused"] | None = None, since: str | None = None, until: str | None = None, count: Literal["none", "estimated"] | None = None, range: str | None = None) -> AuditPage:
        """List the audit log."""
        return self._call("GET", "/audit", {}, {"limit": limit, "cursor": cursor, "actor": actor, "action": action, "outcome": outcome, "since": since, "until": until, "count": count}, {"range": range})

    def get_session(self) -> Session:
        """Get the permissions of a key."""
        return self._call("GET", "/session", {}, {}, {})

    def log_in(self) -> Session:
        """Log a browser in."""
        return self._call("POST", "/session", {}, {}, {})

    def log_out(self) -> Session:
        """Log a browser out."""
        return self._call("DELETE", "/session", {}, {}, {})

    def list_webhooks(self, *, limit: int | None = None, cursor: int | None = None) -> WebhookPage:
        """List webhooks."""
        return self._call("GET", "/webhooks", {}, {"limit": limit, "cursor": cursor}, {})

    def create_webhook(self, body: CreateWebhook, *, idempotency_key: str | None = None) -> WebhookWithSecret:
        """Create a webhook."""
        return self._call("POST", "/webhooks", {}, {}, {"Idempotency-Key": idempotency_key}, body)

    def get_webhook(self, id: str | int) -> Webhook:
        """Get a webhook."""
        return self._call("GET", "/webhooks/{id}", {"id": id}, {}, {})

    def update_webhook(self, id: str | int, body: UpdateWebhook) -> Webhook:
        """Change a webhook."""
        return self._call("PATCH", "/webhooks/{id}", {"id": id}, {}, {}, body)

    def delete_webhook(self, id: str | int) -> Webhook:
        """Delete a webhook."""
        return self._call("DELETE", "/webhooks/{id}", {"id": id}, {}, {})

    def rotate_webhook_secret(self, id: str | int, body: RotateWebhookSecret) -> WebhookWithSecret:
        """Rotate the secret of a webhook."""
        return self._call("POST", "/webhooks/{id}/rotate", {"id": id}, {}, {}, body)

    def test_webhook(self, id: str | int, body: TestWebhook, *, idempotency_key: str | None = None) -> WebhookDeliveryDetail:
        """Test a webhook."""
        return self._call("POST", "/webhooks/{id}/test", {"id": id}, {}, {"Idempotency-Key": idempotency_key}, body)

    def list_webhook_deliveries(self, id: str | int, *, limit: int | None = None, cursor: int | None = None, status: Literal["pending", "succeeded", "failed"] | None = None) -> WebhookDeliveryPage:
        """List deliveries of a webhook."""
        return self._call("GET", "/webhooks/{id}/deliveries", {"id": id}, {"limit": limit, "cursor": cursor, "status": status}, {})

    def get_webhook_delivery(self, id: str | int, delivery: str | int) -> WebhookDeliveryDetail:
        """Get a delivery of a webhook."""
        return self._call("GET", "/webhooks/{id}/deliveries/{delivery}", {"id": id, "delivery": delivery}, {}, {})

    def replay_webhook_delivery(self, id: str | int, delivery: str | int, *, idempotency_key: str | None = None) -> WebhookDeliveryDetail:
        """Replay a delivery of a webhook."""
        return self._call("POST", "/webhooks/{id}/deliveries/{delivery}/replay", {"id": id, "delivery": delivery}, {}, {"Idempotency-Key": idempotency_key})
