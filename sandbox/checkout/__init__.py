"""The checkout: from a cart, over contact, address, delivery and payment, to an order."""
