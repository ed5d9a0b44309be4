resource "google_secret_manager_secret" "kasparro" {
  for_each  = toset(["DATABASE_URL", "MIGRATION_DATABASE_URL", "ADMIN_API_KEY", "API_KEY", "COINPAPRIKA_API_KEY"])
  secret_id = "kasparro-${lower(replace(each.key, "_", "-"))}"

  replication {
    auto {}
  }

  depends_on = [google_project_service.used]
}

# Replaced versions are kept, because previous revisions still start with them.
locals {
  # Encrypted, within a private network; Cloud SQL's certificate contains no host name to verify.
  database = "${google_sql_database_instance.kasparro.private_ip_address}:5432/${google_sql_database.kasparro.name}?sslmode=no-verify"
}

resource "google_secret_manager_secret_version" "migration_database_url" {
  secret                 = google_secret_manager_secret.kasparro["MIGRATION_DATABASE_URL"].id
  secret_data_wo         = "postgres://${google_sql_user.owner.name}:${ephemeral.random_password.owner.result}@${local.database}"
  secret_data_wo_version = var.secrets_version
  deletion_policy        = "ABANDON"

  lifecycle {
    create_before_destroy = true
  }
}

ephemeral "random_password" "service" {
  length  = 40
  special = false
}

# A role that owns nothing. The migration creates it. A new password belongs to a new role, so that the previous role works
# until all processes use the new one.
resource "google_secret_manager_secret_version" "database_url" {
  secret                 = google_secret_manager_secret.kasparro["DATABASE_URL"].id
  secret_data_wo         = "postgres://kasparro_service_${var.secrets_version}:${ephemeral.random_password.service.result}@${local.database}"
  secret_data_wo_version = var.secrets_version
  deletion_policy        = "ABANDON"

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
  deletion_policy        = "ABANDON"

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  # Versions by number: a new one creates a new revision, whose processes read it.
  api_secrets = {
    DATABASE_URL  = google_secret_manager_secret_version.database_url.version
    ADMIN_API_KEY = google_secret_manager_secret_version.admin_api_key.version
  }
  migrate_secrets = {
    DATABASE_URL           = google_secret_manager_secret_version.database_url.version
    MIGRATION_DATABASE_URL = google_secret_manager_secret_version.migration_database_url.version
  }
  worker_secrets = merge(
    { DATABASE_URL = google_secret_manager_secret_version.database_url.version },
    { for name in var.upstream_keys : name => "latest" },
  )
}
