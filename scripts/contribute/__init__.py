"""From a document to an accepted record: questions, sheets, drafts, checks."""
