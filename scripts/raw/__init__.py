"""Files people wrote → nodes, texts and rows that know their file and line."""
