"""What records are made up of: numbers that follow from a seed, and the names of a locale."""
