"""What helps whoever adds records: schemas for editors, the workbook, drafts of a source."""
