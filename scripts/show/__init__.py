"""What a person sees of a record: object, page and sentence."""
