"""Changes of a merchant to products and collections, as by the Admin API."""
