"""Full-text search: words as they are compared, what of a document they are taken from, the index.

``words`` cuts and folds text and hands it to the stemmer of its language, ``text`` says what of a
document can be found, ``index`` knows how each database finds it.
"""
