"""Between documents: organisations, organs, people, cases and meetings; one candidate or none, with a reason.

Everything is made from `cards`: what linking needs of a document, without its texts. Nothing here reads a database.
"""
