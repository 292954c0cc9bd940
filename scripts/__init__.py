"""The build of `iran-1988-record`: commands at this level, rooms in the folders below it."""
