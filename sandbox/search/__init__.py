"""Search, sitemap, and targets of menus: all that needs products and pages alike."""
