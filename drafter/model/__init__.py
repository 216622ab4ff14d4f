"""The nouns all rooms share: places, papers, reports, tables, findings."""
