variable "project" {
  description = "Id of an existing Google Cloud project with billing enabled."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "Expected the id of a project, as in my-project-123."
  }
}

variable "region" {
  description = "Region of all resources."
  type        = string
  default     = "europe-west1"

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "Expected a region, as in europe-west1."
  }
}

variable "image" {
  description = "Kasparro image on ghcr.io, with its version or, better, its digest: kasparro/kasparro@sha256:…"
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9._/-]+(:[0-9][A-Za-z0-9._-]*|@sha256:[0-9a-f]{64})$", var.image))
    error_message = "Expected a version or a digest behind the name, without the registry: kasparro/kasparro:0.1.0."
  }
}

variable "alert_email" {
  description = "E-mail address that receives alerts."
  type        = string

  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+$", var.alert_email))
    error_message = "Expected an address of e-mail."
  }
}

variable "schedules" {
  description = "Schedule of each source: cron in UTC."
  type        = map(string)
  default = {
    coingecko   = "0 */6 * * *"
    coinpaprika = "*/5 * * * *"
    rss         = "*/10 * * * *"
  }

  validation {
    condition     = alltrue([for source in keys(var.schedules) : contains(["coingecko", "coinpaprika", "fx", "rss"], source)])
    error_message = "Expected coingecko, coinpaprika, fx or rss."
  }
}

variable "settings" {
  description = "Additional settings from .env.example, e.g. { RSS_FEEDS = \"https://…\" }. No secrets."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.settings) : !can(regex("KEY$|DATABASE_URL$|^PORT$", name))])
    error_message = "Keys belong into Secret Manager; the database's address and PORT are given."
  }
}

variable "upstream_keys" {
  description = "Which of API_KEY and COINPAPRIKA_API_KEY have a version in Secret Manager. Add the version first."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for name in var.upstream_keys : contains(["API_KEY", "COINPAPRIKA_API_KEY"], name)])
    error_message = "Expected API_KEY or COINPAPRIKA_API_KEY."
  }
}

variable "secrets_version" {
  description = "Increment to generate a new database password and a new admin key."
  type        = number
  default     = 1

  validation {
    condition     = var.secrets_version >= 1 && floor(var.secrets_version) == var.secrets_version
    error_message = "Expected 1, 2, 3 …"
  }
}

variable "public" {
  description = "Whether the API is public; otherwise callers need roles/run.invoker."
  type        = bool
  default     = true
}

variable "api_instances" {
  description = "Minimum and maximum number of API instances. With a minimum of 0, the first request after a pause waits for a cold start."
  type        = object({ min = number, max = number })
  default     = { min = 1, max = 4 }

  validation {
    condition     = var.api_instances.min >= 0 && var.api_instances.max >= max(1, var.api_instances.min) && var.api_instances.max <= 10
    error_message = "Expected 0 <= min <= max, and at most 10: each takes ten of the database's connections."
  }
}

variable "workers" {
  description = "Number of always-on workers. With 0, runs started by POST /runs wait for the next scheduled run of their source."
  type        = number
  default     = 1

  validation {
    condition     = contains([0, 1, 2, 3, 4], var.workers)
    error_message = "Expected 0 to 4."
  }
}

variable "database_tier" {
  description = "Machine type of Cloud SQL."
  type        = string
  default     = "db-custom-1-3840"

  validation {
    condition     = can(regex("^db-", var.database_tier))
    error_message = "Expected a tier, as in db-custom-1-3840."
  }
}

variable "database_available" {
  description = "ZONAL, or REGIONAL for a standby in another zone at twice the price."
  type        = string
  default     = "ZONAL"

  validation {
    condition     = contains(["ZONAL", "REGIONAL"], var.database_available)
    error_message = "Expected ZONAL or REGIONAL."
  }
}

variable "log_days" {
  description = "Log retention."
  type        = number
  default     = 30

  validation {
    condition     = var.log_days >= 1 && var.log_days <= 3650
    error_message = "Expected 1 to 3650."
  }
}
