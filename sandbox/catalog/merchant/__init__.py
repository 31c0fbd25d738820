"""What a merchant does to products and collections through the Admin API."""
