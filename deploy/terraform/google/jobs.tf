locals {
  run_args = ["run"]
}

# One run of one source; its exit status says whether it succeeded. The schedule passes the source.
resource "google_cloud_run_v2_job" "run" {
  name                = "kasparro-run"
  location            = var.region
  deletion_protection = false

  template {
    template {
      service_account       = google_service_account.worker.email
      timeout               = "3900s"
      max_retries           = 0
      execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

      # Only private traffic, to the database; the rest uses Google's default egress.
      vpc_access {
        egress = "PRIVATE_RANGES_ONLY"
        network_interfaces {
          network    = google_compute_network.kasparro.id
          subnetwork = google_compute_subnetwork.run.id
        }
      }

      containers {
        image   = local.image
        command = ["kasparro"]
        args    = concat(local.run_args, ["coingecko"])

        resources {
          limits = {
            cpu    = "1"
            memory = "1Gi"
          }
        }

        dynamic "env" {
          for_each = local.worker_settings
          content {
            name  = env.key
            value = env.value
          }
        }

        dynamic "env" {
          for_each = local.worker_secrets
          content {
            name = env.key
            value_source {
              secret_key_ref {
                secret  = google_secret_manager_secret.kasparro[env.key].secret_id
                version = env.value
              }
            }
          }
        }
      }
    }
  }

  depends_on = [
    google_secret_manager_secret_iam_member.worker,
  ]
}

# Before a new version: gcloud run jobs execute kasparro-migrate --wait
resource "google_cloud_run_v2_job" "migrate" {
  name                = "kasparro-migrate"
  location            = var.region
  deletion_protection = false

  template {
    template {
      service_account       = google_service_account.migrate.email
      timeout               = "3600s"
      max_retries           = 0
      execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

      # Only private traffic, to the database; the rest uses Google's default egress.
      vpc_access {
        egress = "PRIVATE_RANGES_ONLY"
        network_interfaces {
          network    = google_compute_network.kasparro.id
          subnetwork = google_compute_subnetwork.run.id
        }
      }

      containers {
        image   = local.image
        command = ["kasparro"]
        args    = ["migrate"]

        resources {
          limits = {
            cpu    = "1"
            memory = "512Mi"
          }
        }

        dynamic "env" {
          for_each = local.settings
          content {
            name  = env.key
            value = env.value
          }
        }

        dynamic "env" {
          for_each = local.migrate_secrets
          content {
            name = env.key
            value_source {
              secret_key_ref {
                secret  = google_secret_manager_secret.kasparro[env.key].secret_id
                version = env.value
              }
            }
          }
        }
      }
    }
  }

  depends_on = [
    google_secret_manager_secret_iam_member.migrate,
  ]
}

resource "google_cloud_scheduler_job" "run" {
  for_each  = var.schedules
  name      = "kasparro-run-${each.key}"
  region    = var.region
  schedule  = each.value
  time_zone = "Etc/UTC"
  # A missed tick is not repeated: the next one reads what it would have read.
  attempt_deadline = "30s"

  retry_config {
    retry_count = 1
  }

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/${google_cloud_run_v2_job.run.id}:run"
    headers     = { "Content-Type" = "application/json" }
    body = base64encode(jsonencode({
      overrides = {
        containerOverrides = [{ args = concat(local.run_args, [each.key]) }]
      }
    }))

    oauth_token {
      service_account_email = google_service_account.scheduler.email
    }
  }

  depends_on = [google_project_service.used]
}
