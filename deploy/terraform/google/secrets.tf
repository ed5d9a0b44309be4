resource "google_secret_manager_secret" "kasparro" {
  for_each  = toset(["DATABASE_URL", "ADMIN_API_KEY", "API_KEY", "COINPAPRIKA_API_KEY"])
  secret_id = "kasparro-${lower(replace(each.key, "_", "-"))}"

  replication {
    auto {}
  }

  depends_on = [google_project_service.used]
}

# Encrypted, within a private network; the certificate of Cloud SQL names no host that could be compared.
resource "google_secret_manager_secret_version" "database_url" {
  secret                 = google_secret_manager_secret.kasparro["DATABASE_URL"].id
  secret_data_wo         = "postgres://${google_sql_user.kasparro.name}:${ephemeral.random_password.database.result}@${google_sql_database_instance.kasparro.private_ip_address}:5432/${google_sql_database.kasparro.name}?sslmode=no-verify"
  secret_data_wo_version = var.secrets_version

  lifecycle {
    create_before_destroy = true
  }
}

ephemeral "random_password" "admin_api_key" {
  length  = 48
  special = false
}

resource "google_secret_manager_secret_version" "admin_api_key" {
  secret                 = google_secret_manager_secret.kasparro["ADMIN_API_KEY"].id
  secret_data_wo         = ephemeral.random_password.admin_api_key.result
  secret_data_wo_version = var.secrets_version

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  # Versions by number: a new one makes a new revision, and processes that have read it.
  api_secrets = {
    DATABASE_URL  = google_secret_manager_secret_version.database_url.version
    ADMIN_API_KEY = google_secret_manager_secret_version.admin_api_key.version
  }
  worker_secrets = merge(
    { DATABASE_URL = google_secret_manager_secret_version.database_url.version },
    { for name in var.upstream_keys : name => "latest" },
  )
}
