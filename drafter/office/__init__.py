"""LibreOffice, and other programs on a file of ours: found, run within bounds, in a profile of their own."""
