"""flowver: the Slack assistant for the support channels of Novacura Flow."""
