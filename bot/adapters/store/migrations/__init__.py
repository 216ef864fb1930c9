"""The steps from each shape of the tables to the next, run by Alembic."""

# Of a database that was made just now. The last in `versions`.
NEWEST = "0004"
