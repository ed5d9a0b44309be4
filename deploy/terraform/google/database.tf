resource "google_sql_database_instance" "kasparro" {
  name                = "kasparro"
  region              = var.region
  database_version    = "POSTGRES_18"
  deletion_protection = true

  settings {
    # New versions default to Enterprise Plus, which costs more and has no custom machine types.
    edition                     = "ENTERPRISE"
    tier                        = var.database_tier
    availability_type           = var.database_available
    disk_type                   = "PD_SSD"
    disk_size                   = 20
    disk_autoresize             = true
    disk_autoresize_limit       = 500
    deletion_protection_enabled = true

    # API instances, workers, simultaneous jobs of all sources, and a rollout that doubles some of them.
    database_flags {
      name  = "max_connections"
      value = "200"
    }

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.kasparro.id
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    backup_configuration {
      enabled                        = true
      start_time                     = "02:00"
      point_in_time_recovery_enabled = true
      transaction_log_retention_days = 7

      backup_retention_settings {
        retained_backups = 14
      }
    }

    maintenance_window {
      day  = 7
      hour = 3
    }

    insights_config {
      query_insights_enabled = true
    }
  }

  lifecycle {
    prevent_destroy = true
    # Grows automatically.
    ignore_changes = [settings[0].disk_size]
  }

  depends_on = [google_service_networking_connection.services]
}

resource "google_sql_database" "kasparro" {
  name     = "kasparro"
  instance = google_sql_database_instance.kasparro.name
}

# The owner of the schema. Each plan generates passwords, but they are only sent when secrets_version is incremented, and
# stored only in Secret Manager.
ephemeral "random_password" "owner" {
  length  = 40
  special = false
}

resource "google_sql_user" "owner" {
  name                = "kasparro"
  instance            = google_sql_database_instance.kasparro.name
  password_wo         = ephemeral.random_password.owner.result
  password_wo_version = var.secrets_version
}
