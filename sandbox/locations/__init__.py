"""Where buyers can pick up what they order."""
