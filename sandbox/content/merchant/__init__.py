"""Changes of a merchant to pages, blogs, articles, menus and redirects, as by the Admin API."""
