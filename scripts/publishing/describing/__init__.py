"""What is said of the dataset in words and in the vocabularies of machines."""
