locals {
  settings = {
    NODE_ENV           = "production"
    SOURCES            = join(",", keys(var.schedules))
    DATABASE_POOL_SIZE = "8"
    # Cloud Run kills after ten seconds. Work in progress continues from its checkpoint.
    SHUTDOWN_TIMEOUT = "8"
  }
  api_settings = merge(
    local.settings,
    {
      ROLE               = "api"
      DATABASE_POOL_SIZE = "4"
      READ_CONNECTIONS   = "4"
      RATE_LIMIT_STORE   = "postgres"
      # Google's front end appends the client's address.
      TRUST_PROXY = "1"
    },
    var.settings,
  )
  # Cloud Scheduler ticks the schedules; processes that scale to zero could not.
  worker_settings = merge(
    local.settings,
    { ROLE = "worker", RUN_ON_START = "false" },
    { for source in keys(var.schedules) : "SCHEDULE_${upper(source)}" => "off" },
    var.settings,
  )
}

resource "google_cloud_run_v2_service" "api" {
  name                = "kasparro-api"
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_ALL"
  deletion_protection = false

  template {
    service_account                  = google_service_account.api.email
    timeout                          = "3600s"
    max_instance_request_concurrency = 80
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.api_instances.min
      max_instance_count = var.api_instances.max
    }

    # Only private traffic, to the database; the rest uses Google's default egress.
    vpc_access {
      egress = "PRIVATE_RANGES_ONLY"
      network_interfaces {
        network    = google_compute_network.kasparro.id
        subnetwork = google_compute_subnetwork.run.id
      }
    }

    containers {
      image = local.image

      ports {
        container_port = 3000
      }

      resources {
        limits = {
          cpu    = "1"
          memory = "1Gi"
        }
        cpu_idle          = true
        startup_cpu_boost = true
      }

      dynamic "env" {
        for_each = local.api_settings
        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = local.api_secrets
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

      # It listens once the schema is up to date: 240 seconds, the longest that Cloud Run waits.
      startup_probe {
        period_seconds    = 5
        timeout_seconds   = 5
        failure_threshold = 48
        http_get {
          path = "/health/ready"
        }
      }

      liveness_probe {
        period_seconds    = 30
        timeout_seconds   = 5
        failure_threshold = 3
        http_get {
          path = "/health/live"
        }
      }
    }
  }

  depends_on = [
    google_secret_manager_secret_iam_member.api,
  ]
}

# It receives no requests: it takes its work from the queue, and needs its CPU all the time.
resource "google_cloud_run_v2_service" "worker" {
  count               = var.workers > 0 ? 1 : 0
  name                = "kasparro-worker"
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = false

  template {
    service_account                  = google_service_account.worker.email
    timeout                          = "60s"
    max_instance_request_concurrency = 80
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.workers
      max_instance_count = var.workers
    }

    # Only private traffic, to the database; the rest uses Google's default egress.
    vpc_access {
      egress = "PRIVATE_RANGES_ONLY"
      network_interfaces {
        network    = google_compute_network.kasparro.id
        subnetwork = google_compute_subnetwork.run.id
      }
    }

    containers {
      image = local.image

      ports {
        container_port = 3000
      }

      resources {
        limits = {
          cpu    = "1"
          memory = "1Gi"
        }
        cpu_idle          = false
        startup_cpu_boost = true
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

      # It listens once the schema is up to date: 240 seconds, the longest that Cloud Run waits.
      startup_probe {
        period_seconds    = 5
        timeout_seconds   = 5
        failure_threshold = 48
        http_get {
          path = "/health/ready"
        }
      }

      liveness_probe {
        period_seconds    = 30
        timeout_seconds   = 5
        failure_threshold = 3
        http_get {
          path = "/health/live"
        }
      }
    }
  }

  depends_on = [
    google_secret_manager_secret_iam_member.worker,
  ]
}
