"""Backup and restore: one encrypted file that holds the database and the stored files of one moment."""
