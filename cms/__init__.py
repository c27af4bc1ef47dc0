"""The headless kernel: it knows blocks, pages and delivery, and no page type by name."""
