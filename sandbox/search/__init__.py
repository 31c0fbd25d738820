"""What needs to know products and pages alike: search, sitemap, and what menus lead to."""
