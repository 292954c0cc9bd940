"""What a person is asked when a source is new, held at once to the rules of the build."""
