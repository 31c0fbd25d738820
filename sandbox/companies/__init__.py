"""Companies that buy in the shop, and who buys for them."""
