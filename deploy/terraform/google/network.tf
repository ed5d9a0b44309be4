resource "google_compute_network" "kasparro" {
  name                    = "kasparro"
  auto_create_subnetworks = false

  depends_on = [google_project_service.used]
}

resource "google_compute_subnetwork" "run" {
  name                     = "kasparro-run"
  network                  = google_compute_network.kasparro.id
  region                   = var.region
  ip_cidr_range            = "10.10.0.0/24"
  private_ip_google_access = true
}

# Address range in which Google places the database.
resource "google_compute_global_address" "services" {
  name          = "kasparro-services"
  network       = google_compute_network.kasparro.id
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  address       = "10.20.0.0"
  prefix_length = 20
}

resource "google_service_networking_connection" "services" {
  network                 = google_compute_network.kasparro.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.services.name]
}

# Processes use this network only to reach the database.
resource "google_compute_firewall" "database_out" {
  name               = "kasparro-database-out"
  network            = google_compute_network.kasparro.id
  direction          = "EGRESS"
  priority           = 1000
  destination_ranges = ["${google_compute_global_address.services.address}/${google_compute_global_address.services.prefix_length}"]

  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}

resource "google_compute_firewall" "nothing_else_out" {
  name               = "kasparro-nothing-else-out"
  network            = google_compute_network.kasparro.id
  direction          = "EGRESS"
  priority           = 65000
  destination_ranges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]

  deny {
    protocol = "all"
  }
}
