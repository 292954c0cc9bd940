"""Text in a strict subset of YAML → nodes that know their line and column."""
