terraform {
  # 1.11 knows write-only arguments: no password is kept in the state.
  required_version = "~> 1.11"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
  }

  # Where several people apply, keep the state in a bucket: terraform init -backend-config=bucket=…
  # backend "gcs" {}
}

provider "google" {
  project = var.project
  region  = var.region
}
