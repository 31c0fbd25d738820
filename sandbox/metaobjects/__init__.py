"""Metaobjects, and what metafields and metaobjects refer to, since that is of all types."""
