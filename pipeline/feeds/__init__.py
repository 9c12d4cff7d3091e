"""What is done with feeds once they are written: compared, folded, made tables and linked data."""
