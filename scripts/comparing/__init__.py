"""Fourth room: which rows of one claim or one event agree, overlap or exclude each other."""
