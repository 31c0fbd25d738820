"""What a merchant does to pages, blogs, articles, menus and redirects through the Admin API."""
