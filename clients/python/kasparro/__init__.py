"""A client of Kasparro: see `kasparro.client`."""
