"""All data in open formats: one file of JSON lines for each table, the stored files beside them, and back again."""
