"""Made-up products: what `--catalog` adds to the shop, each a function of seed, index and field."""
