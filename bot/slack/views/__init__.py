"""Pure functions from answers and translations to Block Kit; the ids of buttons live with the view that shows them."""
