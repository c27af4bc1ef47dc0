"""Documents written out for whoever reads no blocks: feeds, archives, language models.

A stored document becomes a sequence of parts (``parts``), which are written as HTML or Markdown.
"""
