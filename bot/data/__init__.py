"""The shipped policy and catalogue files. No code belongs here."""
