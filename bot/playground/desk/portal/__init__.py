"""The pages that people see: the customer portal and the switchboard. No REST here."""
