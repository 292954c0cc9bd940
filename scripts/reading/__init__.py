"""First room: raw files → values that know their file and line. Nothing is interpreted here."""
