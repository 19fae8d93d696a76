"""Opinions out of the spreadsheets that offices send: guarded, read, understood; nothing is stored here."""
