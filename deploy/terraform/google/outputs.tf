output "url" {
  description = "Where the API answers."
  value       = google_cloud_run_v2_service.api.uri
}

output "admin_api_key" {
  description = "How to read the key for POST /runs."
  value       = "gcloud secrets versions access latest --project=${var.project} --secret=${google_secret_manager_secret.kasparro["ADMIN_API_KEY"].secret_id}"
}

output "database" {
  description = "The Cloud SQL instance, as gcloud sql wants it."
  value       = google_sql_database_instance.kasparro.name
}

output "migrate" {
  description = "How to bring the schema up to date before a new version."
  value       = "gcloud run jobs execute ${google_cloud_run_v2_job.migrate.name} --project=${var.project} --region=${var.region} --wait"
}
