"""A small printing press: prints plain sources of invented minutes as PDF, docx and odt."""
