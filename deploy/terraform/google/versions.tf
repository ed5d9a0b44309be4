terraform {
  # 1.11 introduced write-only arguments: the state contains no password.
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

  # If several people apply, keep the state in a bucket: terraform init -backend-config=bucket=…
  # backend "gcs" {}
}

provider "google" {
  project = var.project
  region  = var.region
}
