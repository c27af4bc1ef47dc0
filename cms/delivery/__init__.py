"""Delivery: the HTTP of the contract."""
