"""What is known of official Chinese, independent of any report: numbers, headings, sentences, script, layout."""
