"""Parts of made-up records: numbers drawn from a seed, names of a locale, kinds of products."""
