# Each may read its own secrets and nothing else in the project.
resource "google_service_account" "api" {
  account_id   = "kasparro-api"
  display_name = "Kasparro: answers"
}

resource "google_service_account" "worker" {
  account_id   = "kasparro-worker"
  display_name = "Kasparro: runs the sources"
}

resource "google_service_account" "migrate" {
  account_id   = "kasparro-migrate"
  display_name = "Kasparro: brings the schema up to date"
}

resource "google_service_account" "scheduler" {
  account_id   = "kasparro-scheduler"
  display_name = "Kasparro: starts runs"
}

resource "google_secret_manager_secret_iam_member" "api" {
  for_each  = toset(["DATABASE_URL", "ADMIN_API_KEY"])
  secret_id = google_secret_manager_secret.kasparro[each.key].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.api.member
}

resource "google_secret_manager_secret_iam_member" "worker" {
  for_each  = toset(["DATABASE_URL", "API_KEY", "COINPAPRIKA_API_KEY"])
  secret_id = google_secret_manager_secret.kasparro[each.key].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.worker.member
}

resource "google_secret_manager_secret_iam_member" "migrate" {
  for_each  = toset(["DATABASE_URL", "MIGRATION_DATABASE_URL"])
  secret_id = google_secret_manager_secret.kasparro[each.key].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.migrate.member
}

# "With overrides", because the caller passes the source.
resource "google_cloud_run_v2_job_iam_member" "scheduler" {
  name     = google_cloud_run_v2_job.run.name
  location = var.region
  role     = "roles/run.jobsExecutorWithOverrides"
  member   = google_service_account.scheduler.member
}

resource "google_cloud_run_v2_service_iam_member" "anyone" {
  count    = var.public ? 1 : 0
  name     = google_cloud_run_v2_service.api.name
  location = var.region
  role     = "roles/run.invoker"
  member   = "allUsers"
}
