locals {
  is_kasparro = <<-EOT
    (resource.type="cloud_run_revision" AND resource.labels.service_name=~"^kasparro-")
    OR (resource.type="cloud_run_job" AND resource.labels.job_name=~"^kasparro-")
  EOT
}

resource "google_logging_project_bucket_config" "kasparro" {
  project        = var.project
  location       = var.region
  bucket_id      = "kasparro"
  retention_days = var.log_days

  depends_on = [google_project_service.used]
}

resource "google_logging_project_sink" "kasparro" {
  name                   = "kasparro"
  destination            = "logging.googleapis.com/${google_logging_project_bucket_config.kasparro.id}"
  filter                 = local.is_kasparro
  unique_writer_identity = true
}

# Log lines of level error and above.
resource "google_logging_metric" "errors" {
  name   = "kasparro/errors"
  filter = "(${local.is_kasparro}) AND jsonPayload.level>=50"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
  }
}

resource "google_monitoring_notification_channel" "email" {
  display_name = "Kasparro"
  type         = "email"
  labels       = { email_address = var.alert_email }

  depends_on = [google_project_service.used]
}

resource "google_monitoring_uptime_check_config" "health" {
  count        = var.public ? 1 : 0
  display_name = "kasparro-health"
  period       = "60s"
  timeout      = "10s"

  http_check {
    path         = "/health/ready"
    port         = 443
    use_ssl      = true
    validate_ssl = true
  }

  monitored_resource {
    type = "uptime_url"
    labels = {
      project_id = var.project
      host       = trimprefix(google_cloud_run_v2_service.api.uri, "https://")
    }
  }
}

locals {
  alerts = merge(
    {
      "runs fail" = {
        filter    = "resource.type=\"cloud_run_job\" AND resource.labels.job_name=\"kasparro-run\" AND metric.type=\"run.googleapis.com/job/completed_execution_count\" AND metric.labels.result=\"failed\""
        aligner   = "ALIGN_DELTA"
        reducer   = "REDUCE_SUM"
        above     = 2
        alignment = "3600s"
        duration  = "0s"
        do        = "GET /runs?status=failed says at which stage, with which code and why."
      }
      "errors are logged" = {
        filter    = "metric.type=\"logging.googleapis.com/user/${google_logging_metric.errors.name}\" AND resource.type=\"cloud_run_revision\""
        aligner   = "ALIGN_DELTA"
        reducer   = "REDUCE_SUM"
        above     = 10
        alignment = "300s"
        duration  = "0s"
        do        = "Read the lines in the log bucket kasparro: jsonPayload.level>=50."
      }
      "requests fail" = {
        filter    = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=\"kasparro-api\" AND metric.type=\"run.googleapis.com/request_count\" AND metric.labels.response_code_class=\"5xx\""
        aligner   = "ALIGN_DELTA"
        reducer   = "REDUCE_SUM"
        above     = 10
        alignment = "300s"
        duration  = "0s"
        do        = "Error lines carry the request_id that the reply carries."
      }
      "the database's disk fills" = {
        filter    = "resource.type=\"cloudsql_database\" AND metric.type=\"cloudsql.googleapis.com/database/disk/utilization\""
        aligner   = "ALIGN_MEAN"
        reducer   = "REDUCE_MAX"
        above     = 0.9
        alignment = "300s"
        duration  = "900s"
        do        = "It grows up to disk_autoresize_limit; set RETENTION_RAW and RETENTION_QUOTES."
      }
      "connections run out" = {
        filter    = "resource.type=\"cloudsql_database\" AND metric.type=\"cloudsql.googleapis.com/database/postgresql/num_backends\""
        aligner   = "ALIGN_MEAN"
        reducer   = "REDUCE_SUM"
        above     = 170
        alignment = "300s"
        duration  = "300s"
        do        = "Fewer instances, or a larger max_connections."
      }
    },
    var.public ? {
      "it cannot be reached" = {
        filter    = "resource.type=\"uptime_url\" AND metric.type=\"monitoring.googleapis.com/uptime_check/check_passed\" AND metric.labels.check_id=\"${google_monitoring_uptime_check_config.health[0].uptime_check_id}\""
        aligner   = "ALIGN_NEXT_OLDER"
        reducer   = "REDUCE_COUNT_FALSE"
        above     = 1
        alignment = "300s"
        duration  = "120s"
        do        = "GET /health names what is down; then the logs of kasparro-api."
      }
    } : {},
  )
}

resource "google_monitoring_alert_policy" "kasparro" {
  for_each              = local.alerts
  display_name          = "Kasparro: ${each.key}"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.email.id]

  documentation {
    content   = each.value.do
    mime_type = "text/markdown"
  }

  conditions {
    display_name = each.key

    condition_threshold {
      filter          = each.value.filter
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.above
      duration        = each.value.duration

      aggregations {
        alignment_period     = each.value.alignment
        per_series_aligner   = each.value.aligner
        cross_series_reducer = each.value.reducer
      }
    }
  }
}

# An absent metric cannot exceed a threshold.
resource "google_monitoring_alert_policy" "silent" {
  display_name          = "Kasparro: no run succeeds"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.email.id]

  documentation {
    content   = "Does Cloud Scheduler still start the job kasparro-run? What do its executions say?"
    mime_type = "text/markdown"
  }

  conditions {
    display_name = "no run succeeded for an hour"

    condition_absent {
      filter   = "resource.type=\"cloud_run_job\" AND resource.labels.job_name=\"${google_cloud_run_v2_job.run.name}\" AND metric.type=\"run.googleapis.com/job/completed_execution_count\" AND metric.labels.result=\"succeeded\""
      duration = "3600s"

      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }
}
