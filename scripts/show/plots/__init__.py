"""Pictures of rival figures and dates."""
