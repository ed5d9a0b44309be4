// Generated from the OpenAPI document by `make schema`.
export interface paths {
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getLiveness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/problems': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listProblemKinds'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/problems/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getProblemKind'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRoot'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listData'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/data/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getDataItem'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/data/{id}/lineage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getLineage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/data/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['streamData'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listReviews'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listAssets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{slug}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getAsset'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{slug}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getAssetHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{slug}/articles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listAssetArticles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/markets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listMarkets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{slug}/identity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getAssetIdentity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listListings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['confirmListing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/settle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['settleListings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/split': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['splitAsset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['mergeAssets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['undoOperation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/split/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['previewSplit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/merge/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['previewMerge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/stats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getStats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listSources'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['checkSource'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/{name}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['replaySource'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/csv/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listCsvFiles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/csv/inspect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['inspectFile'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/feeds/inspect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['inspectFeed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/feeds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listFeeds'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/feeds/opml': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['exportFeeds'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/feeds/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getFeed'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/feeds/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['resumeFeed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/gaps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listGaps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/rejections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listRejections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/rejections/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['groupRejections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/rejections/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRejection'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/rejections/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['replayRejections'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/rejections/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['discardRejections'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/rejections/{id}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['discardRejection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/runs/compare': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['compareRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/anomalies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listAnomalies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/anomalies/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getAnomaly'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/anomalies/{id}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['acknowledgeAnomaly'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listRuns'];
    put?: never;
    post: operations['startRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/runs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/runs/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['cancelRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/runs/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['streamRunEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/checkpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listCheckpoints'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/checkpoints/reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['resetCheckpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/checkpoints/set': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['setCheckpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drift': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listDriftEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drift/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getDriftEvent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drift/{id}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['acceptDriftEvent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drift/{id}/dismiss': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['dismissDriftEvent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listApiKeys'];
    put?: never;
    post: operations['issueApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api-keys/{id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['rotateApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['revokeApiKey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listAuditEntries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getSession'];
    put?: never;
    post: operations['logIn'];
    delete: operations['logOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listWebhooks'];
    put?: never;
    post: operations['createWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getWebhook'];
    put?: never;
    post?: never;
    delete: operations['deleteWebhook'];
    options?: never;
    head?: never;
    patch: operations['updateWebhook'];
    trace?: never;
  };
  '/webhooks/{id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['rotateWebhookSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['testWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listWebhookDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{id}/deliveries/{delivery}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getWebhookDelivery'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{id}/deliveries/{delivery}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['replayWebhookDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  'run.failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['runFailed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'run.partial': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['runPartial'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'source.failing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['sourceFailing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'source.recovered': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['sourceRecovered'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'feed.failing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['feedFailing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'feed.recovered': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['feedRecovered'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'drift.detected': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['driftDetected'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'anomaly.opened': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['anomalyOpened'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'asset.review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['assetReview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'price.crossed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['priceCrossed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'webhook.test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['webhookTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    ConfirmListing: {
      reason?: string;
      listing: string;
      asset: string;
    };
    SettleDecision: {
      listing: string;
      asset: string | null;
    };
    SettleListings: {
      reason?: string;
      decisions: components['schemas']['SettleDecision'][];
    };
    SplitAsset: {
      reason?: string;
      asset: string;
      listings: string[];
    };
    MergeAssets: {
      reason?: string;
      from: string[];
      into: string;
    };
    UndoOperation: {
      reason?: string;
      operation_id: number;
    };
    ReplaySource: {
      since?: string;
      until?: string;
    };
    InspectPath: {
      path: string;
      profile?: string;
    };
    InspectFeed: {
      url: string;
    };
    RejectionSelection: {
      source?: string;
      code?: string;
      field?: string;
      run?: number;
      ids?: number[];
    };
    ReplayRejections: {
      filter?: components['schemas']['RejectionSelection'];
      dry_run?: boolean;
      limit?: number;
      after?: number;
    };
    DiscardRejections: {
      reason: string;
      filter: components['schemas']['RejectionSelection'];
    };
    DiscardRejection: {
      reason: string;
    };
    Acknowledge: {
      reason: string;
    };
    StartRun: {
      source: string;
      mode?: 'live' | 'backfill';
      partition?: string;
      since?: string;
      until?: string;
      assets?: string[];
      fill?: boolean;
      interval?: string;
      dry_run?: boolean;
    };
    ResetCheckpoint: {
      source: string;
      partition: string;
      reason: string;
      force?: boolean;
    };
    SetCheckpoint: {
      source: string;
      partition: string;
      reason: string;
      force?: boolean;
      cursor: {
        [key: string]: unknown;
      };
    };
    IssueApiKey: {
      name: string;
      scopes: ('read' | 'run' | 'admin')[];
      expires_at?: string;
    };
    RotateApiKey: {
      grace_seconds?: number;
    };
    WebhookPrice: {
      asset: string;
      currency?: string;
      direction: 'up' | 'down';
      threshold?: string;
      change_pct?: string;
      window?: string;
      hysteresis_pct?: string;
    };
    CreateWebhook: {
      url: string;
      format?: 'standard' | 'slack' | 'discord' | 'email';
      events: (
        | 'run.failed'
        | 'run.partial'
        | 'source.failing'
        | 'source.recovered'
        | 'feed.failing'
        | 'feed.recovered'
        | 'drift.detected'
        | 'anomaly.opened'
        | 'asset.review'
        | 'price.crossed'
      )[];
      prices?: components['schemas']['WebhookPrice'][];
      description?: string;
    };
    UpdateWebhook: {
      url?: string;
      events?: (
        | 'run.failed'
        | 'run.partial'
        | 'source.failing'
        | 'source.recovered'
        | 'feed.failing'
        | 'feed.recovered'
        | 'drift.detected'
        | 'anomaly.opened'
        | 'asset.review'
        | 'price.crossed'
      )[];
      prices?: components['schemas']['WebhookPrice'][];
      description?: string;
      enabled?: boolean;
    };
    RotateWebhookSecret: {
      grace_seconds?: number;
    };
    TestWebhook: {
      type?:
        | 'webhook.test'
        | 'run.failed'
        | 'run.partial'
        | 'source.failing'
        | 'source.recovered'
        | 'feed.failing'
        | 'feed.recovered'
        | 'drift.detected'
        | 'anomaly.opened'
        | 'asset.review'
        | 'price.crossed';
    };
    AcceptedDrift: {
      event: components['schemas']['DriftEvent'];
      replay: components['schemas']['DriftReplay'];
    };
    Anomaly: {
      id: number;
      kind:
        | 'record_count'
        | 'duration'
        | 'rejection_share'
        | 'silence'
        | 'price_outlier'
        | 'price_disagreement'
        | 'price_jump'
        | 'stale_price'
        | 'partitions_disagree';
      source: string;
      run_id: number | null;
      listing: string | null;
      asset: components['schemas']['AssetRef'] | null;
      score: string;
      summary: string;
      figures: {
        currency?: string;
        price?: string | null;
        price_usd?: string | null;
        price_before?: string | null;
        price_before_usd?: string | null;
        others?: {
          listing: string;
          price: string | null;
          price_usd: string | null;
        }[];
        value?: string;
        median?: string;
        spread?: string;
        change_log?: string;
        away_log?: string;
        spread_log?: string;
      } & {
        [key: string]: unknown;
      };
      state: 'open' | 'acknowledged' | 'closed';
      at: string;
      last_seen_at: string;
      occurrences: number;
      acknowledged_at: string | null;
      acknowledged_reason: string | null;
      closed_at: string | null;
    };
    AnomalyOpenedEvent: {
      type: 'anomaly.opened';
      timestamp: string;
      data: {
        source: string;
        count: number;
        anomalies: {
          anomaly_id: number;
          kind: string;
          summary: string;
          score: number;
          listing: string | null;
          asset: {
            id: string;
            slug: string;
            symbol: string | null;
            name: string;
          } | null;
          run_id: number | null;
        }[];
      };
    };
    AnomalyPage: {
      data: components['schemas']['Anomaly'][];
      metadata: components['schemas']['PageMetadata'];
    };
    ApiKey: {
      id: number;
      name: string;
      prefix: string;
      scopes: components['schemas']['Scope'][];
      created_at: string;
      expires_at: string | null;
      rotated_at: string | null;
      revoked_at: string | null;
      last_used_at: string | null;
    };
    ApiKeyPage: {
      data: components['schemas']['ApiKey'][];
      metadata: components['schemas']['PageMetadata'];
    };
    Article: {
      id: string;
      kind: 'article';
      source: string;
      external_id: string;
      asset: null;
      title: string;
      url: string | null;
      summary: string | null;
      author: string | null;
      categories: string[];
      image: string | null;
      dated_by: ('published' | 'updated' | 'dc:date' | 'fetch') | null;
      repaired: boolean;
      feed: string | null;
      also_in: string[];
      mentions: components['schemas']['ArticleMention'][];
      currency: null;
      price: null;
      market_cap: null;
      volume_24h: null;
      price_usd: null;
      market_cap_usd: null;
      volume_24h_usd: null;
      change_24h_pct: null;
      rank: null;
      circulating_supply: null;
      total_supply: null;
      max_supply: null;
      observed_at: string;
      ingested_at: string;
      known_at: string;
      run_id: number;
      withdrawn_at?: string | null;
      conversion?: null;
      conversion_reason?: null;
    };
    ArticleMention: {
      id: string;
      slug: string;
      symbol: string | null;
      name: string;
      confidence: string;
    };
    Asset: {
      id: components['schemas']['AssetId'];
      slug: string;
      symbol: string | null;
      name: string;
      created_at: string;
      identity: components['schemas']['AssetIdentifiers'];
      listings: components['schemas']['AssetListing'][];
      consensus: components['schemas']['Consensus'];
    };
    AssetAlias: {
      kind: 'symbol' | 'name' | 'slug';
      value: string;
      until: string | null;
    };
    AssetArticle: {
      id: string;
      source: string;
      external_id: string;
      title: string;
      url: string | null;
      summary: string | null;
      author: string | null;
      categories: string[];
      observed_at: string;
      ingested_at: string;
      run_id: number;
      confidence: number;
      evidence: unknown;
    };
    AssetArticlePage: {
      data: components['schemas']['AssetArticle'][];
      metadata: components['schemas']['AssetArticlePageMetadata'];
    };
    AssetArticlePageMetadata: {
      request_id: string;
      asset: string;
      asset_id: components['schemas']['AssetId'];
      limit: number;
      next_cursor: string | null;
    };
    AssetHistory: {
      data: components['schemas']['PriceBucket'][];
      metadata: components['schemas']['AssetHistoryMetadata'];
    };
    AssetHistoryMetadata: {
      request_id: string;
      asset: string;
      asset_id: components['schemas']['AssetId'];
      interval: '1m' | '5m' | '1h' | '1d';
      source: string | null;
      currency: string;
      since: string;
      until: string;
      buckets: number;
    };
    AssetId: string;
    AssetIdentifiers: {
      aliases: components['schemas']['AssetAlias'][];
      contracts: components['schemas']['Contract'][];
    };
    AssetIdentity: {
      id: components['schemas']['AssetId'];
      slug: string;
      symbol: string | null;
      name: string;
      listings: components['schemas']['IdentityListing'][];
      may_be: components['schemas']['PossibleListing'][];
      operations: components['schemas']['Operation'][];
      history: components['schemas']['PastDecision'][];
    };
    AssetListing: {
      source: string;
      external_id: string;
      currency: string;
      symbol: string | null;
      name: string;
      inactive_since: string | null;
      state: components['schemas']['ListingState'] | null;
      confidence: string | null;
      quote: components['schemas']['ListingQuote'] | null;
    };
    AssetPage: {
      data: components['schemas']['AssetSummary'][];
      metadata: components['schemas']['AssetPageMetadata'];
    };
    AssetPageMetadata: {
      request_id: string;
      limit: number;
      offset: number | null;
      total: number | null;
      total_is_estimate: boolean;
      next_cursor: string | null;
      as_of: string | null;
    };
    AssetRef: {
      id: components['schemas']['AssetId'];
      slug: string;
      symbol: string | null;
      name: string;
    };
    AssetReviewEvent: {
      type: 'asset.review';
      timestamp: string;
      data: {
        source: string;
        count: number;
        listings: {
          external_id: string;
          symbol: string | null;
          name: string | null;
          confidence: number | null;
        }[];
      };
    };
    AssetSummary: {
      id: components['schemas']['AssetId'];
      slug: string;
      symbol: string | null;
      name: string;
      sources: string[];
      currency: string;
      price: string | null;
      price_usd: string | null;
      state: components['schemas']['ConsensusState'];
      counted: number;
      spread_pct: string | null;
      outliers: string[];
      conversion?: components['schemas']['PriceConversion'] | null;
      conversion_reason?: components['schemas']['ConversionReason'] | null;
    };
    AuditEntry: {
      id: number;
      at: string;
      actor: string | null;
      key_prefix: string | null;
      via: ('key' | 'session') | null;
      address: string | null;
      action: string;
      subject: string;
      method: string | null;
      route: string | null;
      request_id: string | null;
      outcome: 'done' | 'refused';
      status: number | null;
      reason: string | null;
    };
    AuditPage: {
      data: components['schemas']['AuditEntry'][];
      metadata: components['schemas']['TotalMetadata'];
    };
    BackfillPartition: {
      partition: string;
      calls: number;
    };
    BackfillPlan: {
      source: string;
      since: string;
      until: string;
      calls: number;
      seconds: number;
      partitions: components['schemas']['BackfillPartition'][];
    };
    BackgroundCheck: {
      status: 'up' | 'down';
      message?: string;
    } & {
      [key: string]: components['schemas']['BackgroundTask'];
    };
    BackgroundTask: {
      condition: 'ok' | 'failing' | 'late';
      last_success: string | null;
      last_error: components['schemas']['TaskError'] | null;
      failures: number;
      lag_seconds: number;
      waiting?: number;
      set_aside?: components['schemas']['SetAside'];
    };
    CallBudget: {
      upstream: string;
      minute: {
        used: number;
        left: number;
        limit: number;
        resets_at: string | null;
      };
      month: {
        used: number;
        left: number;
        limit: number;
        resets_at: string | null;
      } | null;
      blocked_until: string | null;
    };
    Candle: {
      id: string;
      kind: 'candle';
      source: string;
      external_id: string;
      asset: components['schemas']['AssetRef'] | null;
      title: string;
      url: null;
      currency: string;
      price: string;
      market_cap: string | null;
      volume_24h: null;
      price_usd: string | null;
      market_cap_usd: string | null;
      volume_24h_usd: null;
      change_24h_pct: null;
      rank: null;
      circulating_supply: null;
      total_supply: null;
      max_supply: null;
      interval: string;
      opened_at: string;
      open: string;
      high: string;
      low: string;
      close: string;
      volume: string | null;
      quote_volume: string | null;
      trades: number | null;
      observed_at: string;
      ingested_at: string;
      known_at: string;
      run_id: number;
      withdrawn_at?: string | null;
      conversion?: components['schemas']['CandleConversion'] | null;
      conversion_reason?: components['schemas']['ConversionReason'] | null;
    };
    CandleConversion: {
      currency: string;
      price: string;
      market_cap: string | null;
      open: string;
      high: string;
      low: string;
      close: string;
      quote_volume: string | null;
      rate: string | null;
      rate_day: string | null;
      source: string | null;
    };
    Checkpoint: {
      source: string;
      partition: string;
      cursor: {
        [key: string]: unknown;
      } | null;
      run_id: number;
      epoch: number;
      updated_at: string;
    };
    CheckpointPage: {
      data: components['schemas']['Checkpoint'][];
      metadata: components['schemas']['PageMetadata'];
    };
    CoinsWithoutData: {
      count: number;
      data: string[];
    };
    ComparedDrift: {
      count: number;
      data: components['schemas']['ComparedDriftEvent'][];
    };
    ComparedDriftEvent: {
      id: number;
      kind: string;
      path: string;
      new_path: string;
      run_id: number;
      records: number;
    };
    ComparedFigure: {
      base: number | null;
      other: number | null;
      change_pct: number | null;
    };
    ComparedFigures: {
      duration_seconds: components['schemas']['ComparedFigure'];
      fetched: components['schemas']['ComparedFigure'];
      stored: components['schemas']['ComparedFigure'];
      updated: components['schemas']['ComparedFigure'];
      unchanged: components['schemas']['ComparedFigure'];
      duplicate: components['schemas']['ComparedFigure'];
      rejected: components['schemas']['ComparedFigure'];
      pages: components['schemas']['ComparedFigure'];
      bytes: components['schemas']['ComparedFigure'];
      retries: components['schemas']['ComparedFigure'];
    };
    ComparedIds: {
      count: number;
      data: string[];
    };
    ComparedPartitions: {
      appeared: components['schemas']['ComparedIds'];
      vanished: components['schemas']['ComparedIds'];
    };
    ComparedRecords: {
      of: 'listing' | 'article';
      after_run: number;
      up_to_run: number;
      appeared: components['schemas']['ComparedIds'];
      changed: components['schemas']['ComparedIds'];
      vanished: components['schemas']['VanishedRecords'] | null;
      note: string | null;
    };
    ComparedRejections: {
      code: string;
      base: number;
      other: number;
    };
    ComparisonMetadata: {
      request_id: string;
      limit: number;
    };
    Consensus: {
      currency: string;
      price: string | null;
      price_usd: string | null;
      state: components['schemas']['ConsensusState'];
      at: string;
      counted: number;
      spread: components['schemas']['Spread'] | null;
      outliers: string[];
      sources: components['schemas']['ConsensusSource'][];
      conversion?: components['schemas']['PriceConversion'] | null;
      conversion_reason?: components['schemas']['ConversionReason'] | null;
    };
    ConsensusSource: {
      source: string;
      external_id: string;
      status: 'counted' | 'stale' | 'outlier' | 'no_price';
      reason: string | null;
      price: string | null;
      price_usd: string | null;
      observed_at: string;
      age_seconds: string;
      stale_after_seconds: string;
      weight: string;
      deviation_pct: string | null;
      deviation_mads: string | null;
    };
    ConsensusState: 'agreed' | 'disputed' | 'single' | 'none';
    Contract: {
      chain: string;
      address: string;
      sources: string[];
    };
    ConversionReason: 'no_rate' | 'rate_too_old' | 'unknown_currency';
    CsvColumn: {
      name: string;
      role: string | null;
      note: string | null;
    };
    CsvEncoding: {
      name: string;
      confidence: number | null;
      gzip: boolean;
    };
    CsvFile: {
      path: string;
      state: 'read' | 'waiting' | 'reading' | 'pending' | 'ignored' | 'failed' | 'removed';
      error: {
        code: string;
        message: string;
      } | null;
      generation: string | null;
      size: number | null;
      lines: number | null;
      rows: number | null;
      ignored_lines: number | null;
      rejected: number;
      encoding: components['schemas']['CsvEncoding'] | null;
      format: components['schemas']['CsvFormat'] | null;
      first_read_at: string | null;
      last_read_at: string;
      run_id: number;
    };
    CsvFilePage: {
      data: components['schemas']['CsvFile'][];
      metadata: components['schemas']['CsvFilePageMetadata'];
    };
    CsvFilePageMetadata: {
      request_id: string;
      limit: number;
      next_cursor: number | null;
      total: number;
      states: components['schemas']['CsvFilePageStates'];
    };
    CsvFilePageStates: {
      read: number;
      waiting: number;
      reading: number;
      pending: number;
      ignored: number;
      failed: number;
      removed: number;
    };
    CsvFormat: {
      kind: 'quote' | 'candle';
      layout: {
        by: 'profile' | 'preset' | 'detection';
        name: string | null;
      };
      dialect: {
        [key: string]: unknown;
      };
      columns: components['schemas']['CsvColumn'][];
      constants: {
        [key: string]: string;
      };
      notes: string[];
      currency: {
        code: string;
        by: string;
        why: string;
      };
      rules: components['schemas']['CsvRule'][];
    };
    CsvInspection: {
      file: string;
      size: number;
      error: {
        code: string;
        message: string;
      } | null;
      encoding: components['schemas']['CsvEncoding'] | null;
      format: components['schemas']['CsvFormat'] | null;
      counts: {
        lines: number;
        rows: number;
        stored: number;
        rejected: number;
        complete: boolean;
      };
      currencies: string[];
      intervals: string[];
      rows: {
        [key: string]: unknown;
      }[];
      rejections: components['schemas']['CsvRejection'][];
    };
    CsvRejection: {
      line: number;
      reasons: {
        path: string;
        code: string;
        message: string;
      }[];
      payload: unknown;
    };
    CsvRule: {
      rule: 'decimal' | 'date_order' | 'time_zone' | 'serial_dates';
      value: string;
      by: string;
      evidence: ('none' | 'ambiguous' | 'proven' | 'contradictory') | null;
      why: string;
    };
    DataPage: {
      data: components['schemas']['Item'][];
      metadata: components['schemas']['DataPageMetadata'];
    };
    DataPageMetadata: {
      api_latency_ms: number;
      request_id: string;
      limit: number;
      offset: number | null;
      total: number | null;
      total_is_estimate: boolean;
      next_cursor: string | null;
      as_of: string | null;
      ingested_cursor: string | null;
    };
    DecisionMaker: 'machine' | 'hand';
    Discarded: {
      discarded: number;
    };
    DiscardedField: {
      path: string;
      kind: string;
    };
    DriftDetectedEvent: {
      type: 'drift.detected';
      timestamp: string;
      data: {
        source: string;
        count: number;
        changes: {
          drift_id: number;
          kind: string;
          group: string;
          path: string;
          new_path: string | null;
          new_type: string | null;
          policy: string;
          status: string;
          partition: string;
          run_id: number | null;
          records: number;
        }[];
      };
    };
    DriftEvent: {
      id: number;
      source: string;
      partition: string;
      kind: 'field_added' | 'field_gone' | 'type_changed' | 'newly_null' | 'renamed';
      path: string;
      new_path: string | null;
      new_type: ('null' | 'boolean' | 'number' | 'text' | 'timestamp' | 'object' | 'array') | null;
      confidence: number | null;
      evidence: {
        [key: string]: unknown;
      };
      policy: 'evolve' | 'warn' | 'discard_value' | 'freeze';
      status: 'open' | 'accepted' | 'dismissed';
      run_id: number;
      records: number;
      first_seen_at: string;
      last_seen_at: string;
      decided_at: string | null;
    };
    DriftPage: {
      data: components['schemas']['DriftEvent'][];
      metadata: components['schemas']['PageMetadata'];
    };
    DriftReplay: {
      matched: number;
      passed: number;
      failed: number;
    };
    FailedReplay: {
      id: number;
      source: string;
      external_id: string;
      reasons: components['schemas']['RejectionReason'][];
    };
    FailureCount: {
      code: string;
      count: number;
    };
    Feed: {
      id: number;
      feed: string;
      name: string | null;
      url: string;
      host: string;
      state: 'new' | 'ok' | 'failing' | 'gone' | 'removed';
      last_poll_at: string | null;
      last_success_at: string | null;
      last_new_item_at: string | null;
      next_poll_at: string | null;
      interval_seconds: number;
      interval_reason:
        | 'default'
        | 'configured'
        | 'publishes'
        | 'ttl'
        | 'update_period'
        | 'max_age'
        | 'minimum'
        | 'maximum';
      failures: number;
      failing_since: string | null;
      error: components['schemas']['FeedError'] | null;
      items: number;
      rejected: number;
      rejected_share: number | null;
      repairs: string[];
      validators: components['schemas']['FeedValidators'] | null;
      moved_to: string | null;
      moved_at: string | null;
      gone_at: string | null;
      removed_at: string | null;
      duration_ms: number | null;
      run_id: number | null;
      added_at: string;
    };
    FeedError: {
      code: string;
      message: string;
    };
    FeedFailingEvent: {
      type: 'feed.failing';
      timestamp: string;
      data: {
        source: string;
        failures: number;
        failing_since: string;
        run_id: number;
        feed: string;
        error: {
          stage: string | null;
          code: string | null;
          message: string | null;
        };
      };
    };
    FeedInspection: {
      url: string;
      feed: string | null;
      reply: components['schemas']['FeedReading'] | null;
      error: {
        code: string;
        message: string;
      } | null;
      named_feeds: {
        url: string;
        title: string | null;
        type: string;
      }[];
      format: ('rss' | 'rdf' | 'atom' | 'json') | null;
      charset: {
        name: string;
        by: 'configured' | 'byte_order_mark' | 'header' | 'prolog' | 'content' | 'language' | 'default';
      } | null;
      repairs: string[];
      title: string | null;
      interval: {
        seconds: number;
        reason:
          | 'default'
          | 'configured'
          | 'publishes'
          | 'ttl'
          | 'update_period'
          | 'max_age'
          | 'minimum'
          | 'maximum';
      } | null;
      counts: {
        items: number;
        stored: number;
        rejected: number;
      };
      items: components['schemas']['InspectedFeedItem'][];
      rejections: components['schemas']['FeedItemRejection'][];
    };
    FeedItemRejection: {
      external_id: string;
      reasons: {
        path: string;
        code: string;
        message: string;
      }[];
    };
    FeedPage: {
      data: components['schemas']['Feed'][];
      metadata: components['schemas']['FeedPageMetadata'];
    };
    FeedPageMetadata: {
      request_id: string;
      limit: number;
      next_cursor: number | null;
      total: number;
      states: components['schemas']['FeedPageStates'];
    };
    FeedPageStates: {
      new: number;
      ok: number;
      failing: number;
      gone: number;
      removed: number;
    };
    FeedReading: {
      final_url: string;
      redirect: ('permanent' | 'temporary') | null;
      content_type: string | null;
      bytes: number;
    };
    FeedRecoveredEvent: {
      type: 'feed.recovered';
      timestamp: string;
      data: {
        source: string;
        failures: number;
        failing_since: string;
        run_id: number;
        feed: string;
      };
    };
    FeedValidators: {
      etag: string | null;
      last_modified: string | null;
    };
    FieldError: {
      path: string;
      message: string;
      detail: string;
      parameter?: string;
      value?: string;
      header?: string;
      pointer?: string;
      allowed?: string[];
      line?: number;
      column?: number;
    };
    FormerName: {
      symbol: string | null;
      name: string;
      until: string;
    };
    Gap: {
      asset: string;
      source: string;
      external_id: string;
      currency: string;
      kind: 'quote' | 'candle';
      since: string;
      until: string;
      missing: number;
      fillable: boolean;
    };
    GapPage: {
      data: components['schemas']['Gap'][];
      metadata: components['schemas']['GapPageMetadata'];
    };
    GapPageMetadata: {
      request_id: string;
      interval: string;
      since: string | null;
      until: string;
      limit: number;
      next_cursor: string | null;
    };
    Health: {
      status: 'ok' | 'degraded';
      info: components['schemas']['HealthChecks'];
      error: components['schemas']['HealthChecks'];
      details: components['schemas']['HealthChecks'];
    };
    HealthCheck: {
      status: 'up' | 'down';
    } & {
      [key: string]: unknown;
    };
    HealthChecks: {
      database?: components['schemas']['HealthCheck'];
      replica?: components['schemas']['ReplicaCheck'];
      sources?: components['schemas']['SourcesCheck'];
      background?: components['schemas']['BackgroundCheck'];
    };
    IdentityDecision: {
      id: number;
      state: components['schemas']['ListingState'];
      confidence: number | null;
      made_by: components['schemas']['DecisionMaker'];
      made_at: string;
      evidence: components['schemas']['ListingComparison'][];
      candidates: components['schemas']['ListingComparison'][];
      operation_id: number | null;
    };
    IdentityListing: {
      source: string;
      external_id: string;
      currency: string;
      symbol: string | null;
      name: string;
      inactive_since: string | null;
      former: components['schemas']['FormerName'][];
      decision: components['schemas']['IdentityDecision'] | null;
    };
    InspectedFeedItem: {
      external_id: string;
      title: string;
      url: string | null;
      published_at: string | null;
      dated_by: 'published' | 'updated' | 'dc:date' | 'fetch';
      author: string | null;
    };
    IssuedApiKey: {
      key: string;
      id: number;
      name: string;
      prefix: string;
      scopes: components['schemas']['Scope'][];
      created_at: string;
      expires_at: string | null;
      rotated_at: string | null;
      revoked_at: string | null;
      last_used_at: string | null;
    };
    Item: components['schemas']['Quote'] | components['schemas']['Candle'] | components['schemas']['Article'];
    LastFailure: {
      run_id: number;
      at: string;
      code: string | null;
      message: string | null;
    };
    Lineage: {
      id: string;
      source: string;
      external_id: string;
      currency: string | null;
      asset: components['schemas']['AssetRef'] | null;
      known_at: string;
      raw: components['schemas']['RawPayload'] | null;
      discarded: components['schemas']['DiscardedField'][];
      run: components['schemas']['LineageRun'] | null;
    };
    LineageRun: {
      id: number;
      trigger: 'schedule' | 'start' | 'api' | 'cli';
      status: components['schemas']['RunStatus'];
      started_at: string | null;
      finished_at: string | null;
    };
    Listing: {
      source: string;
      external_id: string;
      currency: string;
      symbol: string | null;
      name: string;
      inactive_since: string | null;
      asset: string | null;
      asset_id: components['schemas']['AssetId'] | null;
      state: components['schemas']['ListingState'] | null;
      confidence: number | null;
      by_hand: boolean;
      candidates: components['schemas']['ListingComparison'][];
    };
    ListingComparison: {
      with: string;
      confidence: string;
      evidence: {
        [key: string]: string;
      };
      asset?: string | null;
    };
    ListingPage: {
      data: components['schemas']['Listing'][];
      metadata: components['schemas']['PageMetadata'];
    };
    ListingQuote: {
      id: string;
      price: string | null;
      market_cap: string | null;
      volume_24h: string | null;
      price_usd: string | null;
      market_cap_usd: string | null;
      volume_24h_usd: string | null;
      change_24h_pct: string | null;
      rank: number | null;
      circulating_supply: string | null;
      total_supply: string | null;
      max_supply: string | null;
      observed_at: string;
      ingested_at: string;
      known_at: string;
      run_id: number;
      conversion?: components['schemas']['QuoteConversion'] | null;
      conversion_reason?: components['schemas']['ConversionReason'] | null;
    };
    ListingState: 'matched' | 'ambiguous' | 'new';
    Market: {
      id: components['schemas']['AssetId'];
      slug: string;
      symbol: string | null;
      name: string;
      rank: number | null;
      currency: string;
      price: string | null;
      market_cap: string | null;
      volume_24h: string | null;
      change_1h_pct: string | null;
      change_24h_pct: string | null;
      change_7d_pct: string | null;
      state: components['schemas']['ConsensusState'];
      counted: number;
      spread_pct: string | null;
      outliers: string[];
      sources: string[];
      observed_at: string | null;
      sparkline?: (string | null)[];
      conversion?: components['schemas']['MarketConversion'] | null;
      conversion_reason?: components['schemas']['ConversionReason'] | null;
    };
    MarketConversion: {
      currency: string;
      price: string | null;
      market_cap: string | null;
      volume_24h: string | null;
      rate: string | null;
      rate_day: string | null;
      source: string | null;
    };
    MarketPage: {
      data: components['schemas']['Market'][];
      metadata: components['schemas']['MarketPageMetadata'];
    };
    MarketPageMetadata: {
      request_id: string;
      limit: number;
      offset: number | null;
      total: number;
      next_cursor: string | null;
      as_of: string | null;
    };
    Operation: {
      id: number;
      kind: components['schemas']['OperationKind'];
      reason: string | null;
      request: {
        [key: string]: unknown;
      };
      made_at: string;
      undone_at: string | null;
    };
    OperationKind: 'merge' | 'split' | 'confirm' | 'mapping' | 'settle';
    OperationPreview: {
      assets: components['schemas']['PreviewedAsset'][];
    };
    OperationResult: {
      operation_id: number;
      kind: components['schemas']['OperationKind'];
      assets: string[];
      asset_ids: components['schemas']['AssetId'][];
    };
    PageMetadata: {
      request_id: string;
      limit: number;
      next_cursor: number | null;
    };
    PartitionStatus:
      | 'queued'
      | 'running'
      | 'succeeded'
      | 'ignored'
      | 'postponed'
      | 'failed'
      | 'interrupted'
      | 'cancelled';
    PastDecision: {
      id: number;
      listing: string;
      state: components['schemas']['ListingState'];
      confidence: number | null;
      made_by: components['schemas']['DecisionMaker'];
      made_at: string;
      superseded_by: number | null;
      operation_id: number | null;
    };
    PossibleListing: {
      source: string;
      external_id: string;
      currency: string;
      symbol: string | null;
      name: string;
      inactive_since: string | null;
      decision: components['schemas']['IdentityDecision'];
    };
    PreviewedAsset: {
      slug: string;
      symbol: string | null;
      name: string;
      listings: string[];
    };
    PriceBucket: {
      at: string;
      open: string | null;
      high: string | null;
      low: string | null;
      close: string | null;
      mean: string | null;
      count: number;
      volume: string | null;
      quote_volume: string | null;
      trades: number | null;
      from: ('candles' | 'quotes') | null;
      intervals: string[] | null;
      outliers: string[];
      conversion?: components['schemas']['PriceBucketConversion'] | null;
      conversion_reason?: components['schemas']['ConversionReason'] | null;
    };
    PriceBucketConversion: {
      currency: string;
      open: string | null;
      high: string | null;
      low: string | null;
      close: string | null;
      mean: string | null;
      quote_volume: string | null;
      rate: string | null;
      rate_day: string | null;
      source: string | null;
    };
    PriceConversion: {
      currency: string;
      price: string | null;
      rate: string | null;
      rate_day: string | null;
      source: string | null;
    };
    PriceCrossedEvent: {
      type: 'price.crossed';
      timestamp: string;
      data: {
        asset: {
          id: string;
          slug: string;
          symbol: string | null;
          name: string;
        };
        currency: string;
        direction: 'up' | 'down';
        price: number;
        threshold: number | null;
        change_pct: number | null;
        limit_pct: number | null;
        window: string | null;
        price_before: number | null;
        hysteresis_pct: number;
        observed_at: string;
      };
    };
    Probe: {
      status: 'ok';
      info: {
        [key: string]: components['schemas']['HealthCheck'];
      };
      error: {
        [key: string]: components['schemas']['HealthCheck'];
      };
      details: {
        [key: string]: components['schemas']['HealthCheck'];
      };
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      instance: string;
      code:
        | 'malformed_request'
        | 'invalid_parameter'
        | 'invalid_body'
        | 'key_in_url'
        | 'missing_key'
        | 'invalid_key'
        | 'missing_scope'
        | 'not_found'
        | 'unknown_address'
        | 'method_not_allowed'
        | 'not_acceptable'
        | 'request_timeout'
        | 'conflict'
        | 'source_busy'
        | 'run_ended'
        | 'request_under_way'
        | 'cursor_too_old'
        | 'precondition_failed'
        | 'content_too_large'
        | 'uri_too_long'
        | 'unsupported_media_type'
        | 'range_not_satisfiable'
        | 'expectation_failed'
        | 'unprocessable'
        | 'only_on_host'
        | 'idempotency_key_reused'
        | 'rate_limited'
        | 'too_many_at_once'
        | 'headers_too_large'
        | 'internal_error'
        | 'unavailable'
        | 'database_unavailable'
        | 'busy'
        | 'not_ready'
        | 'took_too_long';
      request_id: string;
      errors?: components['schemas']['FieldError'][];
      run_id?: number;
      folded_into?: number[];
      scope?: string;
      allowed?: string[];
      retry_after?: number;
      details?: {
        [key: string]: unknown;
      };
    };
    ProblemKind: {
      type: string;
      code:
        | 'malformed_request'
        | 'invalid_parameter'
        | 'invalid_body'
        | 'key_in_url'
        | 'missing_key'
        | 'invalid_key'
        | 'missing_scope'
        | 'not_found'
        | 'unknown_address'
        | 'method_not_allowed'
        | 'not_acceptable'
        | 'request_timeout'
        | 'conflict'
        | 'source_busy'
        | 'run_ended'
        | 'request_under_way'
        | 'cursor_too_old'
        | 'precondition_failed'
        | 'content_too_large'
        | 'uri_too_long'
        | 'unsupported_media_type'
        | 'range_not_satisfiable'
        | 'expectation_failed'
        | 'unprocessable'
        | 'only_on_host'
        | 'idempotency_key_reused'
        | 'rate_limited'
        | 'too_many_at_once'
        | 'headers_too_large'
        | 'internal_error'
        | 'unavailable'
        | 'database_unavailable'
        | 'busy'
        | 'not_ready'
        | 'took_too_long';
      status: number;
      title: string;
      description: string;
      members: string[];
    };
    ProblemKinds: {
      data: components['schemas']['ProblemKind'][];
    };
    Quote: {
      id: string;
      kind: 'quote';
      source: string;
      external_id: string;
      asset: components['schemas']['AssetRef'] | null;
      title: string;
      url: null;
      currency: string;
      price: string | null;
      market_cap: string | null;
      volume_24h: string | null;
      price_usd: string | null;
      market_cap_usd: string | null;
      volume_24h_usd: string | null;
      change_24h_pct: string | null;
      rank: number | null;
      circulating_supply: string | null;
      total_supply: string | null;
      max_supply: string | null;
      observed_at: string;
      ingested_at: string;
      known_at: string;
      run_id: number;
      withdrawn_at?: string | null;
      conversion?: components['schemas']['QuoteConversion'] | null;
      conversion_reason?: components['schemas']['ConversionReason'] | null;
    };
    QuoteConversion: {
      currency: string;
      price: string | null;
      market_cap: string | null;
      volume_24h: string | null;
      rate: string | null;
      rate_day: string | null;
      source: string | null;
    };
    RawPayload: {
      table: 'raw_api_data' | 'raw_csv_data' | 'raw_third_source_data';
      id: number;
      payload: unknown;
      partition?: string;
      file?: string;
      line?: number;
      format?: {
        [key: string]: unknown;
      };
      fetched_at?: string;
      run_id?: number;
      dropped_at?: string;
      note?: string;
    };
    RecordCounts: {
      fetched: number;
      stored: number;
      updated: number;
      unchanged: number;
      duplicate: number;
      rejected: number;
    };
    Rejection: {
      id: number;
      source: string;
      partition: string;
      external_id: string;
      status: 'open' | 'replayed' | 'superseded' | 'discarded';
      code: string;
      reasons: components['schemas']['RejectionReason'][];
      occurrences: number;
      run_id: number;
      first_seen_at: string;
      last_seen_at: string;
      resolved_at: string | null;
      resolved_reason: string | null;
      payload: unknown;
      file: components['schemas']['RejectionFile'] | null;
    };
    RejectionFile: {
      path: string;
      line: number;
      columns: string[];
      format: {
        [key: string]: unknown;
      };
    };
    RejectionGroup: {
      source: string;
      code: string;
      field: string;
      count: number;
      message: string;
      last_seen_at: string;
    };
    RejectionGroups: {
      data: components['schemas']['RejectionGroup'][];
      metadata: components['schemas']['RejectionGroupsMetadata'];
    };
    RejectionGroupsMetadata: {
      request_id: string;
      grouped: number;
      complete: boolean;
    };
    RejectionPage: {
      data: components['schemas']['RejectionSummary'][];
      metadata: components['schemas']['TotalMetadata'];
    };
    RejectionReason: {
      path: string;
      code: string;
      message: string;
    };
    RejectionReplay: {
      dry_run: boolean;
      matched: number;
      passed: number;
      failed: number;
      failures: components['schemas']['FailureCount'][];
      sample: components['schemas']['FailedReplay'][];
      next_after: number | null;
    };
    RejectionSummary: {
      id: number;
      source: string;
      partition: string;
      external_id: string;
      status: 'open' | 'replayed' | 'superseded' | 'discarded';
      code: string;
      reasons: components['schemas']['RejectionReason'][];
      occurrences: number;
      run_id: number;
      first_seen_at: string;
      last_seen_at: string;
      resolved_at: string | null;
      resolved_reason: string | null;
    };
    RenamedCoin: {
      id: string;
      symbol: string | null;
      name: string | null;
      old_symbol: string | null;
      old_name: string | null;
    };
    RenamedCoins: {
      count: number;
      data: components['schemas']['RenamedCoin'][];
    };
    ReplicaCheck: {
      status: 'up';
      condition: 'ok' | 'behind' | 'away';
      lag_seconds: number | null;
    };
    ReviewItem: {
      reason: components['schemas']['ReviewReason'];
      listing: components['schemas']['ReviewedListing'] | null;
      asset: components['schemas']['AssetRef'] | null;
      confidence: string | null;
      evidence: components['schemas']['ListingComparison'][];
      candidates: components['schemas']['ListingComparison'][];
      consensus: components['schemas']['Consensus'] | null;
      settled_by: ('contract' | 'name' | 'prices')[];
      choices: components['schemas']['SettleChoice'][];
    };
    ReviewMetadata: {
      request_id: string;
      limit: number;
      next_cursor: string | null;
    };
    ReviewPage: {
      data: components['schemas']['ReviewItem'][];
      metadata: components['schemas']['ReviewMetadata'];
    };
    ReviewReason: 'ambiguous' | 'disputed' | 'price_only' | 'renamed';
    ReviewedListing: {
      source: string;
      external_id: string;
      currency: string;
      symbol: string | null;
      name: string;
      inactive_since: string | null;
    };
    Root: {
      service: string;
      links: {
        markets: string;
        data: string;
        assets: string;
        stats: string;
        sources: string;
        runs: string;
        feeds: string;
        health: string;
        metrics: string;
        docs: string;
        guide?: string;
        openapi: string;
      };
    };
    Run: {
      id: number;
      source: string;
      trigger: 'schedule' | 'start' | 'api' | 'cli';
      mode: 'live' | 'backfill' | 'replay';
      options: components['schemas']['RunOptions'];
      status: components['schemas']['RunStatus'];
      queued_at: string;
      started_at: string | null;
      cancel_requested_at: string | null;
      finished_at: string | null;
      duration_seconds: number | null;
      folded: number;
      folded_since: string | null;
      partitions_unchanged: number;
      pages: number;
      fetched: number;
      stored: number;
      updated: number;
      unchanged: number;
      duplicate: number;
      rejected: number;
      bytes: number;
      retries: number;
      error: components['schemas']['RunError'] | null;
      resumes_at: string | null;
    };
    RunComparison: {
      source: string;
      base: components['schemas']['Run'];
      other: components['schemas']['Run'];
      figures: components['schemas']['ComparedFigures'];
      rejections: components['schemas']['ComparedRejections'][];
      drift: components['schemas']['ComparedDrift'];
      partitions: components['schemas']['ComparedPartitions'];
      records: components['schemas']['ComparedRecords'];
      stands_out: string[];
      metadata: components['schemas']['ComparisonMetadata'];
    };
    RunCounts: {
      queued: number;
      running: number;
      succeeded: number;
      partial: number;
      failed: number;
      interrupted: number;
      cancelled: number;
    };
    RunDetail: {
      id: number;
      source: string;
      trigger: 'schedule' | 'start' | 'api' | 'cli';
      mode: 'live' | 'backfill' | 'replay';
      options: components['schemas']['RunOptions'];
      status: components['schemas']['RunStatus'];
      queued_at: string;
      started_at: string | null;
      cancel_requested_at: string | null;
      finished_at: string | null;
      duration_seconds: number | null;
      folded: number;
      folded_since: string | null;
      partitions_unchanged: number;
      pages: number;
      fetched: number;
      stored: number;
      updated: number;
      unchanged: number;
      duplicate: number;
      rejected: number;
      bytes: number;
      retries: number;
      error: components['schemas']['RunError'] | null;
      resumes_at: string | null;
      partitions: components['schemas']['RunPartition'][];
      checkpoint_before: {
        [key: string]: unknown;
      };
      checkpoint_after: {
        [key: string]: unknown;
      };
    };
    RunDurations: {
      last: number | null;
      mean: number | null;
      max: number | null;
    };
    RunError: {
      stage: string | null;
      code: string;
      message: string | null;
    };
    RunFailedEvent: {
      type: 'run.failed';
      timestamp: string;
      data: {
        run_id: number;
        source: string;
        status: 'failed' | 'partial';
        mode: string;
        trigger: string;
        started_at: string;
        finished_at: string;
        error: {
          stage: string | null;
          code: string | null;
          message: string | null;
        };
        counts: {
          fetched: number;
          stored: number;
          updated: number;
          unchanged: number;
          duplicate: number;
          rejected: number;
        };
      };
    };
    RunOptions: {
      partition?: string;
      since?: string;
      until?: string;
      assets?: string[];
      fill?: boolean;
      interval?: string;
    };
    RunPage: {
      data: components['schemas']['Run'][];
      metadata: components['schemas']['TotalMetadata'];
    };
    RunPartialEvent: {
      type: 'run.partial';
      timestamp: string;
      data: {
        run_id: number;
        source: string;
        status: 'failed' | 'partial';
        mode: string;
        trigger: string;
        started_at: string;
        finished_at: string;
        error: {
          stage: string | null;
          code: string | null;
          message: string | null;
        };
        counts: {
          fetched: number;
          stored: number;
          updated: number;
          unchanged: number;
          duplicate: number;
          rejected: number;
        };
      };
    };
    RunPartition: {
      partition: string;
      status: components['schemas']['PartitionStatus'];
      attempts: number;
      started_at: string | null;
      finished_at: string | null;
      pages: number;
      fetched: number;
      stored: number;
      updated: number;
      unchanged: number;
      duplicate: number;
      rejected: number;
      bytes: number;
      retries: number;
      position: number | null;
      size: number | null;
      error: components['schemas']['RunError'] | null;
      resumes_at: string | null;
      sweep: components['schemas']['SweepReport'] | null;
    };
    RunStatus: 'queued' | 'running' | 'succeeded' | 'partial' | 'failed' | 'interrupted' | 'cancelled';
    Scope: 'read' | 'run' | 'admin';
    Session: {
      name: string | null;
      scopes: ('read' | 'run' | 'admin')[];
      reads_open: boolean;
    };
    SetAside: {
      count: number;
      names: string[];
      error: string;
    };
    SettleChoice: {
      listing: string;
      asset: string | null;
    };
    Source: {
      name: string;
      kind: 'api' | 'csv' | 'third';
      enabled: boolean;
      schedule: string | null;
      next_run_at: string | null;
      budgets: components['schemas']['CallBudget'][];
      checkpoints: number;
      last_run: components['schemas']['Run'] | null;
    };
    SourceCheck: {
      source: string;
      kind: 'api' | 'csv' | 'third';
      partitions: {
        count: number;
        first: string[];
      };
      page: {
        partition: string;
        records: number;
        stored: number;
        rejected: number;
        bytes: number;
        next: {
          [key: string]: unknown;
        };
      } | null;
      items: {
        [key: string]: unknown;
      }[];
      rejections: components['schemas']['SourceCheckRejection'][];
      error: {
        code: string;
        message: string;
      } | null;
    };
    SourceCheckRejection: {
      external_id: string;
      reasons: {
        path: string;
        code: string;
        message: string;
      }[];
      payload: unknown;
    };
    SourceFailingEvent: {
      type: 'source.failing';
      timestamp: string;
      data: {
        source: string;
        failures: number;
        failing_since: string;
        run_id: number;
        error: {
          stage: string | null;
          code: string | null;
          message: string | null;
        };
      };
    };
    SourceHealth: {
      run_id?: number;
      last_run: string | null;
      at?: string;
      fetched?: number;
      rejected?: number;
      code?: string | null;
      error?: string | null;
    };
    SourceList: {
      data: components['schemas']['Source'][];
    };
    SourceRecoveredEvent: {
      type: 'source.recovered';
      timestamp: string;
      data: {
        source: string;
        failures: number;
        failing_since: string;
        run_id: number;
      };
    };
    SourceStats: {
      source: string;
      records: components['schemas']['RecordCounts'];
      runs: components['schemas']['RunCounts'];
      duration_seconds: components['schemas']['RunDurations'];
      last_success: string | null;
      last_failure: components['schemas']['LastFailure'] | null;
      last_run: components['schemas']['Run'] | null;
    };
    SourcesCheck: {
      status: 'up' | 'down';
      message?: string;
    } & {
      [key: string]: components['schemas']['SourceHealth'];
    };
    Spread: {
      low: string | null;
      high: string | null;
      pct: string | null;
    };
    Stats: {
      stored: components['schemas']['StoredCounts'];
      sources: components['schemas']['SourceStats'][];
      all: components['schemas']['Totals'];
    };
    StoredCounts: {
      quotes: number;
      candles: number;
      articles: number;
    };
    SweepReport: {
      coins: number;
      appeared: components['schemas']['SweptCoins'];
      returned: components['schemas']['SweptCoins'];
      renamed: components['schemas']['RenamedCoins'];
      missing: components['schemas']['SweptCoins'];
      without_data: components['schemas']['CoinsWithoutData'];
    };
    SweptCoin: {
      id: string;
      symbol: string | null;
      name: string | null;
    };
    SweptCoins: {
      count: number;
      data: components['schemas']['SweptCoin'][];
    };
    TaskError: {
      at: string;
      message: string;
    };
    TotalMetadata: {
      request_id: string;
      limit: number;
      next_cursor: number | null;
      total: number | null;
      total_is_estimate: boolean;
    };
    Totals: {
      records: components['schemas']['RecordCounts'];
      runs: components['schemas']['RunCounts'];
      duration_seconds: components['schemas']['RunDurations'];
      last_success: string | null;
      last_failure: components['schemas']['LastFailure'] | null;
    };
    VanishedRecords: {
      count: number;
      data: string[];
      at_least: number;
    };
    WatchedPrice: {
      asset: string;
      currency: string;
      direction: 'up' | 'down';
      threshold: string | null;
      change_pct: string | null;
      window: string | null;
      hysteresis_pct: string;
      state: 'waiting' | 'armed' | 'crossed';
      price: string | null;
      observed_change_pct: string | null;
      evaluated_at: string | null;
      crossed_at: string | null;
    };
    Webhook: {
      id: number;
      url: string;
      format: 'standard' | 'slack' | 'discord' | 'email';
      events: (
        | 'run.failed'
        | 'run.partial'
        | 'source.failing'
        | 'source.recovered'
        | 'feed.failing'
        | 'feed.recovered'
        | 'drift.detected'
        | 'anomaly.opened'
        | 'asset.review'
        | 'price.crossed'
      )[];
      prices: components['schemas']['WatchedPrice'][];
      description: string | null;
      managed_by: ('ALERT_WEBHOOK_URL' | 'ALERT_EMAIL') | null;
      enabled: boolean;
      disabled_reason: string | null;
      disabled_at: string | null;
      failing_since: string | null;
      last_success_at: string | null;
      created_at: string;
      updated_at: string;
    };
    WebhookAttempt: {
      number: number;
      at: string;
      duration_ms: number;
      status: number | null;
      error: string | null;
      response: string | null;
    };
    WebhookDelivery: {
      id: number;
      message_id: string;
      type:
        | 'webhook.test'
        | 'run.failed'
        | 'run.partial'
        | 'source.failing'
        | 'source.recovered'
        | 'feed.failing'
        | 'feed.recovered'
        | 'drift.detected'
        | 'anomaly.opened'
        | 'asset.review'
        | 'price.crossed';
      status: 'pending' | 'succeeded' | 'failed';
      attempts: number;
      last_status: number | null;
      error: string | null;
      created_at: string;
      next_attempt_at: string | null;
      finished_at: string | null;
    };
    WebhookDeliveryDetail: {
      id: number;
      message_id: string;
      type:
        | 'webhook.test'
        | 'run.failed'
        | 'run.partial'
        | 'source.failing'
        | 'source.recovered'
        | 'feed.failing'
        | 'feed.recovered'
        | 'drift.detected'
        | 'anomaly.opened'
        | 'asset.review'
        | 'price.crossed';
      status: 'pending' | 'succeeded' | 'failed';
      attempts: number;
      last_status: number | null;
      error: string | null;
      created_at: string;
      next_attempt_at: string | null;
      finished_at: string | null;
      timestamp: string;
      data: {
        [key: string]: unknown;
      };
      log: components['schemas']['WebhookAttempt'][];
    };
    WebhookDeliveryPage: {
      data: components['schemas']['WebhookDelivery'][];
      metadata: components['schemas']['PageMetadata'];
    };
    WebhookPage: {
      data: components['schemas']['Webhook'][];
      metadata: components['schemas']['PageMetadata'];
    };
    WebhookTestEvent: {
      type: 'webhook.test';
      timestamp: string;
      data: {
        message: string;
      };
    };
    WebhookWithSecret: {
      secret: string | null;
      id: number;
      url: string;
      format: 'standard' | 'slack' | 'discord' | 'email';
      events: (
        | 'run.failed'
        | 'run.partial'
        | 'source.failing'
        | 'source.recovered'
        | 'feed.failing'
        | 'feed.recovered'
        | 'drift.detected'
        | 'anomaly.opened'
        | 'asset.review'
        | 'price.crossed'
      )[];
      prices: components['schemas']['WatchedPrice'][];
      description: string | null;
      managed_by: ('ALERT_WEBHOOK_URL' | 'ALERT_EMAIL') | null;
      enabled: boolean;
      disabled_reason: string | null;
      disabled_at: string | null;
      failing_since: string | null;
      last_success_at: string | null;
      created_at: string;
      updated_at: string;
    };
  };
  responses: {
    BadRequest: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    Unauthorized: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    Forbidden: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    NotFound: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    NotAcceptable: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    Conflict: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    Gone: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    PreconditionFailed: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    ContentTooLarge: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    UriTooLong: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    UnsupportedMediaType: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    RangeNotSatisfiable: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    UnprocessableContent: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    TooManyRequests: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    ServiceUnavailable: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    GatewayTimeout: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    NotModified: {
      headers: {
        'x-request-id': components['headers']['x-request-id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Cost': components['headers']['RateLimit-Cost'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
        ETag: components['headers']['ETag'];
        [name: string]: unknown;
      };
      content?: never;
    };
  };
  parameters: {
    Kind: 'quote' | 'candle' | 'article';
    Interval: string;
    Symbol: string[];
    Asset: string[];
    Q: string;
    Since: string;
    Until: string;
    MaxAge: string;
    Currency: string;
    MinPrice: string;
    MaxPrice: string;
    Fields: (
      | 'id'
      | 'kind'
      | 'source'
      | 'external_id'
      | 'asset'
      | 'asset.id'
      | 'asset.slug'
      | 'asset.symbol'
      | 'asset.name'
      | 'title'
      | 'currency'
      | 'price'
      | 'market_cap'
      | 'volume_24h'
      | 'price_usd'
      | 'market_cap_usd'
      | 'volume_24h_usd'
      | 'change_24h_pct'
      | 'rank'
      | 'circulating_supply'
      | 'total_supply'
      | 'max_supply'
      | 'observed_at'
      | 'ingested_at'
      | 'known_at'
      | 'run_id'
      | 'withdrawn_at'
      | 'conversion'
      | 'conversion.currency'
      | 'conversion.price'
      | 'conversion.market_cap'
      | 'conversion.volume_24h'
      | 'conversion.rate'
      | 'conversion.rate_day'
      | 'conversion.source'
      | 'conversion_reason'
      | 'interval'
      | 'opened_at'
      | 'open'
      | 'high'
      | 'low'
      | 'close'
      | 'volume'
      | 'quote_volume'
      | 'trades'
      | 'conversion.open'
      | 'conversion.high'
      | 'conversion.low'
      | 'conversion.close'
      | 'conversion.quote_volume'
      | 'url'
      | 'summary'
      | 'author'
      | 'categories'
      | 'image'
      | 'dated_by'
      | 'repaired'
      | 'feed'
      | 'also_in'
      | 'mentions'
    )[];
    Ids: string[];
    Code: string[];
    Field: string[];
    Run: number;
    Status: ('open' | 'replayed' | 'superseded' | 'discarded')[];
    AsOf: string;
    Count: 'none' | 'estimated';
    IfNoneMatch: string;
    Convert: string;
    WebhookId: string;
    WebhookTimestamp: string;
    WebhookSignature: string;
    Limit: number;
    Cursor: number;
    Source: string[];
    Range: string;
    Format: 'json' | 'ndjson' | 'csv' | 'parquet';
    Decimals: 'auto' | 'decimal' | 'double' | 'text';
    Delimiter: ',' | ';' | '\t' | 'comma' | 'semicolon' | 'tab';
    Bom: '0' | '1' | 'false' | 'true';
    Numbers: 'string';
    IdempotencyKey: string;
  };
  requestBodies: never;
  headers: {
    'x-request-id': string;
    RateLimit: string;
    'RateLimit-Cost': number;
    'RateLimit-Policy': string;
    'Retry-After': number;
    'WWW-Authenticate': string;
    ETag: string;
    Link: string;
    'x-kasparro-lsn': string;
    Location: string;
    'Idempotency-Replayed': string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getLiveness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Probe'];
        };
      };
      400: components['responses']['BadRequest'];
    };
  };
  getReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Probe'];
        };
      };
      400: components['responses']['BadRequest'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
    };
  };
  listProblemKinds: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemKinds'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      429: components['responses']['TooManyRequests'];
    };
  };
  getProblemKind: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemKind'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
    };
  };
  getRoot: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Root'];
        };
      };
      302: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      429: components['responses']['TooManyRequests'];
    };
  };
  listData: {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
        cursor?: string;
        kind?: components['parameters']['Kind'];
        interval?: components['parameters']['Interval'];
        ids?: string[];
        source?: components['parameters']['Source'];
        symbol?: string[];
        asset?: string[];
        q?: components['parameters']['Q'];
        since?: components['parameters']['Since'];
        until?: components['parameters']['Until'];
        max_age?: components['parameters']['MaxAge'];
        currency?: components['parameters']['Currency'];
        convert?: components['parameters']['Convert'];
        ingested_since?: string;
        min_price?: components['parameters']['MinPrice'];
        max_price?: components['parameters']['MaxPrice'];
        as_of?: string;
        latest?: boolean;
        inactive?: boolean;
        sort?: 'observed_at' | 'price_usd' | 'market_cap_usd' | 'rank' | 'relevance';
        order?: 'asc' | 'desc';
        count?: 'exact' | 'estimated' | 'none';
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: components['parameters']['Fields'];
      };
      header?: {
        range?: components['parameters']['Range'];
        'if-none-match'?: components['parameters']['IfNoneMatch'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-as-of'?: string;
          'x-ingested-cursor'?: string;
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DataPage'];
          'application/x-ndjson': components['schemas']['Item'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      410: components['responses']['Gone'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getDataItem: {
    parameters: {
      query?: {
        convert?: components['parameters']['Convert'];
      };
      header?: {
        'if-none-match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Item'];
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getLineage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Lineage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  streamData: {
    parameters: {
      query?: {
        kind?: components['parameters']['Kind'];
        interval?: components['parameters']['Interval'];
        source?: components['parameters']['Source'];
        symbol?: string[];
        asset?: string[];
        q?: components['parameters']['Q'];
        since?: components['parameters']['Since'];
        until?: components['parameters']['Until'];
        max_age?: components['parameters']['MaxAge'];
        currency?: components['parameters']['Currency'];
        convert?: components['parameters']['Convert'];
        ingested_since?: string;
        min_price?: components['parameters']['MinPrice'];
        max_price?: components['parameters']['MaxPrice'];
        numbers?: 'number' | 'string';
        fields?: components['parameters']['Fields'];
      };
      header?: {
        'last-event-id'?: string;
        prefer?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      410: components['responses']['Gone'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listReviews: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        reason?: 'ambiguous' | 'disputed' | 'price_only' | 'renamed';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listAssets: {
    parameters: {
      query?: {
        cursor?: string;
        symbol?: components['parameters']['Symbol'];
        asset?: components['parameters']['Asset'];
        ids?: components['parameters']['Ids'];
        source?: components['parameters']['Source'];
        convert?: components['parameters']['Convert'];
        as_of?: components['parameters']['AsOf'];
        limit?: number;
        offset?: number;
        q?: string;
        currency?: string;
        count?: 'exact' | 'estimated' | 'none';
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'id'
          | 'slug'
          | 'symbol'
          | 'name'
          | 'sources'
          | 'currency'
          | 'price'
          | 'price_usd'
          | 'state'
          | 'counted'
          | 'spread_pct'
          | 'outliers'
          | 'conversion'
          | 'conversion.currency'
          | 'conversion.price'
          | 'conversion.rate'
          | 'conversion.rate_day'
          | 'conversion.source'
          | 'conversion_reason'
        )[];
      };
      header?: {
        'if-none-match'?: components['parameters']['IfNoneMatch'];
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-as-of'?: string;
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetPage'];
          'application/x-ndjson': components['schemas']['AssetSummary'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getAsset: {
    parameters: {
      query?: {
        as_of?: components['parameters']['AsOf'];
        currency?: string;
        convert?: components['parameters']['Convert'];
      };
      header?: {
        'if-none-match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Asset'];
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getAssetHistory: {
    parameters: {
      query?: {
        interval?: '1m' | '5m' | '1h' | '1d';
        since?: string;
        until?: string;
        source?: components['parameters']['Source'];
        currency?: string;
        convert?: components['parameters']['Convert'];
        gaps?: boolean;
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'at'
          | 'open'
          | 'high'
          | 'low'
          | 'close'
          | 'mean'
          | 'count'
          | 'volume'
          | 'quote_volume'
          | 'trades'
          | 'from'
          | 'intervals'
          | 'outliers'
          | 'conversion'
          | 'conversion.currency'
          | 'conversion.open'
          | 'conversion.high'
          | 'conversion.low'
          | 'conversion.close'
          | 'conversion.mean'
          | 'conversion.quote_volume'
          | 'conversion.rate'
          | 'conversion.rate_day'
          | 'conversion.source'
          | 'conversion_reason'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetHistory'];
          'application/x-ndjson': components['schemas']['PriceBucket'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      414: components['responses']['UriTooLong'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listAssetArticles: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'id'
          | 'source'
          | 'external_id'
          | 'title'
          | 'url'
          | 'summary'
          | 'author'
          | 'categories'
          | 'observed_at'
          | 'ingested_at'
          | 'run_id'
          | 'confidence'
          | 'evidence'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetArticlePage'];
          'application/x-ndjson': components['schemas']['AssetArticle'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      414: components['responses']['UriTooLong'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listMarkets: {
    parameters: {
      query?: {
        cursor?: string;
        symbol?: components['parameters']['Symbol'];
        asset?: components['parameters']['Asset'];
        ids?: components['parameters']['Ids'];
        source?: components['parameters']['Source'];
        convert?: components['parameters']['Convert'];
        as_of?: components['parameters']['AsOf'];
        limit?: number;
        offset?: number;
        q?: string;
        currency?: string;
        max_age?: string;
        sort?:
          | 'market_cap'
          | 'price'
          | 'volume_24h'
          | 'change_1h_pct'
          | 'change_24h_pct'
          | 'change_7d_pct'
          | 'rank'
          | 'observed_at'
          | 'counted'
          | 'symbol'
          | 'name'
          | 'relevance';
        order?: 'asc' | 'desc';
        sparkline?: boolean;
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'id'
          | 'slug'
          | 'symbol'
          | 'name'
          | 'rank'
          | 'currency'
          | 'price'
          | 'market_cap'
          | 'volume_24h'
          | 'change_1h_pct'
          | 'change_24h_pct'
          | 'change_7d_pct'
          | 'state'
          | 'counted'
          | 'spread_pct'
          | 'outliers'
          | 'sources'
          | 'observed_at'
          | 'sparkline'
          | 'conversion'
          | 'conversion.currency'
          | 'conversion.price'
          | 'conversion.market_cap'
          | 'conversion.volume_24h'
          | 'conversion.rate'
          | 'conversion.rate_day'
          | 'conversion.source'
          | 'conversion_reason'
        )[];
      };
      header?: {
        'if-none-match'?: components['parameters']['IfNoneMatch'];
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-as-of'?: string;
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarketPage'];
          'application/x-ndjson': components['schemas']['Market'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getAssetIdentity: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetIdentity'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listListings: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
        state?: ('matched' | 'ambiguous' | 'new')[];
        source?: components['parameters']['Source'];
        inactive?: boolean;
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'source'
          | 'external_id'
          | 'currency'
          | 'symbol'
          | 'name'
          | 'inactive_since'
          | 'asset'
          | 'asset_id'
          | 'state'
          | 'confidence'
          | 'by_hand'
          | 'candidates'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingPage'];
          'application/x-ndjson': components['schemas']['Listing'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  confirmListing: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmListing'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperationResult'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  settleListings: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SettleListings'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperationResult'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  splitAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SplitAsset'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperationResult'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  mergeAssets: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeAssets'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperationResult'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  undoOperation: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UndoOperation'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperationResult'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  previewSplit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SplitAsset'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperationPreview'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  previewMerge: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeAssets'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperationPreview'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getStats: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Stats'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listSources: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  checkSource: {
    parameters: {
      query?: {
        name?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/yaml': string;
        'application/octet-stream': string;
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceCheck'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  replaySource: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReplaySource'];
      };
    };
    responses: {
      202: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          Location: components['headers']['Location'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Run'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      414: components['responses']['UriTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listCsvFiles: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
        offset?: number;
        q?: string;
        path?: string;
        state?: ('read' | 'waiting' | 'reading' | 'pending' | 'ignored' | 'failed' | 'removed')[];
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'path'
          | 'state'
          | 'error'
          | 'error.code'
          | 'error.message'
          | 'generation'
          | 'size'
          | 'lines'
          | 'rows'
          | 'ignored_lines'
          | 'rejected'
          | 'encoding'
          | 'encoding.name'
          | 'encoding.confidence'
          | 'encoding.gzip'
          | 'format'
          | 'format.kind'
          | 'format.layout'
          | 'format.dialect'
          | 'format.columns'
          | 'format.constants'
          | 'format.notes'
          | 'format.currency'
          | 'format.rules'
          | 'first_read_at'
          | 'last_read_at'
          | 'run_id'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CsvFilePage'];
          'application/x-ndjson': components['schemas']['CsvFile'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  inspectFile: {
    parameters: {
      query?: {
        name?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InspectPath'];
        'text/csv': string;
        'text/tab-separated-values': string;
        'application/gzip': string;
        'application/octet-stream': string;
        'multipart/form-data': {
          file: string;
          profile?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CsvInspection'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  inspectFeed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InspectFeed'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FeedInspection'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listFeeds: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
        state?: ('new' | 'ok' | 'failing' | 'gone' | 'removed')[];
        offset?: number;
        q?: string;
        feed?: string;
        host?: string[];
        repaired?: boolean;
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'id'
          | 'feed'
          | 'name'
          | 'url'
          | 'host'
          | 'state'
          | 'last_poll_at'
          | 'last_success_at'
          | 'last_new_item_at'
          | 'next_poll_at'
          | 'interval_seconds'
          | 'interval_reason'
          | 'failures'
          | 'failing_since'
          | 'error'
          | 'error.code'
          | 'error.message'
          | 'items'
          | 'rejected'
          | 'rejected_share'
          | 'repairs'
          | 'validators'
          | 'validators.etag'
          | 'validators.last_modified'
          | 'moved_to'
          | 'moved_at'
          | 'gone_at'
          | 'removed_at'
          | 'duration_ms'
          | 'run_id'
          | 'added_at'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FeedPage'];
          'application/x-ndjson': components['schemas']['Feed'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  exportFeeds: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'text/x-opml': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getFeed: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Feed'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  resumeFeed: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Feed'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listGaps: {
    parameters: {
      query: {
        asset: string[];
        interval?: string;
        since?: string;
        until?: string;
        source?: components['parameters']['Source'];
        currency?: string;
        kind?: 'quote' | 'candle';
        limit?: number;
        cursor?: string;
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'asset'
          | 'source'
          | 'external_id'
          | 'currency'
          | 'kind'
          | 'since'
          | 'until'
          | 'missing'
          | 'fillable'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GapPage'];
          'application/x-ndjson': components['schemas']['Gap'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listRejections: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
        source?: components['parameters']['Source'];
        code?: components['parameters']['Code'];
        field?: components['parameters']['Field'];
        run?: components['parameters']['Run'];
        status?: components['parameters']['Status'];
        count?: components['parameters']['Count'];
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'id'
          | 'source'
          | 'partition'
          | 'external_id'
          | 'status'
          | 'code'
          | 'reasons'
          | 'occurrences'
          | 'run_id'
          | 'first_seen_at'
          | 'last_seen_at'
          | 'resolved_at'
          | 'resolved_reason'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RejectionPage'];
          'application/x-ndjson': components['schemas']['RejectionSummary'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  groupRejections: {
    parameters: {
      query?: {
        source?: components['parameters']['Source'];
        code?: components['parameters']['Code'];
        field?: components['parameters']['Field'];
        run?: components['parameters']['Run'];
        status?: components['parameters']['Status'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RejectionGroups'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getRejection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rejection'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  replayRejections: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReplayRejections'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RejectionReplay'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  discardRejections: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DiscardRejections'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Discarded'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  discardRejection: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DiscardRejection'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Discarded'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      414: components['responses']['UriTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  compareRuns: {
    parameters: {
      query?: {
        base?: number;
        other?: number;
        source?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunComparison'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listAnomalies: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
        kind?: (
          | 'record_count'
          | 'duration'
          | 'rejection_share'
          | 'silence'
          | 'price_outlier'
          | 'price_disagreement'
          | 'price_jump'
          | 'stale_price'
          | 'partitions_disagree'
        )[];
        source?: components['parameters']['Source'];
        asset?: string[];
        state?: ('open' | 'acknowledged' | 'closed')[];
        since?: string;
        until?: string;
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'id'
          | 'kind'
          | 'source'
          | 'run_id'
          | 'listing'
          | 'asset'
          | 'asset.id'
          | 'asset.slug'
          | 'asset.symbol'
          | 'asset.name'
          | 'score'
          | 'summary'
          | 'figures'
          | 'state'
          | 'at'
          | 'last_seen_at'
          | 'occurrences'
          | 'acknowledged_at'
          | 'acknowledged_reason'
          | 'closed_at'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnomalyPage'];
          'application/x-ndjson': components['schemas']['Anomaly'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getAnomaly: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Anomaly'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  acknowledgeAnomaly: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Acknowledge'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Anomaly'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['ContentTooLarge'];
      414: components['responses']['UriTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listRuns: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
        source?: components['parameters']['Source'];
        status?: ('queued' | 'running' | 'succeeded' | 'partial' | 'failed' | 'interrupted' | 'cancelled')[];
        trigger?: ('schedule' | 'start' | 'api' | 'cli')[];
        count?: components['parameters']['Count'];
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'id'
          | 'source'
          | 'trigger'
          | 'mode'
          | 'options'
          | 'options.partition'
          | 'options.since'
          | 'options.until'
          | 'options.assets'
          | 'options.fill'
          | 'options.interval'
          | 'status'
          | 'queued_at'
          | 'started_at'
          | 'cancel_requested_at'
          | 'finished_at'
          | 'duration_seconds'
          | 'folded'
          | 'folded_since'
          | 'partitions_unchanged'
          | 'pages'
          | 'fetched'
          | 'stored'
          | 'updated'
          | 'unchanged'
          | 'duplicate'
          | 'rejected'
          | 'bytes'
          | 'retries'
          | 'error'
          | 'error.stage'
          | 'error.code'
          | 'error.message'
          | 'resumes_at'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunPage'];
          'application/x-ndjson': components['schemas']['Run'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  startRun: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartRun'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          Location: components['headers']['Location'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BackfillPlan'];
        };
      };
      202: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          Location: components['headers']['Location'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Run'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDetail'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  cancelRun: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Run'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      414: components['responses']['UriTooLong'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  streamRunEvents: {
    parameters: {
      query?: never;
      header?: {
        'last-event-id'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      204: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listCheckpoints: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
        source?: components['parameters']['Source'];
        partition?: string;
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: ('source' | 'partition' | 'cursor' | 'run_id' | 'epoch' | 'updated_at')[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckpointPage'];
          'application/x-ndjson': components['schemas']['Checkpoint'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  resetCheckpoint: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResetCheckpoint'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Checkpoint'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  setCheckpoint: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetCheckpoint'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Checkpoint'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listDriftEvents: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
        source?: components['parameters']['Source'];
        kind?: ('field_added' | 'field_gone' | 'type_changed' | 'newly_null' | 'renamed')[];
        status?: ('open' | 'accepted' | 'dismissed')[];
        run?: number;
        since?: string;
        until?: string;
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'id'
          | 'source'
          | 'partition'
          | 'kind'
          | 'path'
          | 'new_path'
          | 'new_type'
          | 'confidence'
          | 'evidence'
          | 'policy'
          | 'status'
          | 'run_id'
          | 'records'
          | 'first_seen_at'
          | 'last_seen_at'
          | 'decided_at'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DriftPage'];
          'application/x-ndjson': components['schemas']['DriftEvent'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getDriftEvent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DriftEvent'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  acceptDriftEvent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedDrift'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  dismissDriftEvent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DriftEvent'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listApiKeys: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  issueApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IssueApiKey'];
      };
    };
    responses: {
      201: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedApiKey'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  rotateApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotateApiKey'];
      };
    };
    responses: {
      201: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedApiKey'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      414: components['responses']['UriTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  revokeApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKey'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listAuditEntries: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
        actor?: string[];
        action?: string[];
        outcome?: ('done' | 'refused')[];
        since?: string;
        until?: string;
        count?: components['parameters']['Count'];
        format?: components['parameters']['Format'];
        decimals?: components['parameters']['Decimals'];
        delimiter?: components['parameters']['Delimiter'];
        bom?: components['parameters']['Bom'];
        fields?: (
          | 'id'
          | 'at'
          | 'actor'
          | 'key_prefix'
          | 'via'
          | 'address'
          | 'action'
          | 'subject'
          | 'method'
          | 'route'
          | 'request_id'
          | 'outcome'
          | 'status'
          | 'reason'
        )[];
      };
      header?: {
        range?: components['parameters']['Range'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPage'];
          'application/x-ndjson': components['schemas']['AuditEntry'];
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      406: components['responses']['NotAcceptable'];
      412: components['responses']['PreconditionFailed'];
      416: components['responses']['RangeNotSatisfiable'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      400: components['responses']['BadRequest'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  logIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  logOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      400: components['responses']['BadRequest'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listWebhooks: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  createWebhook: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateWebhook'];
      };
    };
    responses: {
      201: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          Location: components['headers']['Location'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookWithSecret'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  deleteWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  updateWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateWebhook'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      414: components['responses']['UriTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  rotateWebhookSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotateWebhookSecret'];
      };
    };
    responses: {
      201: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookWithSecret'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      414: components['responses']['UriTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  testWebhook: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TestWebhook'];
      };
    };
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryDetail'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['ContentTooLarge'];
      414: components['responses']['UriTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listWebhookDeliveries: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
        status?: 'pending' | 'succeeded' | 'failed';
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getWebhookDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        delivery: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryDetail'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      414: components['responses']['UriTooLong'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  replayWebhookDelivery: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: number;
        delivery: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          'x-request-id': components['headers']['x-request-id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Cost': components['headers']['RateLimit-Cost'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'x-kasparro-lsn': components['headers']['x-kasparro-lsn'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryDetail'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      414: components['responses']['UriTooLong'];
      422: components['responses']['UnprocessableContent'];
      429: components['responses']['TooManyRequests'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  runFailed: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunFailedEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  runPartial: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunPartialEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sourceFailing: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SourceFailingEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sourceRecovered: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SourceRecoveredEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  feedFailing: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FeedFailingEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  feedRecovered: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FeedRecoveredEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  driftDetected: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DriftDetectedEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  anomalyOpened: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnomalyOpenedEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  assetReview: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssetReviewEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  priceCrossed: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PriceCrossedEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  webhookTest: {
    parameters: {
      query?: never;
      header: {
        'webhook-id': components['parameters']['WebhookId'];
        'webhook-timestamp': components['parameters']['WebhookTimestamp'];
        'webhook-signature': components['parameters']['WebhookSignature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookTestEvent'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
