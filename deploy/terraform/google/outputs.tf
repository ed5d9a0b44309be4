output "url" {
  description = "URL of the API."
  value       = google_cloud_run_v2_service.api.uri
}

output "admin_api_key" {
  description = "Command that prints the key for POST /runs."
  value       = "gcloud secrets versions access latest --project=${var.project} --secret=${google_secret_manager_secret.kasparro["ADMIN_API_KEY"].secret_id}"
}

output "database" {
  description = "Name of the Cloud SQL instance, for gcloud sql."
  value       = google_sql_database_instance.kasparro.name
}

output "migrate" {
  description = "Command that brings the schema up to date before a new version."
  value       = "gcloud run jobs execute ${google_cloud_run_v2_job.migrate.name} --project=${var.project} --region=${var.region} --wait"
}
