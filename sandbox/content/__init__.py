"""Content of the shop: pages, blogs, menus, redirects, and the shop itself."""
