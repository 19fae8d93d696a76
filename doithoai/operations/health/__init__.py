"""The checks of the doctor: keys and places, database, time, papers and mail, backup, stored files."""
