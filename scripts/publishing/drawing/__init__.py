"""Pictures of what is contested."""
