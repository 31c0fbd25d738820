"""HTTP for shoppers: who may enter, what was received, what is answered, and what is recorded."""
